/** "Did you mean": the known word nearest to one that is not known. */
import { quoted } from "./words.ts";
import leven from "leven";

export interface Nearest {
  readonly word: string;
  /** A slip of the keyboard or of spelling, and no other word is as near: it can be mended unasked. */
  readonly certain: boolean;
}

/** The word that was probably meant, or `undefined` where none is near. */
export function nearest(given: string, known: readonly string[]): Nearest | undefined {
  return nearestAmong(known)(given);
}

interface Candidate {
  readonly word: string;
  readonly folded: string;
}

/** The same for many questions about the same words. */
export function nearestAmong(known: readonly string[]): (given: string) => Nearest | undefined {
  // Made ready with the first question: mostly nobody asks.
  let candidates: readonly Candidate[] | undefined;
  return (given) => {
    candidates ??= known.map((word) => ({ word, folded: folded(word) }));
    return nearestOf(folded(given), candidates);
  };
}

function nearestOf(wanted: string, candidates: readonly Candidate[]): Nearest | undefined {
  if (wanted === "") return undefined;
  const same = candidates.filter((candidate) => candidate.folded === wanted);
  if (same[0] !== undefined) return { word: same[0].word, certain: same.length === 1 };

  const maxDistance = mostSlips(wanted);
  const options = { maxDistance: maxDistance + 1 };
  const ranked = candidates
    .filter((candidate) => Math.abs(candidate.folded.length - wanted.length) <= maxDistance)
    .map((candidate) => ({ word: candidate.word, distance: distanceOf(wanted, candidate.folded, options) }))
    .filter(({ distance }) => distance <= maxDistance)
    .toSorted((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  if (first !== undefined) {
    const isAlone = second === undefined || second.distance > first.distance;
    const isSlip = first.distance <= (wanted.length < 8 ? 1 : 2);
    return { word: first.word, certain: isAlone && wanted.length >= 4 && isSlip };
  }
  const [partly, ...others] = candidates.filter((candidate) => shareWords(wanted, candidate.folded));
  return partly !== undefined && others.length === 0 ? { word: partly.word, certain: false } : undefined;
}

/** One slip in four letters, three at most: more would make other words of short ones. */
function mostSlips(wanted: string): number {
  return Math.min(3, Math.floor(Math.max(wanted.length, 2) / 2), Math.ceil(wanted.length / 4));
}

/** How many slips part a word from what was given; `undefined` where they are too many to be slips. */
export function slipsBetween(given: string, word: string): number | undefined {
  const [wanted, meant] = [folded(given), folded(word)];
  const most = mostSlips(wanted);
  if (wanted === meant) return 0;
  if (Math.abs(wanted.length - meant.length) > most) return undefined;
  const distance = distanceOf(wanted, meant, { maxDistance: most + 1 });
  return distance > most ? undefined : distance;
}

/** How many slips part two words; two letters that changed places are one. */
function distanceOf(a: string, b: string, options: { readonly maxDistance: number }): number {
  const first = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  const isSwap =
    a.length === b.length &&
    a[first] === b[first + 1] &&
    a[first + 1] === b[first] &&
    a.slice(first + 2) === b.slice(first + 2);
  return isSwap ? 1 : leven(a, b, options);
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(near: Nearest | undefined): string {
  return near === undefined ? "" : ` Did you mean ${quoted(near.word)}?`;
}

/** Letter case, spaces, hyphens and underscores are not what makes a word another. */
function folded(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Whether one of the two consists of whole words of the other: `engagement`, `community-engagement`. */
function shareWords(a: string, b: string): boolean {
  return `-${a}-`.includes(`-${b}-`) || `-${b}-`.includes(`-${a}-`);
}
