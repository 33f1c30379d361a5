/** A Postgres that goes away under a queue and comes back: nothing is lost, and no server has to start again for it. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { keyOf, type Trigger } from "../../src/engine/trigger.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { readTrigger } from "../../src/queue/read-trigger.ts";
import { startPostgres, type PostgresServer } from "../support/postgres.ts";
import { controlledRuns, placesFor, postgresDatabases, pullRequest, type StartedRun } from "../support/queues.ts";

const MANY = 3_000;
const ENQUEUE_TIMEOUT_MS = 2_000;

let server: PostgresServer;
const here = placesFor(async () => {
  server = await startPostgres();
  return postgresDatabases(server);
});

const query = (statement: string) => server.query(here.place.databaseUrl ?? "", statement);

function triggers(first: number, last: number): Trigger[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const number = first + index;
    return number % 2 === 0
      ? pullRequest(number)
      : pullRequest(number, { intent: { action: "re-run", id: String(number) } });
  });
}

function sortedKeys(all: readonly Trigger[]): string[] {
  return all.map((trigger) => keyOf(trigger)).toSorted();
}

/** How long it takes to hear of eight triggers, one after the other. */
async function wakingMs(queue: Queue, next: () => Promise<StartedRun>): Promise<number> {
  const startedAt = performance.now();
  for (let number = 1; number <= 8; number += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await queue.enqueue(pullRequest(number));
    // oxlint-disable-next-line no-await-in-loop
    (await next()).succeed();
  }
  return performance.now() - startedAt;
}

describe.each(["stops", "crashes"] as const)("where a Postgres %s under a queue and starts again", (how) => {
  it("all that was stored is done, and what comes is heard of at once as before", async () => {
    const queue = await here.open({ concurrency: 2, enqueueTimeoutMs: ENQUEUE_TIMEOUT_MS });
    const { run, next } = controlledRuns();
    await queue.work(run);
    const stored = triggers(1, 20);
    for (const trigger of stored.slice(0, 2)) {
      // oxlint-disable-next-line no-await-in-loop
      await queue.enqueue(trigger);
    }
    const [endsMeanwhile, endsLater] = [await next(), await next()];
    await Promise.all(stored.slice(2).map((trigger) => queue.enqueue(trigger)));

    await server.halt(how);
    endsMeanwhile.succeed();
    const askedAt = performance.now();
    await expect(queue.enqueue(pullRequest(99))).rejects.toThrow(TransientError);
    await expect(queue.enqueue(pullRequest(99))).rejects.toThrow("The queue's database did not store the trigger");
    await expect(queue.memory.read("anything")).rejects.toThrow(TransientError);
    expect(performance.now() - askedAt).toBeLessThan(3 * ENQUEUE_TIMEOUT_MS);
    await server.resume();

    endsLater.succeed();
    // That it has ended could not be stored, and nobody is heard of any more who runs it. This saves ten seconds.
    await query(`UPDATE goalkeeper.job SET heartbeat_on = now() - interval '11 seconds'
                  WHERE state = 'active' AND singleton_key = '${keyOf(endsMeanwhile.trigger)}'`);
    const done = [endsLater];
    while (done.length < stored.length) {
      // oxlint-disable-next-line no-await-in-loop
      const one = await next();
      one.succeed();
      done.push(one);
    }
    await queue.idle();
    expect(sortedKeys(done.map(({ trigger }) => trigger))).toEqual(sortedKeys(stored));
    expect(await queue.deadLetters()).toEqual([]);
    // With two workers that poll once a second, it takes four seconds where nobody wakes them.
    await expect.poll(() => wakingMs(queue, next), { timeout: 25_000 }).toBeLessThan(1_500);
  });

  it("what it was being told is stored whole or not at all, and can be told again", async () => {
    const queue = await here.open({ enqueueTimeoutMs: ENQUEUE_TIMEOUT_MS });
    const rush = triggers(1, MANY);
    const told = rush.map((trigger) => queue.enqueue(trigger));
    const settled = Promise.allSettled(told);
    await told[0];
    await server.halt(how);
    const ends = await settled;
    await server.resume();
    const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((error) => !(error instanceof TransientError))).toEqual([]);
    const kept = new Set(await keysStored());
    const lost = rush.filter((trigger, index) => ends[index]?.status === "fulfilled" && !kept.has(keyOf(trigger)));
    expect(lost).toEqual([]);
    await Promise.all(rush.map((trigger) => queue.enqueue(trigger)));
    expect(await keysStored()).toEqual(sortedKeys(rush));
  });
});

/** By what the data says, and not by what stands beside it. */
async function keysStored(): Promise<string[]> {
  const rows = await query("SELECT data FROM goalkeeper.job WHERE name = 'triggers'");
  return sortedKeys(rows.map(({ data }) => readTrigger(data)));
}
