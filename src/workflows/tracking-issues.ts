/** Which issue each goal is followed in: by its file, by the hidden mark of an issue, or since an issue is plainly meant for it. */
import { adoptions, type AdoptingGoal, type Adoption, type UnclaimedIssue } from "../domain/progress/adoption.ts";
import { goalMarked } from "../domain/progress/region-marks.ts";
import { issueKey } from "../domain/reference.ts";
import type { Governance, Person } from "../engine/item.ts";
import type { Reader } from "../engine/reader.ts";
import type { ItemReference } from "../engine/record.ts";
import type { FoundTrackingIssue, OpenIssue, TrackingIssue } from "../engine/tracking.ts";
import type { FiledGoal } from "./filed-goals.ts";
import { isLeftAlone } from "./left-alone.ts";

/** Where a goal is followed. */
export type Tracking =
  | { readonly kind: "here"; readonly issue: TrackingIssue }
  /** In another repository, where nothing is written. */
  | { readonly kind: "elsewhere"; readonly issue: TrackingIssue }
  /** Nowhere, so that an issue may be opened. */
  | { readonly kind: "nowhere" }
  /** Several issues may be meant: a person has to say which. */
  | { readonly kind: "unclear"; readonly numbers: readonly number[] }
  /** The file names what cannot be used: a person has to look at it. */
  | { readonly kind: "unusable"; readonly reason: "pull-request" | "out-of-reach" | "dashboard" }
  /** Another goal has the issue, or the id. */
  | { readonly kind: "taken"; readonly what: "issue" | "id"; readonly by: string };

export interface TrackedGoal extends FiledGoal {
  readonly tracking: Tracking;
}

export interface TrackedGoals {
  /** Those that are not broken, in the order of the paths. */
  readonly goals: readonly TrackedGoal[];
  /** All issues that this app has opened in the repository. */
  readonly ours: readonly TrackingIssue[];
}

/** The hidden line by which an issue that rolls up the goals of a cycle is known. */
export function dashboardMark(cycle: string): string {
  return `<!-- goalkeeper:${dashboardMarker(cycle)} -->`;
}

export function dashboardMarker(cycle: string): string {
  return `dashboard ${cycle}`;
}

/** The cycle whose goals an issue of this app rolls up, also where people have written something ahead of its mark. */
export function cycleOfDashboard(body: string): string | undefined {
  return /^<!-- goalkeeper:dashboard (\d{4}(?:[hq]\d)?) -->[ \t]*\r?$/m.exec(body)?.[1];
}

/** Whether people work towards a goal. */
export function isLiving({ goal: { status } }: Pick<FiledGoal, "goal">): boolean {
  return status === "active" || status === "at-risk";
}

/** Two requests in the ordinary case, or one where this app has opened all the issues; a further one where a goal has none. */
export async function trackedGoals(
  goals: readonly FiledGoal[],
  governance: Governance,
  reader: Reader,
): Promise<TrackedGoals> {
  const sound = goals.filter(({ isBroken }) => !isBroken);
  const ours = await reader.ourIssues();
  const found = await namedIssues(sound, governance, ours, reader);
  const first = assign(sound, { governance, ours, found, chosen: new Map(), unclear: new Map() });
  const without = first.filter((goal) => goal.tracking.kind === "nowhere" && isLiving(goal));
  if (without.length === 0) return { goals: first, ours };
  const choice = await choose(without, first, governance, reader);
  return { goals: assign(sound, { governance, ours, found, ...choice }), ours };
}

/** The place of an issue as files name it; `undefined` where that is nowhere, or on another GitHub. */
export function placeOf(
  reference: number | string | undefined,
  { repository, webUrl }: Pick<Governance, "repository" | "webUrl">,
): ItemReference | undefined {
  const key = issueKey(reference) ?? "";
  const [, host, name, number] = /^(?:([^/#]+)\/(?=[^#]*\/))?([^/#]+\/[^/#]+)?#(\d+)$/.exec(key) ?? [];
  if (number === undefined) return undefined;
  // A URL of github.com has lost its host; that of another GitHub has it still.
  const isHere = host === undefined || host === new URL(webUrl).host;
  return isHere ? { repository: name ?? repository, number: Number(number) } : undefined;
}

export function keyOf({ repository, number }: ItemReference): string {
  return `${repository.toLowerCase()}#${number}`;
}

async function namedIssues(
  goals: readonly FiledGoal[],
  governance: Governance,
  ours: readonly TrackingIssue[],
  reader: Reader,
): Promise<ReadonlyMap<string, FoundTrackingIssue>> {
  const found = new Map<string, FoundTrackingIssue>(ours.map((issue) => [keyOf(issue), issue]));
  const places = new Map(
    goals.flatMap(({ goal }) => placeOf(goal.tracking_issue, governance) ?? []).map((one) => [keyOf(one), one]),
  );
  const asked = [...places].filter(([key]) => !found.has(key));
  if (asked.length === 0) return found;
  const answers = await reader.trackingIssues(asked.map(([, place]) => place));
  for (const [index, [key]] of asked.entries()) found.set(key, answers[index] ?? "out-of-reach");
  return found;
}

/** What is found among the open issues for goals that have none, by the ids of these. */
interface Choice {
  readonly chosen: ReadonlyMap<string, TrackingIssue>;
  readonly unclear: ReadonlyMap<string, readonly number[]>;
}

/** What is known of issues, to share them out among goals. */
interface Issues extends Choice {
  readonly governance: Governance;
  readonly ours: readonly TrackingIssue[];
  /** By the keys under which files name them. */
  readonly found: ReadonlyMap<string, FoundTrackingIssue>;
}

/** What files name goes first, so that no issue is taken for another goal by its mark alone. */
function assign(goals: readonly FiledGoal[], issues: Issues): readonly TrackedGoal[] {
  const ids = new Map<string, string>();
  const holders = new Map<string, string>();
  const named = goals.map((goal): TrackedGoal | FiledGoal => {
    const same = ids.get(goal.id);
    if (same !== undefined) return { ...goal, tracking: { kind: "taken", what: "id", by: same } };
    ids.set(goal.id, goal.path);
    const tracking = namedTracking(goal, issues);
    return tracking === undefined ? goal : { ...goal, tracking: held(tracking, goal, holders) };
  });
  return named.map((goal) => {
    if ("tracking" in goal) return goal;
    return { ...goal, tracking: held(unnamedTracking(goal, issues), goal, holders) };
  });
}

/** The first by path keeps an issue. */
function held(tracking: Tracking, { path }: FiledGoal, holders: Map<string, string>): Tracking {
  if (tracking.kind !== "here" && tracking.kind !== "elsewhere") return tracking;
  const key = keyOf(tracking.issue);
  const by = holders.get(key);
  if (by !== undefined) return { kind: "taken", what: "issue", by };
  holders.set(key, path);
  return tracking;
}

/** `undefined` where the file names no issue, or one that is gone. */
function namedTracking(goal: FiledGoal, { governance, found }: Issues): Tracking | undefined {
  if (goal.goal.tracking_issue === undefined) return undefined;
  const place = placeOf(goal.goal.tracking_issue, governance);
  const issue = place === undefined ? "out-of-reach" : (found.get(keyOf(place)) ?? "out-of-reach");
  if (issue === "gone") return undefined;
  if (issue === "out-of-reach") return { kind: "unusable", reason: issue };
  if (issue.kind === "pull-request") return { kind: "unusable", reason: "pull-request" };
  if (isDashboard(issue)) return { kind: "unusable", reason: "dashboard" };
  const isHere = issue.repository.toLowerCase() === governance.repository.toLowerCase();
  return { kind: isHere ? "here" : "elsewhere", issue };
}

function unnamedTracking({ id }: FiledGoal, { governance, ours, chosen, unclear }: Issues): Tracking {
  const isHere = ({ repository }: TrackingIssue): boolean =>
    repository.toLowerCase() === governance.repository.toLowerCase();
  // Where there are several, one that is open goes first, and the oldest of those.
  const marked = ours
    .filter((issue) => isHere(issue) && goalMarked(issue.body) === id)
    .toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open") || a.number - b.number);
  const issue = marked[0] ?? chosen.get(id);
  if (issue !== undefined) return { kind: "here", issue };
  const numbers = unclear.get(id);
  return numbers === undefined ? { kind: "nowhere" } : { kind: "unclear", numbers };
}

function isDashboard({ body, isOurs }: TrackingIssue): boolean {
  return isOurs && cycleOfDashboard(body) !== undefined;
}

async function choose(
  without: readonly FiledGoal[],
  all: readonly TrackedGoal[],
  { repository }: Governance,
  reader: Reader,
): Promise<Choice> {
  const taken = new Set(all.flatMap(({ tracking }) => ("issue" in tracking ? [keyOf(tracking.issue)] : [])));
  const open = await reader.openIssues();
  const issues = open
    .filter(({ number }) => !taken.has(keyOf({ repository, number })))
    .map((issue) => ({ ...issue, isOpen: true, isIgnored: isLeftAlone(issue) }));
  const goals = without.map(({ id, goal: { title = "", cycle = "" } }) => ({ id, title, cycle }));
  const found = [...(await trustedAdoptions(goals, issues, reader))];
  const unclear = found.flatMap(([id, adoption]) => {
    if (adoption.kind === "unclear") return [[id, adoption.numbers] as const];
    return adoption.kind === "declined" ? [[id, [adoption.number]] as const] : [];
  });
  const adopted = found.flatMap(([id, one]) => (one.kind === "adopt" ? [{ id, repository, number: one.number }] : []));
  const answers = adopted.length === 0 ? [] : await reader.trackingIssues(adopted);
  const chosen = adopted.flatMap(({ id }, index) => {
    const issue = answers[index];
    // Lists lag behind: it may have been moved or deleted meanwhile.
    return issue === undefined || typeof issue === "string" || issue.kind !== "issue" ? [] : [[id, issue] as const];
  });
  return { chosen: new Map(chosen), unclear: new Map(unclear) };
}

type Candidate = OpenIssue & Pick<UnclaimedIssue, "isOpen" | "isIgnored">;

/** Of as many people it is asked what they may do, each at the cost of a request. */
const MAX_AUTHORS = 50;

/**
 * Only what this app opened, or somebody who may triage: anybody can give an issue the title of a goal, or its hidden mark,
 * and whoever opened a tracking issue is obeyed there and can edit it.
 */
async function trustedAdoptions(
  goals: readonly AdoptingGoal[],
  issues: readonly Candidate[],
  reader: Reader,
): Promise<ReadonlyMap<string, Adoption>> {
  const trust = new Map<string, boolean>();
  const byNumber = new Map(issues.map((issue) => [issue.number, issue]));
  for (;;) {
    const usable = issues.filter(({ isOurs, author }) => isOurs || trust.get(loginOf(author)) !== false);
    const found = adoptions(goals, usable);
    const meant = [...found.values()].flatMap(meantBy).flatMap((number) => byNumber.get(number) ?? []);
    const authors = new Set(meant.filter(({ isOurs }) => !isOurs).map(({ author }) => loginOf(author)));
    const unknown = [...authors].filter((login) => !trust.has(login));
    if (unknown.length === 0) return found;
    for (const login of unknown) {
      // oxlint-disable-next-line no-await-in-loop
      trust.set(login, login !== "" && trust.size < MAX_AUTHORS && (await reader.mayTriage(login)));
    }
  }
}

/** Empty for a bot, and for an account that is gone: these may nothing. */
function loginOf(author: Person | undefined): string {
  return author === undefined || author.isBot ? "" : author.login;
}

function meantBy(adoption: Adoption): readonly number[] {
  if (adoption.kind === "adopt") return [adoption.number];
  return adoption.kind === "unclear" ? adoption.numbers : [];
}

/** Whether the file names another issue than the one in which the goal is followed, or none. */
export function isWrittenOtherwise({ goal, tracking }: TrackedGoal, governance: Governance): boolean {
  if (!("issue" in tracking)) return false;
  const named = placeOf(goal.tracking_issue, governance);
  return named === undefined || keyOf(named) !== keyOf(tracking.issue);
}
