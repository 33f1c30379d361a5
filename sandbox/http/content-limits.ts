/** Counts what is created, and refuses what is too much of it at once: one of GitHub's secondary limits. */
import type { OperationId } from "../openapi/operation-ids.ts";
import { ApiError } from "./answer.ts";
import type { Caller } from "./caller.ts";
import { nameOf } from "./rate-limit.ts";

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
const A_MINUTE = 80;
const AN_HOUR = 500;
const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** What somebody may be notified of. Edits do not count, and neither do check runs. */
const CREATING: ReadonlySet<string | undefined> = new Set<OperationId>([
  "issues/create",
  "issues/create-comment",
  "issues/add-labels",
  "issues/set-labels",
  "pulls/create",
  "reactions/create-for-issue-comment",
]);

export class ContentLimits {
  /** Both are changeable while a scenario runs. */
  aMinute = A_MINUTE;
  anHour = AN_HOUR;
  readonly #now: () => Date;
  /** When each caller created something, within the last hour. */
  readonly #times = new Map<string, number[]>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts a request that creates content. Throws GitHub's refusal where there were too many, which does not count. */
  count(caller: Caller, operation: string | undefined): void {
    if (!CREATING.has(operation)) return;
    const now = this.#now().getTime();
    const times = (this.#times.get(nameOf(caller)) ?? []).filter((time) => time > now - HOUR_MS);
    const wait = Math.max(waitFor(times, this.aMinute, MINUTE_MS, now), waitFor(times, this.anHour, HOUR_MS, now));
    if (wait > 0) throw tooMuch(Math.ceil(wait / 1000));
    this.#times.set(nameOf(caller), [...times, now]);
  }
}

/** How long until there is room in the window again, in milliseconds; 0 where there is. */
function waitFor(times: readonly number[], limit: number, windowMs: number, now: number): number {
  const since = times.filter((time) => time > now - windowMs);
  const leaving = since.at(-limit);
  return leaving === undefined ? 0 : leaving + windowMs - now;
}

function tooMuch(seconds: number): ApiError {
  const message =
    "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. " +
    "Please retry your request again later.";
  return new ApiError(403, message, { headers: { "retry-after": String(seconds) } });
}
