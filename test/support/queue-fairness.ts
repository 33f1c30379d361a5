/** What a queue promises those who wait behind many others, whatever its database. */
import { expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { controlledRuns, pullRequest, type OpenQueue } from "./queues.ts";

const BUSY = "todogroup/busy";
const QUIET = "todogroup/quiet";
const MANY = 7_000;
const COMMAND = { action: "re-run", id: "1" };

function rush(): Trigger[] {
  return Array.from({ length: MANY }, (_, index) =>
    pullRequest(index + 1, { repository: BUSY, workflow: "label-pillars" }),
  );
}

export function itIsFair(open: OpenQueue): void {
  it(
    "runs the one trigger of a repository that comes after 7,000 of another, in which all of its slots are taken",
    { timeout: 60_000 },
    async () => {
      const queue = await open({ concurrency: 9, enqueueTimeoutMs: 60_000 });
      const { run, next, count } = controlledRuns();
      await Promise.all(rush().map((trigger) => queue.enqueue(trigger)));
      await queue.work(run);
      const busy = [];
      // oxlint-disable-next-line no-await-in-loop
      for (let slot = 0; slot < 6; slot += 1) busy.push(await next());
      await queue.enqueue(pullRequest(1, { repository: QUIET }));
      const quiet = await next();
      expect(quiet.trigger.repository).toBe(QUIET);
      expect(count()).toBe(7);
      // As soon as one ends, the next of the busy repository has its slot, and still no more of them.
      for (let more = 0; more < 12; more += 1) {
        busy.shift()?.succeed();
        // oxlint-disable-next-line no-await-in-loop
        busy.push(await next());
      }
      expect(count()).toBe(19);
      expect(busy.map(({ trigger }) => trigger.repository)).toEqual(busy.map(() => BUSY));
      quiet.succeed();
    },
  );

  it("runs what people ask for first, then what somebody waits for, and what has patience last", async () => {
    const queue = await open({ concurrency: 1, patienceSeconds: 1 });
    await queue.enqueue(pullRequest(1), { isPatient: true });
    await queue.enqueue(pullRequest(2));
    await queue.enqueue(pullRequest(3), { isUrgent: true });
    await queue.enqueue(pullRequest(4, { intent: COMMAND }));
    expect(await orderOf(queue, 4)).toEqual([4, 3, 2, 1]);
  });

  it("lets one that is urgent hurry what waits of its key, and nothing slow it down again", async () => {
    const queue = await open({ concurrency: 1, patienceSeconds: 3600 });
    await queue.enqueue(pullRequest(1));
    await queue.enqueue(pullRequest(2));
    await queue.enqueue(pullRequest(2), { isUrgent: true });
    await queue.enqueue(pullRequest(2));
    await queue.enqueue(pullRequest(3), { isPatient: true });
    await queue.enqueue(pullRequest(3), { isUrgent: true });
    await queue.enqueue(pullRequest(3), { isPatient: true });
    expect(await orderOf(queue, 3)).toEqual([2, 3, 1]);
  });

  it("does not forget who goes first when it is tried again", async () => {
    const queue = await open({ concurrency: 1 });
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(1, { intent: COMMAND }));
    const first = await next();
    await Promise.all([2, 3, 4, 5, 6].map((number) => queue.enqueue(pullRequest(number))));
    first.fail(new TransientError("away", { retryAfterSeconds: 0 }));
    const again = await next();
    // The worker may take one more while the failure is being stored.
    const numbers = [again.trigger.subject];
    again.succeed();
    numbers.push((await next()).trigger.subject);
    expect(numbers).toContainEqual(pullRequest(1).subject);
  });
}

/** The numbers of the pull requests in the order in which they run. */
async function orderOf(queue: Awaited<ReturnType<OpenQueue>>, length: number): Promise<readonly unknown[]> {
  const { run, next } = controlledRuns();
  await queue.work(run);
  const order: unknown[] = [];
  while (order.length < length) {
    // oxlint-disable-next-line no-await-in-loop
    const { trigger, succeed } = await next();
    order.push(trigger.subject.kind === "pull-request" ? trigger.subject.number : trigger.subject);
    succeed();
  }
  await queue.idle();
  return order;
}
