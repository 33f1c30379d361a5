/** Folds the words that mean the same to a community into one. */
import { PhraseBook } from "./phrases.ts";
import { stemsOf, type Fold } from "./words.ts";

/**
 * The folding of a glossary, for texts and for the phrases that are looked for in them.
 *
 * @param glossary The words and phrases of one meaning, a list for each; the first stands for all.
 */
export function foldingOf(glossary: readonly (readonly string[])[]): Fold {
  const book = new PhraseBook<string>();
  for (const [first, ...others] of glossary) {
    if (first === undefined) continue;
    const meaning = stemsOf(first).join(" ");
    for (const word of [first, ...others]) book.add(word, meaning);
  }
  return (stems) => {
    const matches = book.longestIn(stems);
    if (matches.length === 0) return stems;
    const folded: string[] = [];
    let from = 0;
    for (const { meaning, start, end } of matches) {
      if (start < from) continue;
      folded.push(...stems.slice(from, start), meaning);
      from = end;
    }
    return [...folded, ...stems.slice(from)];
  };
}
