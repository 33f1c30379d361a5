/** What a queue promises of triggers that may wait for others, whatever its database. */
import { expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { controlledRuns, pullRequest, type OpenQueue } from "./queues.ts";

const PATIENT = { isPatient: true };
const HOUR = { patienceSeconds: 3600 };

export function itHasPatience(open: OpenQueue): void {
  it("lets a patient trigger wait for its time, also through a restart", async () => {
    const first = await open({ patienceSeconds: 2 });
    const storedAt = performance.now();
    await first.enqueue(pullRequest(1), PATIENT);
    await first.stop();
    const { run, next } = controlledRuns();
    const second = await open(HOUR);
    await second.work(run);
    const { startedAt, trigger, succeed } = await next();
    expect(startedAt - storedAt).toBeGreaterThan(1_900);
    expect(trigger).toEqual(pullRequest(1));
    succeed();
    await second.idle();
  });

  it("puts one that waits off no further, however many come", async () => {
    const queue = await open({ patienceSeconds: 1 });
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    const started = next();
    const storedAt = performance.now();
    // Were each to put it off, this would never end.
    // oxlint-disable-next-line no-await-in-loop
    while (count() === 0) await Promise.all([1, 2, 3].map(() => queue.enqueue(pullRequest(1), PATIENT)));
    const { startedAt, succeed } = await started;
    expect(startedAt - storedAt).toBeGreaterThan(900);
    succeed();
    expect(count()).toBe(1);
  });

  it.each([
    ["first", [PATIENT, undefined]],
    ["last", [undefined, PATIENT]],
    ["first and last", [PATIENT, undefined, PATIENT]],
  ])("runs once, and at once, where one without patience comes too and the patient one is %s", async (_claim, all) => {
    const queue = await open(HOUR);
    // oxlint-disable-next-line no-await-in-loop
    for (const options of all) await queue.enqueue(pullRequest(1), options);
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    (await next()).succeed();
    await queue.idle();
    expect(count()).toBe(1);
  });

  it("never lets two wait, and never puts off the one in a hurry, when they come together", async () => {
    const queue = await open(HOUR);
    const keys = Array.from({ length: 30 }, (_, index) => index + 1);
    await Promise.all(
      keys.flatMap((key) => [PATIENT, undefined, PATIENT].map((options) => queue.enqueue(pullRequest(key), options))),
    );
    let count = 0;
    await queue.work(() => {
      count += 1;
      return Promise.resolve();
    });
    await queue.idle();
    expect(count).toBe(keys.length);
  });

  it("does not hurry what is held back since the other side has asked for it", async () => {
    const queue = await open({ ...HOUR, concurrency: 1 });
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const first = await next();
    await queue.enqueue(pullRequest(1), PATIENT);
    const failedAt = performance.now();
    first.fail(new TransientError("too many requests", { retryAfterSeconds: 2 }));
    // Another key, which shows that the failure was settled: workers take one after the other.
    await queue.enqueue(pullRequest(2));
    (await next()).succeed();
    await queue.enqueue(pullRequest(1));
    const second = await next();
    expect(second.startedAt - failedAt).toBeGreaterThan(1_900);
    second.succeed();
    await queue.idle();
    expect(count()).toBe(3);
  });

  it("has none where none is asked for", async () => {
    const queue = await open({ patienceSeconds: 0 });
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1), PATIENT);
    (await next()).succeed();
    await queue.idle();
    expect(count()).toBe(1);
  });
}
