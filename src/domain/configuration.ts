/** What the configuration of a repository says, as far as it can be relied on. */
import type { GoalkeeperConfiguration } from "./format/formats.ts";
import type { Loose } from "./format/loose.ts";

export interface Configuration {
  readonly goals: string;
  readonly touchpoints: string;
  /** `undefined` where the list is broken: then nothing can be said about the pillars that goals name. */
  readonly pillars: readonly Pillar[] | undefined;
  readonly mode: "enforce" | "advise" | "observe";
  /** Whether commits of our own carry a Signed-off-by line. */
  readonly signsOff: boolean;
  /** Where outcomes may be meant for; `undefined` where the list is broken. */
  readonly destinations: readonly string[] | undefined;
}

export interface Pillar {
  readonly id: string;
  readonly title: string;
}

export const CONFIGURATION_PATH = ".github/goalkeeper.yml";

/**
 * Takes over what is right and puts defaults in the place of the rest.
 *
 * @param isRight Whether the file has no errors: only then does an absent list of destinations mean that there are none.
 */
export function configurationOf(value: Loose<GoalkeeperConfiguration>, isRight: boolean): Configuration {
  return {
    goals: value.goals ?? "goals/**/*.yml",
    touchpoints: value.touchpoints ?? "touchpoints/**/*.yml",
    mode: value.mode ?? "enforce",
    signsOff: value.commits?.sign_off ?? true,
    pillars: wholeList(value.pillars, (pillar) =>
      pillar?.id === undefined ? undefined : { id: pillar.id, title: pillar.title ?? pillar.id },
    ),
    destinations: wholeList(value.contributions ?? (isRight ? [] : undefined), (item) => item?.destination),
  };
}

/** The list with every item read; `undefined` where one cannot be, since what it names is not known then. */
function wholeList<Item, Result>(
  list: readonly Item[] | undefined,
  read: (item: Item) => Result | undefined,
): Result[] | undefined {
  const results = list?.map(read);
  return results?.some((result) => result === undefined) === true
    ? undefined
    : results?.filter((result) => result !== undefined);
}
