/** Why an outcome is suggested, in words. */
import { cut } from "../words.ts";
import { toldApart, type Accord } from "./likeness.ts";
import { namesOf } from "./translation.ts";

/** More would not be read. */
const MOST_REASONS = 4;
const MOST_LETTERS = 40;
/** What speaks less than this is no reason to a person. */
const LEAST_STRENGTH = 0.15;

/** The reasons, the strongest first: the languages that are translated into, then what both speak of. */
export function reasonsFor(accords: readonly Accord[], translates: readonly string[]): readonly string[] {
  const languages = namesOf(translates).map((name) => `translates into ${name}`);
  const { news } = toldApart(accords);
  const telling = news.filter(isTelling);
  const shown = telling.length > 0 ? telling : news.slice(0, 1);
  return [...languages, ...new Set(shown.map(reasonOf))].slice(0, MOST_REASONS);
}

/** That both say "add" is no reason to a person; it may only tip the scales. */
function isTelling({ strength, met, sense }: Accord): boolean {
  return strength >= LEAST_STRENGTH && (sense !== undefined || met.tells === 1);
}

function reasonOf({ own, theirs, sense }: Accord): string {
  const isSame = sense === undefined || own.toLowerCase() === theirs.toLowerCase();
  return isSame ? `both speak of ${short(theirs)}` : `${short(theirs)} and ${short(own)}`;
}

function short(text: string): string {
  return text.length > MOST_LETTERS ? `${cut(text, MOST_LETTERS)}…` : text;
}
