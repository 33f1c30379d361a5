/** The outcomes that the files of a governance repository hold, made ready for references to them. Pure. */
import type { Configuration } from "../domain/configuration.ts";
import type { LinkableOutcome, LinkableTouchpoint } from "../domain/outcomes/resolve-reference.ts";
import type { LinkContext } from "../domain/outcomes/touchpoint-links.ts";
import { stemOf } from "../domain/paths.ts";
import { selectionOf } from "../domain/selection.ts";
import type { GoalFile, TouchpointFile } from "./governed-files.ts";

/** What a file says of an outcome, with what stands around it. */
export interface FiledOutcome extends LinkableOutcome {
  readonly summary: string;
  readonly touchpointTitle: string;
  readonly topics: readonly string[];
  /** The id of the goal that it serves, as it is written. */
  readonly goal: string | undefined;
  /** Whether nothing but its id may be shown to whoever is no member. */
  readonly isForMembers: boolean;
  readonly contributions: readonly (string | number)[];
}

/** All of them, with what stands around them. */
export interface OutcomeFiles {
  readonly configuration: Configuration;
  readonly outcomes: readonly FiledOutcome[];
  readonly touchpoints: readonly LinkableTouchpoint[];
  readonly goals: readonly GoalFile[];
  readonly context: LinkContext;
  /** `owner/name`. */
  readonly governanceRepository: string;
}

/** @param webHost Where people look at GitHub: `github.com`. */
export function outcomeFiles(
  governanceRepository: string,
  webHost: string,
  configuration: Configuration,
  files: readonly TouchpointFile[],
  goals: readonly GoalFile[],
): OutcomeFiles {
  const { formatOf } = selectionOf(configuration);
  const outcomes = files.flatMap((file) => outcomesOf(idOf(file), file));
  // Where two files have the same id, nothing tells which one is meant.
  const ofMembers = new Set(outcomes.flatMap(({ id, isForMembers }) => (isForMembers ? [id] : [])));
  return {
    configuration,
    outcomes: outcomes.map((outcome) => ({ ...outcome, isForMembers: ofMembers.has(outcome.id) })),
    touchpoints: files.map((file) => ({ id: idOf(file), isBroken: file.isBroken })),
    goals,
    governanceRepository,
    context: {
      webHost,
      governanceRepository,
      touchpoints: files.map((file) => ({
        id: idOf(file),
        path: file.path,
        discussion: file.touchpoint?.discussion,
      })),
      isTouchpointPath: (path) => formatOf(path) === "touchpoint",
    },
  };
}

function idOf({ path, touchpoint }: TouchpointFile): string {
  return touchpoint?.id ?? stemOf(path);
}

function outcomesOf(touchpoint: string, { touchpoint: value }: TouchpointFile): readonly FiledOutcome[] {
  return (value?.outcomes ?? []).flatMap((outcome) => {
    if (outcome?.id === undefined) return [];
    const { id, summary = "", destination, goal, status = "open", contributions = [] } = outcome;
    return [
      {
        id: `${touchpoint}/${id}`,
        touchpoint,
        outcome: id,
        destination,
        status,
        summary,
        touchpointTitle: value?.title ?? "",
        topics: (value?.topics ?? []).filter((topic) => topic !== undefined),
        goal,
        // What cannot be read is kept to members: it may say so.
        isForMembers: value?.audience !== "open",
        contributions: contributions.filter((reference) => reference !== undefined),
      },
    ];
  });
}
