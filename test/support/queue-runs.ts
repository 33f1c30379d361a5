/** What a queue promises of the triggers that run, whatever its database. */
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { keyOf, type Trigger } from "../../src/engine/trigger.ts";
import { controlledRuns, pullRequest, type OpenQueue } from "./queues.ts";

export function itRunsTriggers(open: OpenQueue): void {
  it("has stored a trigger when enqueue resolves", async () => {
    const first = await open();
    await first.enqueue(pullRequest(1));
    await first.stop();

    const { run, next } = controlledRuns();
    const second = await open();
    await second.work(run);
    const { trigger, attempt, succeed } = await next();
    expect(trigger).toEqual(pullRequest(1));
    expect(attempt).toMatchObject({ number: 1, isLast: false });
    succeed();
    await second.idle();
  });

  it("runs every kind of trigger as it was enqueued", async () => {
    const triggers: Trigger[] = [
      pullRequest(1),
      pullRequest(1, { intent: { action: "apply-fixes", id: "comment-7" } }),
      pullRequest(1, { subject: { kind: "merge-group", headSha: "a".repeat(40), baseSha: "b".repeat(40) } }),
      pullRequest(1, { subject: { kind: "commit", headSha: "c".repeat(40) } }),
      pullRequest(1, { subject: { kind: "branch", name: "main" } }),
      pullRequest(1, { repository: "todogroup/Ünïcode 'quoted' $1" }),
    ];
    const queue = await open();
    const seen: Trigger[] = [];
    await Promise.all(triggers.map((trigger) => queue.enqueue(trigger)));
    await queue.work((trigger) => {
      seen.push(trigger);
      return Promise.resolve();
    });
    await queue.idle();
    expect(new Set(seen)).toEqual(new Set(triggers));
    expect(seen).toHaveLength(triggers.length);
  });

  it("lets one trigger wait for all of its key", async () => {
    const queue = await open();
    await Promise.all(Array.from({ length: 50 }, () => queue.enqueue(pullRequest(1))));
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    (await next()).succeed();
    await queue.idle();
    expect(count()).toBe(1);
  });

  it("runs once more for 200 triggers that arrive during a run", async () => {
    const queue = await open();
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const first = await next();
    await Promise.all(Array.from({ length: 200 }, () => queue.enqueue(pullRequest(1))));
    expect(count()).toBe(1);
    first.succeed();
    (await next()).succeed();
    await queue.idle();
    expect(count()).toBe(2);
  });

  it("runs after the last trigger, however many come and however many runs fail", async () => {
    const queue = await open({ attempts: 100 });
    let state = 0;
    let seen = 0;
    let count = 0;
    await queue.work(async () => {
      const now = state;
      await setImmediate();
      if (++count % 3 === 0) throw new TransientError("away", { retryAfterSeconds: 0 });
      seen = now;
    });
    const change = () => {
      state++;
      return queue.enqueue(pullRequest(1));
    };
    const producers = Array.from({ length: 20 }, async () => {
      await Promise.all([change(), change(), change()]);
      await change().then(change).then(change).then(change).then(change);
    });
    await Promise.all(producers);
    await queue.idle();
    expect(seen).toBe(160);
  });

  it("runs as many keys at a time as it may, and never two of a key", async () => {
    const queue = await open({ concurrency: 3 });
    const triggers = Array.from({ length: 20 }, (_, index) =>
      pullRequest(index + 1, { repository: `todogroup/place-${index % 4}` }),
    );
    const arrivals = new Set(triggers.map((trigger) => keyOf(trigger)));
    const running: string[] = [];
    let count = 0;
    let most = 0;
    let isDoubled = false;
    const full = Promise.withResolvers<void>();
    await queue.work(async (trigger) => {
      const key = keyOf(trigger);
      isDoubled ||= running.includes(key);
      running.push(key);
      count++;
      most = Math.max(most, running.length);
      if (most === 3) full.resolve();
      // None ends before as many run as may.
      await full.promise;
      await Promise.all(Array.from({ length: 3 }, () => setImmediate()));
      // Another of its key, once, while runs of other keys end and start.
      if (arrivals.delete(key)) await queue.enqueue(trigger);
      running.splice(running.indexOf(key), 1);
    });
    await Promise.all(triggers.map((trigger) => queue.enqueue(trigger)));
    await queue.idle();
    expect(count).toBe(40);
    expect(most).toBe(3);
    expect(isDoubled).toBe(false);
  });

  it("starts the next key while another still runs", async () => {
    const queue = await open({ concurrency: 2 });
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1));
    const long = await next();
    await Promise.all([2, 3, 4].map((number) => queue.enqueue(pullRequest(number))));
    (await next()).succeed();
    (await next()).succeed();
    (await next()).succeed();
    expect(count()).toBe(4);
    long.succeed();
    await queue.idle();
  });

  it("does not pause while anything waits", async () => {
    const queue = await open({ concurrency: 1 });
    await Promise.all(Array.from({ length: 20 }, (_, index) => queue.enqueue(pullRequest(index + 1))));
    const startedAt = performance.now();
    await queue.work(() => Promise.resolve());
    await queue.idle();
    // Twenty polls would take twenty seconds.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  it("runs an intent once, also when it comes again after it is done", async () => {
    const queue = await open();
    const intents = ["1", "2", "3"].map((id) => pullRequest(1, { intent: { action: "re-run", id } }));
    const seen: string[] = [];
    await Promise.all([...intents, ...intents].map((trigger) => queue.enqueue(trigger)));
    await queue.work((trigger) => {
      seen.push(trigger.intent?.id ?? "none");
      return Promise.resolve();
    });
    await queue.idle();
    await Promise.all(intents.map((trigger) => queue.enqueue(trigger)));
    await queue.idle();
    expect(seen.toSorted()).toEqual(["1", "2", "3"]);
  });
}
