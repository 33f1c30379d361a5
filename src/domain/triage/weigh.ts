/** Weighs the words of an item: keywords, and likeness to the goals. */
import { stemsOf, tellingOf } from "../language/words.ts";
import type { PillarCandidate, TriageItem } from "./item.ts";
import type { Hint, TriageKnowledge } from "./knowledge.ts";

/** How likely each answer is, with what speaks for it, the strongest first. */
export interface Weighed {
  readonly pillars: readonly PillarCandidate[];
  readonly none: { readonly confidence: number; readonly why: readonly string[] };
}

/** A title is written to say what an item is about. */
const TITLE = 2;
/** The words of a long text count less each: this many count in full. */
const FULL_LENGTH = 100;
/** What stands for no pillar before anything is read. */
const NONE = 0.5;
/** A point makes an answer twice as likely: e to the power of this. Chosen so that what it is sure of is right as often. */
const STEEPNESS = 0.7;
/** Likeness below this is chance, and no reason to give. */
const MIN_LIKENESS = 0.3;
/** Reasons that are given for one answer at most. */
export const MAX_REASONS = 4;

interface Reason {
  readonly why: string;
  readonly points: number;
}

/** Weighs what an item says. */
export function weigh(knowledge: TriageKnowledge, item: TriageItem, text: string): Weighed {
  const words = new Map<string, number>();
  const points = new Map<Hint, number>();
  for (const { stems, weight } of sourcesOf(knowledge, item, text)) {
    // What stands in several places counts once, where it counts most.
    for (const { meaning } of knowledge.hints.longestIn(stems)) raise(points, meaning, weight);
    for (const word of tellingOf(stems)) raise(words, word, weight);
  }
  const reasons: Reason[][] = knowledge.pillars.map(() => []);
  const unrelated: Reason[] = [{ why: "", points: NONE }];
  for (const [{ pillar, weight, why }, source] of points) {
    (pillar === undefined ? unrelated : reasons[pillar])?.push({ why, points: weight * source });
  }
  for (const [index, { score, nearest }] of knowledge.words.compare(words).entries()) {
    reasons[index]?.push({ why: likenessReason(knowledge, index, score, nearest), points: score });
  }
  return shared(knowledge, reasons, unrelated);
}

function raise<Key>(weights: Map<Key, number>, key: Key, weight: number): void {
  if (weight > (weights.get(key) ?? 0)) weights.set(key, weight);
}

function sourcesOf(
  { fold }: TriageKnowledge,
  { title, labels, changedPaths }: TriageItem,
  text: string,
): readonly { readonly stems: readonly string[]; readonly weight: number }[] {
  const rest = [text, labels.join("\n"), changedPaths.join("\n")].map((part) => fold(stemsOf(part)));
  return [
    { stems: fold(stemsOf(title)), weight: TITLE },
    ...rest.map((stems) => ({ stems, weight: Math.min(1, Math.sqrt(FULL_LENGTH / stems.length)) })),
  ];
}

function likenessReason(
  { pillars, isDiscreet }: TriageKnowledge,
  index: number,
  score: number,
  nearest: string | undefined,
): string {
  if (score < MIN_LIKENESS) return "";
  const title = pillars[index]?.title ?? "";
  if (nearest === undefined) return `shares words with the goals of ${title}`;
  return isDiscreet ? `close to the goals of ${title}` : `close to goal ${nearest}`;
}

function shared(
  { pillars }: TriageKnowledge,
  reasons: readonly (readonly Reason[])[],
  unrelated: readonly Reason[],
): Weighed {
  const scores = [...reasons, unrelated].map((each) => each.reduce((sum, { points }) => sum + points, 0));
  const highest = Math.max(...scores);
  const likely = scores.map((score) => Math.exp(STEEPNESS * (score - highest)));
  const total = likely.reduce((sum, each) => sum + each, 0);
  const answerAt = (index: number, each: readonly Reason[]): Weighed["none"] => ({
    confidence: (likely[index] ?? 0) / total,
    why: tellingReasons(each),
  });
  return {
    pillars: pillars.map(({ id }, index) => ({ pillar: id, ...answerAt(index, reasons[index] ?? []) })),
    none: answerAt(pillars.length, unrelated),
  };
}

function tellingReasons(reasons: readonly Reason[]): string[] {
  const telling = reasons.filter(({ why, points }) => why !== "" && points > 0);
  const whys = telling.toSorted((a, b) => b.points - a.points).map(({ why }) => why);
  return [...new Set(whys)].slice(0, MAX_REASONS);
}
