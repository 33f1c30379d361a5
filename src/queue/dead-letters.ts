/** What failed for good: it can be read, run again and thrown away. */
import type { PgBoss } from "pg-boss";
import type { Trigger } from "../engine/trigger.ts";
import { DEAD_LETTERS, SCHEMA } from "./job-store.ts";
import type { DeadLetter, DeadLetterChoice, RetriedDeadLetters } from "./queue.ts";
import { readTrigger } from "./read-trigger.ts";
import { storeAgain } from "./store-trigger.ts";

/** So many are shown at most. */
const MOST_SHOWN = 1_000;
/** So many are dealt with in one go: each holds an error with its causes. */
const MOST_AT_ONCE = 200;

const COLUMNS = "id, data, source_output, source_retry_count, created_on";

interface Row {
  readonly id: string;
  readonly data: unknown;
  readonly source_output: unknown;
  readonly source_retry_count: number | null;
  readonly created_on: Date;
}

/** Those whose id begins with one of the beginnings, or all; the oldest first. */
export async function readDeadLetters(boss: PgBoss, beginnings?: readonly string[]): Promise<DeadLetter[]> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT ${COLUMNS} FROM ${SCHEMA}.job
      WHERE name = $1 AND ($2::text::jsonb IS NULL OR EXISTS (
              SELECT 1 FROM jsonb_array_elements_text($2::text::jsonb) AS beginning
               WHERE left(id::text, length(beginning)) = beginning))
      ORDER BY created_on, id LIMIT ${MOST_SHOWN}`,
    [DEAD_LETTERS, beginnings === undefined ? null : JSON.stringify(beginnings)],
  );
  return rows.map(letterOf);
}

/** First stored, then taken out: what is cut short in between is there still, and stands for nothing more when it is stored again. */
export async function retryDeadLetters(boss: PgBoss, choice: DeadLetterChoice): Promise<RetriedDeadLetters> {
  const retried: string[] = [];
  const noTriggers: string[] = [];
  for (const ids of batchesOf(await idsOf(boss, choice))) {
    // oxlint-disable-next-line no-await-in-loop
    const letters = await readDeadLetters(boss, ids);
    const triggers = letters.flatMap(({ id, trigger }) => {
      const again = triggerIn(trigger);
      return again === undefined ? [] : [{ id, again }];
    });
    const found = new Set(triggers.map(({ id }) => id));
    noTriggers.push(...letters.flatMap(({ id }) => (found.has(id) ? [] : [id])));
    // oxlint-disable-next-line no-await-in-loop
    await storeAgain(
      boss,
      triggers.map(({ again }) => again),
    );
    // oxlint-disable-next-line no-await-in-loop
    retried.push(...(await discardDeadLetters(boss, [...found])));
  }
  return { retried, noTriggers };
}

export async function discardDeadLetters(boss: PgBoss, choice: DeadLetterChoice): Promise<readonly string[]> {
  const found = await idsOf(boss, choice);
  for (const ids of batchesOf(found)) {
    // oxlint-disable-next-line no-await-in-loop
    await boss.deleteJob(DEAD_LETTERS, [...ids]);
  }
  return found;
}

/** Which of those that are chosen are there. Whole ids only. */
async function idsOf(boss: PgBoss, choice: DeadLetterChoice): Promise<readonly string[]> {
  if (choice !== "all" && choice.length === 0) return [];
  const { rows } = await boss.getDb().executeSql(
    `SELECT id FROM ${SCHEMA}.job
      WHERE name = $1 AND ($2::text::jsonb IS NULL OR $2::text::jsonb ? id::text) ORDER BY created_on, id`,
    [DEAD_LETTERS, choice === "all" ? null : JSON.stringify(choice)],
  );
  return rows.map(({ id }: Pick<Row, "id">) => id);
}

function letterOf(row: Row): DeadLetter {
  return {
    id: row.id,
    trigger: row.data,
    error: row.source_output,
    attempts: (row.source_retry_count ?? 0) + 1,
    failedAt: row.created_on,
  };
}

function triggerIn(data: unknown): Trigger | undefined {
  try {
    return readTrigger(data);
  } catch {
    return undefined;
  }
}

function batchesOf<Item>(items: readonly Item[]): (readonly Item[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / MOST_AT_ONCE) }, (_, index) => index * MOST_AT_ONCE);
  return starts.map((start) => items.slice(start, start + MOST_AT_ONCE));
}
