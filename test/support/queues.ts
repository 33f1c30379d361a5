/** Queues to test with: on both databases, with runs that end when the test says so, and in processes to be killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Trigger } from "../../src/engine/trigger.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import type { Attempt } from "../../src/engine/run-trigger.ts";
import type { Queue, QueueOptions, Run } from "../../src/queue/queue.ts";
import { startPostgres, type PostgresServer } from "./postgres.ts";

/** Where a queue lives: what a server is started with. */
export type Place = Pick<QueueOptions, "folder" | "databaseUrl" | "attempts" | "concurrency">;

export interface TestDatabases {
  /** A place where no queue has been yet. */
  create(): Promise<Place>;
  /** Opens a queue, which `stopAll` stops. Nothing is retried before a minute has passed unless the test asks for it. */
  open(place: Place, options?: Partial<QueueOptions>): Promise<Queue>;
  /** The log lines of all queues, without those of debugging. */
  readonly log: string[];
  stopAll(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a queue at the place of a test, which is the same each time. */
export type OpenQueue = (options?: Partial<QueueOptions>) => Promise<Queue>;

/** Databases for a test file. To be closed after it. */
export async function pgliteDatabases(): Promise<TestDatabases> {
  const root = await mkdtemp(join(tmpdir(), "goalkeeper-queue-"));
  let count = 0;
  const databases = track(
    () => {
      const folder = join(root, String(++count));
      // To create a database takes three seconds, and to copy one a third of a second, or two thirds asynchronously.
      if (existsSync(template)) cpSync(template, folder, { recursive: true });
      return Promise.resolve({ folder });
    },
    () => rm(root, { recursive: true }),
  );
  const template = join(root, "template");
  const queue = await databases.open({ folder: template });
  await queue.stop();
  return databases;
}

/** As above, on a Postgres server of their own, or on one that is given and stops with them. */
export async function postgresDatabases(given?: PostgresServer): Promise<TestDatabases> {
  const server = given ?? (await startPostgres());
  return track(
    async () => ({ folder: join(tmpdir(), "not-used"), databaseUrl: await server.createDatabase() }),
    () => server.stop(),
  );
}

function track(create: () => Promise<Place>, cleanUp: () => Promise<void>): TestDatabases {
  const log: string[] = [];
  const logger = pino({}, { write: (line) => log.push(line) });
  const queues: Queue[] = [];
  const stopAll = async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  };
  return {
    stopAll,
    create,
    log,
    async open(place, options) {
      const queue = await openQueue({ ...place, logger, retryDelaySeconds: 60, stopTimeoutMs: 1_000, ...options });
      queues.push(queue);
      return queue;
    },
    async close() {
      await stopAll();
      await cleanUp();
    },
  };
}

/** Where the queues of a group of tests live. */
export interface Places {
  /** That of the test: no queue has been there before it. */
  readonly place: Place;
  /** Opens a queue there, which the end of the test stops. */
  readonly open: OpenQueue;
  /** Opens one elsewhere. */
  readonly openAt: TestDatabases["open"];
  /** As that of `TestDatabases`. */
  readonly log: string[];
}

/** To be called where a group of tests begins, or a file of them. */
export function placesFor(start: () => Promise<TestDatabases>): Places {
  let databases: TestDatabases;
  let place: Place;
  beforeAll(async () => {
    databases = await start();
  });
  afterAll(() => databases.close());
  beforeEach(async () => {
    place = await databases.create();
  });
  afterEach(() => databases.stopAll());
  return {
    get place() {
      return place;
    },
    get log() {
      return databases.log;
    },
    open: (options) => databases.open(place, options),
    openAt: (where, options) => databases.open(where, options),
  };
}

export interface StartedRun {
  readonly trigger: Trigger;
  readonly attempt: Attempt;
  readonly startedAt: number;
  readonly succeed: () => void;
  readonly fail: (error: unknown) => void;
}

/** Runs that end when they are told to. `next` waits for the next one that starts. */
export function controlledRuns(): {
  readonly run: Run;
  readonly next: () => Promise<StartedRun>;
  readonly count: () => number;
} {
  const started: StartedRun[] = [];
  const waiting: ((run: StartedRun) => void)[] = [];
  let count = 0;
  return {
    count: () => count,
    run: (trigger, attempt) =>
      new Promise((succeed, fail) => {
        count++;
        const run = { trigger, attempt, startedAt: performance.now(), succeed, fail };
        const waiter = waiting.shift();
        if (waiter === undefined) started.push(run);
        else waiter(run);
      }),
    next() {
      const run = started.shift();
      return run === undefined ? new Promise((resolveNext) => waiting.push(resolveNext)) : Promise.resolve(run);
    },
  };
}

/** What changed about a pull request. */
export function pullRequest(number: number, more: Partial<Trigger> = {}): Trigger {
  return {
    workflow: "check-goals",
    installationId: 1,
    repository: "todogroup/governance",
    subject: { kind: "pull-request", number },
    ...more,
  };
}

export interface ServerProcess {
  readonly pid: number | undefined;
  /** Waits for the next line that it prints. */
  line(): Promise<string>;
  /** `kill -9`, and waits until the process is gone. */
  kill(): Promise<void>;
  /** Waits until it ends by itself; its exit code. */
  ended(): Promise<number | null>;
}

/** A process of its own that opens a queue: see queue-worker.ts. */
export function startServer(mode: "hang" | "hold" | "finish", place: Place): ServerProcess {
  const script = resolve("test/support/queue-worker.ts");
  const child = spawn(process.execPath, [script, mode, JSON.stringify(place)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid,
    async line() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error("The process ended.");
      return value;
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async ended() {
      await exited;
      return child.exitCode;
    },
  };
}
