/** How far the goals of a checkout are: the facts that its files tell, and GitHub where it was asked, now and at an earlier time. */
import { currentCycles } from "../domain/cycle.ts";
import { didYouMean, nearest } from "../domain/nearest.ts";
import { outcomeRows, type OutcomeRow } from "../domain/outcomes/table.ts";
import { stemOf } from "../domain/paths.ts";
import { goalFacts, type GoalFacts } from "../domain/progress/facts.ts";
import { DEFAULT_SETTINGS, type GoalSources } from "../domain/progress/sources.ts";
import { quoted } from "../domain/words.ts";
import { UserError } from "../engine/errors.ts";
import { earlierRecords } from "./earlier-records.ts";
import { earlierRevision } from "./git.ts";
import { recordsOf, type Records } from "./read-records.ts";

export interface ProgressFilter {
  readonly goal?: string | undefined;
  readonly cycle?: string | undefined;
  /** A git revision, or a day. */
  readonly since?: string | undefined;
}

export interface ReportedGoal {
  readonly cycle: string;
  readonly facts: GoalFacts;
  /** `undefined` for one that was not there. */
  readonly earlier: GoalFacts | undefined;
}

export interface ProgressReport {
  readonly records: Records;
  /** Those asked for, in the order of the paths. */
  readonly goals: readonly ReportedGoal[];
  /** The time to which `earlier` belongs; `undefined` where nobody asked. */
  readonly since: string | undefined;
  /** The `owner/name` that GitHub was asked about; `undefined` where the files alone tell. */
  readonly repository: string | undefined;
}

type GoalFile = Records["goals"][number];

/** What a checkout holds for a report. */
export interface ProgressGround {
  readonly records: Records;
  /** The goals asked for, in the order of the paths. */
  readonly wanted: Records["goals"];
  /** With what stood there earlier; `undefined` where nobody asked. */
  readonly earlier: (Pick<Records, "goals" | "touchpoints"> & { readonly at: string }) | undefined;
}

/** What GitHub knows, where it was asked. */
export interface OnGitHub {
  /** `owner/name`, to which references without a repository belong. */
  readonly repository: string;
  /** By the paths of the goals. */
  readonly around: ReadonlyMap<string, Pick<GoalSources, "issues" | "milestone" | "signs">>;
}

/**
 * Reads a checkout. Throws a UserError where nothing can be read, and for a goal, a cycle or a revision that is not there.
 *
 * @param now ISO 8601, with its zone.
 */
export function progressGround(root: string, { goal, cycle, since }: ProgressFilter, now: string): ProgressGround {
  const records = recordsOf(root);
  const wanted =
    goal === undefined ? ofCycle(records.goals, cycle, now) : records.goals.filter((file) => idOf(file) === goal);
  if (goal !== undefined && wanted.length === 0) throw new UserError(unknownGoal(goal, records));
  if (since === undefined) return { records, wanted, earlier: undefined };
  const revision = earlierRevision(root, since);
  return { records, wanted, earlier: { ...earlierRecords(revision, records), at: revision.at } };
}

/** @param now As above. */
export function progressReport(
  { records, wanted, earlier }: ProgressGround,
  now: string,
  onGitHub?: OnGitHub,
): ProgressReport {
  const settings = { ...DEFAULT_SETTINGS, staleAfterDays: records.configuration.progress.staleAfterDays };
  const repository = onGitHub?.repository;
  const factsOf = (
    files: Records["goals"],
    { goals, touchpoints }: Pick<Records, "goals" | "touchpoints">,
    at: string,
    around?: OnGitHub["around"],
  ): readonly GoalFacts[] => {
    const outcomes = outcomesByGoal(outcomeRows({ goals, touchpoints }, at));
    return files.map((file) => {
      const own = file.goal.id === undefined ? [] : (outcomes.get(file.goal.id) ?? []);
      return goalFacts({ ...file, repository, ...around?.get(file.path), outcomes: own }, at, settings);
    });
  };
  const before = new Map(earlier && factsOf(earlier.goals, earlier, earlier.at).map((facts) => [facts.id, facts]));
  const goals = factsOf(wanted, records, now, onGitHub?.around).map((facts) => ({
    facts,
    cycle: cycleOf({ path: facts.path, goal: facts }),
    earlier: before.get(facts.id),
  }));
  return { records, goals, since: earlier?.at, repository };
}

function outcomesByGoal(all: readonly OutcomeRow[]): ReadonlyMap<string | undefined, readonly OutcomeRow[]> {
  const byGoal = new Map<string | undefined, OutcomeRow[]>();
  for (const row of all) {
    const rows = byGoal.get(row.goal);
    if (rows === undefined) byGoal.set(row.goal, [row]);
    else rows.push(row);
  }
  return byGoal;
}

function idOf({ path, goal }: GoalFile): string {
  return goal.id ?? stemOf(path);
}

/** The folder stands in for a cycle that cannot be read. */
function cycleOf({
  path,
  goal: { cycle },
}: {
  readonly path: string;
  readonly goal: Pick<GoalFile["goal"], "cycle">;
}): string {
  return cycle ?? path.split("/").at(-2) ?? "";
}

function ofCycle(all: Records["goals"], cycle: string | undefined, now: string): Records["goals"] {
  const cycles = [...new Set(all.map(cycleOf))];
  if (cycle !== undefined && !cycles.includes(cycle)) {
    const known = cycles.length === 0 ? "no goals at all" : `goals of ${cycles.toSorted().join(", ")}`;
    throw new UserError(`There are no goals of the cycle ${quoted(cycle)}. There are ${known}.`);
  }
  const wanted = cycle === undefined ? currentCycles(cycles, now.slice(0, 10)) : [cycle];
  return all.filter((each) => wanted.includes(cycleOf(each)));
}

function unknownGoal(goal: string, { goals, broken }: Records): string {
  const path = broken.find((each) => stemOf(each) === goal);
  if (path !== undefined) return `${path} cannot be read. goalkeeper check tells what is wrong.`;
  const ids = goals.map(idOf);
  return `There is no goal ${quoted(goal)}.${didYouMean(nearest(goal, ids))}`;
}
