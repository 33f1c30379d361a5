/** Quiet hours: when they are on, and when they end. */
import { expect, it } from "vitest";
import { isQuiet, quietUntil } from "../../../src/domain/progress/quiet-hours.ts";

it.each([
  ["at night", "22:00-07:00", "Europe/Berlin", "2024-05-01T22:00:00Z", "2024-05-02T05:00:00Z"],
  ["from their first minute on", "22:00-07:00", "Europe/Berlin", "2024-05-01T20:00:00.000Z", "2024-05-02T05:00:00Z"],
  ["not a second ahead of it", "22:00-07:00", "Europe/Berlin", "2024-05-01T19:59:59Z", undefined],
  ["after midnight", "22:00-07:00", "Europe/Berlin", "2024-05-02T04:59:59Z", "2024-05-02T05:00:00Z"],
  ["not at their last minute", "22:00-07:00", "Europe/Berlin", "2024-05-02T05:00:00Z", undefined],
  ["not by day", "22:00-07:00", "Europe/Berlin", "2024-05-02T10:00:00Z", undefined],
  ["at noon", "12:00-13:30", "Asia/Kolkata", "2024-05-02T07:00:00Z", "2024-05-02T08:00:00Z"],
  ["not outside noon", "12:00-13:30", "Asia/Kolkata", "2024-05-02T08:00:00Z", undefined],
  ["over the change in spring", "22:00-07:00", "Europe/Berlin", "2024-03-30T22:00:00Z", "2024-03-31T05:00:00Z"],
  ["to an end that is skipped", "22:00-02:30", "Europe/Berlin", "2024-03-31T00:59:00Z", "2024-03-31T01:00:00Z"],
  ["to an end that comes twice", "22:00-02:30", "Europe/Berlin", "2024-10-27T00:29:00Z", "2024-10-27T00:30:00Z"],
  ["and not again after it", "22:00-02:30", "Europe/Berlin", "2024-10-27T01:15:00Z", undefined],
  ["never, where they begin as they end", "07:00-07:00", "Etc/UTC", "2024-05-01T07:00:00Z", undefined],
  ["never, where none are said", undefined, "Etc/UTC", "2024-05-01T07:00:00Z", undefined],
  ["never, in a zone that is none", "00:00-23:59", "Mars/Olympus", "2024-05-01T07:00:00Z", undefined],
])("are on %s", (_, quietHours, timeZone, now, until) => {
  expect(quietUntil(quietHours, timeZone, now)).toBe(until);
  expect(isQuiet(quietHours, timeZone, now)).toBe(until !== undefined);
});
