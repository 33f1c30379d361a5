/** What happens again and again, said now and then. */

/**
 * Says something at once, and then no more often than that; tells how many times in between were left out. Each of them
 * would fill the log, and tell no more.
 *
 * @param now In milliseconds, from any beginning.
 */
export function seldom<What>(
  quietMs: number,
  say: (what: What, leftOut: number) => void,
  now: () => number = Date.now,
): (what: What) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let leftOut = 0;
  return (what) => {
    if (now() - saidAt < quietMs) {
      leftOut += 1;
      return;
    }
    say(what, leftOut);
    saidAt = now();
    leftOut = 0;
  };
}
