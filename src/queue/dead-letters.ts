/** What failed for good: it can be read, run again and thrown away. */
import type { PgBoss } from "pg-boss";
import { DEAD_LETTERS } from "./job-store.ts";
import type { DeadLetter } from "./queue.ts";
import { readTrigger } from "./read-trigger.ts";
import { storeTrigger } from "./store-trigger.ts";

export async function readDeadLetters(boss: PgBoss): Promise<DeadLetter[]> {
  const jobs = await boss.findJobs<unknown>(DEAD_LETTERS);
  return jobs.map(({ id, data, sourceOutput, sourceRetryCount, createdOn }) => ({
    id,
    trigger: data,
    error: sourceOutput,
    attempts: (sourceRetryCount ?? 0) + 1,
    failedAt: createdOn,
  }));
}

/** First stored, then taken out: what is cut short in between runs twice, which changes nothing. */
export async function retryDeadLetters(boss: PgBoss, ids: readonly string[]): Promise<readonly string[]> {
  const found = (await readDeadLetters(boss)).filter(({ id }) => ids.includes(id));
  for (const { id, trigger } of found) {
    const again = readTrigger(trigger);
    // oxlint-disable-next-line no-await-in-loop
    if (again.intent === undefined) await storeTrigger(boss, again, 0);
    // The job of an intent is there still, by which it is known to be done once.
    // oxlint-disable-next-line no-await-in-loop
    else await boss.redrive(DEAD_LETTERS, { ids: [id] });
  }
  const done = found.map(({ id }) => id);
  await discardDeadLetters(boss, done);
  return done;
}

export async function discardDeadLetters(boss: PgBoss, ids: readonly string[]): Promise<readonly string[]> {
  const found = (await readDeadLetters(boss)).flatMap(({ id }) => (ids.includes(id) ? [id] : []));
  if (found.length > 0) await boss.deleteJob(DEAD_LETTERS, found);
  return found;
}
