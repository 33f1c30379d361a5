/** Has those who are about the same take turns: within this process, and among the servers that share a memory. */
import { TransientError } from "./errors.ts";
import { takeLease, type Lease } from "./leases.ts";
import type { SharedMemory } from "./memory.ts";

/** What a killed server leaves behind keeps others off for no longer than the queue takes to put its jobs back. */
const LEASE_SECONDS = 10;
const AGAIN_AFTER_SECONDS = 1;

/** One after the other of a key: in the order in which they came here, and in any order among servers. */
export class Turns {
  /** What ends with the last turn of each key that is taken or waited for. */
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #memory: SharedMemory | undefined;

  /** @param memory What the servers share that work at the same; left out where there is but one. */
  constructor(memory?: SharedMemory) {
    this.#memory = memory;
  }

  /**
   * Does some work once all that came before it has ended. Throws the reason of the signal where that comes first, and a
   * pause where another server is at it, or may be by now since this one has not been heard of for too long.
   */
  async take<Result>(
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const before = this.#last.get(key);
    const turn = Promise.withResolvers<void>();
    // One that gives up waiting lets nobody pass those before it.
    const last = Promise.all([before, turn.promise]);
    this.#last.set(key, last);
    try {
      if (before !== undefined) await unlessAborted(before, signal);
      signal.throwIfAborted();
      return await (this.#memory === undefined ? work(signal) : underLease(this.#memory, key, signal, work));
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

async function underLease<Result>(
  memory: SharedMemory,
  key: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lease = await takeLease(memory, `turn ${key}`, LEASE_SECONDS);
  if (lease === undefined) throw pause(`Another server is at ${key}.`);
  try {
    return await work(AbortSignal.any([signal, lease.signal]));
  } catch (error) {
    if (lease.signal.aborted && !signal.aborted) throw pause(`Another server may be at ${key} by now.`, error);
    throw error;
  } finally {
    await releaseQuietly(lease);
  }
}

function pause(message: string, cause?: unknown): TransientError {
  return new TransientError(message, { cause, retryAfterSeconds: AGAIN_AFTER_SECONDS, isPause: true });
}

/** What was done is done. A lease that cannot be given back ends by itself. */
async function releaseQuietly(lease: Lease): Promise<void> {
  await lease.release().catch(() => {});
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
