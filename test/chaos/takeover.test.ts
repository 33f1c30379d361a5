/** What a log tells of the work of a server that was killed. */
import { expect, it } from "vitest";
import { takeoverIn } from "../../chaos/takeover.ts";

const KILLED_AT = Date.parse("2024-04-10T12:00:00.000Z");

function line(seconds: number, attempt: number, msg = "Done."): string {
  return JSON.stringify({ level: "info", time: new Date(KILLED_AT + seconds * 1000).toISOString(), attempt, msg });
}

it("what was done again after the kill was taken over, and what was done before the last of it came between", () => {
  const log = [
    line(-3, 2),
    line(-1, 1),
    line(4, 1),
    line(12, 2),
    "no JSON",
    line(13, 2, "A run is to go on later."),
    line(15, 1),
    line(28.5, 3),
    line(29, 1),
  ];
  expect(takeoverIn(log, KILLED_AT)).toEqual({ count: 2, begunSeconds: 13, doneSeconds: 28.5, meanwhile: 2 });
});

it("where nothing was taken over, nothing is told", () => {
  expect(takeoverIn([line(-3, 2), line(4, 1)], KILLED_AT)).toEqual({
    count: 0,
    begunSeconds: 0,
    doneSeconds: 0,
    meanwhile: 0,
  });
});
