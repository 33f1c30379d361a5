/** What costs a trigger an attempt and what does not: neither a stop nor a pause nor a slot that another has. */
import { expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import type { Attempt } from "../../src/engine/run-trigger.ts";
import { keyOf } from "../../src/engine/trigger.ts";
import type { Run } from "../../src/queue/queue.ts";
import { startPostgres, type PostgresServer } from "../support/postgres.ts";
import { controlledRuns, placesFor, postgresDatabases, pullRequest } from "../support/queues.ts";

let server: PostgresServer;
const here = placesFor(async () => {
  server = await startPostgres();
  return postgresDatabases(server);
});

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
  const seen: { isLast: boolean; isSpent: boolean; counted: number }[] = [];
  const attempts = 1;
  const first = await here.open({ attempts });
  await first.enqueue(pullRequest(1));
  for (const end of ENDINGS) {
    // oxlint-disable-next-line no-await-in-loop
    const queue = await here.open({ attempts, stopTimeoutMs: 1 });
    const begun = Promise.withResolvers<void>();
    let hasPaused = false;
    const run: Run = async (_trigger, { number, isLast, isSpent = false, pauses = 0, signal }) => {
      seen.push({ isLast, isSpent, counted: number - pauses });
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
  const { number, isLast, isSpent = false, pauses = 0 } = attempt;
  expect([...seen, { isLast, isSpent, counted: number - pauses }]).toEqual(
    Array.from({ length: 2 * ENDINGS.length + 1 }, () => ({ isLast: true, isSpent: false, counted: 1 })),
  );
  expect(await first.deadLetters()).toEqual([]);
});

it("to be put back since its repository has enough slots costs no attempt", async () => {
  const concurrency = 9;
  const queue = await here.open({ attempts: 2, concurrency });
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
  // Nine workers look for work at once: most of those that get none of the six slots took one, and have to put it back.
  await expect.poll(() => seen.size).toBe(6);
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
