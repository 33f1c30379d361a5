/** The memory that servers share, as a table beside the queue's. */
import type { PgBoss } from "pg-boss";
import { TransientError } from "../engine/errors.ts";
import { LEASE_PREFIX } from "../engine/leases.ts";
import type { Json, SharedMemory } from "../engine/memory.ts";
import { SCHEMA } from "./job-store.ts";
import { within } from "./within.ts";

const TABLE = `${SCHEMA}.memory`;
const TIMEOUT_MS = 5_000;

export class DatabaseMemory implements SharedMemory {
  readonly #boss: PgBoss;

  /** To be used after `prepareMemory`. */
  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  async read(key: string): Promise<Json | undefined> {
    const [row] = await this.#ask(`SELECT value FROM ${TABLE} WHERE key = $1 AND ends_at > now()`, [key]);
    return row?.value;
  }

  async write(key: string, value: Json, seconds: number): Promise<void> {
    await this.#ask(
      `INSERT INTO ${TABLE} (key, value, ends_at) VALUES ($1, $2::jsonb, now() + $3 * interval '1 second')
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at`,
      [key, JSON.stringify(value), seconds],
    );
  }

  async swap(key: string, before: Json | undefined, after: Json, seconds: number): Promise<boolean> {
    const rows =
      before === undefined
        ? await this.#ask(
            `INSERT INTO ${TABLE} AS known (key, value, ends_at) VALUES ($1, $2::jsonb, now() + $3 * interval '1 second')
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, ends_at = excluded.ends_at
               WHERE known.ends_at <= now()
             RETURNING value`,
            [key, JSON.stringify(after), seconds],
          )
        : await this.#ask(
            `UPDATE ${TABLE} SET value = $2::jsonb, ends_at = now() + $3 * interval '1 second'
              WHERE key = $1 AND value = $4::jsonb AND ends_at > now()
             RETURNING value`,
            [key, JSON.stringify(after), seconds, JSON.stringify(before)],
          );
    return rows.length > 0;
  }

  async forget(key: string, value?: Json): Promise<void> {
    if (value === undefined) await this.#ask(`DELETE FROM ${TABLE} WHERE key = $1`, [key]);
    else await this.#ask(`DELETE FROM ${TABLE} WHERE key = $1 AND value = $2::jsonb`, [key, JSON.stringify(value)]);
  }

  async #ask(statement: string, values: readonly unknown[]): Promise<readonly { readonly value: Json }[]> {
    try {
      const asked = this.#boss.getDb().executeSql(statement, [...values]);
      const { rows } = await within(TIMEOUT_MS, asked, `It did not answer within ${TIMEOUT_MS / 1000} seconds.`);
      return rows;
    } catch (cause) {
      throw new TransientError("The queue's database does not tell what servers share.", { cause });
    }
  }
}

/** What a server is told that creates a table while another does: a name that is taken, in one catalogue or another. */
const IS_BEING_CREATED = new Set(["23505", "42P07", "42710", "40001"]);

/** Creates the table where it is missing. Servers may do so side by side. */
export async function prepareMemory(boss: PgBoss, mayRepeat = true): Promise<void> {
  try {
    await boss
      .getDb()
      .executeSql(
        `CREATE TABLE IF NOT EXISTS ${TABLE} (key text PRIMARY KEY, value jsonb NOT NULL, ends_at timestamptz NOT NULL)`,
      );
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!mayRepeat || !IS_BEING_CREATED.has(code)) throw error;
    // Postgres looks for the table before it takes the name, so that of two at once one fails. By then, it is there.
    await prepareMemory(boss, false);
  }
}

/** Removes what has ended. */
export async function forgetEnded(boss: Pick<PgBoss, "getDb">): Promise<void> {
  await boss.getDb().executeSql(`DELETE FROM ${TABLE} WHERE ends_at <= now()`);
}

/** Ends all leases. Only for a database that nobody else works on: whoever had them has ended. */
export async function endLeases(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(`DELETE FROM ${TABLE} WHERE starts_with(key, $1)`, [LEASE_PREFIX]);
}
