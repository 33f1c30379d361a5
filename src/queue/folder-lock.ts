/** One process at a time may use a folder, and a process that is killed leaves no lock behind. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UserError } from "../engine/errors.ts";

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Locks a folder, creating it where it is missing, and gives the function that releases it. Throws a UserError while
 * another process, or another part of this one, has the lock.
 *
 * Node has no call for a lock on an open file, but SQLite, which is built in, keeps one for as long as a transaction is
 * open. The system drops it when the process ends in whatever way, and it holds between containers that share a volume,
 * where process ids say nothing. The transaction is never written to, so the file stays empty. No other code may open the
 * lock file: the system drops such a lock as soon as the process closes any descriptor of the file.
 */
export function lockFolder(folder: string): () => void {
  const holderPath = join(folder, "holder");
  const lock = open(folder);
  try {
    lock.exec("BEGIN EXCLUSIVE");
    writeFileSync(holderPath, `process ${process.pid}\n`);
  } catch (cause) {
    lock.close();
    throw isBusy(cause) ? inUse(folder, readHolder(holderPath), cause) : unusable(folder, cause);
  }
  return () => {
    rmSync(holderPath, { force: true });
    lock.close();
  };
}

function open(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true });
    return new DatabaseSync(join(folder, "lock"));
  } catch (cause) {
    throw unusable(folder, cause);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

function inUse(folder: string, holder: string, cause: unknown): UserError {
  return new UserError(
    `The folder ${folder} is in use by another Goalkeeper${holder}. Stop that one first or choose another folder. ` +
      "To let several share the work, give all of them the same Postgres in DATABASE_URL.",
    { cause },
  );
}

function unusable(folder: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError(`The folder ${folder} cannot be used: ${reason}. Make it writable or choose another folder.`, {
    cause,
  });
}

/** For the message only: the lock decides, and this file outlives a killed process. */
function readHolder(path: string): string {
  try {
    return ` (${readFileSync(path, "utf8").trim()})`;
  } catch {
    return "";
  }
}
