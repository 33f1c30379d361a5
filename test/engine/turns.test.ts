import { expect, it } from "vitest";
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
