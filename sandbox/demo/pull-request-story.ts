/** The story of a pull request: a goal is added with mistakes, gets checked, is mended, and gets checked again. */
import type { PullRequestDriver } from "../driver/pull-request.ts";
import type { RepositoryDriver } from "../driver/repository.ts";
import type { Sandbox } from "../sandbox.ts";
import type { CheckRun } from "../world/model.ts";
import { STEP_TIMEOUT_MS } from "./governance.ts";
import type { Steps } from "./steps.ts";

const PATH = "goals/2024/ospo-mentoring.yml";
const OTHER_PATH = "goals/2024/call-feedback.yml";
const RIGHT = `id: ospo-mentoring
title: Bring newcomers and experienced OSPO people together
pillar: community-engagement
cycle: "2024"
status: proposed
owners: [octocat]
summary: >
  Who starts an OSPO has questions that somebody else has answered before.
initiatives:
  - id: pairs
    title: Find the first ten pairs
    practice: new
    status: todo
    due: 2024-11-30
    measure: { unit: pairs, from: 0, to: 10, current: 0 }
`;
const WRONG = RIGHT.replace("community-engagement", "engagement")
  .replace("owners:", "ownres:")
  .replace("2024-11-30", "2024-11-31")
  .replace("  - id: pairs\n", "  - id: pairs\n    statsu: todo\n")
  .replace("    status: todo\n", "");

/** The first half: a pull request with mistakes is opened and checked. Needs a sandbox to which the server is connected. */
export async function proposeGoal(
  github: Sandbox,
  repository: RepositoryDriver,
  steps: Steps,
): Promise<PullRequestDriver> {
  const pullRequest = await steps.step("Mona opens a pull request that adds a goal, with mistakes", () =>
    repository.openPullRequest({
      branch: "mentoring",
      title: "Add a goal: mentoring for OSPO newcomers",
      body: "Newcomers ask for it in every call.",
      author: "mona",
      files: { [PATH]: WRONG, [OTHER_PATH]: progressed(repository) },
    }),
  );
  const run = await steps.step("Goalkeeper checks it, and marks each mistake at its line", () =>
    github.until(() => concluded(pullRequest, "failure"), STEP_TIMEOUT_MS),
  );
  for (const { startLine, title, message } of run.annotations) steps.say(`    line ${startLine}  ${title}: ${message}`);
  return pullRequest;
}

/** The second half: the mend is pushed and checked. */
export async function mendGoal(github: Sandbox, pullRequest: PullRequestDriver, steps: Steps): Promise<void> {
  await steps.step("She pushes the mend", () => pullRequest.push({ [PATH]: RIGHT }, "Mend the goal"));
  await steps.step("Goalkeeper checks the new head, and the goals are right", () =>
    github.until(() => concluded(pullRequest, "success"), STEP_TIMEOUT_MS),
  );
}

function concluded(pullRequest: PullRequestDriver, conclusion: CheckRun["conclusion"]): CheckRun | undefined {
  return pullRequest.checkRuns().find((run) => run.name === "Goalkeeper" && run.conclusion === conclusion);
}

/** A second goal changes as well, so that there is something to compare. */
function progressed(repository: RepositoryDriver): string {
  return (repository.read(OTHER_PATH) ?? "").replace("status: done", "status: active");
}
