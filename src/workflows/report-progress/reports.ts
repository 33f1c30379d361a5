/** Which reports are due: one comment for each goal and period, and a last one when a goal has come to its end. */
import { isAfter } from "../../domain/days.ts";
import type { CommentEffect } from "../../engine/effect.ts";
import type { TrackingIssue } from "../../engine/tracking.ts";
import { isLeftAlone } from "../left-alone.ts";
import { isLiving } from "../tracking-issues.ts";
import type { KnownGoal } from "./goal-progress.ts";
import { isReportedOn, lastMarker, ourComment, reportMarker, reportsOn } from "./memory.ts";
import type { ProgressSnapshot } from "./snapshot.ts";
import { lastText, reportText } from "./text.ts";

/** The reports of the period that nobody has got yet. What stands already is left as it is. */
export function dueReports(goals: readonly KnownGoal[], snapshot: ProgressSnapshot): readonly CommentEffect[] {
  const { period } = snapshot;
  if (period === undefined || isClockBehind(goals, period.key)) return [];
  return goals.flatMap((goal) => {
    const issue = issueToReportOn(goal);
    if (issue === undefined || !isLiving(goal) || issue.state !== "open") return [];
    // An issue of this period has nothing to tell yet that its text does not.
    if (!isAfter(period.startedAt, issue.createdAt)) return [];
    if (isReportedOn(issue, period.key)) return [];
    return reportEffect(goal, period.key, snapshot) ?? [];
  });
}

/** The report of a period, in the place of what it says by now. */
export function reportEffect(goal: KnownGoal, period: string, snapshot: ProgressSnapshot): CommentEffect | undefined {
  const issue = issueToReportOn(goal);
  if (issue === undefined) return undefined;
  const marker = reportMarker(period, goal.id);
  const present = reportsOn(issue, goal.id).find((report) => report.period === period)?.comment;
  return { kind: "comment", item: issue.number, marker, body: reportText(goal, period, snapshot), present };
}

/**
 * The period that a report on request belongs to: the present one, or that of the newest report where clocks say it is
 * still to come. Without a schedule, each day is one.
 */
export function contextPeriod({ id, tracking }: KnownGoal, { period, now }: ProgressSnapshot): string {
  const newest = tracking.kind === "here" ? reportsOn(tracking.issue, id).at(-1)?.period : undefined;
  const present = period?.key ?? now.slice(0, "2024-05-20".length);
  return newest !== undefined && newest > present ? newest : present;
}

export function lastSummary(goal: KnownGoal, issue: TrackingIssue, snapshot: ProgressSnapshot): CommentEffect {
  const marker = lastMarker(goal.id);
  const present = ourComment(issue.comments, marker);
  const body = lastText(goal, contextPeriod(goal, snapshot), snapshot);
  return { kind: "comment", item: issue.number, marker, body, present };
}

/** Whether there are reports of a period to come: then the clock is wrong, or was when they were written. */
export function isClockBehind(goals: readonly KnownGoal[], period: string): boolean {
  return goals.some(({ id, tracking }) => {
    const newest = tracking.kind === "here" ? reportsOn(tracking.issue, id).at(-1)?.period : undefined;
    return newest !== undefined && newest > period;
  });
}

function issueToReportOn({ tracking }: KnownGoal): TrackingIssue | undefined {
  if (tracking.kind !== "here" || tracking.issue.isLocked || isLeftAlone(tracking.issue)) return undefined;
  return tracking.issue;
}
