import fc from "fast-check";
import { expect, it, test } from "vitest";
import { daysBetween, daysUntil, isAfter } from "../../src/domain/days.ts";

test.each([
  ["2024-04-25T12:00:00Z", "2024-04-25T12:00:00Z", 0],
  ["2024-04-25T12:00:00Z", "2024-04-26T11:59:59Z", 0],
  ["2024-04-25T12:00:00Z", "2024-04-26T12:00:00Z", 1],
  ["2024-04-25T12:00:00Z", "2024-04-25T11:59:59.5Z", -1],
  ["2024-04-25T12:00:00Z", "2024-04-24T12:00:00Z", -1],
  ["1969-12-31T23:59:59.980Z", "9999-12-30T23:59:59.980Z", 2_932_896],
  ["2024-02-28T00:00:00Z", "2024-03-01T00:00:00Z", 2],
  ["2023-02-28T00:00:00Z", "2023-03-01T00:00:00Z", 1],
  ["2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z", 366],
  ["2024-04-25T00:00:00+02:00", "2024-04-25T22:00:00Z", 1],
  ["2024-04-25T00:00:00-05:30", "2024-04-26T05:29:59Z", 0],
])("from %s to %s: %s", (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

it("counts as the calendar of the machine does", () => {
  const time = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(time, time, (from, to) => {
      const days = Math.floor((to.getTime() - from.getTime()) / 86_400_000);
      expect(daysBetween(from.toISOString(), to.toISOString())).toBe(days);
    }),
  );
});

it("knows no days from or to what is no time", () => {
  expect(daysBetween("2024-04-25", "2024-04-25T12:00:00Z")).toBeUndefined();
});

test.each([
  ["2024-11-01", "2024-11-01T23:59:59Z", 0],
  ["2024-10-31", "2024-11-01T00:00:00Z", -1],
  ["2024-11-02", "2024-11-01T23:59:59+02:00", 1],
  ["2024-03-01", "2024-02-28T12:00:00Z", 2],
])("until %s from %s: %s", (day, now, days) => {
  expect(daysUntil(day, now)).toBe(days);
});

test.each([
  ["2024-11-01T00:00:01Z", "2024-11-01T00:00:00Z", true],
  ["2024-11-01T00:00:00Z", "2024-11-01T00:00:00Z", false],
  ["2024-11-01T01:00:00Z", "2024-11-01T02:00:00+02:00", true],
  ["", "2024-11-01T02:00:00Z", false],
])("%s is after %s: %s", (time, other, answer) => {
  expect(isAfter(time, other)).toBe(answer);
});
