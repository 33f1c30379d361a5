/** What the configuration of a repository says, as far as it can be relied on. */
import type {
  ContributionsInFile,
  GoalkeeperConfiguration,
  PillarInFile,
  ProgressInFile,
  WeightedKeyword,
} from "./format/formats.ts";
import type { Loose } from "./format/loose.ts";
import { cut } from "./words.ts";

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
  /** Where outcomes are carried out; what has no destination that can be read is left out. */
  readonly contributions: readonly ContributionPlace[];
  readonly triage: TriageSettings;
  readonly progress: ProgressSettings;
  /** Words that mean the same, a list for each meaning. */
  readonly glossary: readonly (readonly string[])[];
}

/** Where the outcomes meant for one destination are carried out. Patterns, labels and beginnings each tell by themselves. */
export interface ContributionPlace {
  readonly destination: string;
  /** `owner/name`; `undefined` where the work happens in no repository. */
  readonly repository: string | undefined;
  /** Patterns of files. */
  readonly paths: readonly string[];
  readonly labels: readonly string[];
  /** What titles begin with. */
  readonly titlePrefixes: readonly string[];
  /** Whether every issue and pull request of the repository belongs here: nothing tells which do. */
  readonly takesAll: boolean;
}

export interface Pillar {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** `undefined` where what the file says is no label. */
  readonly label: PillarLabel | undefined;
  readonly keywords: readonly Keyword[];
}

/** A label as it should stand in a repository. */
export interface PillarLabel {
  readonly name: string;
  /** Six hexadecimal digits in lower case, as GitHub gives them. */
  readonly color: string;
  /** At most 100 characters. */
  readonly description: string;
}

/** A word or phrase, and how much it tells: 1 is usual, less than 0 speaks against. */
export interface Keyword {
  readonly phrase: string;
  readonly weight: number;
}

export interface TriageSettings {
  readonly comment: "never" | "ambiguous" | "always";
  /** Besides the governance repository itself: `owner/name`. */
  readonly repositories: readonly string[];
  /** What tells that an item serves no pillar. */
  readonly unrelated: readonly Keyword[];
}

/** When and how progress is reported. */
export interface ProgressSettings {
  /** As cron has it. The form is right; whether it ever fires is not said. */
  readonly schedule: string;
  /** The name of a time zone; whether it exists is not said. */
  readonly timeZone: string;
  /** `22:00-07:00`, in the time zone. */
  readonly quietHours: string | undefined;
  /** Whether owners are mentioned, so that GitHub notifies them. */
  readonly mentions: boolean;
  /** Whether owners are asked about goals without a sign of life. */
  readonly asksOwners: boolean;
  readonly staleAfterDays: number;
  /** Whether an issue rolls up all goals of the cycle. */
  readonly hasDashboard: boolean;
}

export const CONFIGURATION_PATH = ".github/goalkeeper.yml";

/** Whoever puts it on an item has Goalkeeper leave it alone. */
export const IGNORE_LABEL = "goalkeeper: ignore";

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
    pillars: wholeList(value.pillars, pillarOf),
    destinations: wholeList(value.contributions ?? (isRight ? [] : undefined), (item) => item?.destination),
    contributions: present(value.contributions?.map(placeOf)),
    triage: {
      comment: value.triage?.comment ?? "ambiguous",
      repositories: present(value.triage?.repositories),
      unrelated: keywordsOf(value.triage?.unrelated, value.triage?.weighted_unrelated),
    },
    progress: progressOf(value.progress),
    glossary: (value.glossary ?? []).map((words) => (words ?? []).filter((word) => word !== undefined)),
  };
}

function placeOf(place: Loose<ContributionsInFile> | undefined): ContributionPlace | undefined {
  if (place?.destination === undefined) return undefined;
  const { destination, repository, paths, labels, title_prefixes: titlePrefixes } = place;
  // A part that is wrong is there and holds nothing: without it, far more would belong here than was meant.
  const narrowing = Object.entries(place).filter(
    ([key, part]) => key !== "destination" && key !== "repository" && !(Array.isArray(part) && part.length === 0),
  );
  return {
    destination,
    repository,
    paths: present(paths),
    labels: present(labels),
    titlePrefixes: present(titlePrefixes),
    takesAll: narrowing.length === 0,
  };
}

function progressOf(progress: Loose<ProgressInFile> = {}): ProgressSettings {
  return {
    schedule: progress.schedule ?? "0 9 1 * *",
    timeZone: progress.timezone ?? "Etc/UTC",
    quietHours: progress.quiet_hours,
    mentions: progress.mention ?? true,
    asksOwners: progress.ask_owners ?? true,
    staleAfterDays: progress.stale_after_days ?? 30,
    hasDashboard: progress.dashboard ?? true,
  };
}

function pillarOf(pillar: Loose<PillarInFile> | undefined): Pillar | undefined {
  if (pillar?.id === undefined) return undefined;
  const { id, title = id, description } = pillar;
  const keywords = keywordsOf(pillar.keywords, pillar.weighted_keywords);
  return { id, title, description, label: labelOf(pillar), keywords };
}

/** GitHub's limit: https://docs.github.com/rest/issues/labels#create-a-label */
const MAX_LABEL_DESCRIPTION = 100;

function labelOf({ label, description }: Loose<PillarInFile>): PillarLabel | undefined {
  if (label?.name === undefined || label.color === undefined) return undefined;
  const words = (label.description ?? description ?? "").replaceAll(/\s+/g, " ").trim();
  const short = words.length > MAX_LABEL_DESCRIPTION ? `${cut(words, MAX_LABEL_DESCRIPTION - 1).trimEnd()}…` : words;
  return { name: label.name.trim(), color: label.color.toLowerCase(), description: short };
}

function keywordsOf(
  plain: Loose<readonly string[]> | undefined,
  weighted: Loose<readonly WeightedKeyword[]> | undefined,
): readonly Keyword[] {
  return [
    ...present(plain).map((phrase) => ({ phrase, weight: 1 })),
    ...present(weighted).flatMap(({ phrase, weight }) =>
      phrase === undefined || weight === undefined ? [] : [{ phrase, weight }],
    ),
  ];
}

/** The items of a list that are as they should be. */
function present<Item>(list: readonly (Item | undefined)[] | undefined): readonly Item[] {
  return (list ?? []).filter((item) => item !== undefined);
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
