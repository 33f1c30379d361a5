/** The summary of a goal: what there is to say about its progress, before it is written for GitHub or for a terminal. */
import { compare } from "../finding.ts";
import { changesSince } from "./changes.ts";
import type { GoalFacts, InitiativeFacts } from "./facts.ts";
import { movedNotes, needNotes, nextNotes, outcomeNotes } from "./notes.ts";
import { words, type Note, type Piece, type Sentence } from "./pieces.ts";
import { percentOf } from "./drawing.ts";
import { cut } from "../words.ts";
import { STATE_WORDS, STATES, type State } from "./state.ts";
import { counted, dayInWords, distanceInWords, figure, spanInWords } from "./time-words.ts";

/** How far the goal was at the end of a period. */
export interface TrendPoint {
  /** `2024-05`, say. */
  readonly period: string;
  /** From 0 to 1. */
  readonly progress: number;
}

export interface SummaryContext {
  /**
   * The facts at the time of the last summary, so that it can be said what moved; without facts, the goal is new. Times have
   * the zone of the report, since days are shown as they stand there.
   */
  readonly since?: { readonly at: string; readonly facts: GoalFacts | undefined } | undefined;
  /** The oldest first; the last is the present. */
  readonly trend?: readonly TrendPoint[] | undefined;
}

/** An initiative as a row of the table. */
export interface SummaryRow {
  readonly title: Sentence;
  /** How far it is, and by when: each a few words. */
  readonly details: readonly Sentence[];
  readonly state: State;
  /** From 0 to 1, where that says more than the state. */
  readonly progress: number | undefined;
}

export interface Summary {
  /** The parts of the line that says it all; the first is the one to stand out. */
  readonly headline: readonly Sentence[];
  /** From 0 to 1; `undefined` where there is nothing to draw. */
  readonly progress: number | undefined;
  readonly reason: Sentence | undefined;
  /** `undefined` where no earlier time is known. */
  readonly moved: { readonly since: string; readonly notes: readonly Note[] } | undefined;
  readonly needs: readonly Note[];
  readonly next: readonly Note[];
  /** What needs a look first. */
  readonly rows: readonly SummaryRow[];
  readonly milestone: Sentence | undefined;
  readonly outcomes: readonly Note[];
  readonly trend: readonly TrendPoint[];
  readonly owners: readonly string[];
  /** How the progress was counted, in a few words. */
  readonly rule: string;
}

export function summaryOf(facts: GoalFacts, { since, trend = [] }: SummaryContext = {}): Summary {
  const isOver = facts.status === "dropped" || (facts.status === "proposed" && facts.progress === 0);
  return {
    headline: headlineOf(facts),
    progress: isOver || hasNothingToCount(facts) ? undefined : facts.progress,
    reason: facts.status === "dropped" && facts.reason !== undefined ? [reasonOf(facts.reason)] : undefined,
    moved: since && {
      since: dayInWords(since.at, facts.at),
      notes: movedNotes(changesSince(since.facts, facts), facts),
    },
    needs: needNotes(facts),
    next: nextNotes(facts),
    rows: facts.initiatives
      .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || compare(dueOf(a), dueOf(b)))
      .map((initiative) => rowOf(initiative, facts.at)),
    milestone: milestoneOf(facts),
    outcomes: outcomeNotes(facts),
    trend,
    owners: facts.owners,
    rule: ruleOf(facts),
  };
}

/** Without a day, after all that have one. */
function dueOf({ due = "~" }: InitiativeFacts): string {
  return due;
}

function hasNothingToCount({ basis, status }: GoalFacts): boolean {
  return basis === "status" && status !== "done";
}

function headlineOf(facts: GoalFacts): readonly Sentence[] {
  const { status, state, progress = 0, initiatives, dueInDays, quietDays } = facts;
  const counting = initiatives.filter((each) => each.state !== "dropped");
  const count = (wanted: State): number => initiatives.filter((each) => each.state === wanted).length;
  const total = counting.length;
  const doneOf = total === 0 ? closedOf(facts) : [`${count("done")} of ${counted(total, "initiative")} done`];
  const dropped = count("dropped") === 0 ? [] : [`${count("dropped")} dropped`];
  if (status === "dropped") {
    const all = initiatives.length;
    return sentences("Dropped", ...(all === 0 ? [] : [`${count("done")} of ${counted(all, "initiative")} done`]));
  }
  if (status === "done") return sentences("Done", ...doneOf, ...dropped);
  const said = status === "at-risk" || status === "proposed" ? [STATE_WORDS[status]] : [];
  const quiet = state === "stale" && quietDays !== undefined ? [`stale for ${spanInWords(quietDays)}`] : [];
  const overdue = count("overdue") === 0 ? [] : [`${count("overdue")} overdue`];
  const due = dueInDays === undefined ? [] : [`${dueInDays < 0 ? "was due" : "due"} ${distanceInWords(dueInDays)}`];
  const first = hasNothingToCount(facts) ? "Nothing to count yet" : percentOf(progress);
  return sentences(first, ...said, ...quiet, ...doneOf, ...overdue, ...due);
}

function closedOf({ milestone, basis }: GoalFacts): readonly string[] {
  if (milestone === undefined || basis !== "milestone") return [];
  return [`${milestone.closed} of ${counted(milestone.open + milestone.closed, "issue")} closed`];
}

function sentences(...texts: readonly string[]): readonly Sentence[] {
  return texts.map((text) => [text]);
}

/** A reason is what people come to read: more of it is kept than of a title. */
const MAX_REASON = 600;

function reasonOf(reason: string): Piece {
  const line = reason.replaceAll(/\s+/g, " ").trim();
  return { kind: "words", text: line.length > MAX_REASON ? `${cut(line, MAX_REASON).trimEnd()}…` : line };
}

function rowOf(initiative: InitiativeFacts, now: string): SummaryRow {
  const { title, state, progress } = initiative;
  const isOpen = state !== "done" && state !== "dropped";
  const due: Sentence = initiative.due === undefined ? [] : [`due ${dayInWords(initiative.due, now)}`];
  const details = [...howFar(initiative), ...(isOpen && due.length > 0 ? [due] : [])];
  const isUntouched = initiative.status === "todo" && progress === 0;
  return { title: [words(title)], details, state, progress: isOpen && !isUntouched ? progress : undefined };
}

/** `3 of 4 sessions`, `60 days, down to 30`, `2 of 3 issues closed, 5 of 8 tasks`. */
function howFar({ measure, issues, state }: InitiativeFacts): readonly Sentence[] {
  if (measure !== undefined) {
    const { from, to } = measure;
    const [current, target, unit] = [figure(measure.current), figure(to), words(measure.unit)];
    return [to < from ? [`${current} `, unit, `, down to ${target}`] : [`${current} of ${target} `, unit]];
  }
  const wanted = issues.filter((issue) => issue.state !== "not-planned");
  if (wanted.length === 0 || state === "dropped") return [];
  const closed = wanted.filter((issue) => issue.state === "completed").length;
  const tasks = wanted.flatMap((issue) => (issue.state === "open" ? (issue.tasks ?? []) : []));
  const [done, total] = [sum(tasks.map((each) => each.done)), sum(tasks.map((each) => each.total))];
  return [
    [`${closed} of ${counted(wanted.length, "issue")} closed`],
    ...(total === 0 ? [] : [[`${done} of ${counted(total, "task")}`]]),
  ];
}

function milestoneOf({ milestone, at }: GoalFacts): Sentence | undefined {
  if (milestone === undefined) return undefined;
  const { title, state, open, closed, due } = milestone;
  const by = due === undefined ? "" : `, due ${dayInWords(due, at)}`;
  return [
    "Milestone ",
    words(title),
    `: ${closed} of ${counted(open + closed, "issue")} closed${state === "closed" ? ", and itself closed" : by}`,
  ];
}

const BY = { measure: "by measure", issues: "by issues", status: "by status" } as const;

function ruleOf({ basis, initiatives, milestone, status }: GoalFacts): string {
  if (status === "dropped") return "A dropped goal is not counted.";
  if (status === "done") return "A goal that is done counts whole.";
  if (basis === "milestone")
    return `Counted by the ${milestone === undefined ? "" : "issues of the "}milestone: there are no initiatives.`;
  if (basis === "status") return "Progress is counted from initiatives, and there are none.";
  const counting = initiatives.filter(({ state }) => state !== "dropped");
  const parts = (["measure", "issues", "status"] as const).flatMap((each) => {
    const count = counting.filter((initiative) => initiative.basis === each).length;
    if (count === 0) return [];
    return count === counting.length ? `${count === 1 ? "" : "all "}${BY[each]}` : `${count} ${BY[each]}`;
  });
  const left = initiatives.length - counting.length;
  const dropped = left === 0 ? "" : `; ${left} dropped ${left === 1 ? "is" : "are"} left out`;
  const mean = counting.length === 1 ? "One initiative counts" : `The mean of ${counting.length} initiatives`;
  return `${mean}: ${parts.join(", ")}${dropped}.`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
