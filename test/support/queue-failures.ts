/** What a queue promises of runs that fail or are cut short, whatever its database. */
import { expect, it } from "vitest";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { controlledRuns, pullRequest, type OpenQueue } from "./queues.ts";

const COMMAND = { action: "apply-fixes", id: "comment-7" };
/** With it, every further attempt comes after a second. */
const FAST_RETRIES = { retryDelaySeconds: 1, maxRetryDelaySeconds: 1 };

export function itSurvivesFailures(open: OpenQueue): void {
  it("tries again after a failure", async () => {
    const queue = await open(FAST_RETRIES);
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    (await next()).fail(new TransientError("away"));
    const second = await next();
    expect(second.attempt).toMatchObject({ number: 2, isLast: false });
    second.succeed();
    await queue.idle();
    expect(count()).toBe(2);
    expect(await queue.deadLetters()).toEqual([]);
  });

  it("keeps the trigger and the error of what failed for good, and says beforehand that it is the last attempt", async () => {
    const queue = await open({ ...FAST_RETRIES, attempts: 2 });
    const { run, next } = controlledRuns();
    await queue.work(run);
    const trigger = pullRequest(1, { intent: COMMAND });
    await queue.enqueue(trigger);
    const first = await next();
    first.fail(new TransientError("the first"));
    const last = await next();
    last.fail(new TransientError("the last", { cause: new Error("its cause\0") }));
    await queue.idle();
    expect([first.attempt.isLast, last.attempt.isLast]).toEqual([false, true]);
    const error = { name: "TransientError", message: "the last", cause: { message: "its cause\uFFFD" } };
    expect(await queue.deadLetters()).toMatchObject([{ trigger, error, attempts: 2 }]);
  });

  it.each([
    ["the person must mend", new UserError("Give the app access.")],
    ["is a bug", new TypeError("nothing is no object")],
  ])("does not try again what %s", async (_claim, error) => {
    const queue = await open(FAST_RETRIES);
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    (await next()).fail(error);
    await queue.idle();
    expect(count()).toBe(1);
    const { name, message } = error;
    expect(await queue.deadLetters()).toMatchObject([
      { trigger: pullRequest(1), error: { name, message }, attempts: 1 },
    ]);
  });

  it("waits as long as the other side has asked for, and no longer", async () => {
    const queue = await open();
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const first = await next();
    first.fail(new TransientError("too many requests", { retryAfterSeconds: 0.5 }));
    const second = await next();
    // The database's clock starts when the failure is stored, so the whole time must have passed here.
    expect(second.startedAt - first.startedAt).toBeGreaterThanOrEqual(500);
    expect(second.attempt.number).toBe(2);
    second.succeed();
    await queue.idle();
  });

  it("goes on after a pause for as often as it takes, which is no failed attempt", async () => {
    const queue = await open({ attempts: 1 });
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    for (let pauses = 0; pauses < 2; pauses += 1) {
      // oxlint-disable-next-line no-await-in-loop
      (await next()).fail(new TransientError("The hour is full.", { retryAfterSeconds: 0.1, isPause: true }));
    }
    (await next()).succeed();
    await queue.idle();
    expect(await queue.deadLetters()).toEqual([]);
  });

  it("holds back for as long what arrived during the run, and then runs once", async () => {
    const queue = await open();
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const first = await next();
    await queue.enqueue(pullRequest(1));
    first.fail(new TransientError("too many requests", { retryAfterSeconds: 0.5 }));
    const second = await next();
    expect(second.startedAt - first.startedAt).toBeGreaterThanOrEqual(500);
    second.succeed();
    await queue.idle();
    expect(count()).toBe(2);
  });

  it("runs what arrived during a failing run at once, in place of a further attempt", async () => {
    const queue = await open();
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const first = await next();
    await queue.enqueue(pullRequest(1, { installationId: 2 }));
    first.fail(new TransientError("away"));
    const second = await next();
    expect(second).toMatchObject({ trigger: { installationId: 2 }, attempt: { number: 1 } });
    second.succeed();
    await queue.idle();
    expect(count()).toBe(2);
  });

  it("lets a waiting attempt stand for what arrives meanwhile", async () => {
    const queue = await open({ concurrency: 1 });
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    (await next()).fail(new TransientError("away", { retryAfterSeconds: 2 }));
    // Of another key, and started by the only worker, which has then stored the failure.
    await queue.enqueue(pullRequest(2));
    (await next()).succeed();
    await Promise.all(Array.from({ length: 20 }, () => queue.enqueue(pullRequest(1, { installationId: 2 }))));
    const second = await next();
    expect(second).toMatchObject({ trigger: { installationId: 2 }, attempt: { number: 2 } });
    second.succeed();
    await queue.idle();
    expect(count()).toBe(3);
  });

  it("puts a job that is no trigger with the dead letters and goes on", async () => {
    const queue = await open();
    const { run, next, count } = controlledRuns();
    await queue.enqueue(pullRequest(0));
    await queue.enqueue(pullRequest(1));
    await queue.work(run);
    const { trigger, succeed } = await next();
    expect(trigger).toEqual(pullRequest(1));
    succeed();
    await queue.idle();
    expect(count()).toBe(1);
    const error = { message: "subject.number is no positive whole number." };
    expect(await queue.deadLetters()).toMatchObject([{ trigger: pullRequest(0), error }]);
  });

  it("lets a run end before it stops", async () => {
    const queue = await open({ stopTimeoutMs: 60_000 });
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const { attempt, succeed } = await next();
    const stopped = queue.stop();
    await expect(queue.enqueue(pullRequest(2))).rejects.toThrow(TransientError);
    expect(attempt.signal.aborted).toBe(false);
    succeed();
    await stopped;

    const again = await open();
    await again.idle();
    expect(await again.deadLetters()).toEqual([]);
  });

  it("stops in time and puts back what does not end, without taking an attempt from it", async () => {
    const queue = await open({ attempts: 2, stopTimeoutMs: 100 });
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    await queue.enqueue(pullRequest(2));
    const [first] = [await next(), await next()];
    await queue.enqueue(pullRequest(1));
    await queue.stop();
    expect(first.attempt.signal.aborted).toBe(true);

    const again = await open({ attempts: 2 });
    await again.work(run);
    const others = [await next(), await next()];
    for (const other of others) other.succeed();
    // What arrived during the run that was cut short has its own run coming.
    const last = await next();
    last.succeed();
    await again.idle();
    const attempts = [...others, last].map(({ attempt }) => attempt);
    expect(attempts.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 2]);
    expect(attempts.map(({ isLast }) => isLast)).toEqual([false, false, false]);
    expect(await again.deadLetters()).toEqual([]);
  });

  it("may be stopped twice, and takes nothing afterwards", async () => {
    const queue = await open();
    await Promise.all([queue.stop(), queue.stop()]);
    await queue.stop();
    await expect(queue.enqueue(pullRequest(1))).rejects.toThrow(TransientError);
    await expect(queue.work(() => Promise.resolve())).rejects.toThrow("before it stops");
  });
}
