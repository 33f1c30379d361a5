/** How triggers lie in the database: the queues of pg-boss, their settings, and the statements it has no call for. */
import { PgBoss } from "pg-boss";
import bossPackage from "pg-boss/package.json" with { type: "json" };
import type { Logger } from "pino";
import { UserError } from "../engine/errors.ts";
import type { Database } from "./database.ts";
import { logTrouble } from "./log-trouble.ts";

export const TRIGGERS = "triggers";
export const DEAD_LETTERS = "dead-letters";

/** Our own, so that a database shared with another program that uses pg-boss keeps the two apart. */
export const SCHEMA = "goalkeeper";

/** A server that has not been heard of for so long has lost its jobs to the others. */
const LOST_SECONDS = 10;
/** A server that shares its database is heard of so often: four times in the above, as with leases. */
export const HEARTBEAT_REFRESH_SECONDS = LOST_SECONDS / 4;
/**
 * After so long, pg-boss fails what is not heard of: by that time `takeOver` has put it back, unless nothing is left to
 * try. It looks once a minute, reads the whole table each time, and has what it finds wait as if it had failed.
 */
const HEARTBEAT_SECONDS = 60;
/** A run that takes longer is told to stop and counts as failed. */
const RUN_SECONDS = 15 * 60;
/**
 * What runs first of what could. The priority of a job that waits for others also tells it from one that waits for its
 * next attempt; the others are 0.
 */
export const PRIORITIES = { patient: -1, usual: 0, urgent: 1, asked: 2 } as const;

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
/** What waits is kept however long it waits or no server runs; pg-boss knows no "for ever". */
const KEEP_WAITING_SECONDS = 10 * 365 * DAY;
/** GitHub redelivers for three days; so long at least must an intent be known to be done. */
const KEEP_DONE_SECONDS = 7 * DAY;
const KEEP_DEAD_LETTERS_SECONDS = 30 * DAY;

export interface Retries {
  readonly attempts: number;
  readonly retryDelaySeconds: number;
  readonly maxRetryDelaySeconds: number;
}

/** Connects, creates what is missing, brings the settings up to date, and puts back what the last server left running. */
export async function startBoss(database: Database, retries: Retries, logger: Logger): Promise<PgBoss> {
  const boss = new PgBoss({
    ...database.connection,
    schema: SCHEMA,
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    maintenanceIntervalSeconds: HOUR,
  });
  logTrouble(boss, logger);
  try {
    await boss.start();
    await assertKnown(boss);
    await createQueues(boss, retries);
    if (database.isOurs) {
      const count = await putBackAll(boss);
      if (count > 0) logger.warn({ count }, "Runs that were cut short when the last server ended are put back.");
    }
  } catch (error) {
    // The first error is the one to know of; the second is likely the same.
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  return boss;
}

/** By itself, pg-boss migrates what is older, and works on what is newer as if it knew it. */
async function assertKnown(boss: PgBoss): Promise<void> {
  const version = await boss.schemaVersion();
  const { schema } = bossPackage.pgboss;
  if (version === null || version <= schema) return;
  throw new UserError(
    `The queue's database is that of a newer Goalkeeper: its schema is ${version}, and this version knows them up to ${schema}. ` +
      "Start the newer version again, or give this one another database.",
  );
}

/**
 * Of the policies of pg-boss 12.38, `singleton` with an upsert by key is the one that keeps the promise. `stately` sends
 * a newer failure to the dead letters at once when an older one of its key waits to be retried, `exclusive` refuses what
 * arrives during a run, `short` runs two of a key at once, and `key_strict_fifo` holds a key behind its retry.
 */
async function createQueues(boss: PgBoss, { attempts, retryDelaySeconds, maxRetryDelaySeconds }: Retries) {
  const settings = {
    // One more than there are attempts, for what was cut short in each of them: it is still to be shown that it failed.
    retryLimit: attempts,
    retryBackoff: true,
    retryDelay: retryDelaySeconds,
    retryDelayMax: maxRetryDelaySeconds,
    expireInSeconds: RUN_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retentionSeconds: KEEP_WAITING_SECONDS,
    deleteAfterSeconds: KEEP_DONE_SECONDS,
    deadLetter: DEAD_LETTERS,
    notify: true,
  };
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: KEEP_DEAD_LETTERS_SECONDS });
  await boss.createQueue(TRIGGERS, { ...settings, policy: "singleton" });
  // What exists is left alone by the above, and holds the settings of an earlier start.
  await boss.updateQueue(TRIGGERS, settings);
}

/**
 * Puts back what a server was running that has not been heard of, to run at once; tells how many. The attempt counts, as
 * below. One that has none left is for pg-boss to fail.
 */
export async function takeOver(boss: Pick<PgBoss, "getDb">): Promise<number> {
  const { rows } = await boss.getDb().executeSql(
    `UPDATE ${SCHEMA}.job SET state = 'retry', start_after = now(), heartbeat_on = NULL
      WHERE name = $1 AND state = 'active' AND retry_count < retry_limit
        AND heartbeat_on < now() - interval '${LOST_SECONDS} seconds'
     RETURNING id`,
    [TRIGGERS],
  );
  return rows.length;
}

/** Whether a trigger waits or runs. */
export async function isBusy(boss: PgBoss): Promise<boolean> {
  const unfinished = `SELECT 1 FROM ${SCHEMA}.job WHERE name = $1 AND state <= 'active' LIMIT 1`;
  const { rows } = await boss.getDb().executeSql(unfinished, [TRIGGERS]);
  return rows.length > 0;
}

/**
 * Puts back every job that is marked as running, to run at once. Only for a database that nobody else works on. The
 * attempt that was cut short counts, lest a job that brings the process down does so for ever.
 */
async function putBackAll(boss: PgBoss): Promise<number> {
  const active = `SELECT id FROM ${SCHEMA}.job WHERE name = $1 AND state = 'active'`;
  const { rows } = await boss.getDb().executeSql(active, [TRIGGERS]);
  const ids = rows.map((row: { readonly id: string }) => row.id);
  if (ids.length === 0) return 0;
  await boss.fail(TRIGGERS, ids, { message: "The server ended during the run." });
  await Promise.all(ids.map((id) => boss.update(TRIGGERS, undefined, { id, startAfter: 0 })));
  return ids.length;
}

/**
 * Puts back a job whose run is cut short by a stop. The attempt is given back by raising the limit, and not by lowering
 * the count, since the count is what tells a late result of this attempt from one of the next.
 */
export async function putBack(boss: PgBoss, job: { readonly id: string; readonly retryCount: number }): Promise<void> {
  await boss.getDb().executeSql(
    `UPDATE ${SCHEMA}.job
        SET state = 'retry', retry_limit = retry_limit + 1, start_after = now(), heartbeat_on = NULL
      WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`,
    [TRIGGERS, job.id, job.retryCount],
  );
}

/** Lets a running job have an attempt more, as above, since the one that ends has not failed. */
export async function giveBackAttempt(
  boss: PgBoss,
  job: { readonly id: string; readonly retryCount: number },
): Promise<void> {
  await boss.getDb().executeSql(
    `UPDATE ${SCHEMA}.job SET retry_limit = retry_limit + 1
      WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`,
    [TRIGGERS, job.id, job.retryCount],
  );
}

/**
 * Keeps what waits of a key as long as what has failed, if that has to wait, so that nothing hurries it; tells whether
 * there is any.
 */
export async function holdBack(boss: PgBoss, key: string, delaySeconds: number | undefined): Promise<boolean> {
  const { rows } = await boss.getDb().executeSql(
    `UPDATE ${SCHEMA}.job
        SET start_after = CASE WHEN $3::float8 IS NULL THEN start_after ELSE now() + $3::float8 * interval '1 second' END,
            priority = CASE WHEN $3::float8 IS NULL THEN priority ELSE GREATEST(priority, ${PRIORITIES.usual}) END
      WHERE name = $1 AND singleton_key = $2 AND state < 'active'
     RETURNING id`,
    [TRIGGERS, key, delaySeconds ?? null],
  );
  return rows.length > 0;
}
