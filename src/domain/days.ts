/** Days between times. */

const MS_A_DAY = 24 * 60 * 60 * 1000;

/**
 * Whole days from one time to another, both ISO 8601 with their zone, to the millisecond at most: 0 within the first 24 hours,
 * less than 0 where the other comes first. `undefined` where one is no time.
 */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [msOf(from), msOf(to)];
  return start === undefined || end === undefined ? undefined : Math.floor((end - start) / MS_A_DAY);
}

/** Days from the day of a time, in its own zone, to another day (YYYY-MM-DD): 0 for the same, less than 0 for one before. */
export function daysUntil(day: string, now: string): number | undefined {
  return daysBetween(`${now.slice(0, 10)}T00:00:00Z`, `${day}T00:00:00Z`);
}

/** Whether a time comes after another, both as above; false where one is no time. */
export function isAfter(time: string, other: string): boolean {
  const [later, earlier] = [msOf(time), msOf(other)];
  return later !== undefined && earlier !== undefined && later > earlier;
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** In whole milliseconds: the differences of fractions are not exact. */
function msOf(time: string): number | undefined {
  const match = TIME.exec(time);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds, fraction, sign, zoneHours, zoneMinutes] = match;
  const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * 60_000 * (sign === "-" ? -1 : 1);
  const ofDay =
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Math.round(Number(fraction ?? 0) * 1000);
  return dayNumber(Number(year), Number(month), Number(day)) * MS_A_DAY + ofDay - zone;
}

/** Days since the first of March of the year 0. The year begins with March, so that a leap day is its last. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}
