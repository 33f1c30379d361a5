/** Which destinations an issue or pull request is a contribution to. */
import type { Configuration, ContributionPlace } from "../configuration.ts";
import { pathMatcher } from "../selection.ts";

/** What tells where an item belongs. */
export interface PlacedItem {
  /** `owner/name`. */
  readonly repository: string;
  readonly title: string;
  readonly labels: readonly string[];
  /** Of a pull request. */
  readonly changedPaths: readonly string[];
}

/** Each destination once, in the order of the configuration. Letter case tells nothing but in paths. */
export function destinationsOf(
  item: PlacedItem,
  { contributions }: Pick<Configuration, "contributions">,
): readonly string[] {
  const here = contributions.filter((place) => belongsTo(place, item));
  return [...new Set(here.map(({ destination }) => destination))];
}

function belongsTo(place: ContributionPlace, item: PlacedItem): boolean {
  if (place.repository?.toLowerCase() !== item.repository.toLowerCase()) return false;
  if (place.takesAll) return true;
  const labels = new Set(item.labels.map(folded));
  const title = folded(item.title);
  return (
    place.labels.some((label) => labels.has(folded(label))) ||
    place.titlePrefixes.some((prefix) => title.startsWith(folded(prefix))) ||
    place.paths.map(pathMatcher).some((matches) => item.changedPaths.some(matches))
  );
}

function folded(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
