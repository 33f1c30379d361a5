/** How the queue stands: what waits, what runs, and what failed for good. */
import type { PgBoss } from "pg-boss";
import { DEAD_LETTERS, SCHEMA, TRIGGERS } from "./job-store.ts";
import type { QueueState } from "./queue.ts";

interface Row {
  readonly name: string;
  readonly workflow: string | null;
  readonly waiting: string;
  readonly running: string;
  readonly oldest: string | null;
}

/** One statement, which reads no more than what has not ended. */
export async function readState(boss: PgBoss): Promise<QueueState> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT name, data->>'workflow' AS workflow,
            count(*) FILTER (WHERE state < 'active') AS waiting,
            count(*) FILTER (WHERE state = 'active') AS running,
            extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now())) AS oldest
       FROM ${SCHEMA}.job WHERE name IN ($1, $2) AND state <= 'active' GROUP BY 1, 2`,
    [TRIGGERS, DEAD_LETTERS],
  );
  const found: readonly Row[] = rows;
  const triggers = found.filter(({ name }) => name === TRIGGERS);
  return {
    waiting: new Map(triggers.map(({ workflow, waiting }) => [workflow ?? "", Number(waiting)])),
    running: sum(triggers.map(({ running }) => Number(running))),
    oldestSeconds: Math.max(0, ...triggers.map(({ oldest }) => Number(oldest ?? 0))),
    deadLetters: sum(found.filter(({ name }) => name === DEAD_LETTERS).map(({ waiting }) => Number(waiting))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
