/** The outcomes of Touchpoint files that still wait for a contribution. */
import type { Goal, Touchpoint } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import type { KnownOutcome } from "./known-outcome.ts";

/** The titles of goals by their ids. */
export function goalTitlesIn(goals: readonly { readonly goal: Loose<Goal> }[]): ReadonlyMap<string, string> {
  return new Map(goals.flatMap(({ goal: { id, title } }) => (id === undefined ? [] : [[id, title ?? id]])));
}

/**
 * The open outcomes and those in progress, as far as the file says what they are.
 *
 * @param goalTitles The titles of the goals by their ids.
 */
export function openOutcomesOf(
  touchpoint: Loose<Touchpoint>,
  goalTitles: ReadonlyMap<string, string>,
): readonly KnownOutcome[] {
  const { id: touchpointId, title = "", topics = [], outcomes = [] } = touchpoint;
  if (touchpointId === undefined) return [];
  return outcomes.flatMap((outcome) => {
    if (outcome?.id === undefined || outcome.summary === undefined) return [];
    if (outcome.status !== "open" && outcome.status !== "in-progress") return [];
    return [
      {
        id: `${touchpointId}/${outcome.id}`,
        summary: outcome.summary,
        touchpointTitle: title,
        topics: topics.filter((topic) => topic !== undefined),
        destination: outcome.destination,
        goal: outcome.goal === undefined ? undefined : goalTitles.get(outcome.goal),
      },
    ];
  });
}
