/** The outcomes and Touchpoints that a contribution names in its title and its body. */
import { ownLinesOf } from "../language/evidence.ts";
import { ADDRESS, touchpointsBehind, type LinkContext } from "./touchpoint-links.ts";

/** An outcome as somebody named it; whether there is such a one is not known yet. */
export interface Named {
  /** As it was written, at most 250 characters on one line. */
  readonly written: string;
  /** In lower case, as ids are; `undefined` where the id of an outcome stands alone. */
  readonly touchpoint: string | undefined;
  /** In lower case. */
  readonly outcome: string;
}

/** Each once, in the order in which they stand. */
export interface References {
  readonly outcomes: readonly Named[];
  /** Ids of Touchpoints that are linked without an outcome of theirs being named. */
  readonly touchpoints: readonly string[];
  /** How many more were named than `MAX_REFERENCES`; they are passed over. */
  readonly more: number;
}

export const MAX_REFERENCES = 20;
/** More than two ids of 100 characters and what may stand around them. */
const MAX_WRITTEN = 250;

/** `Outcome: …`, also as an item of a list or in bold. */
const TRAILER = /^\s*(?:[-*+]\s+)?[*_]*outcomes?[*_]*\s*[:：]([^]*)$/i;
const NAME = /^[\p{L}\p{N}._-]+(?:\/[\p{L}\p{N}._-]+)*$/u;
const FILE_ENDING = /\.ya?ml$/;

/**
 * Reads `Outcome: 2024-04-25-emea/scorecard-chapter` (several lines, several ids on a line) and links to Touchpoints. What
 * stands in comments, blocks of code or quotations names nothing. It takes time linear in the length of the text.
 */
export function referencesIn(
  { title, body }: { readonly title: string; readonly body: string },
  context: LinkContext,
): References {
  const linkedBy = touchpointsBehind(context);
  const known = new Set(context.touchpoints.map(({ id }) => id));
  const outcomes = new Map<string, Named>();
  const touchpoints = new Set<string>();
  // A title is a line of its own: nothing in it makes a comment or a block of code of the body.
  for (const line of [title, ...ownLinesOf(body)]) {
    const value = TRAILER.exec(line)?.[1];
    for (const written of value === undefined ? [] : namesIn(value)) {
      const named = nameOf(written);
      const alone = named.touchpoint === undefined ? withoutEnding(named.outcome) : undefined;
      if (alone !== undefined && known.has(alone)) touchpoints.add(alone);
      else if (FILE_ENDING.test(named.outcome)) touchpoints.add(withoutEnding(named.outcome));
      else if (!outcomes.has(keyOf(named))) outcomes.set(keyOf(named), named);
    }
    const shown = value === undefined ? line.replaceAll(/`+[^`]*`+/g, " ") : line;
    for (const [address] of shown.matchAll(ADDRESS)) for (const id of linkedBy(address)) touchpoints.add(id);
  }
  return bounded([...outcomes.values()], [...touchpoints]);
}

function bounded(outcomes: readonly Named[], linked: readonly string[]): References {
  const named = new Set(outcomes.map(({ touchpoint }) => touchpoint));
  const touchpoints = linked.filter((id) => !named.has(id));
  const keptOutcomes = outcomes.slice(0, MAX_REFERENCES);
  const keptTouchpoints = touchpoints.slice(0, MAX_REFERENCES - keptOutcomes.length);
  const more = outcomes.length + touchpoints.length - keptOutcomes.length - keptTouchpoints.length;
  return { outcomes: keptOutcomes, touchpoints: keptTouchpoints, more };
}

/** The names in what a trailer says; nothing where it is a sentence ("Outcome: we agreed on a chapter"). */
function namesIn(value: string): readonly string[] {
  return plainOf(value)
    .split(/[,;、]/)
    .flatMap((piece) => {
      const words = piece
        .split(" ")
        .map(withoutPunctuation)
        .filter((word) => word !== "");
      if (words.length === 1) return words;
      return words.filter((word, index) => word.includes("/") && (index === 0 || /\d[^/]*\//.test(word)));
    })
    .filter((word) => word.length <= MAX_WRITTEN && NAME.test(word));
}

/** A text without addresses, tags, formatting and quotation marks, its spaces single and none around a slash. */
function plainOf(value: string): string {
  return value
    .replaceAll(ADDRESS, " ")
    .normalize("NFKC")
    .replaceAll(/\]\([^()]*\)/g, " ")
    .replaceAll(/<\/?[a-z][^<>]*>/gi, " ")
    .replaceAll(/[`*"'“”‘’«»„()[\]{}<>|\\]/g, " ")
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?\/ ?/g, "/");
}

function withoutPunctuation(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && isPunctuation(word.charAt(start))) start += 1;
  while (end > start && isPunctuation(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

function isPunctuation(character: string): boolean {
  return ".:!?_~/。".includes(character);
}

/** The last two parts count: a path to the file may stand ahead. */
function nameOf(written: string): Named {
  const parts = written.toLowerCase().split("/");
  const touchpoint = parts.at(-2);
  return {
    written,
    touchpoint: touchpoint === undefined ? undefined : withoutEnding(touchpoint),
    outcome: parts.at(-1) ?? "",
  };
}

function withoutEnding(name: string): string {
  return name.replace(FILE_ENDING, "");
}

function keyOf({ touchpoint, outcome }: Named): string {
  return `${touchpoint ?? ""}/${outcome}`;
}
