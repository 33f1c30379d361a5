/** A text → the words that say what it is about, with the meanings that they may have. */
import { isCommonplace } from "../language/commonplace.ts";
import { PhraseBook } from "../language/phrases.ts";
import type { Sense, Thesaurus } from "../language/thesaurus.ts";
import { stemsOf, tellingOf } from "../language/words.ts";

/** A word of a text. */
export interface Term {
  /** Equal for words that are the same but for their ending or their spelling. */
  readonly stem: string;
  /** As it was written. */
  readonly shown: string;
  /** From 0 to 1: how much the part of the text counts in which it stands. */
  readonly weight: number;
  /** From 0 to 1: how much the word tells by itself. */
  readonly tells: number;
  readonly senses: ReadonlyMap<Sense, Phrase>;
}

/** The words by which a text expresses a sense. */
export interface Phrase {
  readonly shown: string;
  /** From 0 to 1. */
  readonly tells: number;
}

/** A part of a text, and how much it counts. */
export type Part = readonly [text: string, weight: number];

/** What a word of every text tells, set against others. */
const COMMONPLACE_TELLS = 0.3;
/** Commonplace words tell more when several of them make up a phrase that is known. */
const PHRASE_TELLS = 0.6;

/** The terms of a text, each once, with the weight of the weightiest part in which it stands. */
export function termsOf(parts: readonly Part[], thesaurus: Thesaurus): Term[] {
  const terms = new Map<string, Term>();
  for (const [text, weight] of parts) {
    for (const term of termsIn(text, weight, thesaurus)) {
      const known = terms.get(term.stem);
      terms.set(term.stem, known === undefined ? term : joined(known, term));
    }
  }
  return [...terms.values()];
}

/** The phrases of the first part stay: it is the weightier one. */
function joined(a: Term, b: Term): Term {
  return { ...(a.weight >= b.weight ? a : b), senses: new Map([...b.senses, ...a.senses]) };
}

interface Word {
  readonly stem: string;
  readonly shown: string;
}

function* termsIn(text: string, weight: number, thesaurus: Thesaurus): Generator<Term> {
  const words = wordsIn(text);
  const stems = words.map(({ stem }) => stem);
  const telling = new Set(tellingOf(stems));
  const senses = sensesAt(words, thesaurus);
  const everyday = everydayIn(stems);
  for (const [index, { stem, shown }] of words.entries()) {
    if (!telling.has(stem) || everyday.has(index)) continue;
    yield { stem: oneSpelling(stem), shown, weight, tells: tellsAlone(stem), senses: senses[index] ?? new Map() };
  }
}

function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)).flatMap(([shown]) =>
    stemsOf(shown).map((stem) => ({ stem, shown })),
  );
}

/** For each word, the senses that it is part of the expression of. */
function sensesAt(words: readonly Word[], thesaurus: Thesaurus): readonly Map<Sense, Phrase>[] {
  const at = words.map(() => new Map<Sense, Phrase>());
  for (const { meaning, start, end } of thesaurus.matchesIn(words.map(({ stem }) => stem))) {
    const phrase = words.slice(start, end);
    const tells = Math.max(...phrase.map(({ stem }) => tellsAlone(stem)), phrase.length > 1 ? PHRASE_TELLS : 0);
    const shown = phrase.map((word) => word.shown).join(" ");
    for (let index = start; index < end; index += 1) at[index]?.set(meaning, { shown, tells });
  }
  return at;
}

/** What everything is about in communities that keep goals of this kind. */
const EVERYDAY = new PhraseBook<true>();
EVERYDAY.add("open source", true);

/** The places of the words that say nothing here. */
function everydayIn(stems: readonly string[]): ReadonlySet<number> {
  return new Set(
    EVERYDAY.matchesIn(stems).flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, offset) => start + offset),
    ),
  );
}

function tellsAlone(stem: string): number {
  return isCommonplace(stem) ? COMMONPLACE_TELLS : 1;
}

/** British and American spellings of a stem are one. */
function oneSpelling(stem: string): string {
  return stem
    .replace(/iz(?=$|at|er|ed)/, "is")
    .replace(/^licenc/, "licens")
    .replace(/^colour/, "color");
}
