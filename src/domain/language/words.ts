/** The words of a text, in the form in which they are compared. */
import { stemmer } from "stemmer";
import { isStopWord } from "./stop-words.ts";

/** Writing without spaces: each character stands as a word, so that phrases are found anywhere. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const EACH_UNSPACED = new RegExp(UNSPACED, "gu");
/** A word of letters and digits, without what English puts behind an apostrophe. */
const WORD = /([\p{L}\p{N}\p{M}]+)(?:['’](?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}]))?/gu;
const ASCII_WORD = /([a-z0-9]+)(?:'(?:s|t|re|ve|ll|d|m)(?![a-z0-9]))?/g;
const ASCII = /^\p{ASCII}*$/u;

/** Longer words are no words but noise, and the stemmer's expressions take time that grows with the square of them. */
const MAX_LENGTH = 40;

/** The same words come again and again. Forgotten when it is full: the texts of strangers must not fill the memory. */
const STEMS = new Map<string, string>();
const MAX_STEMS = 20_000;

/** The stems of a text → the same with each way to say a thing become one. */
export type Fold = (stems: readonly string[]) => readonly string[];

/**
 * Every word of a text in its order: lower case, accents folded, stemmed, stop words included.
 * Words longer than 40 characters are left out.
 */
export function stemsOf(text: string): string[] {
  const stems: string[] = [];
  for (const [, word = ""] of plain(text)) {
    if (word.length <= MAX_LENGTH) stems.push(stemOf(word));
  }
  return stems;
}

/** The words of a text that say what it is about: those of `stemsOf` without stop words and single digits and letters. */
export function wordsOf(text: string): string[] {
  return tellingOf(stemsOf(text));
}

/** The stems that say what a text is about. Characters of unspaced writing come in pairs, since single ones tell little. */
export function tellingOf(stems: readonly string[]): string[] {
  const words: string[] = [];
  for (const [index, stem] of stems.entries()) {
    const isAlone = stem.length === 1;
    const next = stems[index + 1];
    if (isAlone && next !== undefined && UNSPACED.test(stem) && UNSPACED.test(next)) words.push(stem + next);
    else if (!isAlone && !isStopWord(stem)) words.push(stem);
  }
  return words;
}

function plain(text: string): Iterable<RegExpMatchArray> {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower.matchAll(ASCII_WORD);
  // Composed again after the accents are gone: Korean syllables would stay in pieces.
  const folded = lower
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036F]/g, "")
    .normalize("NFC");
  return (UNSPACED.test(folded) ? folded.replaceAll(EACH_UNSPACED, " $& ") : folded).matchAll(WORD);
}

/** British spelling, in words long enough not to be "rise" or "wise". */
const BRITISH = /(?<=[a-z]{3})is(?=(?:e[ds]?|ers?|ing|ations?)$)/;
/** Words whose stem is that of another with another meaning: governance, communication, adoption, new, universe, organ. */
const KEPT_APART = /^(government|community|adopter|news|university|organization)s?$/;

function stemOf(word: string): string {
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  const american = word.replace(BRITISH, "iz");
  const stem = KEPT_APART.exec(american.replace(/ies$/, "y"))?.[1] ?? stemmer(american);
  if (STEMS.size === MAX_STEMS) STEMS.clear();
  STEMS.set(word, stem);
  return stem;
}
