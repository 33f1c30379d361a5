/** The body of the issue that rolls up the goals of a cycle, and what it remembers in a hidden line. */
import { dashboardMarkdown } from "../../domain/progress/dashboard-markdown.ts";
import { dashboardOf, type UnreachableOwner } from "../../domain/progress/dashboard.ts";
import { code, words, type Note, type Sentence } from "../../domain/progress/pieces.ts";
import { listMarkdown } from "../../domain/progress/summary-markdown.ts";
import type { TrendPoint } from "../../domain/progress/summary.ts";
import { shortReference } from "../../domain/reference.ts";
import { dashboardMark, isLiving } from "../tracking-issues.ts";
import type { KnownGoal } from "./goal-progress.ts";
import { isClockBehind } from "./reports.ts";
import type { ProgressSnapshot } from "./snapshot.ts";
import { standingIn } from "./tracking-text.ts";

/** What stands in a dashboard before the rest is counted. */
const MAX_PROBLEMS = 20;
/** As many periods as are drawn. */
const MAX_TREND = 24;

export function dashboardTitle(cycle: string): string {
  return `Goals of ${cycle}: how far they are`;
}

/** @param before The body that stands there. */
export function dashboardText(
  cycle: string,
  goals: readonly KnownGoal[],
  snapshot: ProgressSnapshot,
  before: string | undefined,
): string {
  const { configuration, period } = snapshot;
  const sources = {
    cycle,
    goals: goals.map(({ facts }) => facts),
    pillars: configuration.pillars ?? [],
    broken: snapshot.broken.filter((file) => isOfCycle(file, cycle)).map(({ path }) => path),
    unreachable: unreachableOwners(goals, snapshot),
  };
  const { progress } = dashboardOf(sources);
  const past = trendIn(before ?? "").filter(({ period: key }) => key !== period?.key);
  // Where the clock has jumped back, what was told of later periods stays the last.
  const isCounted = period !== undefined && progress !== undefined && past.every((point) => point.period < period.key);
  const trend = [...past, ...(isCounted ? [{ period: period.key, progress }] : [])].slice(-MAX_TREND);
  const standing = goals.some(isLiving) ? "living" : "done";
  const problems = listMarkdown("Needs mending", problemsOf(goals, snapshot), MAX_PROBLEMS);
  return [
    `${dashboardMark(cycle)}\n<!-- standing: ${standing} -->\n${trendLine(trend)}`,
    dashboardMarkdown(dashboardOf({ ...sources, trend }), problems.length),
    problems,
    "<sub>Goalkeeper keeps this text up to date and replaces what is changed in it; comments are open to everybody.</sub>",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function isOfCycle({ path, goal }: ProgressSnapshot["broken"][number], cycle: string): boolean {
  // The folder tells where the file cannot; what neither tells concerns every cycle.
  const told = goal.cycle ?? /(?:^|\/)(\d{4}(?:[hq]\d)?)\//.exec(path)?.[1];
  return told === undefined || told === cycle;
}

function trendLine(trend: readonly TrendPoint[]): string {
  return `<!-- trend: ${trend.map(({ period, progress }) => `${period}=${progress.toFixed(4)}`).join(" ")} -->`;
}

function trendIn(body: string): readonly TrendPoint[] {
  const [, line = ""] = /^<!-- trend: (.*) -->\r?$/m.exec(body) ?? [];
  return line.split(" ").flatMap((point) => {
    const [, period, progress] = /^([\dT:-]{7,16})=([01]\.\d{4})$/.exec(point) ?? [];
    return period === undefined ? [] : [{ period, progress: Math.min(1, Number(progress)) }];
  });
}

function unreachableOwners(goals: readonly KnownGoal[], { facts }: ProgressSnapshot): readonly UnreachableOwner[] {
  const owned = new Map<string, { login: string; goals: string[] }>();
  for (const { id, facts: known } of goals.filter(isLiving)) {
    for (const login of known.owners.filter((owner) => isUnreachable(owner, facts))) {
      const entry = owned.get(login.toLowerCase()) ?? { login, goals: [] };
      entry.goals.push(id);
      owned.set(login.toLowerCase(), entry);
    }
  }
  return [...owned.values()];
}

export function isUnreachable(login: string, { unknownLogins }: ProgressSnapshot["facts"]): boolean {
  return [...unknownLogins].some((unknown) => unknown.toLowerCase() === login.toLowerCase());
}

/** What keeps goals from being followed and reported as they should be. */
function problemsOf(goals: readonly KnownGoal[], snapshot: ProgressSnapshot): readonly Note[] {
  const { schedule, timeZone } = snapshot.configuration.progress;
  const noPeriod: readonly Note[] =
    snapshot.period === undefined
      ? [note("No reports", "the schedule ", code(schedule), " in ", code(timeZone), " cannot be followed")]
      : laterNotes(goals, snapshot.period.key);
  return [...noPeriod, ...goals.flatMap((goal) => problemsWith(goal, snapshot))];
}

/** Nobody can tell which was wrong, the clock of now or that of then. */
function laterNotes(goals: readonly KnownGoal[], period: string): readonly Note[] {
  if (!isClockBehind(goals, period)) return [];
  return [
    note("No reports", "there are some of a period that is still to come. Delete those comments, or wait for it"),
  ];
}

function problemsWith(goal: KnownGoal, snapshot: ProgressSnapshot): readonly Note[] {
  const { id, tracking } = goal;
  const milestone = goal.goal.milestone;
  const isMissing = milestone !== undefined && !snapshot.facts.milestones.some(({ number }) => number === milestone);
  const missing = isMissing ? [note("No such milestone", code(id), ` names the milestone ${milestone}`)] : [];
  const untracked = untrackedNote(goal);
  if (untracked !== undefined) return [untracked, ...missing];
  if (tracking.kind !== "here" || !isLiving(goal)) return missing;
  const { issue } = tracking;
  const standing = standingIn(issue.body);
  const isClosedByPeople = issue.state !== "open" && (standing === undefined || standing === "living");
  const closed = isClosedByPeople
    ? [
        note(
          "Closed",
          code(id),
          ` is ${goal.goal.status ?? "open"}, but its issue was closed. Reopen it, or end the goal`,
        ),
      ]
    : [];
  const locked = issue.isLocked && !isClosedByPeople ? [note("Locked", code(id), " gets no reports on its issue")] : [];
  return [...closed, ...locked, ...missing];
}

/** Why a goal has no issue of its own to be reported on. */
function untrackedNote({ id, goal, tracking, facts }: KnownGoal): Note | undefined {
  const named = shortReference(goal.tracking_issue ?? "");
  switch (tracking.kind) {
    case "here":
    case "nowhere":
      return undefined;
    case "elsewhere":
      return note(
        "Followed elsewhere",
        code(id),
        " has its issue in ",
        code(tracking.issue.repository),
        ", where nothing is written",
      );
    case "unclear":
      return note(
        "No tracking issue",
        code(id),
        " may mean ",
        ...issuesIn(tracking.numbers, facts.repository),
        ". Name one in its file",
      );
    case "taken":
      return tracking.what === "issue"
        ? note("No tracking issue", code(id), " has the same as ", code(tracking.by), ", which keeps it")
        : note("No tracking issue", code(id), " is the id in ", code(tracking.by), " too, which keeps it");
    case "unusable":
      return note("No tracking issue", code(id), " names ", words(named), UNUSABLE[tracking.reason]);
    default:
      return tracking satisfies never;
  }
}

/** As many as fit a line. */
const MAX_ISSUES = 5;

function issuesIn(numbers: readonly number[], home: string | undefined): Sentence {
  const shown = numbers.slice(0, MAX_ISSUES);
  return shown.flatMap((reference, index) => [index === 0 ? "" : " or ", { kind: "issue", reference, home }]);
}

const UNUSABLE = {
  "pull-request": ", which is a pull request. Name an issue",
  "out-of-reach": ", which cannot be read from here",
  dashboard: ", which is a dashboard. Name another issue",
} as const;

function note(lead: string, ...about: Sentence): Note {
  return { lead: [lead], about };
}
