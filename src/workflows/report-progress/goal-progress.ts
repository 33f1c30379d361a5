/** The snapshot → what there is to tell of each goal: its facts now and at the last report, and how it went over the periods. */
import type { Configuration } from "../../domain/configuration.ts";
import { isAfter } from "../../domain/days.ts";
import { goalFacts, type GoalFacts } from "../../domain/progress/facts.ts";
import { minuteOf, timeOf } from "../../domain/progress/minutes.ts";
import { DEFAULT_SETTINGS, type GoalSources, type ProgressSettings } from "../../domain/progress/sources.ts";
import type { SummaryContext, TrendPoint } from "../../domain/progress/summary.ts";
import { timeZoneOf } from "../../domain/progress/time-zone.ts";
import type { ItemComment } from "../../engine/item.ts";
import { keyOf, type TrackedGoal } from "../tracking-issues.ts";
import { knownAround } from "./goal-sources.ts";
import { reportsOn, type PastReport } from "./memory.ts";
import { outcomesByGoal } from "./work-by-goal.ts";
import type { ProgressSnapshot } from "./snapshot.ts";

/** A goal with what is known of it. */
export interface KnownGoal extends TrackedGoal {
  readonly facts: GoalFacts;
  /** When people were last seen at it: commits, comments, movements of its issues. */
  readonly signs: readonly string[];
}

export function knownGoals(snapshot: ProgressSnapshot): readonly KnownGoal[] {
  const at = zonedTime(snapshot.now, snapshot.configuration.progress.timeZone);
  const outcomes = outcomesByGoal(snapshot, snapshot.now);
  const followed = new Set(
    snapshot.goals.flatMap(({ tracking }) => ("issue" in tracking ? [keyOf(tracking.issue)] : [])),
  );
  return snapshot.goals.map((goal) => {
    const known = knownAround(goal, commentsOf(goal), snapshot, followed);
    const sources: GoalSources = {
      path: goal.path,
      goal: withIssue(goal, snapshot),
      repository: snapshot.governance.repository,
      ...known,
      outcomes: outcomes.get(goal.id) ?? [],
    };
    const facts = goalFacts(sources, at, settingsOf(snapshot.configuration));
    const signs = known.signs.map((sign) => sign.at);
    return { ...goal, facts, signs: [...signs, ...known.issues.flatMap(({ updatedAt }) => updatedAt ?? [])] };
  });
}

/** What a report is compared with: the latest before its period whose commit is still there. */
export function contextOf(goal: KnownGoal, period: string, snapshot: ProgressSnapshot): SummaryContext {
  const issue = goal.tracking.kind === "here" ? goal.tracking.issue : undefined;
  const past = issue === undefined ? [] : reportsOn(issue, goal.id).filter((report) => report.period < period);
  const trend: TrendPoint[] = past.flatMap(({ period: key, reported }) =>
    reported?.reached === undefined ? [] : [{ period: key, progress: reported.reached }],
  );
  const { progress } = goal.facts;
  return {
    since: sinceOf(goal, past, snapshot),
    trend: progress === undefined ? trend : [...trend, { period, progress }],
  };
}

function sinceOf({ id }: KnownGoal, past: readonly PastReport[], snapshot: ProgressSnapshot): SummaryContext["since"] {
  const reported = past.findLast((report) => report.reported !== undefined)?.reported;
  const work = reported && snapshot.earlier.get(reported.commit);
  const before = work?.goals.get(id);
  // Nobody can tell what moved where that commit is gone, or a person has written another one into the line.
  if (reported === undefined || work === undefined || before === undefined) return undefined;
  const sources: GoalSources = {
    path: before.path,
    goal: before.goal,
    repository: snapshot.governance.repository,
    outcomes: work.outcomes.get(id) ?? [],
  };
  return { at: reported.at, facts: goalFacts(sources, reported.at, settingsOf(snapshot.configuration)) };
}

function settingsOf({ progress }: Configuration): ProgressSettings {
  return { ...DEFAULT_SETTINGS, staleAfterDays: progress.staleAfterDays };
}

/** With the issue that it is followed in, which may not stand in its file yet. */
function withIssue({ goal, tracking }: TrackedGoal, { governance }: ProgressSnapshot): TrackedGoal["goal"] {
  if (!("issue" in tracking)) return goal;
  const { repository, number } = tracking.issue;
  const isHere = repository.toLowerCase() === governance.repository.toLowerCase();
  return { ...goal, tracking_issue: isHere ? number : `${repository}#${number}` };
}

/** Those of people on the tracking issue. */
function commentsOf({ tracking }: TrackedGoal): readonly ItemComment[] {
  return "issue" in tracking ? tracking.issue.comments.filter(({ isOurs }) => !isOurs) : [];
}

/** Whether people were seen at a goal since a time. */
export function isSeenSince({ signs }: KnownGoal, time: string): boolean {
  return signs.some((sign) => !isAfter(time, sign));
}

/** A time in UTC as clocks show it in a time zone: the same moment, on the day that people there have. */
function zonedTime(now: string, timeZone: string): string {
  const minute = minuteOf(now);
  const zone = timeZoneOf(timeZone);
  if (minute === undefined || zone === undefined) return now;
  const shown = zone.shownAt(minute);
  const offset = shown - minute;
  if (offset === 0) return now;
  const size = Math.abs(offset);
  const sign = offset < 0 ? "-" : "+";
  return timeOf(shown).replace("Z", `${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
