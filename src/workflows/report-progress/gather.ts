/** Reads what report-progress knows: few requests, whatever the number of goals. */
import { NotThereError } from "../../engine/errors.ts";
import type { Configuration } from "../../domain/configuration.ts";
import { minuteOf, timeOf } from "../../domain/progress/minutes.ts";
import { reportPeriodAt } from "../../domain/progress/schedule.ts";
import type { Reader } from "../../engine/reader.ts";
import type { RecordState } from "../../engine/record.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { filedWorkAt, type FiledWork } from "../filed-goals.ts";
import { configurationIn } from "../governed-files.ts";
import { remembered } from "../keep-record/memory.ts";
import { BRANCH } from "../keep-record/snapshot.ts";
import { isLeftAlone } from "../left-alone.ts";
import { requestIn } from "../requests.ts";
import { trackedGoals, type TrackedGoal } from "../tracking-issues.ts";
import { issueStatesOf } from "./goal-sources.ts";
import { ourComment, reportsOn } from "./memory.ts";
import type { Asked, EarlierWork, ProgressRequest, ProgressSnapshot } from "./snapshot.ts";
import { ANSWER_MARKER } from "./text.ts";
import { COMMANDS } from "./triggers.ts";
import { workByGoal } from "./work-by-goal.ts";

/** `undefined` where there is nothing to do: nobody governs the repository, or nothing is asked for any more. */
export type Gathered =
  | { readonly kind: "look"; readonly snapshot: ProgressSnapshot }
  | { readonly kind: "request"; readonly request: ProgressRequest }
  | undefined;

export async function gatherProgress(trigger: Trigger, reader: Reader, now: string): Promise<Gathered> {
  const { subject, intent } = trigger;
  if (subject.kind === "item" && intent !== undefined) {
    const request = await gatherRequest(subject.number, Number(intent.id), reader, now);
    return request && { kind: "request", request };
  }
  const state = await reader.recordState(BRANCH);
  if (state === undefined) return undefined;
  const ground = await groundOf(state, reader);
  return { kind: "look", snapshot: await snapshotOf(ground, ground.goals, reader, now) };
}

/** What tells whether a command whose carrying out failed may be answered where it was given. */
export async function gatherAsked({ subject, intent }: Trigger, reader: Reader): Promise<Asked | undefined> {
  if (subject.kind !== "item" || intent === undefined) return undefined;
  return (await askedOn(subject.number, Number(intent.id), reader))?.asked;
}

async function gatherRequest(
  number: number,
  comment: number,
  reader: Reader,
  now: string,
): Promise<ProgressRequest | undefined> {
  const found = await askedOn(number, comment, reader);
  if (found === undefined) return undefined;
  const { asked, home, isHome } = found;
  const state = isHome && asked.request.isAllowed ? await home.recordState(BRANCH) : undefined;
  const ground = state && (await groundOf(state, home));
  const goal = ground?.goals.find(({ tracking }) => tracking.kind === "here" && tracking.issue.number === number);
  if (ground === undefined || goal === undefined) return { ...asked, found: undefined };
  return { ...asked, found: { goal, snapshot: await snapshotOf(ground, [goal], home, now) } };
}

interface AskedOn {
  readonly asked: Asked;
  /** The governance repository. */
  readonly home: Reader;
  /** Whether the item is in it. */
  readonly isHome: boolean;
}

async function askedOn(number: number, comment: number, reader: Reader): Promise<AskedOn | undefined> {
  const governed = await reader.governedItem(number, "triage");
  if (governed === undefined) return undefined;
  if (governed === "not-there") throw new NotThereError(`${reader.repository}#${number} is not there.`);
  const { item, governance } = governed;
  if (isLeftAlone(item)) return undefined;
  const request = await requestIn(item, comment, COMMANDS, reader);
  if (request === undefined) return undefined;
  const home = reader.elsewhere(governance.repository);
  const { mode } = await configurationIn(governance, home);
  const answer = ourComment(item.comments, ANSWER_MARKER);
  const asked = { request, item: { number, isLocked: item.isLocked, answer }, mode };
  const isHome = governance.repository.toLowerCase() === item.repository.toLowerCase();
  return { asked, home, isHome };
}

/** Which goals there are, and where they are followed. */
interface Ground extends Pick<ProgressSnapshot, "goals" | "broken" | "touchpoints" | "ours"> {
  readonly state: RecordState;
  readonly configuration: Configuration;
}

async function groundOf(state: RecordState, reader: Reader): Promise<Ground> {
  const { governance } = state;
  const configuration = await configurationIn(governance, reader);
  const [work = { goals: [], touchpoints: [] }] = await filedWorkAt([governance.headSha], configuration, reader);
  const { goals, ours } = await trackedGoals(work.goals, governance, reader);
  const broken = work.goals.filter(({ isBroken }) => isBroken);
  return { state, configuration, goals, broken, touchpoints: work.touchpoints, ours };
}

/** @param told The goals of which something is to be told. */
async function snapshotOf(
  { state, ...ground }: Ground,
  told: readonly TrackedGoal[],
  reader: Reader,
  now: string,
): Promise<ProgressSnapshot> {
  const { governance, defaultBranch, pullRequests } = state;
  const { schedule, timeZone } = ground.configuration.progress;
  const period = reportPeriodAt(schedule, timeZone, now);
  const logins = new Map(told.flatMap(({ goal }) => ownersOf(goal)).map((login) => [login.toLowerCase(), login]));
  const commits = commitsOfReports(told);
  const [issues, facts, earlier] = await Promise.all([
    issueStatesOf(told, governance, reader),
    reader.repositoryFacts(
      told.map(({ path }) => path),
      [...logins.values()],
    ),
    filedWorkAt(commits, ground.configuration, reader),
  ]);
  return {
    ...ground,
    governance,
    defaultBranch,
    issues,
    facts,
    earlier: new Map(commits.flatMap((commit, index) => workAt(commit, earlier[index], now))),
    proposed: remembered(pullRequests),
    period,
    before: period && reportPeriodAt(schedule, timeZone, minuteBefore(period.startedAt)),
    now,
  };
}

function workAt(commit: string, work: FiledWork | undefined, now: string): readonly (readonly [string, EarlierWork])[] {
  return work === undefined ? [] : [[commit, workByGoal(work, now)]];
}

function ownersOf({ owners = [] }: TrackedGoal["goal"]): readonly string[] {
  return owners.filter((owner) => owner !== undefined);
}

function minuteBefore(time: string): string {
  return timeOf((minuteOf(time) ?? 0) - 1);
}

/**
 * The commits of the last two reports on each goal: the last is what a new one is compared with, and the one before that
 * where the last is written anew.
 */
function commitsOfReports(goals: readonly TrackedGoal[]): readonly string[] {
  const commits = goals.flatMap(({ id, tracking }) =>
    tracking.kind === "here"
      ? reportsOn(tracking.issue, id)
          .slice(-2)
          .flatMap(({ reported }) => reported?.commit ?? [])
      : [],
  );
  return [...new Set(commits)].toSorted();
}
