/** When things happened and how long they took, in the words of a reader. */
import { html, type Html } from "./html.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Older than this a date says more than a count of days. */
const RECENT_SECONDS = 30 * 86_400;

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const DATE = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const EXACT = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "long", timeZone: "UTC" });

/** "3 minutes ago", or "on Jan 3, 2024" for what is long ago. */
export function timeAgo(date: Date, now: Date): Html {
  const seconds = Math.max(0, Math.round((now.getTime() - date.getTime()) / 1000));
  const words = seconds > RECENT_SECONDS ? `on ${DATE.format(date)}` : wordsFor(seconds);
  return html`<time datetime="${date.toISOString()}" title="${EXACT.format(date)}">${words}</time>`;
}

function wordsFor(seconds: number): string {
  const [unit, length] = UNITS.find(([, one]) => seconds >= one) ?? (["second", 1] as const);
  return RELATIVE.format(-Math.floor(seconds / length), unit);
}

/** "2m 5s"; what took no whole second is said to have taken less than one. */
export function duration(from: Date, to: Date): string {
  const seconds = Math.round((to.getTime() - from.getTime()) / 1000);
  if (seconds < 1) return "under 1s";
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m ${seconds % 60}s`;
}

export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}
