/** Words and phrases that mean nearly the same: those of a community's glossary, and those of English at large. */
import { PhraseBook } from "./phrases.ts";
import { SYNONYMS } from "./synonyms.ts";

/** One meaning, and how near to each other the words are that have it. */
export interface Sense {
  /** From 0 to 1: how much it tells that two texts share this meaning, set against their sharing a word. */
  readonly closeness: number;
}

/** A community says that its words mean the same. English words only often do. */
const GLOSSARY_CLOSENESS = 0.9;
const ENGLISH_CLOSENESS = 0.6;

/** Finds the words and phrases of a text that are known, with the senses that they may have. */
export type Thesaurus = Pick<PhraseBook<Sense>, "matchesIn">;

/** The same for every community: made once, when it is first asked for. */
let english: PhraseBook<Sense> | undefined;

/** The thesaurus of English and of a glossary. */
export function thesaurusOf(glossary: readonly (readonly string[])[]): Thesaurus {
  const own = bookOf(glossary, GLOSSARY_CLOSENESS);
  return {
    matchesIn(stems) {
      english ??= bookOf(SYNONYMS, ENGLISH_CLOSENESS);
      return [...own.matchesIn(stems), ...english.matchesIn(stems)];
    },
  };
}

function bookOf(lists: readonly (readonly string[])[], closeness: number): PhraseBook<Sense> {
  const book = new PhraseBook<Sense>();
  for (const words of lists) {
    const sense = { closeness };
    for (const word of words) book.add(word, sense);
  }
  return book;
}
