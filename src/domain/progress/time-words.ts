/** Days and numbers in words. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `13 Dec`, in one piece, with its year where that is not the year of `now`. Both begin with YYYY-MM-DD. */
export function dayInWords(day: string, now: string): string {
  const [year = "", month, ofMonth] = day.slice(0, 10).split("-");
  const words = `${Number(ofMonth)}\u00A0${MONTHS[Number(month) - 1] ?? month}`;
  return now.startsWith(year) ? words : `${words}\u00A0${year}`;
}

/** Up to this many days are told as days; then as weeks, months and years, each rounded down. */
const [MAX_DAYS, MAX_WEEKS_IN_DAYS, MAX_MONTHS_IN_DAYS] = [13, 69, 729];

/** `1 day`, `5 weeks`, `3 months`. */
export function spanInWords(days: number): string {
  if (days <= MAX_DAYS) return counted(days, "day");
  if (days <= MAX_WEEKS_IN_DAYS) return counted(Math.floor(days / 7), "week");
  if (days <= MAX_MONTHS_IN_DAYS) return counted(Math.floor(days / 30.44), "month");
  return counted(Math.floor(days / 365.25), "year");
}

/** `today`, `in 5 weeks`, `3 days ago`. */
export function distanceInWords(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${spanInWords(days)}` : `${spanInWords(-days)} ago`;
}

/** `1 goal`, `2 goals`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `12,345.5`, without what a sum of decimal fractions leaves over. GitHub takes seven digits for the name of a commit. */
export function figure(value: number): string {
  const rounded = Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6;
  const [whole = "", ...fraction] = String(rounded).split(".");
  return [whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ","), ...fraction].join(".");
}
