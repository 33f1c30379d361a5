/** What is tried again, how often, and after how long. */
import { expect, it } from "vitest";
import { Patience } from "../../src/backfill/patience.ts";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { TurnedClock } from "../support/turned-clock.ts";

/** Fails with each error in turn, then succeeds. */
function failing(...errors: readonly Error[]): () => Promise<string> {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return "done";
  };
}

const passing = new TransientError("for now");
const limited = (retryAfterSeconds: number): Error => new TransientError("too much", { retryAfterSeconds });
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

it.each([
  { what: "nothing fails", errors: [], waits: [] },
  { what: "it passes by itself", errors: [passing, passing, passing], waits: [2_000, 8_000, 30_000] },
  { what: "GitHub says how long", errors: [limited(90), limited(3)], waits: [90_000, 3_000] },
  { what: "GitHub says: at once", errors: [limited(0)], waits: [1_000] },
  { what: "both come together", errors: [passing, limited(60), passing], waits: [2_000, 60_000, 8_000] },
])("succeeds where $what", async ({ errors, waits }) => {
  const clock = new TurnedClock(0);
  expect(await new Patience({ clock }).overcome(failing(...errors))).toBe("done");
  expect(clock.waits).toEqual(waits);
});

it.each([
  { what: "cannot pass", errors: [new UserError("never")], message: "never", waits: 0 },
  { what: "is a bug", errors: [new TypeError("a bug")], message: "a bug", waits: 0 },
  { what: "does not pass four times", errors: times(4, passing), message: "for now", waits: 3 },
  { what: "asks for an eleventh wait", errors: times(11, limited(60)), message: "too much", waits: 10 },
])("gives up what $what", async ({ errors, message, waits }) => {
  const clock = new TurnedClock(0);
  await expect(new Patience({ clock }).overcome(failing(...errors))).rejects.toThrow(message);
  expect(clock.waits).toHaveLength(waits);
});

it("tells until when GitHub asks to wait", async () => {
  const told: number[] = [];
  const patience = new Patience({ clock: new TurnedClock(5_000), onAskedWait: (until) => told.push(until) });
  await patience.overcome(failing(passing, limited(60)));
  expect(told).toEqual([5_000 + 2_000 + 60_000]);
});
