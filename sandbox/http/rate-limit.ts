/** Counts requests against the hour, and says so on every answer. */
import { ApiError } from "./answer.ts";
import type { Caller } from "./caller.ts";

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const REQUESTS_AN_HOUR = 5000;
const HOUR_MS = 60 * 60 * 1000;

/** REST requests and GraphQL points are counted apart. */
export type Resource = "core" | "graphql";

interface Count {
  used: number;
  readonly resetsAt: number;
}

export class RateLimits {
  /** Changeable while a scenario runs. */
  requestsAnHour = REQUESTS_AN_HOUR;
  readonly #now: () => Date;
  readonly #counts = new Map<string, Count>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts a request. Throws GitHub's refusal when the hour is used up. */
  count(caller: Caller, resource: Resource): void {
    const count = this.#countOf(caller, resource);
    if (count.used >= this.requestsAnHour) {
      throw new ApiError(403, `API rate limit exceeded for ${nameOf(caller)}.`, {
        headers: this.headers(caller, resource),
      });
    }
    count.used += 1;
  }

  /** Takes a counted request back: an answer 304 is free. */
  uncount(caller: Caller, resource: Resource): void {
    this.#countOf(caller, resource).used -= 1;
  }

  state(caller: Caller, resource: Resource) {
    const { used, resetsAt } = this.#countOf(caller, resource);
    const limit = this.requestsAnHour;
    return { limit, used, remaining: Math.max(0, limit - used), reset: Math.floor(resetsAt / 1000) };
  }

  headers(caller: Caller, resource: Resource): Record<string, string> {
    const { limit, used, remaining, reset } = this.state(caller, resource);
    return {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-used": String(used),
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-resource": resource,
    };
  }

  #countOf(caller: Caller, resource: Resource): Count {
    const key = `${nameOf(caller)} ${resource}`;
    const now = this.#now().getTime();
    const known = this.#counts.get(key);
    if (known !== undefined && known.resetsAt > now) return known;
    const count = { used: 0, resetsAt: now + HOUR_MS };
    this.#counts.set(key, count);
    return count;
  }
}

/** The limit is the installation's, whichever of its tokens is used. */
export function nameOf(caller: Caller): string {
  if (caller.kind === "app") return `app ${caller.app.slug}`;
  const { holder } = caller.token;
  return holder.kind === "user" ? `user ${holder.user.login}` : `installation ID ${holder.installation.id}`;
}
