/** What the references of a contribution lead to, among the outcomes that there are. */
import { compare } from "../finding.ts";
import { slipsBetween } from "../nearest.ts";
import type { Named, References } from "./references.ts";

/** What has to be known of an outcome to link a contribution to it. */
export interface LinkableOutcome {
  /** `touchpoint/outcome`. */
  readonly id: string;
  readonly touchpoint: string;
  readonly outcome: string;
  /** `undefined` where its file says none that can be read. */
  readonly destination: string | undefined;
  readonly status: "open" | "in-progress" | "delivered" | "dropped";
}

export interface LinkableTouchpoint {
  readonly id: string;
  /** Whether its file cannot be read as a whole: it may hold outcomes that are not known. */
  readonly isBroken: boolean;
}

export interface Linkables {
  readonly outcomes: readonly LinkableOutcome[];
  readonly touchpoints: readonly LinkableTouchpoint[];
}

/** What became of a reference; `written` is as somebody wrote it, or the id of the Touchpoint that was linked. */
export type Resolved = { readonly written: string } & (
  | { readonly kind: "linked" | "dropped" | "other-destination"; readonly outcome: LinkableOutcome }
  /** Up to three ids that were perhaps meant, the likeliest first: of outcomes, or of Touchpoints where one was linked. */
  | { readonly kind: "unknown"; readonly suggestions: readonly string[] }
  | { readonly kind: "in-broken-file"; readonly touchpoint: string }
  /** A Touchpoint was linked that has several outcomes for this destination; those that are open. */
  | { readonly kind: "ambiguous"; readonly choices: readonly LinkableOutcome[] }
  /** A Touchpoint was linked, and none of its outcomes is open for this destination. */
  | { readonly kind: "nothing-open" }
);

const MAX_SUGGESTIONS = 3;

/**
 * Resolves each reference by itself, the named outcomes first.
 *
 * @param destinations Those that the contribution serves.
 */
export function resolveReferences(
  { outcomes, touchpoints }: References,
  destinations: readonly string[],
  known: Linkables,
): readonly Resolved[] {
  return [
    ...outcomes.map((named) => resolveNamed(named, destinations, known)),
    ...touchpoints.map((id) => resolveTouchpoint(id, destinations, known)),
  ];
}

function resolveNamed(named: Named, destinations: readonly string[], known: Linkables): Resolved {
  const { written, touchpoint } = named;
  const meant = known.outcomes.filter((each) => each.touchpoint === touchpoint && each.outcome === named.outcome);
  // An id that stands twice in its file is a finding there; here, the one that fits is taken.
  const outcome = meant.find((each) => isServed(each, destinations)) ?? meant[0];
  if (touchpoint !== undefined && (outcome === undefined || outcome.destination === undefined)) {
    const isBroken = known.touchpoints.some(({ id, isBroken: broken }) => id === touchpoint && broken);
    if (isBroken) return { kind: "in-broken-file", written, touchpoint };
  }
  // An id alone may be unique today and not tomorrow: it is suggested, and never linked.
  if (outcome === undefined)
    return { kind: "unknown", written, suggestions: suggestionsFor(named, destinations, known) };
  if (outcome.status === "dropped") return { kind: "dropped", written, outcome };
  return { kind: isServed(outcome, destinations) ? "linked" : "other-destination", written, outcome };
}

function resolveTouchpoint(written: string, destinations: readonly string[], known: Linkables): Resolved {
  const touchpoint = known.touchpoints.find(({ id }) => id === written);
  if (touchpoint === undefined) return { kind: "unknown", written, suggestions: nearestTouchpoints(written, known) };
  if (touchpoint.isBroken) return { kind: "in-broken-file", written, touchpoint: written };
  const here = known.outcomes.filter(
    (each) => each.touchpoint === written && each.status !== "dropped" && isServed(each, destinations),
  );
  const [only, ...others] = here;
  // Whether it is delivered already makes no difference: else a link would come to mean something else, and how things
  // stand would depend on what was recorded first.
  if (only !== undefined && others.length === 0) return { kind: "linked", written, outcome: only };
  const choices = here.filter(({ status }) => status !== "delivered");
  return choices.length === 0 ? { kind: "nothing-open", written } : { kind: "ambiguous", written, choices };
}

function isServed({ destination }: LinkableOutcome, destinations: readonly string[]): boolean {
  return destination !== undefined && destinations.includes(destination);
}

/** Slips in the outcome, in the Touchpoint or in both; another Touchpoint; else what the Touchpoint has for here. */
function suggestionsFor(
  { touchpoint, outcome }: Named,
  destinations: readonly string[],
  { outcomes }: Linkables,
): readonly string[] {
  const canLink = (each: LinkableOutcome): boolean => each.status !== "dropped" && isServed(each, destinations);
  const near = outcomes.flatMap((each) => {
    const slips = slipsBetween(outcome, each.outcome);
    if (slips === undefined) return [];
    const around = touchpoint === undefined ? 0 : slipsBetween(touchpoint, each.touchpoint);
    // A right outcome stands out whatever the Touchpoint; one that is only near does not.
    if (around === undefined) return slips === 0 ? [{ each, distance: FAR }] : [];
    return [{ each, distance: slips + around }];
  });
  const ranked = near.toSorted(
    (a, b) =>
      Number(canLink(b.each)) - Number(canLink(a.each)) || a.distance - b.distance || compare(a.each.id, b.each.id),
  );
  const found = ranked.map(({ each }) => each);
  const beside = found.length > 0 ? [] : outcomes.filter((each) => each.touchpoint === touchpoint && canLink(each));
  return firstIds([...found, ...beside]);
}

/** Further than any number of slips. */
const FAR = 100;

function nearestTouchpoints(written: string, { touchpoints }: Linkables): readonly string[] {
  const near = touchpoints.flatMap(({ id }) => {
    const slips = slipsBetween(written, id);
    return slips === undefined ? [] : [{ id, slips }];
  });
  return firstIds(near.toSorted((a, b) => a.slips - b.slips || compare(a.id, b.id)));
}

function firstIds(found: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(found.map(({ id }) => id))].slice(0, MAX_SUGGESTIONS);
}
