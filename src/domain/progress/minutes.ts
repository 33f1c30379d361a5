/** Times as minutes since 1970, so that they can be reckoned with: `2024-05-01T09:00:00Z` ↔ 28575900. */

export const MINUTES_A_DAY = 1440;

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?Z$/;

/** The minute that an ISO 8601 time in UTC lies in; `undefined` where the text is none. */
export function minuteOf(time: string): number | undefined {
  const parts = TIME.exec(time)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  return minuteOfDate(year, month, day, hour, minute);
}

/** The minute of a date in the Gregorian calendar; months and days start at 1. */
export function minuteOfDate(year: number, month: number, day: number, hour: number, minute: number): number {
  return (dayOf(year, month, day) * 24 + hour) * 60 + minute;
}

/** A minute as ISO 8601 in UTC: `2024-05-01T09:00:00Z`. */
export function timeOf(minute: number): string {
  const day = Math.floor(minute / MINUTES_A_DAY);
  const ofDay = minute - day * MINUTES_A_DAY;
  return `${dateOf(day)}T${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}:00Z`;
}

// Days are counted from 1 March 0000, so that a leap day is the last of its year:
// https://howardhinnant.github.io/date_algorithms.html
const DAYS_BEFORE_1970 = 719_468;
const DAYS_A_CYCLE = 146_097;
const YEARS_A_CYCLE = 400;

function dayOf(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const cycle = Math.floor(fromMarch / YEARS_A_CYCLE);
  const yearOfCycle = fromMarch - cycle * YEARS_A_CYCLE;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_A_CYCLE + dayOfCycle - DAYS_BEFORE_1970;
}

function dateOf(day: number): string {
  const since = day + DAYS_BEFORE_1970;
  const cycle = Math.floor(since / DAYS_A_CYCLE);
  const ofCycle = since - cycle * DAYS_A_CYCLE;
  const leaps = Math.floor(ofCycle / 1460) - Math.floor(ofCycle / 36_524) + Math.floor(ofCycle / 146_096);
  const yearOfCycle = Math.floor((ofCycle - leaps) / 365);
  const dayOfYear = ofCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = cycle * YEARS_A_CYCLE + yearOfCycle + (month > 2 ? 0 : 1);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
