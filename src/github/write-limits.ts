/** How fast content is written: GitHub's limits on requests that create content, with some room below them. */
import { TransientError } from "../engine/errors.ts";
import type { GitHubApi } from "./api.ts";

/**
 * GitHub takes 80 such requests a minute and 500 an hour, of all that write in the name of the app.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
const WRITES_A_MINUTE = 60;
const WRITES_AN_HOUR = 450;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What somebody may be notified of, and the edits of it. Check runs, labels of a repository and git are no content. */
const CONTENT =
  /^(?:POST|PATCH) .*\/(?:issues(?:\/\{issue_number\}(?:\/(?:comments|labels))?|\/comments\/\{comment_id\}(?:\/reactions)?)?|pulls(?:\/\{pull_number\})?)$/;

export interface WriteLimitsOptions {
  readonly writesAMinute?: number;
  readonly writesAnHour?: number;
  /** In milliseconds, from any beginning. */
  readonly now: () => number;
  /** Rejects where the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** The writes of one installation: those of a rush pass at once, until the minute is full. */
export class WriteLimits {
  readonly #options: Required<WriteLimitsOptions>;
  /** When the writes of the last hour were, the oldest first. */
  #writes: readonly number[] = [];

  constructor(options: WriteLimitsOptions) {
    this.#options = { writesAMinute: WRITES_A_MINUTE, writesAnHour: WRITES_AN_HOUR, ...options };
  }

  /** The same interface, whose writes of content wait for room. */
  through(api: GitHubApi, signal: AbortSignal): GitHubApi {
    return {
      ...api,
      request: async (route, parameters) => {
        if (CONTENT.test(route)) await this.take(signal);
        return api.request(route, parameters);
      },
    };
  }

  /**
   * Waits until a write may be made, and counts it. Throws a TransientError where the hour is full: a job waits for that
   * in the queue. So what waits here waits for no more than an hour's writes take, less than eight minutes.
   */
  async take(signal: AbortSignal): Promise<void> {
    const { now, sleep, writesAMinute, writesAnHour } = this.#options;
    for (;;) {
      signal.throwIfAborted();
      const time = now();
      this.#writes = this.#writes.filter((at) => at > time - HOUR_MS);
      const hourEnds = (this.#writes.at(-writesAnHour) ?? Number.NEGATIVE_INFINITY) + HOUR_MS;
      if (hourEnds > time) {
        const retryAfterSeconds = Math.ceil((hourEnds - time) / 1000);
        throw new TransientError("The app has written as much in this hour as GitHub lets it.", {
          retryAfterSeconds,
          isPause: true,
        });
      }
      const minuteEnds = (this.#writes.at(-writesAMinute) ?? Number.NEGATIVE_INFINITY) + MINUTE_MS;
      if (minuteEnds <= time) {
        this.#writes = [...this.#writes, time];
        return;
      }
      // oxlint-disable-next-line no-await-in-loop
      await sleep(minuteEnds - time, signal);
    }
  }
}
