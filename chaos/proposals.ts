/** Many pull requests, each of which is to have one check run in the end: nothing lost, and nothing doubled. */
import type { PullRequestDriver } from "../sandbox/driver/pull-request.ts";
import type { RepositoryDriver } from "../sandbox/driver/repository.ts";
import { startSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import type { CheckRun } from "../sandbox/world/model.ts";

/** Its words are those of no call, so that nothing is written but check runs: of other content GitHub takes 500 an hour. */
const CONFIGURATION = `pillars:
  - id: community
    title: Community
    label: { name: "pillar: community", color: "1f6feb" }
    keywords: [mentoring]
`;

/** What it would deliver beside pull requests asks for nothing here, and there would be three times as much. */
export function startGitHub(latencyMs: number): Promise<Sandbox> {
  return startSandbox({ latencyMs, app: { events: ["pull_request"] } });
}

/**
 * Governance repositories, each of a community with an installation of its own: of one installation GitHub takes 5,000
 * requests an hour, and a thousand pull requests cost that many.
 */
export function governanceRepositories(github: Sandbox, count: number): readonly RepositoryDriver[] {
  return Array.from({ length: count }, (_, index) =>
    github.createRepository(`community-${index + 1}/governance`, { ".github/goalkeeper.yml": CONFIGURATION }),
  );
}

/** Proposes one more call, in one repository after the other. */
export class Proposals {
  readonly all: PullRequestDriver[] = [];
  readonly #repositories: readonly RepositoryDriver[];
  /** How many check runs of the app each commit was given, those among them that no list shows any more. */
  readonly #made = new Map<string, number>();
  readonly #concluded = new Set<string>();

  constructor(github: Sandbox, repositories: readonly RepositoryDriver[]) {
    this.#repositories = repositories;
    github.world.listen((event) => {
      if (event.kind !== "check-run") return;
      const { headSha } = event.run.suite;
      if (event.action === "created") this.#made.set(headSha, (this.#made.get(headSha) ?? 0) + 1);
      if (event.action === "completed" && isOurs(event.run)) this.#concluded.add(headSha);
    });
  }

  /** How many have their check run. Told by what happened, since waiting asks after each request. */
  get done(): number {
    return this.#concluded.size;
  }

  propose(): void {
    const number = this.all.length;
    const repository = this.#repositories[number % this.#repositories.length];
    if (repository === undefined) throw new Error("There is no repository.");
    const id = `2024-03-28-call-${number}`;
    const text = `id: ${id}\nstarts: 2024-03-28T12:00:00Z\naudience: open\ntitle: Call ${number}\n`;
    this.all.push(repository.openPullRequest({ branch: id, title: id, files: { [`touchpoints/${id}.yml`]: text } }));
  }

  /** Those without a concluded check run, as GitHub shows them now. */
  lost(): readonly PullRequestDriver[] {
    return this.all.filter(
      (proposal) => !proposal.checkRuns().some((run) => isOurs(run) && run.status === "completed"),
    );
  }

  /** Those whose head was given more than one. */
  doubled(): readonly PullRequestDriver[] {
    return this.all.filter(({ headSha }) => (this.#made.get(headSha) ?? 0) > 1);
  }
}

function isOurs({ name }: CheckRun): boolean {
  return name === "Goalkeeper";
}
