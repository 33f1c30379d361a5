/** The goals of a cycle together: how far they are, by pillar, and what could not be read or reached. */
import { compare } from "../finding.ts";
import type { GoalFacts } from "./facts.ts";
import { percentOf } from "./drawing.ts";
import { code, type Note, type Sentence } from "./pieces.ts";
import { mean } from "./reached.ts";
import { STATE_WORDS, STATES } from "./state.ts";
import type { TrendPoint } from "./summary.ts";
import { counted } from "./time-words.ts";

export interface DashboardSources {
  readonly cycle: string;
  /** Those of the cycle. */
  readonly goals: readonly GoalFacts[];
  /** In the order in which they are to stand. */
  readonly pillars: readonly { readonly id: string; readonly title: string }[];
  /** The paths of files that cannot be read, or not as a whole. */
  readonly broken?: readonly string[] | undefined;
  /** Owners who cannot be asked: no such login, or no longer there. */
  readonly unreachable?: readonly UnreachableOwner[] | undefined;
  readonly trend?: readonly TrendPoint[] | undefined;
}

export interface UnreachableOwner {
  readonly login: string;
  /** The ids of the goals that they own. */
  readonly goals: readonly string[];
}

export interface DashboardGroup {
  /** `undefined` for goals whose pillar is not known. */
  readonly title: string | undefined;
  /** From 0 to 1; `undefined` where no goal counts. */
  readonly progress: number | undefined;
  /** What needs a look first. */
  readonly goals: readonly GoalFacts[];
}

export interface Dashboard {
  readonly cycle: string;
  readonly headline: readonly Sentence[];
  readonly progress: number | undefined;
  readonly groups: readonly DashboardGroup[];
  readonly broken: readonly Note[];
  readonly unreachable: readonly Note[];
  readonly trend: readonly TrendPoint[];
  readonly rule: string;
}

export function dashboardOf({
  cycle,
  goals,
  pillars,
  broken = [],
  unreachable = [],
  trend = [],
}: DashboardSources): Dashboard {
  const known = new Set(pillars.map(({ id }) => id));
  const groups = pillars.map(({ id, title }) =>
    groupOf(
      title,
      goals.filter(({ pillar }) => pillar === id),
    ),
  );
  const others = groupOf(
    undefined,
    goals.filter(({ pillar }) => pillar === undefined || !known.has(pillar)),
  );
  const progress = progressOf(goals);
  return {
    cycle,
    headline: headlineOf(goals, progress),
    progress,
    groups: [...groups, others].filter((group) => group.goals.length > 0),
    broken: broken.map((path) => ({ lead: [code(path)], about: ["cannot be read, or not all of it"] })),
    unreachable: unreachable.map(noteOf),
    trend,
    rule: "The mean of the goals; proposed and dropped ones are left out.",
  };
}

function groupOf(title: string | undefined, goals: readonly GoalFacts[]): DashboardGroup {
  const sorted = goals.toSorted(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || compare(a.title, b.title),
  );
  return { title, progress: progressOf(goals), goals: sorted };
}

/** What is only proposed nobody has agreed to yet, and what was dropped nobody waits for. */
function progressOf(goals: readonly GoalFacts[]): number | undefined {
  const shares = goals.filter(({ status }) => status !== "proposed").flatMap(({ progress }) => progress ?? []);
  return shares.length === 0 ? undefined : mean(shares);
}

function headlineOf(goals: readonly GoalFacts[], progress: number | undefined): readonly Sentence[] {
  if (goals.length === 0) return [["No goals yet"]];
  const count = (state: GoalFacts["state"]): number => goals.filter((goal) => goal.state === state).length;
  const counting = goals.length - count("dropped") - count("proposed");
  const overdue = goals.flatMap(overdueOf).length;
  const parts = [
    progress === undefined ? "Nothing to count yet" : percentOf(progress),
    `${count("done")} of ${counted(counting, "goal")} done`,
    ...(["overdue", "at-risk", "stale", "proposed", "dropped"] as const).flatMap((state) =>
      count(state) === 0 ? [] : `${count(state)} ${STATE_WORDS[state]}`,
    ),
    ...(overdue === 0 ? [] : [`${counted(overdue, "initiative")} overdue`]),
  ];
  return parts.map((part) => [part]);
}

/** The initiatives of a goal that are overdue, where anybody still waits for them. */
export function overdueOf({ status, initiatives }: GoalFacts): GoalFacts["initiatives"] {
  return status === "done" || status === "dropped" ? [] : initiatives.filter(({ state }) => state === "overdue");
}

/** As many goals as fit a line. */
const MAX_GOALS = 3;

function noteOf({ login, goals }: UnreachableOwner): Note {
  const shown = goals.slice(0, MAX_GOALS);
  const more = goals.length - shown.length;
  const owned = shown.flatMap((id, index) => [index === 0 ? "" : ", ", code(id)]);
  return { lead: [code(login)], about: ["owns ", ...owned, more === 0 ? "" : ` and ${more} more`] };
}
