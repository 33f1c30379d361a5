/** English words that often stand for each other. */
import { WORDS_OF_BUSINESS } from "./words-of-business.ts";
import { WORDS_OF_PLAIN_SPEECH } from "./words-of-plain-speech.ts";
import { WORDS_OF_WORK } from "./words-of-work.ts";

/**
 * A list for each meaning. A word may stand in several, as it has several meanings.
 * General English only: what one community calls its things is in the glossary of its configuration.
 */
export const SYNONYMS: readonly (readonly string[])[] = `${WORDS_OF_WORK}${WORDS_OF_BUSINESS}${WORDS_OF_PLAIN_SPEECH}`
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split(", "));
