/** What lies in a queue's database, read after its server has ended. */
import { PgBoss } from "pg-boss";
import type { Database } from "../../src/queue/database.ts";
import { SCHEMA, TRIGGERS } from "../../src/queue/job-store.ts";

/** The keys of all triggers that were ever stored: done ones are kept for days. Closes the database. */
export async function storedKeys(database: Database): Promise<ReadonlySet<string>> {
  const boss = new PgBoss({
    ...database.connection,
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    migrate: false,
  });
  await boss.start();
  try {
    const { rows } = await boss
      .getDb()
      .executeSql(`SELECT singleton_key AS key FROM ${SCHEMA}.job WHERE name = $1`, [TRIGGERS]);
    return new Set(rows.map(({ key }: { readonly key: string }) => key));
  } finally {
    await boss.stop({ graceful: false });
    await database.close();
  }
}
