/** How like an item is to the words of the goals and of the pillars themselves. */
import { stemsOf, tellingOf, type Fold } from "../language/words.ts";
import { quoted } from "../words.ts";

/** What a pillar or one of its goals says in its own words. */
export interface PillarText {
  /** The index of the pillar. */
  readonly pillar: number;
  /** What the goal is called; absent for the pillar's own text. */
  readonly goal?: string;
  readonly title: readonly (string | undefined)[];
  readonly rest: readonly (string | undefined)[];
}

/** What the goals' words make of an item, for each pillar. */
export interface Likeness {
  /** From 0 on. */
  readonly score: number;
  /** The goal whose title is nearest, in quotes, where one is near. */
  readonly nearest: string | undefined;
}

interface Term {
  /** How much the word tells for each pillar, from 0 to 1. */
  readonly tells: readonly number[];
  /** The goals whose titles and partners have it, as indexes. */
  readonly goals: readonly number[];
}

/** The words of the goals, learned once; many items are compared with them. */
export class GoalWords {
  readonly #terms: ReadonlyMap<string, Term>;
  readonly #pillarCount: number;
  readonly #texts: readonly PillarText[];

  constructor(texts: readonly PillarText[], pillarCount: number, fold: Fold) {
    this.#pillarCount = pillarCount;
    this.#texts = texts;
    const uses = new Map<string, { readonly counts: number[]; readonly goals: number[] }>();
    const sizes = Array.from({ length: pillarCount }, () => 0);
    for (const [index, { pillar, goal, ...parts }] of texts.entries()) {
      sizes[pillar] = (sizes[pillar] ?? 0) + 1;
      const [title, rest] = [wordsIn(parts.title, fold), wordsIn(parts.rest, fold)];
      for (const word of new Set([...title, ...rest])) {
        const use = uses.get(word) ?? { counts: sizes.map(() => 0), goals: [] };
        uses.set(word, use);
        // A word that stands in both counts twice.
        use.counts[pillar] = (use.counts[pillar] ?? 0) + Number(title.has(word)) + Number(rest.has(word));
        if (title.has(word) && goal !== undefined) use.goals.push(index);
      }
    }
    this.#terms = new Map(
      [...uses].map(([word, { counts, goals }]) => [
        word,
        { tells: tellingShares(counts, sizes), goals: goals.length > MAX_GOALS_OF_A_WORD ? [] : goals },
      ]),
    );
  }

  /** @param words The distinct words of an item, and how much each counts: 1 is usual. */
  compare(words: ReadonlyMap<string, number>): Likeness[] {
    const scores = Array.from({ length: this.#pillarCount }, () => 0);
    const nearness = new Map<number, number>();
    for (const [word, weight] of words) {
      const term = this.#terms.get(word);
      if (term === undefined) continue;
      for (const [index, tells] of term.tells.entries()) scores[index] = (scores[index] ?? 0) + tells * weight;
      for (const goal of term.goals) nearness.set(goal, (nearness.get(goal) ?? 0) + weight);
    }
    const nearest = this.#nearest(nearness);
    return scores.map((score, index) => ({ score, nearest: nearest[index] }));
  }

  #nearest(nearness: ReadonlyMap<number, number>): readonly (string | undefined)[] {
    const goals: (string | undefined)[] = [];
    const best: number[] = [];
    for (const [index, near] of nearness) {
      const text = this.#texts[index];
      if (text?.goal === undefined || near <= (best[text.pillar] ?? MIN_NEARNESS)) continue;
      best[text.pillar] = near;
      goals[text.pillar] = quoted(text.goal);
    }
    return goals;
  }
}

/** A goal is near that shares more of its title's words than this, those in an item's own title counting double. */
const MIN_NEARNESS = 2;

/** Words that more goals than this have in their titles do not say which goal is meant. */
const MAX_GOALS_OF_A_WORD = 20;

/** A word seen once or twice tells little: as if each pillar had used it this often besides. */
const SMOOTHING = 0.5;

/** The share of each pillar in the uses of a word, as far as it exceeds what chance would give. */
function tellingShares(counts: readonly number[], sizes: readonly number[]): number[] {
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const rates = counts.map((count, index) => (count * mean) / (sizes[index] ?? 1) + SMOOTHING);
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  return rates.map((rate) => Math.max(0, rate / total - 1 / counts.length));
}

function wordsIn(texts: readonly (string | undefined)[], fold: Fold): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => (text === undefined ? [] : tellingOf(fold(stemsOf(text))))));
}
