/** A goal and what is known around it → how far it is, in what state each part is, and by when. */
import { daysBetween, daysUntil } from "../days.ts";
import type { Goal, Initiative } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import { stemOf } from "../paths.ts";
import { issueKey } from "../reference.ts";
import {
  reachedByGoal,
  reachedByInitiative,
  wholeMeasure,
  type GoalBasis,
  type InitiativeBasis,
  type WholeMeasure,
} from "./reached.ts";
import {
  DEFAULT_SETTINGS,
  type GoalSources,
  type IssueFact,
  type MilestoneFact,
  type OutcomeFact,
  type ProgressSettings,
} from "./sources.ts";
import { goalState, initiativeState, type GoalState, type State } from "./state.ts";

export interface InitiativeFacts {
  readonly id: string;
  readonly title: string;
  readonly status: Initiative["status"];
  readonly state: State;
  /** From 0 to 1; `undefined` for one that was dropped, which does not count. */
  readonly progress: number | undefined;
  readonly basis: InitiativeBasis;
  readonly measure: WholeMeasure | undefined;
  /** A day, YYYY-MM-DD. */
  readonly due: string | undefined;
  /** Less than 0 where the day is past. */
  readonly dueInDays: number | undefined;
  /** Whole days since the last sign of life; `undefined` where none is known. */
  readonly quietDays: number | undefined;
  readonly issues: readonly IssueFact[];
  /** How many of its issues could not be read, although somebody asked. */
  readonly unreadIssues: number;
}

/** What is known of a goal at a time. `undefined` is what its file does not say, or says wrong. */
export interface GoalFacts {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly pillar: string | undefined;
  readonly cycle: string | undefined;
  readonly status: Goal["status"] | undefined;
  readonly state: GoalState;
  readonly reason: string | undefined;
  readonly owners: readonly string[];
  readonly trackingIssue: number | string | undefined;
  readonly repository: string | undefined;
  /** The time at which all this is so: ISO 8601, with its zone. */
  readonly at: string;
  /** From 0 to 1; `undefined` for one that was dropped, which does not count. */
  readonly progress: number | undefined;
  readonly basis: GoalBasis;
  /** In the order of the file. */
  readonly initiatives: readonly InitiativeFacts[];
  /** How many initiatives have no id or no status that could be read. */
  readonly unreadInitiatives: number;
  /** That of the milestone, or else the last day of an initiative that counts, YYYY-MM-DD. */
  readonly due: string | undefined;
  readonly dueInDays: number | undefined;
  readonly quietDays: number | undefined;
  readonly milestone: MilestoneFact | undefined;
  /** `undefined` where nobody asked for them. */
  readonly outcomes: readonly OutcomeFact[] | undefined;
}

/**
 * What is known of a goal.
 *
 * @param now ISO 8601; its zone says which day it is.
 */
export function goalFacts(sources: GoalSources, now: string, settings: ProgressSettings = DEFAULT_SETTINGS): GoalFacts {
  const { path, goal, repository, milestone, outcomes } = sources;
  const initiatives = initiativesOf(sources, now, settings);
  const counted = initiatives.flatMap(({ progress }) => progress ?? []);
  const { share, basis } = reachedByGoal(goal.status, counted, milestone);
  const due = milestone?.due ?? lastDueOf(initiatives);
  const dueInDays = due === undefined ? undefined : daysUntil(due, now);
  const signs = [
    ...(sources.signs ?? []).map(({ at }) => at),
    ...(sources.issues ?? []).map(({ updatedAt }) => updatedAt),
  ];
  const quietDays = daysSinceLast(signs, now);
  const state = goalState({ status: goal.status, progress: share, dueInDays, quietDays, initiatives }, settings);
  const id = goal.id ?? stemOf(path);
  return {
    id,
    path,
    title: goal.title ?? id,
    pillar: goal.pillar,
    cycle: goal.cycle,
    status: goal.status,
    state,
    reason: goal.reason,
    owners: (goal.owners ?? []).filter((owner) => owner !== undefined),
    trackingIssue: goal.tracking_issue,
    repository,
    at: now,
    progress: goal.status === "dropped" ? undefined : share,
    basis,
    initiatives,
    unreadInitiatives: (goal.initiatives?.length ?? 0) - initiatives.length,
    due,
    dueInDays,
    quietDays,
    milestone,
    outcomes,
  };
}

function initiativesOf(sources: GoalSources, now: string, settings: ProgressSettings): readonly InitiativeFacts[] {
  const { goal, issues, signs = [] } = sources;
  const keyOf = keyIn(sources.repository);
  const known = new Map((issues ?? []).map((issue) => [keyOf(issue.reference), issue]));
  return (goal.initiatives ?? []).flatMap((initiative): readonly InitiativeFacts[] => {
    if (initiative?.id === undefined || initiative.status === undefined) return [];
    const { id, title = id, due } = initiative;
    // What is not done of a dropped goal nobody waits for.
    const status = goal.status === "dropped" && initiative.status !== "done" ? "dropped" : initiative.status;
    const named = keysOf(initiative, keyOf);
    const own = named.flatMap((key) => known.get(key) ?? []);
    const measure = wholeMeasure(initiative.measure);
    const { share, basis } = reachedByInitiative(status, measure, own);
    const dueInDays = due === undefined ? undefined : daysUntil(due, now);
    const ownSigns = signs.filter((sign) => sign.initiative === id).map(({ at }) => at);
    const quietDays = daysSinceLast([...ownSigns, ...own.map(({ updatedAt }) => updatedAt)], now);
    return [
      {
        id,
        title,
        status,
        state: initiativeState({ status, progress: share, dueInDays, quietDays }, settings),
        progress: status === "dropped" ? undefined : share,
        basis,
        measure,
        due,
        dueInDays,
        quietDays,
        issues: own,
        unreadIssues: issues === undefined ? 0 : named.length - own.length,
      },
    ];
  });
}

/** The issues that an initiative names, each once. */
function keysOf(initiative: Loose<Initiative>, keyOf: (reference: number | string) => string): readonly string[] {
  return [
    ...new Set((initiative.issues ?? []).flatMap((reference) => (reference === undefined ? [] : keyOf(reference)))),
  ];
}

/** Makes the function that gives the same text for every way to name an issue in a repository. */
export function keyIn(repository: string | undefined): (reference: number | string) => string {
  return (reference) => {
    const key = issueKey(reference) ?? "";
    return key.startsWith("#") && repository !== undefined ? `${repository.toLowerCase()}${key}` : key;
  };
}

function lastDueOf(initiatives: readonly InitiativeFacts[]): string | undefined {
  return initiatives
    .filter(({ status }) => status !== "dropped")
    .flatMap(({ due }) => due ?? [])
    .toSorted()
    .at(-1);
}

function daysSinceLast(times: readonly (string | undefined)[], now: string): number | undefined {
  const days = times.flatMap((time) => (time === undefined ? [] : (daysBetween(time, now) ?? [])));
  return days.length === 0 ? undefined : days.reduce((least, each) => Math.min(least, each));
}
