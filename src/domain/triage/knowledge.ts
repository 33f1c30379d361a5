/** What a community's configuration and goals tell about its pillars, made ready for many items. */
import type { Configuration, Keyword, Pillar } from "../configuration.ts";
import type { Goal } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import { foldingOf } from "../language/glossary.ts";
import { PhraseBook } from "../language/phrases.ts";
import { stemsOf, type Fold } from "../language/words.ts";
import { issueKey } from "../reference.ts";
import { quoted } from "../words.ts";
import { HOUSEKEEPING } from "./housekeeping.ts";
import { GoalWords, type PillarText } from "./likeness.ts";

/** A goal file as far as its schema accepts it. */
export interface KnownGoal {
  readonly path: string;
  readonly goal: Loose<Goal>;
}

/** What a phrase tells where it stands in an item. */
export interface Hint {
  /** The index of a pillar; `undefined` for none. */
  readonly pillar: number | undefined;
  readonly weight: number;
  readonly why: string;
}

/** Where an issue or pull request stands among the goals. */
export interface Place {
  readonly pillar: string;
  readonly why: string;
}

export interface TriageKnowledge {
  /** Empty where the configuration has no usable pillars. */
  readonly pillars: readonly Pillar[];
  readonly fold: Fold;
  readonly hints: PhraseBook<Hint>;
  /** By the key of the issue in lower case: `owner/name#1`. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly words: GoalWords;
  /** Whether reasons name no goal. */
  readonly isDiscreet: boolean;
}

/** A pillar's own title nearly decides. */
const TITLE_WEIGHT = 3;

/** Where somebody speaks of a goal's partner, that mostly is the point. */
const PARTNER_WEIGHT = 2;

/**
 * Makes ready what is known; do it once and judge many items with it.
 *
 * @param isDiscreet Whether reasons may name neither goals nor their partners: they are for others than those who may
 *   read the goals.
 */
export function knowledgeOf(
  configuration: Configuration,
  goals: readonly KnownGoal[],
  governanceRepository: string | undefined,
  isDiscreet = false,
): TriageKnowledge {
  const pillars = configuration.pillars ?? [];
  const fold = foldingOf(configuration.glossary);
  const indexes = new Map(pillars.map(({ id }, index) => [id, index]));
  const served = goals.filter(({ goal }) => goal.pillar !== undefined && indexes.has(goal.pillar));
  return {
    pillars,
    fold,
    hints: hintsOf(configuration, served, fold, indexes, isDiscreet),
    places: placesOf(served, governanceRepository, isDiscreet),
    words: new GoalWords(textsOf(pillars, served, indexes), pillars.length, fold),
    isDiscreet,
  };
}

function hintsOf(
  { pillars, triage }: Configuration,
  goals: readonly KnownGoal[],
  fold: Fold,
  indexes: ReadonlyMap<string, number>,
  isDiscreet: boolean,
): PhraseBook<Hint> {
  const book = new PhraseBook<Hint>(fold);
  const add = (pillar: number | undefined, keywords: readonly Keyword[]): void => {
    for (const { phrase, weight } of distinct(keywords, fold)) {
      book.add(phrase, { pillar, weight, why: `mentions ${phrase}` });
    }
  };
  for (const [index, { title, keywords }] of (pillars ?? []).entries()) {
    book.add(title, { pillar: index, weight: TITLE_WEIGHT, why: `names the pillar ${quoted(title)}` });
    add(index, keywords);
  }
  add(undefined, triage.unrelated.length > 0 ? triage.unrelated : HOUSEKEEPING);

  // A partner of a goal is as telling as a keyword, but what the configuration says of a name goes first.
  const listed = new Set((pillars ?? []).flatMap(({ keywords }) => keywords.map(({ phrase }) => phrase.toLowerCase())));
  const partners = goals.flatMap(({ goal }) =>
    (goal.partners ?? []).map((partner) => ({ partner, pillar: indexes.get(goal.pillar ?? "") })),
  );
  for (const { partner, pillar } of partners) {
    if (partner === undefined || listed.has(partner.toLowerCase())) continue;
    listed.add(partner.toLowerCase());
    const why = isDiscreet ? "mentions a partner" : `mentions ${partner}, a partner`;
    book.add(partner, { pillar, weight: PARTNER_WEIGHT, why });
  }
  return book;
}

/** One of several keywords that are the same word in other forms, the one that tells most: "collaborate", "collaboration". */
function distinct(keywords: readonly Keyword[], fold: Fold): Iterable<Keyword> {
  const ranked = keywords.toSorted((a, b) => Math.abs(a.weight) - Math.abs(b.weight));
  return new Map(ranked.map((keyword) => [fold(stemsOf(keyword.phrase)).join(" "), keyword])).values();
}

/** What pillars and goals say in their own words. */
function textsOf(
  pillars: readonly Pillar[],
  goals: readonly KnownGoal[],
  indexes: ReadonlyMap<string, number>,
): readonly PillarText[] {
  return [
    ...pillars.map(({ title, description }, pillar) => ({ pillar, title: [title], rest: [title, description] })),
    ...goals.flatMap(({ path, goal }) => {
      const { id = path, title = id, partners = [], summary, initiatives = [] } = goal;
      const pillar = indexes.get(goal.pillar ?? "");
      const rest = [summary, ...initiatives.map((initiative) => initiative?.title)];
      return pillar === undefined ? [] : [{ pillar, goal: title, title: [title, ...partners], rest }];
    }),
  ];
}

function placesOf(
  goals: readonly KnownGoal[],
  governanceRepository: string | undefined,
  isDiscreet: boolean,
): Map<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const add = (reference: string | number | undefined, place: Place): void => {
    const key = issueKey(reference);
    if (key === undefined || (key.startsWith("#") && governanceRepository === undefined)) return;
    const whole = key.startsWith("#") ? `${governanceRepository?.toLowerCase()}${key}` : key;
    const known = places.get(whole);
    if (known === undefined) places.set(whole, [place]);
    else known.push(place);
  };
  for (const { path, goal } of goals) {
    const { id = path, pillar } = goal;
    if (pillar === undefined) continue;
    const name = isDiscreet ? "a goal" : `goal ${id}`;
    add(goal.tracking_issue, { pillar, why: `is the tracking issue of ${name}` });
    for (const initiative of goal.initiatives ?? []) {
      for (const issue of initiative?.issues ?? []) add(issue, { pillar, why: `belongs to an initiative of ${name}` });
    }
  }
  return places;
}
