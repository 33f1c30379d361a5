/** What the queue's database needs now and then from each server that works on it. */
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { takeOver } from "./job-store.ts";
import { forgetEnded } from "./shared-memory.ts";

const TAKE_OVER_MS = 1_000;
const FORGET_MS = 60 * 60 * 1000;

/** Gives what ends it. A server that has its database to itself finds nothing to take over but at its start. */
export function startUpkeep(boss: Pick<PgBoss, "getDb">, isShared: boolean, logger: Logger): () => void {
  const takeOverLost = async (): Promise<void> => {
    const count = await takeOver(boss);
    if (count > 0) logger.warn({ count }, "Runs of a server that is not heard of any more are put back.");
  };
  const timers = [
    repeatQuietly(() => forgetEnded(boss), FORGET_MS, logger),
    ...(isShared ? [repeatQuietly(takeOverLost, TAKE_OVER_MS, logger)] : []),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

/** One at a time, lest what a database does not answer takes up all connections to it. */
function repeatQuietly(work: () => Promise<void>, intervalMs: number, logger: Logger): NodeJS.Timeout {
  let isAtIt = false;
  const repeat = async (): Promise<void> => {
    if (isAtIt) return;
    isAtIt = true;
    try {
      await work();
    } catch (error) {
      // The next time will do as well, and what is wrong with the database is in the log by then.
      logger.debug(
        { reason: error instanceof Error ? error.message : String(error) },
        "Keeping up the queue's database",
      );
    } finally {
      isAtIt = false;
    }
  };
  return setInterval(() => void repeat(), intervalMs).unref();
}
