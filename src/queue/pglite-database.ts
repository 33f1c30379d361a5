/** A Postgres inside the process, in a folder of its own: what a server uses that was given no database. */
import type { PGlite } from "@electric-sql/pglite";
import { setFlagsFromString } from "node:v8";
import { join, resolve } from "node:path";
import { fromPglite } from "pg-boss";
import type { Logger } from "pino";
import { UserError } from "../engine/errors.ts";
import { createDatabase } from "./create-database.ts";
import type { Database } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { keepTidy } from "./pglite-upkeep.ts";

/**
 * By itself, V8 compiles what of PGlite runs often a second time, and better. One function of it takes 600 MB for that. Without,
 * statements take 15 to 60 % longer. (The first flag implies the others, but not once V8 has started.)
 */
const COMPILE_ONCE = ["--liftoff-only", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];

/** Postgres reserves 128 MB by itself, all of which comes into use in time. The jobs that have not ended fit into a few. */
const SETTINGS = ["shared_buffers=16MB", "wal_buffers=512kB"];

/**
 * Opens the database in a folder, which takes about 100 MB; for the first time, it is created by a process of its own. Throws a
 * UserError when the folder is in use or cannot be used. A creation that was cut short is made good by the next.
 *
 * What is stored survives the end of the process, `kill -9` included, but maybe not a power failure: PGlite never
 * flushes to the disk, not even with `fsync=on`. Nothing here is irreplaceable, so that is no reason for a real server.
 */
export async function openFolder(name: string, logger: Logger): Promise<Database> {
  const folder = resolve(name);
  const unlock = lockFolder(folder);
  try {
    const pglite = await openDatabase(folder);
    const endUpkeep = keepTidy(pglite, logger);
    return {
      connection: { db: fromPglite(pglite), backend: "pglite" },
      isOurs: true,
      async close() {
        endUpkeep();
        try {
          await pglite.close();
        } finally {
          unlock();
        }
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openDatabase(folder: string): Promise<PGlite> {
  const path = join(folder, "database");
  try {
    await createDatabase(folder, path);
    for (const flag of COMPILE_ONCE) setFlagsFromString(flag);
    // Not imported above: a server on Postgres does without.
    const { PGlite: Opened } = await import("@electric-sql/pglite");
    return await Opened.create(path, { postgresqlconf: SETTINGS });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `The queue in ${path} cannot be opened: ${reason}. It holds nothing that cannot be found again: ` +
        "move the folder away and start again.",
      { cause },
    );
  }
}
