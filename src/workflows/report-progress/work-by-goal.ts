/** The files of a commit, put in order by goal once, and not anew for each of thousands of goals. */
import { outcomeRows } from "../../domain/outcomes/table.ts";
import type { OutcomeFact } from "../../domain/progress/sources.ts";
import type { FiledWork } from "../filed-goals.ts";
import type { EarlierWork } from "./snapshot.ts";

/** @param now ISO 8601, in UTC. */
export function workByGoal(work: FiledWork, now: string): EarlierWork {
  const sound = work.goals.filter(({ isBroken }) => !isBroken);
  // The first of several counts.
  const goals = new Map(sound.toReversed().map((goal) => [goal.id, goal]));
  return { goals, outcomes: outcomesByGoal(work, now) };
}

/** @param now ISO 8601, in UTC. */
export function outcomesByGoal(
  { goals, touchpoints }: FiledWork,
  now: string,
): ReadonlyMap<string, readonly OutcomeFact[]> {
  const byGoal = new Map<string, OutcomeFact[]>();
  for (const row of outcomeRows({ goals, touchpoints }, now)) {
    if (row.goal === undefined) continue;
    const rows = byGoal.get(row.goal);
    if (rows === undefined) byGoal.set(row.goal, [row]);
    else rows.push(row);
  }
  return byGoal;
}
