/** Hours in which nobody is mentioned: `22:00-07:00`, on the clocks of a time zone. */
import { MINUTES_A_DAY, minuteOf, timeOf } from "./minutes.ts";
import { timeZoneOf } from "./time-zone.ts";

/** Whether the quiet hours are on. */
export function isQuiet(quietHours: string | undefined, timeZone: string, now: string): boolean {
  return quietUntil(quietHours, timeZone, now) !== undefined;
}

/**
 * When the quiet hours that are on come to their end, as ISO 8601 in UTC; `undefined` where none are on, and where there is
 * no such time zone. They begin at the first of the two minutes and end with the second, the next day where that is earlier.
 *
 * @param now ISO 8601 in UTC.
 */
export function quietUntil(quietHours: string | undefined, timeZone: string, now: string): string | undefined {
  const [, ...parts] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(quietHours ?? "") ?? [];
  const zone = timeZoneOf(timeZone);
  const minute = minuteOf(now);
  if (parts.length === 0 || zone === undefined || minute === undefined) return undefined;
  const [startHour = 0, startMinute = 0, endHour = 0, endMinute = 0] = parts.map(Number);
  const shown = zone.shownAt(minute);
  const length = ofDay((endHour - startHour) * 60 + endMinute - startMinute);
  const since = ofDay(shown - startHour * 60 - startMinute);
  if (since >= length) return undefined;
  const end = zone.firstShowing(shown - since + length);
  // An hour that comes twice in autumn may show a minute ahead of an end that has been already.
  return end > minute ? timeOf(end) : undefined;
}

function ofDay(minutes: number): number {
  return ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
}
