/** How fast GitHub is written to: GitHub's limits on requests that create content, with some room below them. */

/**
 * GitHub takes 80 such requests a minute and 500 an hour, and asks for a second between two. The rest of the hour is for
 * the server, which writes in the name of the same app.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export const MAX_WRITES_PER_MINUTE = 80;
export const DEFAULT_WRITES_PER_MINUTE = 60;
const WRITES_PER_HOUR = 450;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Clock {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Rejects where what waits is to be broken off. */
  readonly sleep: (ms: number) => Promise<void>;
}

export interface PacerOptions {
  /** From 1 to 80. */
  readonly writesPerMinute: number;
  readonly writesPerHour?: number;
  readonly clock: Clock;
  /** Told before each wait that the hour asks for: when it ends, in milliseconds since 1970. */
  readonly onFullHour?: (until: number) => void;
}

/** How long some writes take at least, in seconds. */
export function secondsFor(writes: number, writesPerMinute: number): number {
  const waits = Math.max(0, writes - 1);
  return Math.floor(waits / WRITES_PER_HOUR) * 3600 + (waits % WRITES_PER_HOUR) * (60 / writesPerMinute);
}

/** Lets writes pass one after the other, evenly spaced, and no more than the hour takes. */
export class Pacer {
  readonly #options: Required<PacerOptions>;
  readonly #spacingMs: number;
  /** When the writes of the last hour were, the oldest first. */
  #writes: readonly number[] = [];

  constructor(options: PacerOptions) {
    this.#options = { writesPerHour: WRITES_PER_HOUR, onFullHour: () => {}, ...options };
    this.#spacingMs = MINUTE_MS / options.writesPerMinute;
  }

  /** Counts a write that was not made by way of this pacer: by a run before, or by the server. */
  remember(at: number): void {
    const { now } = this.#options.clock;
    // The other side's clock may be a little ahead.
    const time = Math.min(at, now());
    if (time > now() - HOUR_MS) this.#writes = [...this.#writes, time].toSorted((a, b) => a - b);
  }

  /** Waits until a write may be made, and leaves it open whether it is. */
  async ready(): Promise<void> {
    const { clock, onFullHour } = this.#options;
    for (;;) {
      const now = clock.now();
      this.#writes = this.#writes.filter((at) => at > now - HOUR_MS);
      const hourEnds = this.#hourEnds();
      const until = Math.max((this.#writes.at(-1) ?? Number.NEGATIVE_INFINITY) + this.#spacingMs, hourEnds);
      if (until <= now) return;
      if (hourEnds > now + this.#spacingMs) onFullHour(until);
      // oxlint-disable-next-line no-await-in-loop
      await clock.sleep(until - now);
    }
  }

  /** Waits until a write may be made, and counts it. */
  async take(): Promise<void> {
    await this.ready();
    this.#writes = [...this.#writes, this.#options.clock.now()];
  }

  /** When the oldest of those writes that fill the hour is an hour ago. */
  #hourEnds(): number {
    const filling = this.#writes.at(-this.#options.writesPerHour);
    return filling === undefined ? Number.NEGATIVE_INFINITY : filling + HOUR_MS;
  }
}
