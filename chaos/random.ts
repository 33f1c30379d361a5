/** Chance that a seed decides. What is drawn for one thing is the same whatever else happens, and in whatever order. */
import { createHash } from "node:crypto";

export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, the limit. */
  below(limit: number): number;
  /** Whether something happens that does so often. */
  happens(probability: number): boolean;
}

/** What a seed decides about a thing, by its name: other names have nothing to do with it. */
export function chanceOf(seed: number, ...name: readonly (string | number)[]): Chance {
  let drawn = 0;
  const next = (): number => {
    drawn += 1;
    const digest = createHash("sha256").update(JSON.stringify([seed, drawn, ...name]));
    return digest.digest().readUInt32BE() / 2 ** 32;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    happens: (probability) => next() < probability,
  };
}

/** Chance for things that come again: the first of a name, the second, and so on. */
export class Draws {
  readonly #seed: number;
  readonly #purpose: string;
  readonly #counts = new Map<string, number>();

  constructor(seed: number, purpose: string) {
    this.#seed = seed;
    this.#purpose = purpose;
  }

  /** What holds for all that is drawn here. */
  forAll(): Chance {
    return chanceOf(this.#seed, this.#purpose);
  }

  forNext(name: string): Chance {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return chanceOf(this.#seed, this.#purpose, name, count);
  }
}
