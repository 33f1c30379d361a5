/** What the queue's database needs now and then from each server that works on it. */
import { setInterval } from "node:timers";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { hurryTakenOver } from "./job-store.ts";
import { forgetEnded } from "./shared-memory.ts";

/** As often as killed servers are looked for: see postgres-database.ts. */
const TAKE_OVER_MS = 5_000;
const FORGET_MS = 60 * 60 * 1000;

/** Gives what ends it. A server that has its database to itself finds nothing to take over but at its start. */
export function startUpkeep(boss: PgBoss, isShared: boolean, logger: Logger): () => void {
  const quietly = (work: (boss: PgBoss) => Promise<void>) => (): void => {
    work(boss).catch((error: unknown) => {
      // The next time will do as well, and what is wrong with the database is in the log by then.
      logger.debug(
        { reason: error instanceof Error ? error.message : String(error) },
        "Keeping up the queue's database",
      );
    });
  };
  const timers = [
    setInterval(quietly(forgetEnded), FORGET_MS),
    ...(isShared ? [setInterval(quietly(hurryTakenOver), TAKE_OVER_MS)] : []),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
