/** What has to be known of all outcomes before a contribution is looked at. */
import type { ContributionPlace } from "../configuration.ts";
import { thesaurusOf, type Sense, type Thesaurus } from "../language/thesaurus.ts";
import type { KnownOutcome } from "./known-outcome.ts";
import { indexOf, type Rarity, type TermIndex } from "./likeness.ts";
import { fittingOf, type FitOf } from "./places.ts";
import { termsOf, type Part, type Term } from "./terms.ts";
import { languagesOf, translationIn, type Languages, type Translation } from "./translation.ts";
import { upkeepIn, type Upkeep } from "./upkeep.ts";

export interface OutcomeKnowledge {
  readonly outcomes: readonly PreparedOutcome[];
  /** Each destination with its words. */
  readonly destinations: ReadonlyMap<string, readonly Term[]>;
  readonly rarity: Rarity;
  readonly thesaurus: Thesaurus;
  readonly languages: Languages;
  readonly fitOf: FitOf;
}

/** An outcome, read as far as it does not depend on the contribution. */
export interface PreparedOutcome {
  readonly id: string;
  readonly destination: string | undefined;
  readonly terms: readonly Term[];
  readonly index: TermIndex;
  readonly translation: Translation;
  readonly upkeep: ReadonlySet<Upkeep>;
}

/** How much what stands around an outcome tells, set against its summary and its id. */
const AROUND = 0.5;

/**
 * Makes the outcomes ready. It takes time linear in their length, some microseconds for a word.
 *
 * @param glossary Words that mean the same in the community, a list for each meaning.
 * @param places Where the outcomes of a destination are carried out.
 */
export function outcomeKnowledge(
  outcomes: readonly KnownOutcome[],
  glossary: readonly (readonly string[])[],
  places: readonly Pick<ContributionPlace, "destination" | "repository" | "paths">[] = [],
): OutcomeKnowledge {
  const thesaurus = thesaurusOf(glossary);
  const languages = languagesOf(glossary);
  const prepared = outcomes.map((outcome) => preparedOutcome(outcome, thesaurus, languages));
  const names = new Set(outcomes.map(({ destination }) => destination).filter((name) => name !== undefined));
  return {
    outcomes: prepared,
    destinations: new Map(Array.from(names, (name) => [name, termsOf([[name, 1]], thesaurus)])),
    rarity: rarityAmong(prepared),
    thesaurus,
    languages,
    fitOf: fittingOf(places),
  };
}

function preparedOutcome(outcome: KnownOutcome, thesaurus: Thesaurus, languages: Languages): PreparedOutcome {
  const { id, summary, touchpointTitle, topics, destination, goal = "" } = outcome;
  const parts: Part[] = [
    [summary, 1],
    [id.slice(id.indexOf("/") + 1), 1],
    [goal, AROUND],
    [topics.join(". "), AROUND],
    [touchpointTitle, AROUND],
  ];
  const terms = termsOf(parts, thesaurus);
  const text = parts.map(([words]) => words).join("\n");
  return {
    id,
    destination,
    terms,
    index: indexOf(terms),
    translation: translationIn(text, [], languages),
    upkeep: upkeepIn(text),
  };
}

/** The more outcomes have a word, the less it tells which one is meant. */
function rarityAmong(outcomes: readonly PreparedOutcome[]): Rarity {
  const stems = new Map<string, number>();
  const senses = new Map<Sense, number>();
  for (const { index } of outcomes) {
    for (const stem of index.byStem.keys()) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    for (const sense of index.bySense.keys()) senses.set(sense, (senses.get(sense) ?? 0) + 1);
  }
  const rarity = (count = 1): number => Math.log1p(outcomes.length / count) / Math.log1p(outcomes.length);
  return { ofStem: (stem) => rarity(stems.get(stem)), ofSense: (sense) => rarity(senses.get(sense)) };
}
