/** How much of what one text speaks of stands in another. */
import type { Sense } from "../language/thesaurus.ts";
import type { Phrase, Term } from "./terms.ts";

/** The terms of a text, to be found by what they are and by what they mean. */
export interface TermIndex {
  readonly byStem: ReadonlyMap<string, Term>;
  readonly bySense: ReadonlyMap<Sense, Expression>;
}

/** The strongest way in which a text expresses a sense. */
interface Expression {
  readonly term: Term;
  readonly phrase: Phrase;
}

/** How rare a word or a sense is among all outcomes, from 0 to 1. */
export interface Rarity {
  readonly ofStem: (stem: string) => number;
  readonly ofSense: (sense: Sense) => number;
}

/** A term that stands in the other text, by the same word or by one that means the same. */
export interface Accord {
  readonly strength: number;
  /** What the term met in the other text. */
  readonly met: Term;
  /** `undefined`: the same word. */
  readonly sense: Sense | undefined;
  readonly own: string;
  readonly theirs: string;
}

/** What several words add that all meet the same: little, since it is said once. */
const SAID_AGAIN = 0.3;
/** What of the strongest accord counts only as far as a second one stands by it: one word alone is often chance. */
const ALONE = 0.3;

export function indexOf(terms: readonly Term[]): TermIndex {
  const bySense = new Map<Sense, Expression>();
  for (const term of terms) {
    for (const [sense, phrase] of term.senses) {
      const known = bySense.get(sense);
      if (known === undefined || known.term.weight * known.phrase.tells < term.weight * phrase.tells) {
        bySense.set(sense, { term, phrase });
      }
    }
  }
  return { byStem: new Map(terms.map((term) => [term.stem, term])), bySense };
}

/** The terms that stand in the other text, the strongest accord first. */
export function accordsOf(terms: readonly Term[], other: TermIndex, rarity: Rarity): Accord[] {
  return terms
    .map((term) => accordOf(term, other, rarity))
    .filter((accord) => accord !== undefined)
    .toSorted((a, b) => b.strength - a.strength);
}

function accordOf(term: Term, other: TermIndex, rarity: Rarity): Accord | undefined {
  const same = other.byStem.get(term.stem);
  const weight = term.weight * rarity.ofStem(term.stem);
  if (same !== undefined) {
    const strength = weight * term.tells * same.weight;
    return { strength, met: same, sense: undefined, own: term.shown, theirs: same.shown };
  }
  let best: Accord | undefined;
  for (const [sense, phrase] of term.senses) {
    const found = other.bySense.get(sense);
    if (found === undefined) continue;
    const tells = Math.min(phrase.tells, found.phrase.tells);
    const strength = weight * sense.closeness * rarity.ofSense(sense) * tells * found.term.weight;
    if (best === undefined || strength > best.strength) {
      best = { strength, met: found.term, sense, own: phrase.shown, theirs: found.phrase.shown };
    }
  }
  return best;
}

/** The accords that say what no stronger one has said, and those that only say it again; given the strongest first. */
export function toldApart(accords: readonly Accord[]): {
  readonly news: readonly Accord[];
  readonly again: readonly Accord[];
} {
  const said = new Set<Term | Sense>();
  const [news, again]: [Accord[], Accord[]] = [[], []];
  for (const accord of accords) {
    const { met, sense = met } = accord;
    (said.has(met) || said.has(sense) ? again : news).push(accord);
    said.add(met).add(sense);
  }
  return { news, again };
}

/** The strength of all accords together, given the strongest first. */
export function strengthOf(accords: readonly Accord[]): number {
  const { news, again } = toldApart(accords);
  const [first, second] = news;
  const alone = (first?.strength ?? 0) - (second?.strength ?? 0);
  return sumOf(news) + SAID_AGAIN * sumOf(again) - ALONE * alone;
}

function sumOf(accords: readonly Accord[]): number {
  return accords.reduce((sum, { strength }) => sum + strength, 0);
}
