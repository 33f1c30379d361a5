/** Creates the database of a folder in a process that ends with it: to unpack one takes 600 MB, which are given back like this. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const UNFINISHED = "creating-";

const SCRIPT = `
  const [, module, folder] = process.argv;
  const { PGlite } = await import(module);
  const database = await PGlite.create(folder);
  await database.close();
`;

/**
 * Creates the database at `path` unless it is there. It gets its name when it is complete. What an earlier start left
 * unfinished is removed: its process may outlive a server that was killed, and must not write to a database in use.
 */
export async function createDatabase(folder: string, path: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  if (existsSync(path)) return;
  const unfinished = join(folder, `${UNFINISHED}${process.pid}-${Date.now()}`);
  const args = ["--liftoff-only", "--input-type=module", "--eval", SCRIPT];
  try {
    await promisify(execFile)(process.execPath, [...args, import.meta.resolve("@electric-sql/pglite"), unfinished]);
  } catch (cause) {
    // The message of the cause holds the whole script.
    const said = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
    throw new Error(/^\w*Error: (.+)$/m.exec(said)?.[1] ?? "the process that creates it was ended", { cause });
  }
  renameSync(unfinished, path);
}
