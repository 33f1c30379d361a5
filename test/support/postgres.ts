/** A real Postgres server of its own, from npm, for the length of a test file. */
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { embeddedPostgres, isRoot } from "./postgres-programs.ts";

export interface PostgresServer {
  readonly port: number;
  /** The address of a new and empty database. */
  createDatabase(): Promise<string>;
  /** What a statement gives in a database of it. */
  query(databaseUrl: string, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends the server and all of its connections, with a word to them or, like a crash, without. Its data stays. */
  halt(how?: "stops" | "crashes"): Promise<void>;
  /** Starts it again. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Without `isDurable`, a commit does not wait for the disk. */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const EmbeddedPostgres = await embeddedPostgres();
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-postgres-"));
  // Whoever it runs as must get to its data.
  await chmod(folder, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "goalkeeper",
    password: "secret",
    persistent: false,
    createPostgresUser: isRoot,
    // No socket file: its usual folder may be missing, and a path below this one too long.
    postgresFlags: [
      "-c",
      `fsync=${isDurable ? "on" : "off"}`,
      "-c",
      "unix_socket_directories=",
      "-c",
      "max_connections=200",
    ],
    onLog: (message) => log.push(message),
    onError: (message) => log.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`Postgres does not start:\n${log.join("")}`, { cause });
  }
  let count = 0;
  return {
    port,
    async createDatabase() {
      const name = `test_${++count}`;
      await server.createDatabase(name);
      return `postgres://goalkeeper:secret@127.0.0.1:${port}/${name}`;
    },
    async query(databaseUrl, statement) {
      const client = server.getPgClient(new URL(databaseUrl).pathname.slice(1), "127.0.0.1");
      await client.connect();
      try {
        const { rows } = await client.query(statement);
        return rows;
      } finally {
        await client.end();
      }
    },
    // By itself, the package ends its server for good: it waits for nothing, or deletes the data.
    halt: (how = "stops") => endProcess(join(folder, "data", "postmaster.pid"), SIGNALS[how]),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** https://www.postgresql.org/docs/current/server-shutdown.html */
const SIGNALS = { stops: "SIGINT", crashes: "SIGQUIT" } as const;
const LOOK_AGAIN_MS = 10;

async function endProcess(pidFile: string, signal: NodeJS.Signals): Promise<void> {
  const [pid] = (await readFile(pidFile, "utf8")).split("\n");
  process.kill(Number(pid), signal);
  // oxlint-disable-next-line no-await-in-loop
  while (isThere(Number(pid))) await setTimeout(LOOK_AGAIN_MS);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
