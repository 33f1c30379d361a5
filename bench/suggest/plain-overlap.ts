/** What the suggestions have to beat: the share of an outcome's words that stand in the contribution. */
import { isStopWord } from "../../src/domain/language/stop-words.ts";
import type { ContributionText, KnownOutcome } from "../../src/domain/outcomes/known-outcome.ts";
import type { Ranked } from "./figures.ts";

/** The three outcomes that share most words, as they are written, with a contribution. */
export function plainOverlap(outcomes: readonly KnownOutcome[], { title, body }: ContributionText): readonly Ranked[] {
  const said = new Set(wordsOf(`${title}\n${body}`));
  return outcomes
    .map(({ id, summary }) => {
      const words = [...new Set(wordsOf(summary))];
      return { id, confidence: words.filter((word) => said.has(word)).length / Math.max(1, words.length) };
    })
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, 3);
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 && !isStopWord(word));
}
