/** Who is measured: each is a server in a process of its own, and can say afterwards what it has stored. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pino } from "pino";
import { UserError } from "../../src/engine/errors.ts";
import { openFolder } from "../../src/queue/pglite-database.ts";
import { postgresAt } from "../../src/queue/postgres-database.ts";
import { freePort } from "../../test/support/free-port.ts";
import type { PostgresServer } from "../../test/support/postgres.ts";
import { storedKeys } from "../deliveries/stored.ts";

export interface Contender {
  readonly name: string;
  start(): Promise<Running>;
}

export interface Running {
  /** `http://127.0.0.1:1234`. */
  readonly address: string;
  readonly pid: number;
  /** From the start of the process to the first answer. */
  readonly readyMs: number;
  stop(): Promise<void>;
  /** After the stop: the keys of all triggers that it has stored; `undefined` where it stores none. */
  stored(): Promise<ReadonlySet<string> | undefined>;
}

/** What all of them are started with. */
export type Environment = Readonly<Record<string, string>>;

const START_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 2;

export function emptyProbot(scratch: string, environment: Environment): Contender {
  return {
    name: "Probot, empty",
    start: async () => ({
      ...(await started(resolve("bench/empty-probot.js"), scratch, environment)),
      stored: () => Promise.resolve(undefined),
    }),
  };
}

/** With a folder that is new for each start, unless one is named. */
export function onPglite(script: string, scratch: string, environment: Environment, folder?: string): Contender {
  return {
    name: "Goalkeeper on PGlite",
    async start() {
      const place = folder ?? mkdtempSync(join(scratch, "data-"));
      return {
        ...(await started(script, scratch, { ...environment, DATA_DIR: place })),
        stored: async () => storedKeys(await openFolder(place, pino({ level: "silent" }))),
      };
    },
  };
}

/** With a database that is new for each start. */
export function onPostgres(
  script: string,
  scratch: string,
  environment: Environment,
  postgres: PostgresServer,
): Contender {
  return {
    name: "Goalkeeper on Postgres",
    async start() {
      const database = await postgres.createDatabase();
      return {
        ...(await started(script, scratch, { ...environment, DATABASE_URL: database })),
        stored: () => storedKeys(postgresAt(database)),
      };
    },
  };
}

/** Starts a server in production; resolves with its first answer. Throws a UserError where none comes. */
async function started(script: string, scratch: string, environment: Environment): Promise<Omit<Running, "stored">> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const logPath = join(scratch, `${port}.log`);
  const log = openSync(logPath, "w");
  const env = { PATH: process.env["PATH"] ?? "", NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port) };
  const start = performance.now();
  const child = spawn(process.execPath, [script], {
    cwd: scratch,
    env: { ...env, ...environment },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = once(child, "exit");
  // oxlint-disable-next-line no-await-in-loop
  while (!(await isReady(address))) {
    if (child.exitCode !== null || performance.now() - start > START_TIMEOUT_MS) {
      child.kill("SIGKILL");
      throw new UserError(`The server does not start. It said:\n${readFileSync(logPath, "utf8")}`);
    }
  }
  const readyMs = performance.now() - start;
  return {
    address,
    pid: child.pid ?? 0,
    readyMs,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/healthz`)).ok;
  } catch {
    await new Promise((later) => setTimeout(later, LOOK_EVERY_MS));
    return false;
  }
}
