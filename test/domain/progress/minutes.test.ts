/** Minutes since 1970 are those of the calendar. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { minuteOf, timeOf } from "../../../src/domain/progress/minutes.ts";

it("agrees with the calendar of the language, there and back", () => {
  const dates = fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      const minute = Math.floor(date.getTime() / 60_000);
      expect(minuteOf(date.toISOString())).toBe(minute);
      expect(timeOf(minute)).toBe(`${date.toISOString().slice(0, 16)}:00Z`);
    }),
    { numRuns: 5_000 },
  );
});

it.each(["", "2024-05-01", "2024-05-01T09:00:00+02:00", "now"])("finds no time in %j", (text) => {
  expect(minuteOf(text)).toBeUndefined();
});
