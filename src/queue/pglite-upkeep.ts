/** What a Postgres server does by itself, in processes of their own, which PGlite does not have. */
import type { PGlite } from "@electric-sql/pglite";
import type { Logger } from "pino";

const INTERVAL_MS = 60 * 60 * 1000;

/**
 * Tidies up once an hour; gives the function that ends it. Measured without it: the job table grows by 0.2 KB for every
 * job although old jobs are deleted, and the write-ahead log by 2 KB, without an end (1.4 GB, where `max_wal_size` is 1).
 */
export function keepTidy(pglite: PGlite, logger: Logger): () => void {
  const timer = setInterval(() => {
    tidyUp(pglite).catch((error: unknown) => {
      logger.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        "Tidying up the queue's database",
      );
    });
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Frees the room of deleted jobs and of the write-ahead log. Holds up everything else for about a quarter of a second. */
export async function tidyUp(pglite: PGlite): Promise<void> {
  // One by one: several statements at once are a transaction, in which neither is allowed.
  await pglite.exec("VACUUM (ANALYZE)");
  await pglite.exec("CHECKPOINT");
}
