/** What our comments remember in a hidden line: when they were written, of which commit, and how far the goal was. */
import type { PresentComment } from "../../engine/effect.ts";
import type { ItemComment } from "../../engine/item.ts";
import type { TrackingIssue } from "../../engine/tracking.ts";

/** What a report stands on. */
export interface Reported {
  /** ISO 8601, with its zone. */
  readonly at: string;
  /** The commit of the default branch whose files it tells of. */
  readonly commit: string;
  /** From 0 to 1; `undefined` for a goal that does not count. */
  readonly reached: number | undefined;
}

/** A report of ours on a tracking issue. */
export interface PastReport {
  /** The key of its period. */
  readonly period: string;
  readonly comment: PresentComment;
  /** `undefined` where people have taken the line out, or written something else into it. */
  readonly reported: Reported | undefined;
}

export function reportMarker(period: string, goal: string): string {
  return `report-progress ${period} ${goal}`;
}

/** The marker of what is said last, when a goal is done or dropped. */
export function lastMarker(goal: string): string {
  return `last-summary ${goal}`;
}

export function askMarker(period: string): string {
  return `ask-owners ${period}`;
}

export function memoryLine({ at, commit, reached }: Reported): string {
  return `<!-- reported: ${at} ${commit} ${reached === undefined ? "-" : reached.toFixed(4)} -->`;
}

/** On a line of its own: people write ahead of it. */
const REPORT = /^<!-- goalkeeper:report-progress (\S+) (\S+) -->[ \t]*\r?$/m;
const MEMORY =
  /^<!-- reported: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) ([0-9a-f]{40,64}) (-|[01]\.\d{4}) -->\r?$/m;

/** Our reports on a goal, the oldest period first; of two of the same period, the older comment counts. */
export function reportsOn({ comments }: Pick<TrackingIssue, "comments">, goal: string): readonly PastReport[] {
  const reports = new Map<string, PastReport>();
  for (const comment of comments) {
    const [, period = "", id] = comment.isOurs ? (REPORT.exec(comment.body) ?? []) : [];
    if (id === goal && !reports.has(period)) {
      reports.set(period, { period, comment: presentOf(comment), reported: reportedIn(comment.body) });
    }
  }
  return [...reports.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** Whether an issue has a report of a period, also under the id that its goal had before. */
export function isReportedOn({ comments }: Pick<TrackingIssue, "comments">, period: string): boolean {
  return comments.some(({ isOurs, body }) => isOurs && REPORT.exec(body)?.[1] === period);
}

function reportedIn(body: string): Reported | undefined {
  const [, at, commit, reached] = MEMORY.exec(body) ?? [];
  if (at === undefined || commit === undefined || reached === undefined) return undefined;
  return { at, commit, reached: reached === "-" ? undefined : Math.min(1, Number(reached)) };
}

/** Our comment with a marker, also where people have written ahead of it; `undefined` where there is none. */
export function ourComment(comments: readonly ItemComment[], marker: string): PresentComment | undefined {
  const mark = `<!-- goalkeeper:${marker} -->`;
  const found = comments.find(({ isOurs, body }) => isOurs && body.split(/\r?\n/).includes(mark));
  return found === undefined ? undefined : presentOf(found);
}

function presentOf({ id, body }: ItemComment): PresentComment {
  return { id, body };
}
