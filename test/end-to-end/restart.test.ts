/** The real server as a process of its own: what it had begun when it was killed, it ends after its next start. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import type { RequestFilter } from "../../sandbox/http/faults.ts";
import { startServer, type ServerProcess } from "../../sandbox/goalkeeper-process.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { checkRunOf } from "../support/goalkeeper.ts";
import { goal, goalWithFindings, governance, pathOf } from "../support/goals.ts";

const TIMEOUT_MS = 60_000;
const folder = await mkdtemp(join(tmpdir(), "goalkeeper-restart-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** On the same folder for all tests: a database takes seconds to make. */
async function start(github: Sandbox, data = folder): Promise<ServerProcess> {
  const server = await startServer(github, { folder: data });
  onTestFinished(() => server.kill());
  return server;
}

async function sandbox(): Promise<Sandbox> {
  const github = await startSandbox();
  onTestFinished(() => github.close());
  return github;
}

it.each<[string, RequestFilter]>([
  ["its first request", { kind: "graphql" }],
  ["the first annotations", { operation: "checks/create" }],
  ["the second annotations", { operation: "checks/update" }],
])(
  "a server that is killed at %s ends the check after its next start",
  async (_claim, filter) => {
    const github = await sandbox();
    const repository = github.createRepository("todogroup/governance", governance());
    const first = await start(github);
    const kill = (): Promise<void> | undefined => (github.requests.count(filter) === 1 ? first.kill() : undefined);
    const pullRequest = repository.openPullRequest({
      branch: "wrong",
      files: { [pathOf("wrong")]: goalWithFindings("wrong", 137) },
    });
    // The answer to this request does not reach it any more.
    await github.until(kill, TIMEOUT_MS);
    await start(github);
    await github.until(() => checkRunIsWhole(pullRequest), TIMEOUT_MS);
    const lines = checkRunOf(pullRequest).annotations.map(({ startLine }) => startLine);
    expect(lines).toEqual(Array.from({ length: 137 }, (_, index) => 7 + index));
    expect(pullRequest.checkRunHistory()).toHaveLength(1);
  },
  2 * TIMEOUT_MS,
);

function checkRunIsWhole(pullRequest: Parameters<typeof checkRunOf>[0]): boolean {
  return pullRequest.checkRuns().some(({ status, annotations }) => status === "completed" && annotations.length >= 137);
}

it(
  "a delivery that was sent while the server was down is asked for by the next one, and checked",
  async () => {
    const github = await sandbox();
    const repository = github.createRepository("todogroup/governance", governance());
    // A server that was killed in the other folder may seem to be there for half a minute.
    const data = join(folder, "down");
    const server = await start(github, data);
    await server.stop();
    const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
    await github.until(() => github.deliveries.pending === 0, TIMEOUT_MS);
    const failed = github.deliveries.log.filter(
      ({ statusCode, event }) => statusCode === 0 && event === "pull_request",
    );
    expect(failed).toHaveLength(1);
    await start(github, data);
    await github.until(() => pullRequest.checkRuns().some(({ conclusion }) => conclusion === "success"), TIMEOUT_MS);
  },
  2 * TIMEOUT_MS,
);

it(
  "a pull request of which no delivery was ever made is checked after a start, and another when an operator says so",
  async () => {
    const github = await sandbox();
    // The folder remembers what was looked at lately, by the numbers of installations and names.
    const repository = github.createRepository("todogroup/unheard", governance());
    const open = (branch: string) => repository.openPullRequest({ branch, files: { [pathOf(branch)]: goal(branch) } });
    const first = open("one");
    const isRight = (pull: typeof first): boolean =>
      pull.checkRuns().some(({ conclusion }) => conclusion === "success");
    const { pid } = await start(github);
    await github.until(() => isRight(first), TIMEOUT_MS);
    github.deliveries.drop({}, 100);
    const second = open("two");
    if (pid !== undefined) process.kill(pid, "SIGUSR2");
    await github.until(() => isRight(second), TIMEOUT_MS);
    expect([first, second].map((one) => one.checkRunHistory().length)).toEqual([1, 1]);
  },
  2 * TIMEOUT_MS,
);
