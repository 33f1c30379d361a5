/** A Postgres inside the process, in a folder of its own: what a server uses that was given no database. */
import { PGlite } from "@electric-sql/pglite";
import { join, resolve } from "node:path";
import { fromPglite } from "pg-boss";
import type { Logger } from "pino";
import { UserError } from "../engine/errors.ts";
import type { Database } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { keepTidy } from "./pglite-upkeep.ts";

/**
 * Opens the database in a folder; 3 seconds and 560 MB for the first time, 0.4 seconds and 470 MB after that. Throws a
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
    return await PGlite.create(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `The queue in ${path} cannot be opened: ${reason}. It holds nothing that cannot be found again: ` +
        "move the folder away and start again.",
      { cause },
    );
  }
}
