/** What a queue promises of triggers that come together, whatever its database. */
import { expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { keyOf, type Trigger } from "../../src/engine/trigger.ts";
import { pullRequest, type OpenQueue } from "./queues.ts";

export function itStoresTogether(open: OpenQueue): void {
  it("takes every trigger of a rush but the one that its database cannot hold", async () => {
    const queue = await open();
    const good = Array.from({ length: 30 }, (_, index) => pullRequest(index + 1));
    const bad = pullRequest(31, { subject: { kind: "branch", name: "no\0name" } });
    const rush = [...good.slice(0, 15), bad, ...good.slice(15)];
    const ends = await Promise.allSettled(rush.map((trigger) => queue.enqueue(trigger)));
    expect(ends.map(({ status }) => status === "fulfilled")).toEqual(rush.map((trigger) => trigger !== bad));
    expect(ends[15]).toMatchObject({ reason: expect.any(TransientError) });
    expect(await keysRun(queue)).toEqual(good.map((trigger) => keyOf(trigger)).toSorted());
  });

  it("keeps of each key what is newest and in a hurry, and each intent, when all come together", async () => {
    const queue = await open({ patienceSeconds: 3600 });
    const intents = ["1", "2"].map((id) => pullRequest(1, { intent: { action: "re-run", id } }));
    const moved = pullRequest(2, { installationId: 7 });
    await Promise.all([
      queue.enqueue(pullRequest(1), { isPatient: true }),
      ...[...intents, ...intents].map((trigger) => queue.enqueue(trigger)),
      queue.enqueue(pullRequest(1)),
      queue.enqueue(pullRequest(2)),
      queue.enqueue(pullRequest(1), { isPatient: true }),
      queue.enqueue(moved),
    ]);
    const seen: Trigger[] = [];
    await queue.work((trigger) => {
      seen.push(trigger);
      return Promise.resolve();
    });
    await queue.idle();
    expect(seen).toHaveLength(4);
    expect(seen).toEqual(expect.arrayContaining([pullRequest(1), moved, ...intents]));
  });
}

/** The keys of all that ran until nothing was left, in order. */
async function keysRun(queue: Awaited<ReturnType<OpenQueue>>): Promise<string[]> {
  const keys: string[] = [];
  await queue.work((trigger) => {
    keys.push(keyOf(trigger));
    return Promise.resolve();
  });
  await queue.idle();
  return keys.toSorted();
}
