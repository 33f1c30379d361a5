/** How sure a difference is: what it would be on other items of the same kind. */

const ROUNDS = 10_000;

/**
 * The interval that holds the mean in 95 of 100 samples drawn from the values, with repetition.
 * The draws are seeded: the same values give the same interval.
 */
export function intervalOf(values: readonly number[]): readonly [low: number, high: number] {
  const random = mulberry32(2024);
  const means = Float64Array.from({ length: ROUNDS }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  }).toSorted();
  return [means[Math.floor(ROUNDS * 0.025)] ?? Number.NaN, means[Math.ceil(ROUNDS * 0.975) - 1] ?? Number.NaN];
}

/** Numbers from 0 to 1 that look random: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
