/** What clocks on the wall show in a time zone, and when they show it. */
import { MINUTES_A_DAY, minuteOfDate } from "./minutes.ts";

/**
 * A time zone. What a wall clock shows is counted in minutes too, as if it were UTC, so that it can be reckoned with
 * without a thought to summer time.
 */
export interface TimeZone {
  /** What clocks show at a minute. */
  readonly shownAt: (minute: number) => number;
  /**
   * The first minute at which clocks show this or more. So what they skip in spring comes at the next minute that they
   * do show, and what they show twice in autumn comes the first time.
   */
  readonly firstShowing: (shown: number) => number;
}

/** The time zone of a name; `undefined` where there is none. */
export function timeZoneOf(name: string): TimeZone | undefined {
  const format = formatOf(name);
  if (format === undefined) return undefined;
  const shownAt = (minute: number): number => {
    const parts = new Map(format.formatToParts(minute * 60_000).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 0, day = 0] = [parts.get("year"), parts.get("month"), parts.get("day")];
    return minuteOfDate(year, month, day, parts.get("hour") ?? 0, parts.get("minute") ?? 0);
  };
  return { shownAt, firstShowing: (shown) => firstShowing(shown, shownAt) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
  } catch {
    return undefined;
  }
}

/** No zone is further from UTC than this, and none changes its clocks twice within two days. */
const FURTHEST = MINUTES_A_DAY;

function firstShowing(shown: number, shownAt: TimeZone["shownAt"]): number {
  const offsetAt = (minute: number): number => shownAt(minute) - minute;
  let [before, after] = [shown - FURTHEST, shown + FURTHEST];
  const [offsetBefore, offsetAfter] = [offsetAt(before), offsetAt(after)];
  if (offsetBefore === offsetAfter) return shown - offsetBefore;
  // The minute of the change, by halves.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetBefore) before = middle;
    else after = middle;
  }
  return shown - offsetBefore < after ? shown - offsetBefore : Math.max(after, shown - offsetAfter);
}
