/** Two servers on one Postgres, one of which is killed in the middle: all is done, nothing twice, and faster than by one. */
import { setTimeout as wait } from "node:timers/promises";
import { startServer, type ServerProcess } from "../sandbox/goalkeeper-process.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { readNumbers } from "./options.ts";
import { balanceOf, countChecks, governance, isChecked, propose, type Balance } from "./proposals.ts";

/** As far away as GitHub is: servers wait for most of the time, and two of them wait at once. */
const LATENCY_MS = 150;
/** Two thirds of the slots of a server are for one repository at most. */
const REPOSITORIES = 8;
const LAST_MS = 15 * 60_000;

interface Result extends Balance {
  readonly seconds: number;
}

const { deliveries } = readNumbers({ deliveries: 2_000 });
const postgres = await startPostgres();
const one = await run(1);
console.log(
  `1 server: ${deliveries} pull requests in ${one.seconds.toFixed(1)} s, ${one.lost} lost, ${one.doubled} doubled.`,
);
const two = await run(2);
await postgres.stop();
console.log(
  `2 servers, one killed in the middle: ${deliveries} pull requests in ${two.seconds.toFixed(1)} s, ` +
    `${two.lost} lost, ${two.doubled} doubled.`,
);
const ratio = one.seconds / two.seconds;
const isRight = ratio > 1 && [one, two].every(({ lost, doubled }) => lost === 0 && doubled === 0);
console.log(
  `${isRight ? "✓" : "✗"} ${ratio.toFixed(2)} × as fast as one. Wanted: more than 1, none lost and none doubled.`,
);
if (!isRight) process.exitCode = 1;

async function run(count: 1 | 2): Promise<Result> {
  await using github = await startSandbox({ latencyMs: LATENCY_MS });
  const made = countChecks(github);
  const environment = { DATABASE_URL: await postgres.createDatabase() };
  // The one that takes deliveries is started last, since that is where they go.
  const other =
    count === 2 ? await startServer(github, { environment: { ...environment, WORKER: "only" } }) : undefined;
  const server = await startServer(github, { environment });
  const repositories = Array.from({ length: REPOSITORIES }, (_, index) =>
    governance(github, `todogroup/place-${index}`),
  );
  await github.delivered();
  const startedAt = performance.now();
  const proposals = Array.from({ length: deliveries }, (_, index) => {
    const repository = repositories[index % REPOSITORIES];
    if (repository === undefined) throw new Error("There is no repository.");
    return propose(repository, index);
  });
  const done = (): number => proposals.filter(isChecked).length;
  if (other !== undefined) await killInTheMiddle(other, () => done() >= deliveries / 2);
  await github.until(() => done() === deliveries, LAST_MS).catch(() => {});
  const seconds = (performance.now() - startedAt) / 1000;
  await server.stop();
  return { seconds, ...balanceOf(proposals, made) };
}

async function killInTheMiddle(server: ServerProcess, isTheMiddle: () => boolean): Promise<void> {
  while (!isTheMiddle()) {
    // oxlint-disable-next-line no-await-in-loop
    await wait(50);
  }
  await server.kill();
}
