/** Chance that a seed decides: the same numbers for the same seed and purpose. */
import fc from "fast-check";

export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number;
  /** Whether something happens that does so often. */
  happens(probability: number): boolean;
}

const AT_ONCE = 500;
const LIMIT = 2 ** 30;
/** Far apart, so that neighbouring seeds share nothing. */
const PURPOSE_DISTANCE = 1_000_003;

/** @param purpose What is decided by it: two purposes of one seed know nothing of each other. */
export function chanceOf(seed: number, purpose: number): Chance {
  const waiting: number[] = [];
  let drawn = 0;
  const next = (): number => {
    if (waiting.length === 0) {
      const place = (seed * PURPOSE_DISTANCE + purpose * 7_919 + drawn * 104_729) % LIMIT;
      waiting.push(...fc.sample(fc.noBias(fc.integer({ min: 0, max: LIMIT - 1 })), { seed: place, numRuns: AT_ONCE }));
      drawn += 1;
    }
    return (waiting.shift() ?? 0) / LIMIT;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    happens: (probability) => next() < probability,
  };
}
