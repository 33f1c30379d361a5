/** The words for how things stand. docs/progress.md says what each means. */
import type { Goal, Initiative } from "../format/formats.ts";
import type { ProgressSettings } from "./sources.ts";

/** How an initiative stands. */
export type State = "overdue" | "stale" | "due-soon" | "on-the-way" | "not-begun" | "done" | "dropped";

/** How a goal stands: as an initiative does, or as its people said. */
export type GoalState = State | "at-risk" | "proposed";

/** What needs a look comes first, what is over last. */
export const STATES: readonly GoalState[] = [
  "overdue",
  "at-risk",
  "stale",
  "due-soon",
  "on-the-way",
  "not-begun",
  "proposed",
  "done",
  "dropped",
];

export const STATE_WORDS: Readonly<Record<GoalState, string>> = {
  overdue: "overdue",
  "at-risk": "at risk",
  stale: "stale",
  "due-soon": "due soon",
  "on-the-way": "on the way",
  "not-begun": "not begun",
  proposed: "proposed",
  done: "done",
  dropped: "dropped",
};

interface Standing {
  /** From 0 to 1. */
  readonly progress: number;
  readonly dueInDays: number | undefined;
  readonly quietDays: number | undefined;
}

/** The state of an initiative: the first that holds. */
export function initiativeState(
  { status, progress, dueInDays, quietDays }: Standing & { readonly status: Initiative["status"] },
  settings: ProgressSettings,
): State {
  if (status === "done" || status === "dropped") return status;
  if (isOverdue(dueInDays)) return "overdue";
  const isBegun = status === "doing" || progress > 0;
  // Nobody is expected to do anything about what is not begun.
  if (isBegun && isQuiet(quietDays, settings)) return "stale";
  if (dueInDays !== undefined && dueInDays <= settings.dueSoonDays) return "due-soon";
  return isBegun ? "on-the-way" : "not-begun";
}

interface GoalStanding extends Standing {
  readonly status: Goal["status"] | undefined;
  readonly initiatives: readonly { readonly status: Initiative["status"]; readonly state: State }[];
}

/** The state of a goal: what its people said first, then the first that holds. */
export function goalState(
  { status, progress, dueInDays, quietDays, initiatives }: GoalStanding,
  settings: ProgressSettings,
): GoalState {
  if (status === "done" || status === "dropped" || status === "proposed" || status === "at-risk") return status;
  const isUnfinished = progress < 1 || initiatives.some(({ state }) => state === "overdue");
  if (isOverdue(dueInDays) && isUnfinished) return "overdue";
  if (isQuiet(quietDays, settings)) return "stale";
  const isBegun = progress > 0 || initiatives.some((initiative) => initiative.status === "doing");
  return isBegun ? "on-the-way" : "not-begun";
}

function isOverdue(dueInDays: number | undefined): boolean {
  return dueInDays !== undefined && dueInDays < 0;
}

function isQuiet(quietDays: number | undefined, { staleAfterDays }: ProgressSettings): boolean {
  return quietDays !== undefined && quietDays >= staleAfterDays;
}
