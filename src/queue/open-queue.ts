/** Opens the queue: on the Postgres that is given, or else in a folder. */
import { TransientError, UserError } from "../engine/errors.ts";
import { BossQueue } from "./boss-queue.ts";
import { startBoss } from "./job-store.ts";
import { openFolder } from "./pglite-database.ts";
import { postgresAt } from "./postgres-database.ts";
import type { Queue, QueueOptions } from "./queue.ts";
import { endLeases, forgetEnded, prepareMemory } from "./shared-memory.ts";

/**
 * The attempts of a trigger are spread over three to five minutes: between them lie 5 to 10 seconds, 10 to 20, and so on
 * to 80 to 160. What is away for longer is found again by the periodic reconcile.
 */
const DEFAULTS = {
  /** Runs mostly wait for GitHub, which takes a hundred requests at a time of an installation. */
  concurrency: 9,
  attempts: 6,
  retryDelaySeconds: 5,
  maxRetryDelaySeconds: 5 * 60,
  enqueueTimeoutMs: 5_000,
  stopTimeoutMs: 6_000,
  patienceSeconds: 60,
};

/**
 * Throws a UserError when the folder is in use or cannot be used, or the address is none or not one that lets us in, and
 * a TransientError when the database does not answer.
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { databaseUrl, backend, folder, logger } = options;
  const settings = {
    concurrency: options.concurrency ?? DEFAULTS.concurrency,
    attempts: options.attempts ?? DEFAULTS.attempts,
    retryDelaySeconds: options.retryDelaySeconds ?? DEFAULTS.retryDelaySeconds,
    maxRetryDelaySeconds: options.maxRetryDelaySeconds ?? DEFAULTS.maxRetryDelaySeconds,
    enqueueTimeoutMs: options.enqueueTimeoutMs ?? DEFAULTS.enqueueTimeoutMs,
    stopTimeoutMs: options.stopTimeoutMs ?? DEFAULTS.stopTimeoutMs,
    patienceSeconds: options.patienceSeconds ?? DEFAULTS.patienceSeconds,
  };
  const database = databaseUrl === undefined ? await openFolder(folder, logger) : postgresAt(databaseUrl, backend);
  try {
    const boss = await startBoss(database, settings, logger);
    await prepareMemory(boss);
    await forgetEnded(boss);
    if (database.isOurs) await endLeases(boss);
    return new BossQueue(boss, database, settings, logger);
  } catch (cause) {
    await database.close();
    throw openingError(cause);
  }
}

/** What begins the code of an answer that stays the same: wrong user or password, no such database, no permission. */
const REFUSAL = /^(?:28|3D|42)/; // https://www.postgresql.org/docs/current/errcodes-appendix.html

function openingError(cause: unknown): Error {
  if (cause instanceof UserError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return REFUSAL.test(code)
    ? new UserError(`The database in DATABASE_URL refuses: ${reason}.`, { cause })
    : new TransientError(`The queue's database cannot be opened: ${reason || code}.`, { cause });
}
