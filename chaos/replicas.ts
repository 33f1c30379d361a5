/** Two servers on one Postgres, one of which is killed in the middle: all is done, nothing twice, and faster than by one. */
import { cpus } from "node:os";
import { startServer, type ServerProcess } from "../sandbox/goalkeeper-process.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { leftOver, type LeftOver } from "./left-over.ts";
import { optionsOf } from "./options.ts";
import { governanceRepositories, Proposals, startGitHub } from "./proposals.ts";
import { grouped, row, say } from "./say.ts";
import { takeoverIn, type Takeover } from "./takeover.ts";

/** Two thirds of the slots of a server are for one repository at most. */
const REPOSITORIES = 8;
/** Many times what a run takes, lest one that hangs does so for ever. */
const LAST_MS = 10 * 60_000;
/** What one server does sooner is over before the work of one that was killed is taken over. */
const LONG_ENOUGH_SECONDS = 60;

interface Result extends LeftOver {
  readonly seconds: number;
  readonly lost: number;
  readonly doubled: number;
  /** The part of its time in which the machine did not idle. */
  readonly busy: number;
  readonly takeover: (Takeover & { readonly doneBefore: number }) | undefined;
}

const { deliveries, latencyMs } = optionsOf(
  "chaos:replicas",
  {
    deliveries: ["N", "so many pull requests, each of which is a delivery that asks for a check (2000)"],
    latency: ["MS", "so many milliseconds until GitHub answers a request (100)"],
  },
  (options) => ({
    deliveries: options.amount("deliveries", 2_000, 20_000),
    // GitHub takes a tenth of a second or two. The shorter it is, the less there is to do while a server waits.
    latencyMs: options.amount("latency", 100, 5_000),
  }),
);

say(
  `${grouped(deliveries)} pull requests are opened at once, in ${REPOSITORIES} repositories. Each is to get one check run, and two`,
  `more workflows look at it. GitHub takes ${latencyMs} ms for each answer: a server mostly waits for it.`,
  "",
  row("", ["time", "a second", "lost", "doubled", "left over", "CPU busy"]),
);
const postgres = await startPostgres();
try {
  const one = await run(1);
  say(rowOf("one server", one));
  const two = await run(2);
  say(rowOf("two, one killed in the middle", two));
  process.exitCode = conclude(one, two) ? 0 : 1;
} finally {
  await postgres.stop();
}

async function run(count: 1 | 2): Promise<Result> {
  await using github = await startGitHub(latencyMs);
  const environment = { DATABASE_URL: await postgres.createDatabase() };
  const servers: ServerProcess[] = [];
  try {
    // One after the other, since deliveries go to the one that is started last.
    // oxlint-disable-next-line no-await-in-loop
    while (servers.length < count) servers.push(await startServer(github, { environment }));
    return await measure(github, servers);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** From the first delivery until nothing is left to do. */
async function measure(github: Sandbox, servers: readonly ServerProcess[]): Promise<Result> {
  // The one that is killed takes no deliveries: a balancer would send none to one that is gone.
  const [server, other] = servers.toReversed();
  if (server === undefined) throw new Error("There is no server.");
  const proposals = new Proposals(github, governanceRepositories(github, REPOSITORIES));
  await github.delivered();
  const startedAt = performance.now();
  const timesBefore = processorTimes();
  for (let proposed = 0; proposed < deliveries; proposed += 1) proposals.propose();
  const kill = other === undefined ? undefined : await killInTheMiddle(github, proposals, other);
  await github.until(() => proposals.done === deliveries, LAST_MS).catch(() => {});
  const left = await leftOver(server, LAST_MS);
  const seconds = (performance.now() - startedAt) / 1000;
  const [idle, all] = processorTimes().map((time, index) => time - (timesBefore[index] ?? 0));
  return {
    ...left,
    seconds,
    lost: proposals.lost().length,
    doubled: proposals.doubled().length,
    busy: 1 - (idle ?? 0) / (all ?? 1),
    takeover: kill === undefined ? undefined : { ...takeoverIn(server.log, kill.at), doneBefore: kill.doneBefore },
  };
}

async function killInTheMiddle(github: Sandbox, proposals: Proposals, server: ServerProcess) {
  await github.until(() => proposals.done >= deliveries / 2, LAST_MS).catch(() => {});
  const kill = { at: Date.now(), doneBefore: proposals.done };
  await server.kill();
  return kill;
}

/** Of all processors since the system started: that in which they idled, and all. */
function processorTimes(): readonly [idle: number, all: number] {
  const times = cpus().map((processor) => processor.times);
  const all = times.flatMap((one) => Object.values(one)).reduce((sum, time) => sum + time, 0);
  return [times.reduce((sum, { idle }) => sum + idle, 0), all];
}

/** Whether all is as it should be. */
function conclude(one: Result, two: Result): boolean {
  const { takeover } = two;
  if (takeover !== undefined) {
    const { doneBefore, count, begunSeconds, doneSeconds, meanwhile } = takeover;
    say(
      "",
      `One of the two was killed (kill -9) when ${grouped(doneBefore)} had their check run. The ${grouped(count)} triggers that it had in hand`,
      `were begun again by the other within ${begunSeconds.toFixed(1)} s, and done within ${doneSeconds.toFixed(1)} s; meanwhile it did ${grouped(meanwhile)} others.`,
    );
  }
  const isWhole = [one, two].every(
    ({ lost, doubled, unfinished, deadLetters }) => lost + doubled + unfinished + deadLetters === 0,
  );
  const ratio = one.seconds / two.seconds;
  const isRight = isWhole && ratio > 1;
  say(
    "",
    `${isRight ? "✓" : "✗"} Two servers, of which one was killed half-way, are ${ratio.toFixed(2)} × as fast as one, and ` +
      `${isWhole ? "nothing" : "something"} is lost, doubled or left over.`,
    "  Wanted: more than 1 ×, and nothing.",
  );
  if (ratio <= 1 && one.seconds < LONG_ENOUGH_SECONDS) {
    say("  With so few, the second server has nothing to gain: taking over alone takes up to half a minute.");
  }
  return isRight;
}

function rowOf(name: string, { seconds, lost, doubled, unfinished, deadLetters, busy }: Result): string {
  const rate = (deliveries / seconds).toFixed(1);
  const counts = [lost, doubled, unfinished + deadLetters].map(grouped);
  return row(name, [`${seconds.toFixed(1)} s`, rate, ...counts, `${(busy * 100).toFixed(0)} %`]);
}
