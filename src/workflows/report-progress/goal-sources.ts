/** A goal and what GitHub knows around it → what its progress is worked out from besides its file. */
import type { GoalSources, IssueFact, MilestoneFact, SignOfLife } from "../../domain/progress/sources.ts";
import type { Governance, ItemComment } from "../../engine/item.ts";
import type { Reader } from "../../engine/reader.ts";
import type { ItemReference } from "../../engine/record.ts";
import type { FoundIssueState, RepositoryFacts } from "../../engine/tracking.ts";
import type { FiledGoal } from "../filed-goals.ts";
import { keyOf, placeOf } from "../tracking-issues.ts";

type Home = Pick<Governance, "repository" | "webUrl" | "isPrivate">;

/** What was read on GitHub for some goals. */
export interface Surroundings {
  readonly governance: Home;
  /** By `keyOf` of the places that the goals name. */
  readonly issues: ReadonlyMap<string, FoundIssueState>;
  readonly facts: Pick<RepositoryFacts, "milestones" | "lastCommitAt">;
}

export interface KnownAround extends Pick<GoalSources, "milestone"> {
  readonly issues: readonly IssueFact[];
  readonly signs: readonly SignOfLife[];
}

/**
 * What is known around a goal.
 *
 * @param comments What was written on its tracking issue.
 * @param followed The keys of all tracking issues.
 */
export function knownAround(
  { path, goal }: Pick<FiledGoal, "path" | "goal">,
  comments: readonly ItemComment[],
  surroundings: Surroundings,
  followed: ReadonlySet<string>,
): KnownAround {
  return {
    issues: issueFacts(goal, surroundings, followed),
    milestone: milestoneOf(goal, surroundings),
    signs: signsOf(path, comments, surroundings).map((at) => ({ at })),
  };
}

/** The issues that the initiatives of goals name, by key: 250 a request. */
export async function issueStatesOf(
  goals: readonly Pick<FiledGoal, "goal">[],
  home: Home,
  reader: Pick<Reader, "issueStates">,
): Promise<ReadonlyMap<string, FoundIssueState>> {
  const places = new Map<string, ItemReference>();
  for (const reference of goals.flatMap(({ goal }) => referencesIn(goal))) {
    const place = placeOf(reference, home);
    if (place !== undefined) places.set(keyOf(place), place);
  }
  if (places.size === 0) return new Map();
  const states = await reader.issueStates([...places.values()]);
  return new Map([...places.keys()].map((key, index) => [key, states[index] ?? "out-of-reach"]));
}

function referencesIn({ initiatives = [] }: FiledGoal["goal"]): readonly (number | string | undefined)[] {
  return initiatives.flatMap((initiative) => initiative?.issues ?? []);
}

function issueFacts(
  goal: FiledGoal["goal"],
  { governance, issues }: Surroundings,
  followed: ReadonlySet<string>,
): readonly IssueFact[] {
  const facts = new Map<string, IssueFact>();
  for (const reference of referencesIn(goal)) {
    const place = reference === undefined ? undefined : placeOf(reference, governance);
    const key = place === undefined ? "" : keyOf(place);
    const state = issues.get(key);
    if (reference === undefined || state === undefined || typeof state === "string") continue;
    // What this app writes on a tracking issue is no sign of life there.
    const { updatedAt, isPrivate, title, ...rest } = state;
    // Whoever reads a public goal may not know more of a private issue than the file says.
    const shown = isPrivate && !governance.isPrivate ? "" : title;
    facts.set(key, { reference, title: shown, ...rest, ...(followed.has(key) ? {} : { updatedAt }) });
  }
  return [...facts.values()];
}

function milestoneOf({ milestone }: FiledGoal["goal"], { facts }: Surroundings): MilestoneFact | undefined {
  const found = facts.milestones.find(({ number }) => number === milestone);
  return found && { ...found, due: found.due?.slice(0, 10) };
}

/** The last commit to the file, and what people have written on the tracking issue. */
function signsOf(path: string, comments: readonly ItemComment[], { facts }: Surroundings): readonly string[] {
  const commit = facts.lastCommitAt.get(path);
  const byPeople = comments.filter(({ author }) => author?.isBot !== true).map(({ at }) => at);
  return [...(commit === undefined ? [] : [commit]), ...byPeople];
}
