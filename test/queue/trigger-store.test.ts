/** What is stored together, and what becomes of the rest where something of it cannot be. */
import { EventEmitter, once } from "node:events";
import { describe, expect, it } from "vitest";
import type { Storable } from "../../src/queue/store-trigger.ts";
import { TriggerStore } from "../../src/queue/trigger-store.ts";
import { pullRequest } from "../support/queues.ts";

const TIMEOUT_MS = 60_000;

/** How many were stored together each time, with what `failure` says of them instead. */
function storeThat(failure: (numbers: readonly number[]) => unknown = () => undefined, timeoutMs = TIMEOUT_MS) {
  const batches: number[][] = [];
  const store = new TriggerStore((triggers) => {
    const numbers = triggers.map(({ trigger: { subject } }) => ("number" in subject ? subject.number : 0));
    batches.push(numbers);
    const error = failure(numbers);
    return error === undefined ? Promise.resolve() : error instanceof Promise ? error : Promise.reject(error);
  }, timeoutMs);
  const ends = (numbers: readonly number[]) =>
    Promise.allSettled(numbers.map((number) => store.store(storable(number))));
  return { batches, ends };
}

function storable(number: number): Storable {
  return { trigger: pullRequest(number), patienceSeconds: 0 };
}

function errorWith(code: string): Error {
  return Object.assign(new Error("no"), { code });
}

const stored = { status: "fulfilled" };
const failed = { status: "rejected" };

describe("a store of triggers", () => {
  it("stores in one go what comes together", async () => {
    const { batches, ends } = storeThat();
    await ends([1, 2, 3]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it("stores in one go what comes while the database is busy", async () => {
    const gate = new EventEmitter();
    const batches: number[] = [];
    const store = new TriggerStore(async (triggers) => {
      batches.push(triggers.length);
      gate.emit("asked");
      await once(gate, "answered");
    }, TIMEOUT_MS);
    const asked = once(gate, "asked");
    const first = store.store(storable(1));
    await asked;
    const others = [2, 3, 4].map((number) => store.store(storable(number)));
    const askedAgain = once(gate, "asked");
    gate.emit("answered");
    await first;
    await askedAgain;
    gate.emit("answered");
    await Promise.all(others);
    expect(batches).toEqual([1, 3]);
  });

  it("stores a rush of any size", async () => {
    const { batches, ends } = storeThat();
    const rush = Array.from({ length: 1000 }, (_, index) => index);
    expect(await ends(rush)).toEqual(rush.map(() => expect.objectContaining(stored)));
    expect(batches.flat()).toEqual(rush);
    expect(batches.length).toBeLessThan(20);
  });

  it.each(["22P05", "23505", "40P01"])("stores one by one what is refused together with %s", async (code) => {
    const { batches, ends } = storeThat((numbers) => (numbers.includes(2) ? errorWith(code) : undefined));
    expect(await ends([1, 2, 3])).toMatchObject([stored, failed, stored]);
    expect(batches).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it.each(["ECONNREFUSED", "08006", "53300", "57P01"])("asks a database no more that is away with %s", async (code) => {
    const { batches, ends } = storeThat((numbers) => (numbers.includes(2) ? errorWith(code) : undefined));
    expect(await ends([1, 2, 3])).toMatchObject([failed, failed, failed]);
    expect(await ends([4])).toMatchObject([stored]);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it("goes on with the next where the database never answers", async () => {
    const { ends } = storeThat((numbers) => (numbers.includes(1) ? new Promise(() => {}) : undefined), 20);
    expect(await ends([1, 2])).toMatchObject([failed, failed]);
    expect(await ends([3])).toMatchObject([stored]);
  });
});
