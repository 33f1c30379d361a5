/** The real server, killed again and again while deliveries come: in the end none is lost, and none had its effect twice. */
import { setTimeout as wait } from "node:timers/promises";
import { startServer, type ServerProcess } from "../sandbox/goalkeeper-process.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { databasesOf, type RunDatabase } from "./database.ts";
import { leftOver } from "./left-over.ts";
import { optionsOf } from "./options.ts";
import { governanceRepositories, Proposals, startGitHub } from "./proposals.ts";
import { grouped, row, say } from "./say.ts";

const LATENCY_MS = 20;
const LAST_MS = 10 * 60_000;
const REPOSITORIES = 4;
/** Between two deliveries, so that kills meet all that a server does, and not only the storing of what came in a rush. */
const PAUSE_MS = 40;
/** Comes while nobody listens, fails, and is sent again after the next start. */
const WHILE_DOWN = 2;

const { deliveries, kills, database } = optionsOf(
  "chaos:kills",
  {
    deliveries: ["N", "so many pull requests, each of which is a delivery that asks for a check (1000)"],
    kills: ["K", "so many kills, spread over them (20)"],
    database: ["pglite|postgres", "where the queue of the server lives (pglite)"],
  },
  (options) => ({
    deliveries: options.amount("deliveries", 1_000, 20_000),
    kills: options.amount("kills", 20, 1_000),
    database: options.oneOf("database", ["pglite", "postgres"]),
  }),
);

say(
  `${grouped(deliveries)} pull requests are opened one after the other, and each is to get one check run. Meanwhile the server,`,
  `with its queue on ${database}, is killed (kill -9) at ${grouped(kills)} random moments and started again.`,
  "",
);
const databases = await databasesOf(database);
try {
  const place = await databases.forRun();
  process.exitCode = (await run(place).finally(() => place.remove())) ? 0 : 1;
} finally {
  await databases.close();
}

/** Whether all is as it should be. */
async function run(place: RunDatabase): Promise<boolean> {
  await using github = await startGitHub(LATENCY_MS);
  const proposals = new Proposals(github, governanceRepositories(github, REPOSITORIES));
  const startedAt = performance.now();
  const { server, downSeconds } = await proposeAndKill(github, proposals, place);
  await github.until(() => proposals.done === deliveries, LAST_MS).catch(() => {});
  const left = await leftOver(server, LAST_MS);
  await server.stop();
  const seconds = (performance.now() - startedAt) / 1000;
  const [lost, doubled] = [proposals.lost().length, proposals.doubled().length];
  const { atOnce, again, never } = arrivals(github);
  for (const [what, count] of [
    ["pull requests", deliveries],
    ["  told of by a delivery that was taken at once", atOnce],
    ["  by one that failed, and that GitHub sent again", again],
    ["  by none: found by looking at the repository", never],
    ["lost: without a check run in the end", lost],
    ["doubled: with more than one", doubled],
    ["left over in the queue", left.unfinished],
    ["dead letters", left.deadLetters],
  ] as const) {
    say(row(what, [grouped(count)]));
  }
  const isRight = lost + doubled + left.unfinished + left.deadLetters === 0;
  say(
    "",
    `${isRight ? "✓" : "✗"} ${grouped(kills)} kills in ${grouped(deliveries)} deliveries on ${database}: ${grouped(lost)} lost, ${grouped(doubled)} doubled, ` +
      `after ${seconds.toFixed(0)} s, in ${downSeconds.toFixed(0)} of which the server was down.`,
  );
  if (!isRight) say("The last that the server said:", ...server.log.slice(-20));
  return isRight;
}

/** Gives the server that is up in the end. */
async function proposeAndKill(github: Sandbox, proposals: Proposals, { folder, url }: RunDatabase) {
  const start = (): Promise<ServerProcess> =>
    startServer(github, { folder, ...(url === undefined ? {} : { environment: { DATABASE_URL: url } }) });
  let server = await start();
  let downMs = 0;
  const proposed = (): number => proposals.all.length;
  for (let killed = 0; killed < kills || proposed() < deliveries;) {
    if (proposed() < deliveries) proposals.propose();
    // oxlint-disable-next-line no-await-in-loop
    await wait(PAUSE_MS * 2 * Math.random());
    // Spread over all deliveries, the last well before their end.
    if (killed === kills || proposed() < ((killed + Math.random()) * deliveries) / kills) continue;
    const downAt = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await server.kill();
    killed += 1;
    for (let down = 0; down < WHILE_DOWN && proposed() < deliveries; down += 1) proposals.propose();
    // oxlint-disable-next-line no-await-in-loop
    await github.delivered();
    // oxlint-disable-next-line no-await-in-loop
    server = await start();
    downMs += performance.now() - downAt;
  }
  return { server, downSeconds: downMs / 1000 };
}

/** How the server came to hear of each pull request, by GitHub's log of deliveries. */
function arrivals({ deliveries: { log } }: Sandbox) {
  const opened = log.filter(({ event, action }) => event === "pull_request" && action === "opened");
  const taken = (isRedelivery: boolean) =>
    new Set(opened.filter((one) => one.status === "OK" && one.isRedelivery === isRedelivery).map(({ guid }) => guid));
  const [atOnce, later] = [taken(false), taken(true)];
  const again = [...later].filter((guid) => !atOnce.has(guid)).length;
  const never = new Set(opened.map(({ guid }) => guid)).size - atOnce.size - again;
  return { atOnce: atOnce.size, again, never };
}
