/** A sandbox with a governance repository and a place of contributions, for scenarios of outcomes over real HTTP. */
import type { PullRequestDriver } from "../../sandbox/driver/pull-request.ts";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { keepRecord } from "../../src/workflows/keep-record/index.ts";
import { linkOutcomes } from "../../src/workflows/link-outcomes/index.ts";
import { CALL, FILES } from "./calls.ts";
import { sceneForTest, type Scene } from "./goalkeeper.ts";
import { GOVERNANCE, RECORD_BRANCH } from "./record-world-reader.ts";
import { PLACE } from "./record-world.ts";

export interface OutcomesScene {
  readonly scene: Scene;
  readonly governance: RepositoryDriver;
  readonly place: RepositoryDriver;
  /** Opens a pull request to the place of contributions; `what` makes it another one. */
  readonly contribute: (body: string, what?: string) => PullRequestDriver;
  /** The open rolling pull request; `undefined` where there is none. */
  readonly proposal: () => PullRequestDriver | undefined;
  readonly proposals: () => readonly PullRequestDriver[];
  /** What the file of the call says on a branch. */
  readonly call: (branch?: string) => string;
  /** What wrote to a repository since the last time, its check runs left out: `issues/create-comment`. */
  readonly writesTo: (repository: string) => string[];
  /** Whatever fails for good, fails the test. */
  readonly settled: () => Promise<void>;
}

export async function outcomesScene(): Promise<OutcomesScene> {
  const scene = await sceneForTest({ workflows: [checkGoals, linkOutcomes, keepRecord] });
  const governance = scene.github.createRepository(GOVERNANCE, FILES);
  const place = scene.github.createRepository(PLACE, { "README.md": "# The book\n" });
  await scene.settled();
  const proposals = (): readonly PullRequestDriver[] =>
    [...governance.model.items.values()].flatMap((item) =>
      item.kind === "pull-request" && item.head.branch === RECORD_BRANCH ? [governance.pullRequest(item.number)] : [],
    );
  return {
    scene,
    governance,
    place,
    contribute: (body, what = "page") =>
      place.openPullRequest({ branch: what, title: `Add the ${what}`, body, files: { [`${what}.md`]: `# ${what}\n` } }),
    proposals,
    proposal: () => proposals().find(({ model }) => model.state === "open"),
    call: (branch) => governance.read(CALL, branch) ?? "",
    writesTo(repository) {
      const made = scene.github.requests
        .list()
        .filter(
          ({ kind, method, path }) => kind === "rest" && method !== "GET" && path.includes(`/repos/${repository}/`),
        );
      scene.github.requests.clear();
      return made.map(({ operation }) => operation ?? "?").filter((operation) => !operation.startsWith("checks/"));
    },
    async settled() {
      await scene.settled();
      const [failure] = scene.deadLetters;
      if (failure !== undefined)
        throw new Error(`A trigger failed for good. The log:\n${scene.log.join("")}`, { cause: failure });
    },
  };
}
