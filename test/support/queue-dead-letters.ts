/** What a queue promises of triggers that have failed for good. */
import { expect, it } from "vitest";
import { UserError } from "../../src/engine/errors.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import type { Queue } from "../../src/queue/queue.ts";
import { controlledRuns, pullRequest, type OpenQueue, type StartedRun } from "./queues.ts";

const INTENT = pullRequest(1, { intent: { action: "apply-fixes", id: "1" } });

export function itKeepsDeadLetters(open: OpenQueue): void {
  /** A queue at work, in which each of the triggers has failed for good. */
  async function failed(...triggers: readonly Trigger[]) {
    const queue = await open();
    const { run, next, count } = controlledRuns();
    await queue.work(run);
    for (const trigger of triggers) {
      // oxlint-disable-next-line no-await-in-loop
      await failOnce(queue, next, trigger);
    }
    return { queue, next, count };
  }

  it.each([{ trigger: pullRequest(1) }, { trigger: INTENT }])("runs $trigger again, once", async ({ trigger }) => {
    const { queue, next, count } = await failed(trigger);
    const ids = await idsIn(queue);
    expect(await queue.retryDeadLetters(ids)).toEqual({ retried: ids, noTriggers: [] });
    const again = await next();
    expect(again).toMatchObject({ trigger, attempt: { number: 1 } });
    again.succeed();
    await queue.idle();
    expect({ runs: count(), left: await idsIn(queue) }).toEqual({ runs: 2, left: [] });
    expect(await queue.retryDeadLetters(ids)).toEqual({ retried: [], noTriggers: [] });
  });

  it("takes an intent that comes again for the same, before it is run again and after", async () => {
    const { queue, next, count } = await failed(INTENT);
    await queue.enqueue(INTENT);
    await queue.retryDeadLetters("all");
    await queue.enqueue(INTENT);
    (await next()).succeed();
    await queue.idle();
    await queue.enqueue(INTENT);
    await queue.idle();
    expect(count()).toBe(2);
  });

  it("has a dead letter again of what fails again", async () => {
    const { queue, next } = await failed(INTENT);
    const [first] = await idsIn(queue);
    await queue.retryDeadLetters("all");
    (await next()).fail(new UserError("still wrong"));
    await queue.idle();
    const letters = await queue.deadLetters();
    expect(letters).toMatchObject([{ trigger: INTENT, error: { message: "still wrong" } }]);
    expect(letters[0]?.id).not.toBe(first);
  });

  it("runs once what failed twice, and what waits already as it waits", async () => {
    const { queue, count } = await failed(pullRequest(1), pullRequest(1), pullRequest(2));
    await queue.stop();
    const again = await open();
    await again.enqueue(pullRequest(2, { installationId: 7 }));
    expect((await again.retryDeadLetters("all")).retried).toHaveLength(3);
    const { run, next: nextOfAgain, count: countOfAgain } = controlledRuns();
    await again.work(run);
    const runs = [await nextOfAgain(), await nextOfAgain()];
    for (const { succeed } of runs) succeed();
    await again.idle();
    expect(runs.map(({ trigger }) => trigger).toSorted(byNumber)).toEqual([
      pullRequest(1),
      pullRequest(2, { installationId: 7 }),
    ]);
    expect([count(), countOfAgain()]).toEqual([3, 2]);
  });

  it("leaves where it is what is no trigger, tells so, and runs the others", async () => {
    const queue = await open();
    const { run, next } = controlledRuns();
    await queue.enqueue(pullRequest(0));
    await queue.work(run);
    await failOnce(queue, next, pullRequest(1));
    const { retried, noTriggers } = await queue.retryDeadLetters("all");
    expect({ retried: retried.length, noTriggers: noTriggers.length }).toEqual({ retried: 1, noTriggers: 1 });
    expect(await idsIn(queue)).toEqual(noTriggers);
    (await next()).succeed();
    await queue.idle();
    expect(await queue.discardDeadLetters(noTriggers)).toEqual(noTriggers);
    expect(await idsIn(queue)).toEqual([]);
  });

  it("finds dead letters by the beginnings of their ids, and no id that is none", async () => {
    const { queue } = await failed(pullRequest(1), pullRequest(2));
    const [first = ""] = await idsIn(queue);
    expect((await queue.deadLetters([first.slice(0, 30)])).map(({ id }) => id)).toEqual([first]);
    expect(await queue.deadLetters(["%", "no id"])).toEqual([]);
    expect(await queue.discardDeadLetters(["no id"])).toEqual([]);
    expect(await idsIn(queue)).toHaveLength(2);
  });
}

async function failOnce(queue: Queue, next: () => Promise<StartedRun>, trigger: Trigger): Promise<void> {
  await queue.enqueue(trigger);
  (await next()).fail(new UserError("wrong"));
  await queue.idle();
}

async function idsIn(queue: Queue): Promise<string[]> {
  return (await queue.deadLetters()).map(({ id }) => id);
}

function byNumber(first: Trigger, second: Trigger): number {
  return JSON.stringify(first.subject).localeCompare(JSON.stringify(second.subject));
}
