/** Brings the events of pg-boss into the log. */
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { seldom } from "../engine/seldom.ts";

/** A database that is away fails every poll of every worker: one line in so long says as much as all of them. */
const QUIET_MS = 10_000;

export function logTrouble(boss: PgBoss, logger: Logger): void {
  const say = seldom<Error>(QUIET_MS, (error, leftOut) => {
    // Not the error itself, which may hold the statement with its values. One of several addresses has no message.
    const code = "code" in error ? error.code : undefined;
    logger.error({ reason: error.message, code, leftOut }, "The queue's database has failed.");
  });
  boss.on("error", say);
  boss.on("warning", ({ message }) => logger.warn({ reason: message }, "The queue's database needs attention."));
}
