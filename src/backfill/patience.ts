/** Tries again what may pass by itself. There is no queue behind a command that would. */
import { TransientError } from "../engine/errors.ts";
import type { Clock } from "./pacer.ts";

/** How long is waited where GitHub does not say, one after the other. */
const DELAYS_SECONDS = [2, 8, 30] as const;
/** How often one piece of work waits because GitHub asks for it: a limit that never ends is none. */
const MAX_ASKED_WAITS = 10;

export interface PatienceOptions {
  readonly clock: Clock;
  /** Told before each wait that GitHub asks for: when it ends, in milliseconds since 1970. */
  readonly onAskedWait?: (until: number) => void;
}

export class Patience {
  readonly #clock: Clock;
  readonly #onAskedWait: (until: number) => void;

  constructor({ clock, onAskedWait = () => {} }: PatienceOptions) {
    this.#clock = clock;
    this.#onAskedWait = onAskedWait;
  }

  /** Does some work until it succeeds. Throws what cannot pass, or does not. */
  async overcome<Result>(work: () => Promise<Result>): Promise<Result> {
    let asked = 0;
    let failed = 0;
    for (;;) {
      try {
        // oxlint-disable-next-line no-await-in-loop
        return await work();
      } catch (error) {
        if (!(error instanceof TransientError)) throw error;
        const { retryAfterSeconds } = error;
        const isAsked = retryAfterSeconds !== undefined;
        const seconds = isAsked ? Math.max(1, retryAfterSeconds) : DELAYS_SECONDS[failed];
        if (isAsked) asked += 1;
        else failed += 1;
        if (seconds === undefined || asked > MAX_ASKED_WAITS) throw error;
        if (isAsked) this.#onAskedWait(this.#clock.now() + seconds * 1000);
        // oxlint-disable-next-line no-await-in-loop
        await this.#clock.sleep(seconds * 1000);
      }
    }
  }
}
