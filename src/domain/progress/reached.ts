/** The rule of progress: how much of an initiative and of a goal is reached. docs/progress.md tells it to people. */
import type { Goal, Initiative } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import type { IssueFact, MilestoneFact } from "./sources.ts";

/** A measure of which every number is known. */
export interface WholeMeasure {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly current: number;
}

/** How much is reached, from 0 to 1, and what tells so. */
export interface Reached<Basis extends string> {
  readonly share: number;
  readonly basis: Basis;
}

export type InitiativeBasis = "status" | "measure" | "issues";
export type GoalBasis = "status" | "initiatives" | "milestone";

/** What a status tells where nothing else does. */
const BY_STATUS = { todo: 0, doing: 0.5, done: 1, dropped: 0 } as const;

/** The measure, where all of it can be read. */
export function wholeMeasure(measure: Loose<Initiative>["measure"]): WholeMeasure | undefined {
  if (measure === undefined) return undefined;
  const { unit, from, to, current } = measure;
  return unit === undefined || from === undefined || to === undefined || current === undefined
    ? undefined
    : { unit, from, to, current };
}

/** A person's "done" counts whole; else the measure tells, else the issues, else the status. Not meant for dropped ones. */
export function reachedByInitiative(
  status: Initiative["status"],
  measure: WholeMeasure | undefined,
  issues: readonly IssueFact[],
): Reached<InitiativeBasis> {
  if (status === "done") return { share: 1, basis: "status" };
  // A measure that ends where it starts has no way to go.
  if (measure !== undefined && measure.from !== measure.to) {
    return { share: bounded((measure.current - measure.from) / (measure.to - measure.from)), basis: "measure" };
  }
  const wanted = issues.filter(({ state }) => state !== "not-planned");
  if (wanted.length > 0) return { share: mean(wanted.map(shareOfIssue)), basis: "issues" };
  return { share: BY_STATUS[status], basis: "status" };
}

/** A closed issue counts whole, an open one as far as its tasks are done. */
function shareOfIssue({ state, tasks }: IssueFact): number {
  if (state === "completed") return 1;
  return tasks === undefined || tasks.total <= 0 ? 0 : bounded(tasks.done / tasks.total);
}

/**
 * A person's "done" counts whole; else the mean of the initiatives, else the milestone. Where there is neither, nothing is
 * reached yet.
 *
 * @param initiatives The shares of those that are not dropped.
 */
export function reachedByGoal(
  status: Goal["status"] | undefined,
  initiatives: readonly number[],
  milestone: MilestoneFact | undefined,
): Reached<GoalBasis> {
  if (status === "done") return { share: 1, basis: "status" };
  if (initiatives.length > 0) return { share: mean(initiatives), basis: "initiatives" };
  const issues = milestone === undefined ? 0 : milestone.open + milestone.closed;
  if (milestone !== undefined && issues > 0) return { share: milestone.closed / issues, basis: "milestone" };
  return { share: 0, basis: "status" };
}

/** 0 of nothing. */
export function mean(shares: readonly number[]): number {
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Numbers of a file may be so large that their difference is none. */
function bounded(share: number): number {
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}
