/** The real server on a real Postgres beside a sandbox full of goals: what it reads, what it would report, what memory it takes. */
import { startServer, type ServerProcess } from "../../sandbox/goalkeeper-process.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { createLogger } from "../../src/logger.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import { progressTrigger } from "../../src/workflows/report-progress/triggers.ts";
import type { PostgresServer } from "../../test/support/postgres.ts";
import { communityOf, type Community } from "./community.ts";
import { Observer, peakMegabytes } from "./observer.ts";

export interface Measured {
  readonly goals: number;
  /** Of all that a start does, with nothing remembered. */
  readonly readsAtStart: number;
  /** Of report-progress alone, once the files of the commits are known. */
  readonly reads: number;
  /** Of goals that a report was planned for. */
  readonly reported: number;
  readonly seconds: number;
  readonly megabytes: number | undefined;
}

/** As many writes as pass at once, before the server paces them. */
const RUSH = 60;

/** In megabytes: the server when it is ready and there is nothing to do. */
export async function idleMemory(postgres: PostgresServer): Promise<number | undefined> {
  await using sandbox = await startSandbox();
  const { server } = await started(sandbox, await postgres.createDatabase());
  await sandbox.until(() => sandbox.requests.count({ operation: "apps/list-installations" }) > 0);
  const megabytes = peakMegabytes(server);
  await server.kill();
  return megabytes;
}

/** Reads, plans and logs what it would write: once at the start, and once more by itself. */
export async function observed(goals: number, postgres: PostgresServer): Promise<Measured> {
  const community = await communityOf(goals, "observe");
  await using sandbox = community.sandbox;
  const database = await postgres.createDatabase();
  const { server, observer } = await started(sandbox, database);
  try {
    await Promise.all([observer.done("report-progress", 1), observer.done("keep-record", 1)]);
    const readsAtStart = reads(sandbox);
    sandbox.requests.clear();
    const start = performance.now();
    await ask(community, database);
    await observer.done("report-progress", 2);
    const seconds = (performance.now() - start) / 1000;
    const reported = observer.reported.size;
    return { goals, readsAtStart, reads: reads(sandbox), reported, seconds, megabytes: peakMegabytes(server) };
  } finally {
    await server.kill();
  }
}

/** In megabytes: the same where it writes, as far as it comes before it has to wait a minute. */
export async function writingMemory(goals: number, postgres: PostgresServer): Promise<number | undefined> {
  const { sandbox: made } = await communityOf(goals, "enforce");
  await using sandbox = made;
  const { server, observer } = await started(sandbox, await postgres.createDatabase());
  try {
    // Each goal has at least a text to be written and a report.
    await observer.until(() => writes(sandbox) >= Math.min(RUSH, goals * 2));
    return peakMegabytes(server);
  } finally {
    await server.kill();
  }
}

async function started(sandbox: Sandbox, database: string): Promise<{ server: ServerProcess; observer: Observer }> {
  const environment = { DATABASE_URL: database, PATIENCE_SECONDS: "0" };
  const server = await startServer(sandbox, { environment });
  return { server, observer: new Observer(sandbox, server) };
}

/** Puts the trigger into the queue that the server works on, as the clock does when a period begins. */
async function ask({ sandbox, repository }: Community, databaseUrl: string): Promise<void> {
  const [owner = ""] = repository.fullName.split("/");
  const installation = sandbox.installationOf(owner);
  const queue = await openQueue({ databaseUrl, folder: "", logger: createLogger("silent") });
  await queue.enqueue(progressTrigger(installation?.id ?? 0, repository.fullName));
  await queue.stop();
}

function reads({ requests }: Sandbox): number {
  return requests.count({ kind: "graphql" }) + requests.count({ kind: "rest", method: "GET" });
}

function writes({ requests }: Sandbox): number {
  return ["POST", "PATCH"].reduce((sum, method) => sum + requests.count({ kind: "rest", method }), 0);
}
