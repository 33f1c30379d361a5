/** Has those who are about the same take turns, within this process. */

/**
 * One after the other of a key, in the order in which they came.
 *
 * Another process knows nothing of it: where several replicas share the work, a state and a command of one item can
 * still run side by side.
 */
export class Turns {
  /** What ends with the last turn of each key that is taken or waited for. */
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does some work once all that came before it has ended. Throws the reason of the signal where that comes first. */
  async take<Result>(key: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key);
    const turn = Promise.withResolvers<void>();
    // One that gives up waiting lets nobody pass those before it.
    const last = Promise.all([before, turn.promise]);
    this.#last.set(key, last);
    try {
      if (before !== undefined) await unlessAborted(before, signal);
      signal.throwIfAborted();
      return await work();
    } finally {
      turn.resolve();
      void this.#forget(key, last);
    }
  }

  async #forget(key: string, last: Promise<unknown>): Promise<void> {
    await last;
    if (this.#last.get(key) === last) this.#last.delete(key);
  }
}

async function unlessAborted(waited: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const ended = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { signal: ended.signal });
  });
  try {
    signal.throwIfAborted();
    await Promise.race([waited, aborted]);
  } finally {
    ended.abort();
  }
}
