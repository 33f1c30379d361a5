/** How long it takes from a delivery to the concluded check run, beside what the requests to GitHub take by themselves. */
import { readFileSync } from "node:fs";
import type { PullRequestDriver } from "../sandbox/driver/pull-request.ts";
import type { RepositoryDriver } from "../sandbox/driver/repository.ts";
import { startServer } from "../sandbox/goalkeeper-process.ts";
import { startSandbox, type Sandbox } from "../sandbox/sandbox.ts";

/** As far away as GitHub is from a server in the next region. */
const LATENCY_MS = 50;
const ROUNDS = 7;
const WANTED = 1.5;
const CHANGED_FILES = [1, 100];
/**
 * What the check of a new head in a known repository asks for, counted by test/end-to-end/request-economy.test.ts. The other
 * workflows ask at the same time, and their requests would only make the floor higher.
 */
const REQUESTS_OF_A_CHECK = 5;
const CONFIGURATION = readFileSync("examples/todo-2024/.github/goalkeeper.yml", "utf8");

interface Round {
  readonly milliseconds: number;
  /** The requests of the check one after the other: none of them can start before the one before has ended. */
  readonly floorMilliseconds: number;
}

await using sandbox = await startSandbox({ latencyMs: LATENCY_MS });
const server = await startServer(sandbox);
const governance = sandbox.createRepository("todogroup/governance", {
  ".github/goalkeeper.yml": CONFIGURATION,
  ...goals("base", 200),
});
await sandbox.delivered();
// The first check also opens connections and gets a token.
await timed(sandbox, governance, "warm-up", 1);

let isAsWanted = true;
console.log(`${LATENCY_MS} ms added to every request, ${ROUNDS} rounds, medians\n`);
for (const files of CHANGED_FILES) {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // oxlint-disable-next-line no-await-in-loop
    rounds.push(await timed(sandbox, governance, `files-${files}-${round}`, files));
  }
  const ratio = median(rounds.map(({ milliseconds, floorMilliseconds }) => milliseconds / floorMilliseconds));
  const time = median(rounds.map(({ milliseconds }) => milliseconds)).toFixed(0);
  const floor = median(rounds.map(({ floorMilliseconds }) => floorMilliseconds)).toFixed(0);
  const holds = ratio <= WANTED;
  isAsWanted &&= holds;
  console.log(
    `${holds ? "✓" : "✗"} ${String(files).padStart(3)} changed: ${time} ms from the delivery to the check run, ` +
      `${ratio.toFixed(2)} × the floor of ${floor} ms. Wanted: at most ${WANTED}.`,
  );
}
await server.stop();
if (!isAsWanted) process.exitCode = 1;

async function timed(github: Sandbox, repository: RepositoryDriver, branch: string, files: number): Promise<Round> {
  const start = performance.now();
  const pullRequest = repository.openPullRequest({
    branch,
    title: branch,
    author: "mona",
    files: goals(branch, files),
  });
  await github.until(() => isConcluded(pullRequest), 30_000);
  const milliseconds = performance.now() - start;
  return { milliseconds, floorMilliseconds: REQUESTS_OF_A_CHECK * LATENCY_MS };
}

function isConcluded(pullRequest: PullRequestDriver): boolean {
  return pullRequest.checkRuns().some(({ name, status }) => name === "Goalkeeper" && status === "completed");
}

function goals(name: string, count: number): Record<string, string> {
  const files = Array.from({ length: count }, (_, index) => {
    const id = `${name}-${index}`;
    return [
      `goals/2024/${id}.yml`,
      `id: ${id}\ntitle: Reach goal ${id}\npillar: community-engagement\ncycle: "2024"\nstatus: active\nowners: [octocat]\n`,
    ];
  });
  return Object.fromEntries(files);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
