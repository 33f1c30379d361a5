/** Ways to answer which pillar an item serves: the judgement, and two that anybody could have instead. */
import type { Configuration, Keyword } from "../../src/domain/configuration.ts";
import type { TriageItem } from "../../src/domain/triage/item.ts";
import { judgePillar } from "../../src/domain/triage/judge-pillar.ts";
import { knowledgeOf, type KnownGoal } from "../../src/domain/triage/knowledge.ts";
import { PhraseBook } from "../../src/domain/language/phrases.ts";
import { foldingOf } from "../../src/domain/language/glossary.ts";
import { stemsOf } from "../../src/domain/language/words.ts";
import { NONE, type LabelledItem } from "./labelled-items.ts";

/** What somebody answers. */
export interface Answer {
  readonly best: string;
  readonly confidence: number;
  /** What would be labelled. */
  readonly label: string | undefined;
}

/** Answers for all the items, in their order. */
export type Contender = (items: readonly LabelledItem[]) => readonly Answer[];

/** The judgement as the program makes it. */
export function judgement(configuration: Configuration, goals: readonly KnownGoal[]): Contender {
  const knowledge = knowledgeOf(configuration, goals, undefined);
  return (items) => items.map(({ item }) => answerOf(judgePillar(knowledge, item)));
}

/**
 * The judgement of each item by a configuration without the keywords that stand in no other item. Keywords are written
 * by people who have seen items; one that only this item has may be there because of it. So this is what can be expected
 * on items that nobody has seen, at the least.
 */
export function unfittedJudgement(configuration: Configuration, goals: readonly KnownGoal[]): Contender {
  return (items) => {
    const own = keywordsOfOne(configuration, items);
    return items.map(({ item }, index) => {
      const known = knowledgeOf(withoutKeywords(configuration, own[index] ?? new Set()), goals, undefined);
      return answerOf(judgePillar(known, item));
    });
  };
}

/** A configuration that lists no keywords at all. */
export function withoutAnyKeywords(configuration: Configuration): Configuration {
  return withoutKeywords(configuration, new Set(allKeywords(configuration).map(({ phrase }) => phrase)));
}

/** Counts which keywords stand in the lower-case text, one point each; the first pillar of those with most. */
export function keywordCounting(configuration: Configuration): Contender {
  const count = countingOf(configuration);
  return (items) =>
    items.map(({ item }) => {
      const [first, second] = count(item);
      const best = first === undefined || first.points === 0 ? NONE : first.answer;
      const isAlone = first !== undefined && first.points > (second?.points ?? 0);
      return { best, confidence: isAlone ? 1 : 0, label: isAlone && best !== NONE ? best : undefined };
    });
}

/** Plain counting, made ready for many items: the points of each answer, most first. */
export function countingOf(
  configuration: Configuration,
): (item: TriageItem) => readonly { readonly answer: string; readonly points: number }[] {
  const lists = [
    ...(configuration.pillars ?? []).map(({ id, keywords }) => ({ answer: id, phrases: phrasesIn(keywords) })),
    { answer: NONE, phrases: phrasesIn(configuration.triage.unrelated) },
  ];
  return ({ title, body, labels }) => {
    const text = `${title}\n${body}\n${labels.join("\n")}`.toLowerCase();
    return lists
      .map(({ answer, phrases }) => ({ answer, points: phrases.filter((phrase) => text.includes(phrase)).length }))
      .toSorted((a, b) => b.points - a.points);
  };
}

function phrasesIn(keywords: readonly Keyword[]): string[] {
  return keywords.filter(({ weight }) => weight > 0).map(({ phrase }) => phrase.toLowerCase());
}

/** Always the answer that most items have. */
export const mostFrequent: Contender = (items) => {
  const counts = new Map<string, number>();
  for (const { pillar } of items) counts.set(pillar, (counts.get(pillar) ?? 0) + 1);
  const [best = NONE] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return items.map(() => ({ best, confidence: 1, label: best === NONE ? undefined : best }));
};

function answerOf({ best, confidence, pillar }: ReturnType<typeof judgePillar>): Answer {
  return { best: best ?? NONE, confidence, label: pillar };
}

/** For each item, the keywords that stand in it and in no other. */
function keywordsOfOne(configuration: Configuration, items: readonly LabelledItem[]): readonly ReadonlySet<string>[] {
  const fold = foldingOf(configuration.glossary);
  const book = new PhraseBook<string>(fold);
  for (const { phrase } of allKeywords(configuration)) book.add(phrase, phrase);
  const found = items.map(({ item: { title, body, labels } }) => {
    const matches = book.matchesIn(fold(stemsOf(`${title}\n${body}\n${labels.join("\n")}`)));
    return new Set(matches.map(({ meaning }) => meaning));
  });
  const counts = new Map<string, number>();
  for (const phrase of found.flatMap((phrases) => [...phrases])) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return found.map((phrases) => new Set([...phrases].filter((phrase) => counts.get(phrase) === 1)));
}

function allKeywords({ pillars, triage }: Configuration): readonly Keyword[] {
  return [...(pillars ?? []).flatMap(({ keywords }) => keywords), ...triage.unrelated];
}

function withoutKeywords(configuration: Configuration, phrases: ReadonlySet<string>): Configuration {
  const kept = (keywords: readonly Keyword[]): Keyword[] => keywords.filter(({ phrase }) => !phrases.has(phrase));
  return {
    ...configuration,
    pillars: configuration.pillars?.map((pillar) => ({ ...pillar, keywords: kept(pillar.keywords) })),
    triage: { ...configuration.triage, unrelated: kept(configuration.triage.unrelated) },
  };
}
