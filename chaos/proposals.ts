/** Many pull requests, each of which is to have one check run in the end: nothing lost, and nothing doubled. */
import type { PullRequestDriver } from "../sandbox/driver/pull-request.ts";
import type { RepositoryDriver } from "../sandbox/driver/repository.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

/** Its words are of no pillar, so that nothing is written but check runs, which GitHub does not count as content. */
const CONFIGURATION = `pillars:
  - id: community
    title: Community
    label: { name: "pillar: community", color: "1f6feb" }
    keywords: [touchpoint]
progress: { ask_owners: false, dashboard: false }
`;

/** A governance repository on which the app is installed. */
export function governance(github: Sandbox, name: string): RepositoryDriver {
  return github.createRepository(name, { ".github/goalkeeper.yml": CONFIGURATION });
}

/** Proposes a goal: one delivery that asks for a check. */
export function propose(repository: RepositoryDriver, number: number): PullRequestDriver {
  const id = `goal-${number}`;
  const text = `id: ${id}\ntitle: Reach it\npillar: community\ncycle: "2024"\nstatus: proposed\nowners: [octocat]\n`;
  return repository.openPullRequest({ branch: id, title: id, files: { [`goals/2024/${id}.yml`]: text } });
}

/** Counts the check runs of the app as they are made, those that no list shows any more among them. */
export function countChecks(github: Sandbox): ReadonlyMap<string, number> {
  const made = new Map<string, number>();
  github.world.listen((event) => {
    if (event.kind !== "check-run" || event.action !== "created") return;
    const { headSha } = event.run.suite;
    made.set(headSha, (made.get(headSha) ?? 0) + 1);
  });
  return made;
}

export function isChecked(proposal: PullRequestDriver): boolean {
  return proposal.checkRuns().some(({ name, status }) => name === "Goalkeeper" && status === "completed");
}

export interface Balance {
  readonly lost: number;
  readonly doubled: number;
}

export function balanceOf(proposals: readonly PullRequestDriver[], made: ReadonlyMap<string, number>): Balance {
  return {
    lost: proposals.filter((proposal) => !isChecked(proposal)).length,
    doubled: [...made.values()].filter((count) => count > 1).length,
  };
}
