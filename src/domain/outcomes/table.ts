/** The outcomes of all Touchpoints as one table: what waits for somebody first. */
import { daysBetween } from "../days.ts";
import { compare } from "../finding.ts";
import type { Goal, Touchpoint } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import { stemOf } from "../paths.ts";

/** Where an outcome stands: `waiting` is open without a contribution; one with a contribution is in progress. */
export type OutcomeState = "waiting" | "in-progress" | "delivered" | "dropped";

export const STATES: readonly OutcomeState[] = ["waiting", "in-progress", "delivered", "dropped"];

/** An outcome with what is known around it; `undefined` is what its file does not say, or says wrong. */
export interface OutcomeRow {
  /** `touchpoint/outcome`, as contributions name it. */
  readonly id: string;
  readonly touchpoint: string;
  readonly touchpointTitle: string | undefined;
  readonly outcome: string;
  readonly summary: string | undefined;
  readonly destination: string | undefined;
  /** As written, whether there is such a goal or not. */
  readonly goal: string | undefined;
  /** That of the goal. */
  readonly pillar: string | undefined;
  readonly audience: "open" | "members" | undefined;
  readonly starts: string | undefined;
  /** Whole days since the call started; less than 0 for one that is still to come. */
  readonly ageDays: number | undefined;
  /** As the file has it. */
  readonly status: "open" | "in-progress" | "delivered" | "dropped";
  readonly state: OutcomeState;
  /** As written. */
  readonly contributions: readonly (string | number)[];
}

export interface OutcomeSources {
  readonly goals: readonly { readonly goal: Loose<Goal> }[];
  readonly touchpoints: readonly { readonly path: string; readonly touchpoint: Loose<Touchpoint> }[];
}

/**
 * A row for each outcome that has an id and a status: by state, then the oldest first, then by id.
 *
 * @param now ISO 8601, with its zone.
 */
export function outcomeRows({ goals, touchpoints }: OutcomeSources, now: string): readonly OutcomeRow[] {
  const pillars = new Map(goals.map(({ goal: { id, pillar } }) => [id, pillar]));
  const rows = touchpoints.flatMap(({ path, touchpoint: { id, title, starts, audience, outcomes } }) => {
    const ageDays = starts === undefined ? undefined : daysBetween(starts, now);
    const touchpoint = id ?? stemOf(path);
    return (outcomes ?? []).flatMap((outcome): readonly OutcomeRow[] => {
      if (outcome?.id === undefined || outcome.status === undefined) return [];
      const { summary, destination, goal, status } = outcome;
      const contributions = (outcome.contributions ?? []).filter((reference) => reference !== undefined);
      const around = { touchpoint, touchpointTitle: title, audience, starts, ageDays };
      const pillar = goal === undefined ? undefined : pillars.get(goal);
      const own = { outcome: outcome.id, summary, destination, goal, pillar, status, contributions };
      const state = status === "open" ? (contributions.length === 0 ? "waiting" : "in-progress") : status;
      return [{ id: `${touchpoint}/${outcome.id}`, ...around, ...own, state }];
    });
  });
  return rows.toSorted(
    (a, b) =>
      STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
      (b.ageDays ?? -Infinity) - (a.ageDays ?? -Infinity) ||
      compare(a.id, b.id),
  );
}

/** Which outcomes are asked for; what is left out asks nothing. */
export interface OutcomeFilter {
  readonly destination?: string | undefined;
  readonly goal?: string | undefined;
  /** Those whose status is `open`. */
  readonly isOpen?: boolean | undefined;
}

export function filteredRows(
  rows: readonly OutcomeRow[],
  { destination, goal, isOpen }: OutcomeFilter,
): readonly OutcomeRow[] {
  return rows.filter(
    (row) =>
      (destination === undefined || row.destination === destination) &&
      (goal === undefined || row.goal === goal) &&
      (isOpen !== true || row.status === "open"),
  );
}

/** How many outcomes there are of each state. */
export function countsOf(rows: readonly OutcomeRow[]): Readonly<Record<OutcomeState, number>> {
  const counts = { waiting: 0, "in-progress": 0, delivered: 0, dropped: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/**
 * Shares out the places of a bar: the nearest to the true shares that fill it, and at least one for what there is.
 * Counts without anything get nothing.
 */
export function sharesOf(counts: readonly number[], places: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count / total) * places))));
  for (;;) {
    const free = places - shares.reduce((sum, share) => sum + share, 0);
    if (free === 0 || total === 0) return shares;
    const step = Math.sign(free);
    // Where the share is furthest from the truth, in the direction that is wanted.
    const lacks = counts.map((count, index) =>
      count === 0 || (step < 0 && shares[index] === 1)
        ? -Infinity
        : ((count / total) * places - (shares[index] ?? 0)) * step,
    );
    const most = lacks.findIndex((lack) => lack > -Infinity && lack === Math.max(...lacks));
    if (most === -1) return shares;
    shares[most] = (shares[most] ?? 0) + step;
  }
}
