/** Schedules: which period a moment lies in, in every time zone and over every change of the clocks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/domain/finding.ts";
import { periodAt, scheduleFault } from "../../../src/domain/progress/schedule.ts";
import { CHANGES, clockOf, firingsOf, type Firing, type Fields } from "../../support/wall-clock.ts";

const MONTHLY = "0 9 1 * *";

describe("a period", () => {
  it.each([
    ["monthly, in its midst", MONTHLY, "Europe/Berlin", "2024-05-15T12:00:00.000Z", "2024-05 05-01T07:00 06-01T07:00"],
    [
      "at the minute of the firing",
      MONTHLY,
      "Europe/Berlin",
      "2024-05-01T07:00:00Z",
      "2024-05 05-01T07:00 06-01T07:00",
    ],
    ["a second ahead of it", MONTHLY, "Europe/Berlin", "2024-05-01T06:59:59Z", "2024-04 04-01T07:00 05-01T07:00"],
    ["in winter", MONTHLY, "Europe/Berlin", "2024-01-15T12:00:00Z", "2024-01 01-01T08:00 02-01T08:00"],
    ["that began last year", MONTHLY, "America/New_York", "2025-01-01T13:59:00Z", "2024-12 12-01T14:00 01-01T14:00"],
    ["of half an hour's offset", MONTHLY, "Asia/Kolkata", "2024-05-15T12:00:00Z", "2024-05 05-01T03:30 06-01T03:30"],
    ["a day ahead of UTC", "0 9 1 * *", "Pacific/Apia", "2024-04-30T20:00:00Z", "2024-05 04-30T20:00 05-31T20:00"],
    ["weekly", "0 9 * * 1", "Etc/UTC", "2024-05-08T12:00:00Z", "2024-05-06 05-06T09:00 05-13T09:00"],
    ["weekly, by name", "0 9 * * mon", "Etc/UTC", "2024-05-08T12:00:00Z", "2024-05-06 05-06T09:00 05-13T09:00"],
    ["of Sunday as 7", "0 9 * * 7", "Etc/UTC", "2024-05-08T12:00:00Z", "2024-05-05 05-05T09:00 05-12T09:00"],
    ["of Sunday as 0", "0 9 * * 0", "Etc/UTC", "2024-05-08T12:00:00Z", "2024-05-05 05-05T09:00 05-12T09:00"],
    ["of Sunday as both", "0 9 * * 0,7", "Etc/UTC", "2024-05-08T12:00:00Z", "2024-05-05 05-05T09:00 05-12T09:00"],
    ["of a weekend", "0 9 * * sat-sun", "Etc/UTC", "2024-05-05T12:00:00Z", "2024-05-05 05-05T09:00 05-11T09:00"],
    ["of working days", "0 9 * * 1-5", "Etc/UTC", "2024-05-04T12:00:00Z", "2024-05-03 05-03T09:00 05-06T09:00"],
    ["daily", "30 6 * * *", "Etc/UTC", "2024-05-04T12:00:00Z", "2024-05-04 05-04T06:30 05-05T06:30"],
    ["twice a month", "0 9 1,15 * *", "Etc/UTC", "2024-05-20T12:00:00Z", "2024-05-15 05-15T09:00 06-01T09:00"],
    ["in steps of days", "0 9 */10 * *", "Etc/UTC", "2024-05-25T12:00:00Z", "2024-05-21 05-21T09:00 05-31T09:00"],
    ["in steps from a day on", "0 9 5/10 * *", "Etc/UTC", "2024-05-20T12:00:00Z", "2024-05-15 05-15T09:00 05-25T09:00"],
    ["in steps of a range", "0 9 10-20/5 * *", "Etc/UTC", "2024-05-17T12:00:00Z", "2024-05-15 05-15T09:00 05-20T09:00"],
    ["each quarter", "0 9 1 */3 *", "Etc/UTC", "2024-05-20T12:00:00Z", "2024-04 04-01T09:00 07-01T09:00"],
    ["of months by name", "0 9 1 jan,jul *", "Etc/UTC", "2024-05-20T12:00:00Z", "2024-01 01-01T09:00 07-01T09:00"],
    [
      "by day of month or of week",
      "0 9 13 * 5",
      "Etc/UTC",
      "2024-05-13T12:00:00Z",
      "2024-05-13 05-13T09:00 05-17T09:00",
    ],
    [
      "several times a day",
      "0 9,17 * * *",
      "Etc/UTC",
      "2024-05-04T12:00:00Z",
      "2024-05-04T09:00 05-04T09:00 05-04T17:00",
    ],
    ["each minute", "* * * * *", "Etc/UTC", "2024-05-04T12:00:30Z", "2024-05-04T12:00 05-04T12:00 05-04T12:01"],
    [
      "on the last day of long months",
      "0 9 31 * *",
      "Etc/UTC",
      "2024-05-01T00:00:00Z",
      "2024-03 03-31T09:00 05-31T09:00",
    ],
    ["on the 30th, over February", "0 9 30 * *", "Etc/UTC", "2023-03-01T00:00:00Z", "2023-01 01-30T09:00 03-30T09:00"],
    ["on the 29th of a leap year", "0 9 29 * *", "Etc/UTC", "2024-03-01T00:00:00Z", "2024-02 02-29T09:00 03-29T09:00"],
    ["on the 29th of another year", "0 9 29 * *", "Etc/UTC", "2023-03-01T00:00:00Z", "2023-01 01-29T09:00 03-29T09:00"],
    ["on leap days alone", "0 9 29 2 *", "Etc/UTC", "2026-01-01T00:00:00Z", "2024-02 02-29T09:00 02-29T09:00"],
    [
      "in a century without a leap day",
      "0 9 29 2 *",
      "Etc/UTC",
      "2103-01-01T00:00:00Z",
      "2096-02 02-29T09:00 02-29T09:00",
    ],
    ["skipped in spring", "30 2 * * *", "Europe/Berlin", "2024-03-31T01:00:00Z", "2024-03-31 03-31T01:00 04-01T00:30"],
    [
      "skipped by half an hour",
      "15 2 * * *",
      "Australia/Lord_Howe",
      "2024-10-05T15:30:00Z",
      "2024-10-06 10-05T15:30 10-06T15:15",
    ],
    [
      "skipped at midnight",
      "0 0 * * *",
      "America/Sao_Paulo",
      "2018-11-04T03:00:00Z",
      "2018-11-04 11-04T03:00 11-05T02:00",
    ],
    [
      "of a day that was skipped",
      "0 9 * * *",
      "Pacific/Apia",
      "2011-12-30T10:00:00Z",
      "2011-12-30 12-30T10:00 12-30T19:00",
    ],
    [
      "shown twice, the first time",
      "30 2 * * *",
      "Europe/Berlin",
      "2024-10-27T00:30:00Z",
      "2024-10-27 10-27T00:30 10-28T01:30",
    ],
    [
      "shown twice, the second time",
      "30 2 * * *",
      "Europe/Berlin",
      "2024-10-27T01:10:00Z",
      "2024-10-27 10-27T00:30 10-28T01:30",
    ],
    [
      "shown twice in Ramadan",
      "30 2 * * *",
      "Africa/Casablanca",
      "2024-03-10T02:29:00Z",
      "2024-03-10 03-10T01:30 03-11T02:30",
    ],
  ])("%s: %s in %s", (_, schedule, timeZone, now, expected) => {
    const [key, startedAt, nextAt] = expected.split(" ");
    const period = periodAt(schedule, timeZone, now);
    expect([period?.key, period?.startedAt.slice(5, 16), period?.nextAt.slice(5, 16)]).toEqual([
      key,
      startedAt,
      nextAt,
    ]);
  });

  it("is one after a downtime of five, the latest", () => {
    const periods = ["2024-01-15", "2024-06-15"].map((day) => periodAt(MONTHLY, "Etc/UTC", `${day}T00:00:00Z`)?.key);
    expect(periods).toEqual(["2024-01", "2024-06"]);
  });

  it("has a key that sorts ahead where the clock jumps back", () => {
    const [later, earlier] = ["2024-10-01", "2024-09-30"].map((day) =>
      periodAt(MONTHLY, "Etc/UTC", `${day}T10:00:00Z`),
    );
    expect(String(earlier?.key) < String(later?.key)).toBe(true);
  });

  it.each([
    ["of a schedule that never fires", "0 9 31 2 *", "Etc/UTC"],
    ["of a range that runs backwards", "0 9 20-10 * *", "Etc/UTC"],
    ["of what is no schedule", "monthly", "Etc/UTC"],
    ["of no schedule at all", "", "Etc/UTC"],
    ["in a time zone that is none", MONTHLY, "Mars/Olympus"],
    ["at a time that is none", MONTHLY, "Etc/UTC", "soon"],
  ])("is none %s", (_, schedule, timeZone, now = "2024-05-15T12:00:00Z") => {
    expect(periodAt(schedule, timeZone, now)).toBeUndefined();
  });
});

describe("a schedule", () => {
  it.each([
    [MONTHLY, undefined],
    ["59 23 29 2 *", undefined],
    ["0 9 31 2 1", undefined],
    ["0 0 31 2 *", "never"],
    ["* * 30,31 2 *", "never"],
    ["0 9 31 4,6,9,11 *", "never"],
    ["* * * * *", "too-often"],
    ["0 * * * *", "too-often"],
    ["0,30 9 1 1 *", "too-often"],
    ["5-5 9 * * *", "too-often"],
    ["0 9 20-10 * *", "unreadable"],
    ["0 9 */40 * *", "unreadable"],
    ["0 9 * * fri-mon", "unreadable"],
    ["0 9 1 * * 2024", "unreadable"],
  ])("%s has the fault %s", (schedule, fault) => {
    expect(scheduleFault(schedule)).toBe(fault);
  });
});

const someOf = (from: number, to: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 });
const often = <Value>(value: Value, rare: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, rare);

/** Schedules that like the small hours, in which clocks change. */
const schedules: fc.Arbitrary<Fields> = fc.record({
  minutes: fc.oneof(someOf(0, 59), often(undefined, fc.constant([0, 30]))),
  hours: fc.oneof({ weight: 3, arbitrary: someOf(0, 3) }, often(undefined, someOf(0, 23))),
  daysOfMonth: often(undefined, someOf(1, 31)),
  months: often(undefined, someOf(1, 12)),
  daysOfWeek: often(undefined, someOf(0, 6)),
});

describe.each(CHANGES)("over the change of %s on %s", (timeZone, day) => {
  const clock = clockOf(timeZone, day);

  it("each period has a key of its own, and later ones sort behind", () => {
    fc.assert(
      fc.property(schedules, (fields) => {
        const starts = new Set(firingsOf(fields, clock).map(({ at }) => at));
        const keys = [...starts].slice(0, 20).map((at) => periodAt(textOf(fields), timeZone, isoOf(at))?.key ?? "");
        expect(keys).toEqual([...new Set(keys)].toSorted(compare));
      }),
      { numRuns: 20 },
    );
  });

  it("periods are those that one finds who looks at the clock each minute", () => {
    fc.assert(
      fc.property(schedules, fc.array(fc.nat(clock.length - 1), { maxLength: 5 }), (fields, moments) => {
        const firings = firingsOf(fields, clock);
        const around = firings.slice(0, 20).flatMap(({ at }) => [at - 1, at, at + 1]);
        for (const minute of [...around, ...moments.map((index) => clock[index]?.minute ?? 0)]) {
          const expected = expectedPeriod(minute, firings);
          if (expected === undefined) continue;
          const period = periodAt(textOf(fields), timeZone, isoOf(minute));
          const key = expected.shown.slice(0, period?.key.length);
          expect(period).toEqual({ key, startedAt: expected.startedAt, nextAt: expected.nextAt });
        }
      }),
      { numRuns: 40 },
    );
  });
});

it.each([
  ["Europe/Berlin", "2024-03-31", "30 2 * * *", "03-30T01:30 03-31T01:00 04-01T00:30"],
  ["Europe/Berlin", "2024-10-27", "30 2 * * *", "10-26T00:30 10-27T00:30 10-28T01:30"],
  ["America/New_York", "2024-03-10", "0 2 * * *", "03-09T07:00 03-10T07:00 03-11T06:00"],
  ["America/New_York", "2024-11-03", "0 1 * * 0", "11-03T05:00"],
  ["Australia/Lord_Howe", "2024-10-06", "15 2 * * *", "10-05T15:30 10-06T15:15 10-07T15:15"],
  ["Pacific/Apia", "2011-12-30", "0 9 30 * *", "12-30T10:00"],
])("begins periods in %s around %s at %s once each", (timeZone, day, schedule, expected) => {
  const begun: string[] = [];
  let latest: string | undefined;
  for (const { minute } of clockOf(timeZone, day).slice(2 * 1440, 5 * 1440 - 360)) {
    const period = periodAt(schedule, timeZone, isoOf(minute));
    if (latest !== undefined && period?.key !== latest) begun.push(isoOf(minute).slice(5, 16));
    latest = period?.key;
  }
  expect(begun.join(" ")).toBe(expected);
});

/** What is to be found at a minute; `undefined` where it depends on days that were not looked at. */
function expectedPeriod(minute: number, firings: readonly Firing[]) {
  const past = firings.findLast(({ at }) => at <= minute);
  const next = firings.find(({ at }) => at > minute);
  if (past === undefined || next === undefined) return undefined;
  return { shown: past.shown, startedAt: isoOf(past.at), nextAt: isoOf(next.at) };
}

function textOf({ minutes, hours, daysOfMonth, months, daysOfWeek }: Fields): string {
  return [minutes, hours, daysOfMonth, months, daysOfWeek].map((field) => field?.join(",") ?? "*").join(" ");
}

function isoOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().replace(".000", "");
}
