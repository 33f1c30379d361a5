/** When progress is reported: a cron schedule → the period that a moment lies in. */
import { Cron } from "croner";
import { minuteOf, timeOf } from "./minutes.ts";
import { timeZoneOf } from "./time-zone.ts";

/** The time from one firing of a schedule to the next. */
export interface Period {
  /**
   * What the wall clock was to show at its start, as far as the schedule needs it to tell periods apart: `2024-05` where it
   * names a day of the month, `2024-05-06` where it fires once on a day, else `2024-05-06T09:00`. Each key comes once, and
   * later ones sort behind.
   */
  readonly key: string;
  /** ISO 8601 in UTC, as is the next. */
  readonly startedAt: string;
  readonly nextAt: string;
}

/**
 * The period that began with the latest firing at or before `now`; `undefined` where the schedule cannot be followed or
 * never fires, and where there is no such time zone.
 *
 * What the clocks skip in spring fires at the next minute that they show, and what they show twice in autumn fires once.
 *
 * @param now ISO 8601 in UTC.
 */
export function periodAt(schedule: string, timeZone: string, now: string): Period | undefined {
  const cron = cronOf(schedule);
  const zone = timeZoneOf(timeZone);
  const minute = minuteOf(now);
  if (cron === undefined || zone === undefined || minute === undefined) return undefined;
  let firing = lastFiring(cron, zone.shownAt(minute));
  while (firing !== undefined) {
    const next = nextFiring(cron, firing);
    if (next === undefined) break;
    const nextMinute = zone.firstShowing(next);
    if (nextMinute > minute) {
      const key = timeOf(firing).slice(0, keyLength(schedule));
      return { key, startedAt: timeOf(zone.firstShowing(firing)), nextAt: timeOf(nextMinute) };
    }
    // While clocks show an hour for the second time, a firing behind what they show has been already.
    firing = next;
  }
  return undefined;
}

/** The period to report on; `undefined` also where the schedule fires more than once a day, which no check lets pass. */
export function reportPeriodAt(schedule: string, timeZone: string, now: string): Period | undefined {
  return isOnceADay(schedule) ? periodAt(schedule, timeZone, now) : undefined;
}

/** What keeps a schedule of the right form from being followed. */
export type ScheduleFault = "unreadable" | "never" | "too-often";

/** What is wrong with a schedule; reports come once a day at most. */
export function scheduleFault(schedule: string): ScheduleFault | undefined {
  const cron = cronOf(schedule);
  if (cron === undefined) return "unreadable";
  if (nextFiring(cron, 0) === undefined) return "never";
  return isOnceADay(schedule) ? undefined : "too-often";
}

/** The schedule as it would be in UTC: it runs by the wall clock here, and the time zone comes in afterwards. */
function cronOf(schedule: string): Cron | undefined {
  try {
    // Sloppy is `5/10`, which the form of the configuration allows: from 5 on in steps of 10.
    return new Cron(schedule, { mode: "5-part", sloppyRanges: true, utcOffset: 0, paused: true });
  } catch {
    return undefined;
  }
}

/** The latest firing at or before a minute. */
function lastFiring(cron: Cron, minute: number): number | undefined {
  return minuteOfFiring(cron.previousRuns(1, timeOf(minute + 1))[0]);
}

function nextFiring(cron: Cron, minute: number): number | undefined {
  return minuteOfFiring(cron.nextRun(timeOf(minute)));
}

function minuteOfFiring(firing: { readonly getTime: () => number } | null | undefined): number | undefined {
  return firing === undefined || firing === null ? undefined : firing.getTime() / 60_000;
}

const [MONTH, DAY, MINUTE] = ["2024-05".length, "2024-05-06".length, "2024-05-06T09:00".length];

function keyLength(schedule: string): number {
  if (!isOnceADay(schedule)) return MINUTE;
  const [, , dayOfMonth = "", , dayOfWeek] = fieldsOf(schedule);
  return isNumber(dayOfMonth) && dayOfWeek === "*" ? MONTH : DAY;
}

/** Whether it names one time of day. A list or a range may come to one too, and is not looked into. */
function isOnceADay(schedule: string): boolean {
  const [minute = "", hour = ""] = fieldsOf(schedule);
  return isNumber(minute) && isNumber(hour);
}

function isNumber(field: string): boolean {
  return /^\d+$/.test(field);
}

function fieldsOf(schedule: string): readonly string[] {
  return schedule.trim().split(/\s+/);
}
