import { describe, expect, it, vi } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import { Turns } from "../../src/engine/turns.ts";

const NEVER = new AbortController().signal;

/** Work that ends when it is told to, and what has begun so far. */
function workbench() {
  const begun: string[] = [];
  const work = (name: string) => {
    const ending = Promise.withResolvers<string>();
    const run = (): Promise<string> => {
      begun.push(name);
      return ending.promise;
    };
    return { run, end: () => ending.resolve(name), fail: (error: Error) => ending.reject(error) };
  };
  return { begun, work, a: work("a"), b: work("b"), c: work("c") };
}

it("those of one key run one after the other, in their order", async () => {
  const turns = new Turns();
  const { begun, a, b, c } = workbench();
  const all = [a, b, c].map(({ run }) => turns.take("#1", NEVER, run));
  expect(begun).toEqual(["a"]);
  a.end();
  expect(await all[0]).toBe("a");
  await expect.poll(() => begun).toEqual(["a", "b"]);
  b.end();
  c.end();
  expect(await Promise.all(all)).toEqual(["a", "b", "c"]);
});

it("those of different keys do not wait for each other", async () => {
  const turns = new Turns();
  const { begun, a, b } = workbench();
  const all = [turns.take("#1", NEVER, a.run), turns.take("#2", NEVER, b.run)];
  expect(begun).toEqual(["a", "b"]);
  a.end();
  b.end();
  await Promise.all(all);
});

it("a failure is its own, and the next goes on", async () => {
  const turns = new Turns();
  const { a, b } = workbench();
  const first = turns.take("#1", NEVER, a.run);
  const second = turns.take("#1", NEVER, b.run);
  a.fail(new Error("not so"));
  b.end();
  await expect(first).rejects.toThrow("not so");
  expect(await second).toBe("b");
});

it("one that waits is ended by its signal, and those behind it wait on", async () => {
  const turns = new Turns();
  const { begun, a, b, c } = workbench();
  const controller = new AbortController();
  const first = turns.take("#1", NEVER, a.run);
  const second = turns.take("#1", controller.signal, b.run);
  const third = turns.take("#1", NEVER, c.run);
  controller.abort(new Error("The server stops."));
  await expect(second).rejects.toThrow("The server stops.");
  expect(begun).toEqual(["a"]);
  a.end();
  c.end();
  expect(await Promise.all([first, third])).toEqual(["a", "c"]);
  expect(begun).toEqual(["a", "c"]);
});

it("one whose signal has come before it is not begun", async () => {
  const { begun, a } = workbench();
  await expect(new Turns().take("#1", AbortSignal.abort(new Error("Too late.")), a.run)).rejects.toThrow("Too late.");
  expect(begun).toEqual([]);
});

describe("among servers that share a memory", () => {
  const PAUSE = { name: "TransientError", isPause: true, retryAfterSeconds: 1 };

  it("one goes, and another is to come back after a pause", async () => {
    const memory = new LocalMemory();
    const [here, there] = [new Turns(memory), new Turns(memory)];
    const { begun, a, b, c } = workbench();
    const first = here.take("#1", NEVER, a.run);
    await expect.poll(() => begun).toEqual(["a"]);
    await expect(there.take("#1", NEVER, b.run)).rejects.toMatchObject(PAUSE);
    const other = there.take("#2", NEVER, c.run);
    c.end();
    expect(await other).toBe("c");
    a.end();
    await first;
    b.end();
    expect(await there.take("#1", NEVER, b.run)).toBe("b");
    expect(begun).toEqual(["a", "c", "b"]);
  });

  it("a failure gives the turn back, and is its own", async () => {
    const memory = new LocalMemory();
    const { a, b } = workbench();
    a.fail(new Error("not so"));
    await expect(new Turns(memory).take("#1", NEVER, a.run)).rejects.toThrow("not so");
    b.end();
    expect(await new Turns(memory).take("#1", NEVER, b.run)).toBe("b");
  });

  it("what a killed one held is free after 10 seconds, and one that was only away is told to stop", async () => {
    vi.useFakeTimers();
    try {
      const memory = new LocalMemory();
      const { begun, b } = workbench();
      let swap: LocalMemory["swap"] = (...all) => memory.swap(...all);
      const network: SharedMemory = {
        read: (key) => memory.read(key),
        write: (key, value, seconds) => memory.write(key, value, seconds),
        swap: (...all) => swap(...all),
        forget: () => Promise.reject(new TransientError("away")),
      };
      const seen = Promise.withResolvers<AbortSignal>();
      const away = new Turns(network).take("#1", NEVER, (signal) => {
        seen.resolve(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      });
      const told = away.catch((error: unknown) => error);
      const signal = await seen.promise;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(signal.aborted).toBe(false);
      swap = () => Promise.reject(new TransientError("away"));
      await vi.advanceTimersByTimeAsync(5_000);
      expect(signal.aborted).toBe(false);
      await expect(new Turns(memory).take("#1", NEVER, b.run)).rejects.toMatchObject(PAUSE);
      await vi.advanceTimersByTimeAsync(3_000);
      expect(signal.aborted).toBe(true);
      expect(await told).toMatchObject(PAUSE);
      await vi.advanceTimersByTimeAsync(2_001);
      b.end();
      expect(await new Turns(memory).take("#1", NEVER, b.run)).toBe("b");
      expect(begun).toEqual(["b"]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("one that has lost its turn leaves that of the next alone", async () => {
    vi.useFakeTimers();
    try {
      const memory = new LocalMemory();
      const { a, b, c } = workbench();
      const first = new Turns(memory).take("#1", NEVER, a.run);
      await vi.advanceTimersByTimeAsync(0);
      await memory.forget("lease turn #1");
      const second = new Turns(memory).take("#1", NEVER, b.run);
      await vi.advanceTimersByTimeAsync(0);
      a.end();
      await first;
      await expect(new Turns(memory).take("#1", NEVER, c.run)).rejects.toMatchObject(PAUSE);
      b.end();
      expect(await second).toBe("b");
    } finally {
      vi.useRealTimers();
    }
  });
});
