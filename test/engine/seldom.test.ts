/** What happens again and again, said now and then. */
import { expect, it } from "vitest";
import { seldom } from "../../src/engine/seldom.ts";

it("is said at once, then only after the quiet time, with how often it was left out", () => {
  const said: string[] = [];
  let time = 0;
  const tell = seldom<string>(
    1_000,
    (what, leftOut) => said.push(`${what} ${leftOut}`),
    () => time,
  );
  for (const [at, what] of [
    [0, "a"],
    [1, "b"],
    [999, "c"],
    [1_000, "d"],
    [1_001, "e"],
    [5_000, "f"],
    [6_000, "g"],
  ] as const) {
    time = at;
    tell(what);
  }
  expect(said).toEqual(["a 0", "d 2", "f 1", "g 0"]);
});
