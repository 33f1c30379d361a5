/** A database that another version of the queue has written, or one that was cut short. */
import { PGlite } from "@electric-sql/pglite";
import { join } from "node:path";
import { getRollbackPlans } from "pg-boss";
import bossPackage from "pg-boss/package.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { SCHEMA } from "../../src/queue/job-store.ts";
import { controlledRuns, pgliteDatabases, placesFor, pullRequest } from "../support/queues.ts";

const KNOWN = bossPackage.pgboss.schema;
const VERSIONS_BACK = 3;

describe("a database that another server has left", () => {
  const here = placesFor(pgliteDatabases);

  /** Between two servers, with nobody else in the folder. */
  async function change(...statements: readonly string[]): Promise<void> {
    const database = await PGlite.create(join(here.place.folder, "database"));
    for (const statement of statements) {
      // oxlint-disable-next-line no-await-in-loop
      await database.exec(statement);
    }
    await database.close();
  }

  it("is migrated where it is older, and its jobs run", async () => {
    const queue = await here.open();
    const intent = { action: "apply-fixes", id: "1" };
    await queue.enqueue(pullRequest(1));
    await queue.enqueue(pullRequest(2, { intent }));
    await queue.stop();
    const versions = Array.from({ length: VERSIONS_BACK }, (_, index) => KNOWN - index);
    await change(
      ...versions.map((version) => getRollbackPlans(SCHEMA, version, { backend: "pglite" })),
      // Fails the test where nothing was rolled back.
      `SELECT 1 / (CASE WHEN version = ${KNOWN - VERSIONS_BACK} THEN 1 ELSE 0 END) FROM ${SCHEMA}.version`,
    );

    const again = await here.open();
    const { run, next, count } = controlledRuns();
    await again.work(run);
    const runs = [await next(), await next()];
    for (const { succeed } of runs) succeed();
    await again.idle();
    expect(runs.map(({ trigger }) => trigger)).toEqual(
      expect.arrayContaining([pullRequest(1), pullRequest(2, { intent })]),
    );
    expect(count()).toBe(2);
  });

  it("is refused where it is newer, and stays as it is", async () => {
    const queue = await here.open();
    await queue.enqueue(pullRequest(1));
    await queue.stop();
    await change(`UPDATE ${SCHEMA}.version SET version = ${KNOWN + 1}`);
    const refused = here.open();
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`its schema is ${KNOWN + 1}, and this version knows them up to ${KNOWN}`);

    await change(`UPDATE ${SCHEMA}.version SET version = ${KNOWN}`);
    const again = await here.open();
    const { run, next } = controlledRuns();
    await again.work(run);
    expect((await next()).trigger).toEqual(pullRequest(1));
  });

  it("may hold more dead letters than are shown, which can be reached by their ids", async () => {
    await (await here.open()).stop();
    await change(
      `INSERT INTO ${SCHEMA}.job (id, name, data, created_on)
       SELECT lpad(number::text, 32, '0')::uuid, 'dead-letters', '{}', now() + number * interval '1 second'
         FROM generate_series(1, 1001) AS number`,
    );
    const queue = await here.open();
    const last = "00000000-0000-0000-0000-000000001001";
    const shown = await queue.deadLetters();
    expect([shown.length, shown.some(({ id }) => id === last)]).toEqual([1000, false]);
    expect(await queue.retryDeadLetters([last])).toEqual({ retried: [], noTriggers: [last] });
    expect(await queue.discardDeadLetters([last])).toEqual([last]);
    expect(await queue.discardDeadLetters("all")).toHaveLength(1000);
    expect(await queue.deadLetters()).toEqual([]);
  });

  it("may hold the dead letter of an intent that was stored again before a retry was cut short: it is not run twice", async () => {
    const intent = pullRequest(2, { intent: { action: "apply-fixes", id: "1" } });
    const queue = await here.open();
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(intent);
    (await next()).succeed();
    await queue.idle();
    await queue.stop();
    await change(`INSERT INTO ${SCHEMA}.job (name, data) VALUES ('dead-letters', '${JSON.stringify(intent)}'::jsonb)`);
    const again = await here.open();
    expect((await again.retryDeadLetters("all")).retried).toHaveLength(1);
    expect(await again.deadLetters()).toEqual([]);
    expect((await again.state()).waiting).toEqual(new Map());
  });

  it.each([
    ["over what may have passed by now: it is tried again", new TransientError("GitHub is away"), 31, true],
    ["a moment ago", new TransientError("GitHub is away"), 29, false],
    ["over what has not passed", new UserError("Not allowed"), 31, false],
  ])("may hold an intent that is asked for again and was given up %s", async (_claim, error, minutes, isTried) => {
    const once = { ...here.place, attempts: 1 };
    const intent = pullRequest(2, { intent: { action: "command", id: "1" } });
    const queue = await here.openAt(once);
    const first = controlledRuns();
    await queue.work(first.run);
    await queue.enqueue(intent);
    (await first.next()).fail(error);
    await queue.idle();
    await queue.stop();
    await change(
      `UPDATE ${SCHEMA}.job SET completed_on = now() - interval '${minutes} minutes'
        WHERE name = 'triggers' AND state = 'failed'`,
    );
    const again = await here.openAt(once);
    await again.enqueue(intent);
    expect((await again.state()).waiting.size).toBe(isTried ? 1 : 0);
    expect(await again.deadLetters()).toHaveLength(isTried ? 0 : 1);
  });
});
