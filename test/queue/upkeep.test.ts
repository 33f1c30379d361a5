/** What is done for the queue's database from time to time: what is removed from it and what never is. */
import type { PgBoss } from "pg-boss";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { LEASE_PREFIX } from "../../src/engine/leases.ts";
import { readDeadLetters } from "../../src/queue/dead-letters.ts";
import { DEAD_LETTERS, startBoss, takeOver } from "../../src/queue/job-store.ts";
import { postgresAt } from "../../src/queue/postgres-database.ts";
import { DatabaseMemory, forgetEnded, prepareMemory } from "../../src/queue/shared-memory.ts";
import { storeTriggers } from "../../src/queue/store-trigger.ts";
import { startUpkeep } from "../../src/queue/upkeep.ts";
import { startPostgres, type PostgresServer } from "../support/postgres.ts";
import { pullRequest } from "../support/queues.ts";

const RETRIES = { attempts: 6, retryDelaySeconds: 5, maxRetryDelaySeconds: 300 };
const silent = pino({ level: "silent" });

describe("of what lies in the database", () => {
  let server: PostgresServer;
  let address: string;
  let boss: PgBoss;
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.createDatabase();
    boss = await startBoss(postgresAt(address), RETRIES, silent);
    await prepareMemory(boss);
  });
  afterAll(async () => {
    await boss.stop();
    await server.stop();
  });

  const JOBS = [
    { state: "created", days: 3_000, isKept: true },
    { state: "retry", days: 3_000, isKept: true },
    { state: "active", days: 3_000, isKept: true },
    { state: "completed", days: 6, isKept: true },
    { state: "completed", days: 8, isKept: false },
    { state: "failed", days: 6, isKept: true },
    { state: "failed", days: 8, isKept: false },
    { state: "dead letter", days: 29, isKept: true },
    { state: "dead letter", days: 31, isKept: false },
  ];

  it("jobs that wait or run stay for as long as they do, those that are done for a week, dead letters for a month", async () => {
    const named = JOBS.map((job) => ({ ...job, name: `${job.state} for ${job.days} days` }));
    for (const { state, days, name } of named) {
      if (state === "dead letter") {
        // oxlint-disable-next-line no-await-in-loop
        await boss.send(DEAD_LETTERS, { repository: name }, { group: { id: name } });
      } else {
        // oxlint-disable-next-line no-await-in-loop
        await storeTriggers(boss, [{ trigger: pullRequest(1, { repository: name }), patienceSeconds: 0 }]);
      }
      const isOver = state === "completed" || state === "failed";
      // oxlint-disable-next-line no-await-in-loop
      await server.query(
        address,
        `UPDATE goalkeeper.job
            SET state = '${state === "dead letter" ? "created" : state}',
                created_on = created_on - interval '${days} days', start_after = start_after - interval '${days} days',
                keep_until = keep_until - interval '${days} days',
                completed_on = ${isOver ? `now() - interval '${days} days'` : "NULL"},
                started_on = now(), heartbeat_on = now()
          WHERE group_id = '${name}'`,
      );
    }
    await boss.supervise();
    const rows = await server.query(address, "SELECT data->>'repository' AS name FROM goalkeeper.job");
    const kept = named.filter(({ isKept }) => isKept).map(({ name }) => name);
    expect(rows.map(({ name }) => String(name)).toSorted()).toEqual(kept.toSorted());
  });

  it("a run that is not heard of for ten seconds is put back, and fails after a minute where no attempt is left", async () => {
    const runs = [
      { name: "heard of", seconds: 9, left: 1, state: "active" },
      { name: "not heard of", seconds: 11, left: 1, state: "retry" },
      { name: "not heard of in its last", seconds: 11, left: 0, state: "active" },
      { name: "not heard of for long", seconds: 61, left: 0, state: "failed" },
    ];
    for (const { name, seconds, left } of runs) {
      // oxlint-disable-next-line no-await-in-loop
      await storeTriggers(boss, [{ trigger: pullRequest(1, { repository: name }), patienceSeconds: 0 }]);
      // oxlint-disable-next-line no-await-in-loop
      await server.query(
        address,
        `UPDATE goalkeeper.job
            SET state = 'active', started_on = now(), heartbeat_on = now() - interval '${seconds} seconds',
                retry_count = retry_limit - ${left}
          WHERE group_id = '${name}'`,
      );
    }
    expect(await takeOver(boss)).toBe(1);
    expect(await takeOver(boss)).toBe(0);
    await server.query(address, "UPDATE goalkeeper.queue SET monitor_claim_on = NULL, monitor_on = NULL");
    await boss.supervise();
    const names = runs.map(({ name }) => `'${name}'`).join();
    const rows = await server.query(
      address,
      `SELECT group_id AS name, state, start_after <= now() AS is_due FROM goalkeeper.job
        WHERE name = 'triggers' AND group_id IN (${names})`,
    );
    expect(rows).toHaveLength(runs.length);
    expect(rows).toEqual(expect.arrayContaining(runs.map(({ name, state }) => ({ name, state, is_due: true }))));
    const letters = await readDeadLetters(boss);
    expect(letters.map(({ trigger }) => trigger)).toContainEqual(
      pullRequest(1, { repository: "not heard of for long" }),
    );
  });

  it("what servers told each other stays until it ends, leases included", async () => {
    const memory = new DatabaseMemory(boss);
    const lease = `${LEASE_PREFIX}turn`;
    for (const key of ["lasting", "ended", lease, `${lease} that ended`]) {
      // oxlint-disable-next-line no-await-in-loop
      await memory.write(key, 1, key.includes("ended") ? 0 : 60);
    }
    await forgetEnded(boss);
    const rows = await server.query(address, "SELECT key FROM goalkeeper.memory");
    expect(rows.map(({ key }) => String(key)).toSorted()).toEqual(["lasting", lease].toSorted());
  });
});

describe("upkeep", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const HOUR_MS = 60 * 60 * 1000;

  it.each([
    ["looks for lost runs each second where servers share the database", true, 3600],
    ["looks for none where a server has it to itself", false, 0],
  ])("removes what has ended once an hour, and %s", async (_claim, isShared, takesOver) => {
    const { asked, boss } = database(atOnce);
    const end = startUpkeep(boss, isShared, silent);
    await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
    expect(asked.forgets).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual({ forgets: 1, takesOver });
    end();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(asked).toEqual({ forgets: 1, takesOver });
  });

  it("goes on when the database fails, and asks one thing at a time of one that does not answer", async () => {
    const answered = Promise.withResolvers<Answer>();
    const answers = [...Array.from({ length: 10 }, () => Promise.reject(new Error("away"))), answered.promise];
    for (const one of answers) one.catch(() => {});
    const { asked, boss } = database(() => answers.shift() ?? atOnce());
    const end = startUpkeep(boss, true, silent);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked.takesOver).toBe(11);
    answered.resolve({ rows: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.takesOver).toBe(21);
    end();
  });
});

interface Answer {
  readonly rows: never[];
}

/** What is asked of a database, which answers as `answer` does. */
function database(answer: () => Promise<Answer>) {
  const asked = { forgets: 0, takesOver: 0 };
  const db = {
    executeSql: (statement: string) => {
      if (statement.startsWith("DELETE FROM goalkeeper.memory")) asked.forgets += 1;
      else if (statement.startsWith("UPDATE goalkeeper.job")) asked.takesOver += 1;
      else throw new Error(`Nobody knows ${statement}`);
      return answer();
    },
  };
  return { asked, boss: { getDb: () => db } };
}

function atOnce(): Promise<Answer> {
  return Promise.resolve({ rows: [] });
}
