/** The clock that work goes by. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Time {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** In milliseconds from any beginning; never goes back. */
  readonly elapsed: () => number;
  /** Rejects where the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export const REAL_TIME: Time = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};
