/** "Did you mean": the known word nearest to one that is not known. */
import leven from "leven";

export interface Nearest {
  readonly word: string;
  /** A slip of the keyboard or of spelling, and no other word is as near: it can be mended unasked. */
  readonly certain: boolean;
}

/** The word that was probably meant, or `undefined` where none is near. */
export function nearest(given: string, known: readonly string[]): Nearest | undefined {
  const wanted = folded(given);
  if (wanted === "") return undefined;
  const same = known.filter((word) => folded(word) === wanted);
  if (same[0] !== undefined) return { word: same[0], certain: same.length === 1 };

  // One slip in four letters, three at most: more would make other words of short ones.
  const maxDistance = Math.min(3, Math.floor(Math.max(wanted.length, 2) / 2), Math.ceil(wanted.length / 4));
  const ranked = known
    .map((word) => ({ word, distance: leven(wanted, folded(word), { maxDistance: maxDistance + 1 }) }))
    .toSorted((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  if (first !== undefined && first.distance <= maxDistance) {
    const alone = second === undefined || second.distance > first.distance;
    return { word: first.word, certain: alone && wanted.length >= 4 && first.distance <= 2 };
  }
  const [partly, ...others] = known.filter((word) => shareWords(wanted, folded(word)));
  return partly !== undefined && others.length === 0 ? { word: partly, certain: false } : undefined;
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(near: Nearest | undefined): string {
  return near === undefined ? "" : ` Did you mean "${near.word}"?`;
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
