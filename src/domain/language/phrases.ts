/** Finds the phrases of a list in a text, whatever the case, number, hyphens and spaces that they are written with. */
import { stemsOf, type Fold } from "./words.ts";

/** A phrase that stands in a text. */
export interface Match<Meaning> {
  readonly meaning: Meaning;
  /** Where it begins and ends among the stems of the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Node<Meaning> {
  readonly next: Map<string, Node<Meaning>>;
  readonly meanings: Meaning[];
}

/** Parts shorter than this are no words that somebody would write apart: "ch apter". */
const MIN_PART = 3;

/** Phrases and what each means, ready to be looked for in many texts at once. */
export class PhraseBook<Meaning> {
  readonly #root: Node<Meaning> = { next: new Map(), meanings: [] };
  readonly #fold: Fold;

  /** @param fold What is done to the stems of phrases; the stems of texts must have undergone the same. */
  constructor(fold: Fold = (stems) => stems) {
    this.#fold = fold;
  }

  /** Adds a phrase in all the ways to part it into words: "Inner Source" also is "InnerSource", and the other way round. */
  add(phrase: string, meaning: Meaning): void {
    for (const stems of spellingsOf(phrase)) {
      let node = this.#root;
      for (const stem of this.#fold(stems)) {
        let next = node.next.get(stem);
        if (next === undefined) node.next.set(stem, (next = { next: new Map(), meanings: [] }));
        node = next;
      }
      if (node !== this.#root && !node.meanings.includes(meaning)) node.meanings.push(meaning);
    }
  }

  /** Every phrase that stands in a text, given by its stems, in the order in which they begin. */
  matchesIn(stems: readonly string[]): Match<Meaning>[] {
    return stems.flatMap((_stem, start) => this.#matchesAt(stems, start));
  }

  /** The same without phrases that are only part of a longer one: "OSPO" in "OSPO Book". */
  longestIn(stems: readonly string[]): Match<Meaning>[] {
    const longest: Match<Meaning>[] = [];
    let covered = 0;
    for (let start = 0; start < stems.length; start += 1) {
      if (!this.#root.next.has(stems[start] ?? "")) continue;
      const matches = this.#matchesAt(stems, start);
      const end = matches.at(-1)?.end ?? 0;
      if (end <= covered) continue;
      covered = end;
      longest.push(...matches.filter((match) => match.end === end));
    }
    return longest;
  }

  /** Shortest first. */
  #matchesAt(stems: readonly string[], start: number): Match<Meaning>[] {
    const matches: Match<Meaning>[] = [];
    let node: Node<Meaning> | undefined = this.#root;
    for (let end = start; node !== undefined; end += 1) {
      for (const meaning of node.meanings) matches.push({ meaning, start, end });
      const stem: string | undefined = stems[end];
      node = stem === undefined ? undefined : node.next.get(stem);
    }
    return matches;
  }
}

/** More words than this in a phrase are taken as they are: the ways to join them double with each. */
const MAX_JOINED = 6;

function spellingsOf(phrase: string): Iterable<readonly string[]> {
  const written = stemsOf(phrase);
  const words = rawWordsOf(phrase);
  const spellings = new Map([[written.join(" "), written]]);
  const add = (text: string): void => {
    const stems = stemsOf(text);
    spellings.set(stems.join(" "), stems);
  };
  if (words.length <= MAX_JOINED) for (const joined of joinedWays(words)) add(joined);
  for (const [index, word] of words.entries()) {
    for (let cut = MIN_PART; cut <= word.length - MIN_PART; cut += 1) {
      add([...words.slice(0, index), word.slice(0, cut), word.slice(cut), ...words.slice(index + 1)].join(" "));
    }
  }
  return spellings.values();
}

function rawWordsOf(phrase: string): readonly string[] {
  return phrase.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** The words with any of the spaces between them taken out. */
function joinedWays(words: readonly string[]): string[] {
  return words.reduce<string[]>(
    (ways, word) => (ways.length === 0 ? [word] : ways.flatMap((way) => [`${way} ${word}`, way + word])),
    [],
  );
}
