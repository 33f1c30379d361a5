/** A clock that goes on only where something waits for it: waits are counted, and not slept. */
import type { Clock } from "../../src/backfill/pacer.ts";

export class TurnedClock implements Clock {
  /** How long each wait was, in milliseconds. */
  readonly waits: number[] = [];
  /** What happens while something waits. */
  onWait: (ms: number) => void = () => {};
  #milliseconds: number;
  readonly #signal: AbortSignal | undefined;

  constructor(start: number, signal?: AbortSignal) {
    this.#milliseconds = start;
    this.#signal = signal;
  }

  readonly now = (): number => this.#milliseconds;

  readonly sleep = async (ms: number): Promise<void> => {
    this.#signal?.throwIfAborted();
    this.waits.push(ms);
    this.#milliseconds += ms;
    this.onWait(ms);
  };
}
