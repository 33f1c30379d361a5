/** One issue for each cycle that people work in, which rolls up its goals. */
import type { IssueEffect } from "../../engine/effect.ts";
import type { TrackingIssue } from "../../engine/tracking.ts";
import { isLeftAlone } from "../left-alone.ts";
import { cycleOfDashboard, dashboardMarker, isLiving } from "../tracking-issues.ts";
import { dashboardText, dashboardTitle } from "./dashboard-text.ts";
import type { KnownGoal } from "./goal-progress.ts";
import type { ProgressSnapshot } from "./snapshot.ts";
import { standingIn } from "./tracking-text.ts";

/** The dashboard that stands for a cycle: of several, an open one, and the oldest of those. */
export function dashboardOfCycle(cycle: string, { ours }: ProgressSnapshot): TrackingIssue | undefined {
  return ours
    .filter(({ body }) => cycleOfDashboard(body) === cycle)
    .toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open") || a.number - b.number)[0];
}

/** The cycles that have goals, or had some when their dashboard was opened; the latest first. */
export function cyclesOf(goals: readonly KnownGoal[], { ours }: ProgressSnapshot): readonly string[] {
  const shown = ours.flatMap(({ body }) => cycleOfDashboard(body) ?? []);
  return [...new Set([...goals.flatMap(({ goal }) => goal.cycle ?? []), ...shown])].toSorted().toReversed();
}

export function dashboardEffects(goals: readonly KnownGoal[], snapshot: ProgressSnapshot): readonly IssueEffect[] {
  if (!snapshot.configuration.progress.hasDashboard) return [];
  return cyclesOf(goals, snapshot).flatMap((cycle) => {
    const own = goals.filter(({ goal }) => goal.cycle === cycle);
    return dashboardEffect(cycle, own, snapshot);
  });
}

function dashboardEffect(
  cycle: string,
  goals: readonly KnownGoal[],
  snapshot: ProgressSnapshot,
): readonly IssueEffect[] {
  const issue = dashboardOfCycle(cycle, snapshot);
  const lives = goals.some(isLiving);
  if (issue === undefined && !lives) return [];
  if (issue !== undefined && isLeftAlone(issue)) return [];
  const title = dashboardTitle(cycle);
  const body = dashboardText(cycle, goals, snapshot, issue?.body);
  const state = stateOf(issue, lives);
  const base = { kind: "issue", marker: dashboardMarker(cycle), addLabels: [], createLabels: [] } as const;
  const effect = { ...base, title, body, state, milestone: undefined };
  if (issue === undefined) return [{ ...effect, number: undefined, present: undefined }];
  const { number, milestone, labels } = issue;
  const present = { title: issue.title, body: issue.body, state: issue.state, labels, milestone };
  const isSame = title === issue.title && isSameText(body, issue.body) && state === issue.state;
  return isSame ? [] : [{ ...effect, number, present }];
}

/** It is closed with its last goal, and open again with the next; in between, people have the word. */
function stateOf(issue: TrackingIssue | undefined, lives: boolean): IssueEffect["state"] {
  const before = issue === undefined ? "living" : standingIn(issue.body);
  const isTurned = before !== undefined && (before === "living") !== lives;
  if (issue !== undefined && !isTurned) return issue.state;
  return lives ? "open" : "completed";
}

/** An edit on GitHub's pages turns every line break into CRLF. */
function isSameText(a: string, b: string): boolean {
  return a.trimEnd() === b.replaceAll("\r\n", "\n").trimEnd();
}
