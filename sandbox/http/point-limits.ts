/** Counts how much is asked in a minute: one of GitHub's secondary limits, which a scenario asks for. */
import { ApiError } from "./answer.ts";
import type { Caller } from "./caller.ts";
import { nameOf } from "./rate-limit.ts";

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
export const POINTS_A_MINUTE = 900;
/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#calculating-points-for-the-secondary-rate-limit */
const POINTS_OF_A_READ = 1;
const POINTS_OF_A_WRITE = 5;
const MINUTE_MS = 60 * 1000;

interface Spent {
  readonly at: number;
  readonly points: number;
}

export class PointLimits {
  /** GitHub's is `POINTS_A_MINUTE`; changeable while a scenario runs. What is sent in real haste would run into it. */
  aMinute = Number.POSITIVE_INFINITY;
  readonly #now: () => Date;
  /** What each caller spent within the last minute. */
  readonly #spent = new Map<string, readonly Spent[]>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts a REST request. Throws GitHub's refusal where there were too many, which does not count. */
  count(caller: Caller, method: string): void {
    if (this.aMinute === Number.POSITIVE_INFINITY) return;
    const now = this.#now().getTime();
    const points = method === "GET" || method === "HEAD" ? POINTS_OF_A_READ : POINTS_OF_A_WRITE;
    const spent = (this.#spent.get(nameOf(caller)) ?? []).filter(({ at }) => at > now - MINUTE_MS);
    const sum = spent.reduce((total, one) => total + one.points, points);
    if (sum > this.aMinute) throw tooMuch();
    this.#spent.set(nameOf(caller), [...spent, { at: now, points }]);
  }
}

function tooMuch(): ApiError {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return new ApiError(403, message, { headers: { "retry-after": "60" } });
}
