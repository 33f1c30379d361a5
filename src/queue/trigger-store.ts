/** Stores what arrives together in one go: what comes while the database is busy waits for the next. */
import { setTimeout } from "node:timers/promises";
import type { Storable } from "./store-trigger.ts";
import { within } from "./within.ts";

/**
 * For so long the first waits for others. A statement of PGlite holds up the whole process, so that without this none would
 * come while it is busy: each delivery had a statement of its own, which took eight times as long in all.
 */
const GATHER_MS = 5;
/** So long a run waits for deliveries at most. */
const QUIET_MS = 100;
/** Enough to keep up with any rush, and few enough to be stored within milliseconds. */
const MOST_AT_ONCE = 200;

/**
 * What the database says of a value or a statement, and not of itself: data, constraints, transactions, access. See
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const REFUSAL = /^[2-4][\dA-Z]{4}$/;

interface Waiting extends Storable {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Resolves once all of them are stored; where it throws, none of them may be. */
type StoreAll = (triggers: readonly Storable[]) => Promise<void>;

export class TriggerStore {
  readonly #storeTogether: StoreAll;
  readonly #timeoutMs: number;
  #waiting: Waiting[] = [];
  #isStoring = false;

  /** After `timeoutMs`, the database is given up for what is under way, and the next are tried. */
  constructor(storeTogether: StoreAll, timeoutMs: number) {
    this.#storeTogether = storeTogether;
    this.#timeoutMs = timeoutMs;
  }

  /** Resolves once the trigger is stored, or something is that stands for it. */
  store(storable: Storable): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...storable, resolve, reject });
      if (!this.#isStoring) void this.#storeAll();
    });
  }

  /** Resolves when nothing is being stored, or once it has waited long enough for that. */
  async quiet(): Promise<void> {
    const until = performance.now() + QUIET_MS;
    // oxlint-disable-next-line no-await-in-loop
    while (this.#isStoring && performance.now() < until) await setTimeout(GATHER_MS);
  }

  async #storeAll(): Promise<void> {
    this.#isStoring = true;
    while (this.#waiting.length > 0) {
      // oxlint-disable-next-line no-await-in-loop
      await setTimeout(GATHER_MS);
      const batch = this.#waiting.slice(0, MOST_AT_ONCE);
      this.#waiting = this.#waiting.slice(MOST_AT_ONCE);
      // oxlint-disable-next-line no-await-in-loop -- what comes in the meantime makes the next batch
      await this.#storeBatch(batch);
    }
    this.#isStoring = false;
  }

  async #storeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const complaint = `The queue's database did not answer within ${this.#timeoutMs / 1000} seconds.`;
      await within(this.#timeoutMs, this.#storeTogether(batch), complaint);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length > 1 && isRefusal(error)) await this.#storeEach(batch);
      else for (const { reject } of batch) reject(error);
    }
  }

  /** One that cannot be stored takes none of the others with it. */
  async #storeEach(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) {
      // oxlint-disable-next-line no-await-in-loop
      await this.#storeBatch([one]);
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && REFUSAL.test(String(error.code));
}
