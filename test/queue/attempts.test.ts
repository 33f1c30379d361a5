/** What costs a trigger an attempt and what does not: neither a stop nor a pause nor a slot that another has. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import type { Attempt } from "../../src/engine/run-trigger.ts";
import { keyOf } from "../../src/engine/trigger.ts";
import type { Run } from "../../src/queue/queue.ts";
import { startPostgres, type PostgresServer } from "../support/postgres.ts";
import { controlledRuns, postgresDatabases, pullRequest, type Place, type TestDatabases } from "../support/queues.ts";

let server: PostgresServer;
let databases: TestDatabases;
let place: Place;
beforeAll(async () => {
  server = await startPostgres();
  databases = await postgresDatabases(server);
});
afterAll(() => databases.close());
beforeEach(async () => {
  place = await databases.create();
});
afterEach(() => databases.stopAll());

/** What a run may do that is told to stop. */
const ENDINGS: readonly ((signal: AbortSignal) => Promise<void>)[] = [
  () => new Promise(() => {}),
  (signal) => rejectOnceAborted(signal, () => signal.reason),
  (signal) => rejectOnceAborted(signal, () => new DOMException("This operation was aborted.", "AbortError")),
  (signal) => rejectOnceAborted(signal, () => new TransientError("GitHub has not answered.")),
];

function rejectOnceAborted(signal: AbortSignal, reason: () => unknown): Promise<void> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(reason()));
  });
}

it("stops and pauses cost no attempt, whatever a run does that is told to stop", async () => {
  const seen: Pick<Attempt, "isLast" | "isSpent">[] = [];
  const attempts = 1;
  const first = await databases.open(place, { attempts });
  await first.enqueue(pullRequest(1));
  for (const end of ENDINGS) {
    // oxlint-disable-next-line no-await-in-loop
    const queue = await databases.open(place, { attempts, stopTimeoutMs: 1 });
    const begun = Promise.withResolvers<void>();
    let hasPaused = false;
    const run: Run = async (_trigger, { isLast, isSpent = false, signal }) => {
      seen.push({ isLast, isSpent });
      if (!hasPaused) {
        hasPaused = true;
        throw new TransientError("The hour is full.", { retryAfterSeconds: 0, isPause: true });
      }
      begun.resolve();
      await end(signal);
    };
    // oxlint-disable-next-line no-await-in-loop
    await queue.work(run);
    // oxlint-disable-next-line no-await-in-loop
    await begun.promise;
    // oxlint-disable-next-line no-await-in-loop
    await queue.stop();
  }
  const { run, next } = controlledRuns();
  await first.work(run);
  const { attempt, succeed } = await next();
  succeed();
  await first.idle();
  const { isLast, isSpent = false } = attempt;
  expect([...seen, { isLast, isSpent }]).toEqual(
    Array.from({ length: 2 * ENDINGS.length + 1 }, () => ({ isLast: true, isSpent: false })),
  );
  expect(await first.deadLetters()).toEqual([]);
});

it("to be put back since its repository has enough slots costs no attempt", async () => {
  const concurrency = 9;
  const queue = await databases.open(place, { attempts: 2, concurrency });
  const triggers = Array.from({ length: concurrency }, (_, index) => pullRequest(index + 1));
  await Promise.all(triggers.map((trigger) => queue.enqueue(trigger)));
  const seen = new Map<string, readonly Partial<Attempt>[]>();
  const gate = Promise.withResolvers<void>();
  await queue.work(async (trigger, { number, isLast, isSpent = false }) => {
    const before = seen.get(keyOf(trigger)) ?? [];
    seen.set(keyOf(trigger), [...before, { number, isLast, isSpent }]);
    await gate.promise;
    if (before.length === 0) throw new TransientError("away", { retryAfterSeconds: 0 });
  });
  // All nine workers took one, and three had to put theirs back.
  const putBack = () =>
    server.query(
      place.databaseUrl ?? "",
      "SELECT 1 FROM goalkeeper.job WHERE state = 'created' AND upsert_by_key IS NULL AND name = 'triggers'",
    );
  await expect.poll(putBack).toHaveLength(3);
  expect(seen.size).toBe(6);
  gate.resolve();
  await queue.idle();
  expect([...seen.values()]).toEqual(
    triggers.map(() => [
      { number: 1, isLast: false, isSpent: false },
      { number: 2, isLast: true, isSpent: false },
    ]),
  );
  expect(await queue.deadLetters()).toEqual([]);
});
