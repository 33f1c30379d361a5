/** Whether a contribution is made where the outcomes of a destination are carried out. */
import type { ContributionPlace } from "../configuration.ts";
import { pathMatcher } from "../selection.ts";
import type { ContributionText } from "./known-outcome.ts";

/** `elsewhere`: in another repository; `beside`: in the right one, but in other files. */
export type Fit = "elsewhere" | "beside" | "fits";

/** A check of contributions against the places of a destination. */
export type FitOf = (destination: string | undefined, contribution: ContributionText) => Fit;

/** Makes the check. A destination without a place, and a contribution that does not say its own, fit anywhere. */
export function fittingOf(places: readonly Pick<ContributionPlace, "destination" | "repository" | "paths">[]): FitOf {
  const known = places.map((place) => ({ ...place, matches: place.paths.map(pathMatcher) }));
  return (destination, { repository, paths }) => {
    const meant = known.filter((place) => place.destination === destination);
    const here = meant.filter(
      (place) =>
        place.repository === undefined ||
        repository === undefined ||
        place.repository.toLowerCase() === repository.toLowerCase(),
    );
    if (here.length === 0) return meant.length === 0 ? "fits" : "elsewhere";
    const isInFiles = here.some(
      ({ matches }) => matches.length === 0 || paths.some((path) => matches.some((match) => match(path))),
    );
    return paths.length === 0 || isInFiles ? "fits" : "beside";
  };
}
