/** The same memory within one process: for commands, and wherever there is no database. */
import { isDeepStrictEqual } from "node:util";
import { LRUCache } from "lru-cache";
import type { Json, SharedMemory } from "./memory.ts";

const MAX_REMEMBERED = 10_000;

export class LocalMemory implements SharedMemory {
  readonly #values: LRUCache<string, { readonly value: Json }>;

  /** @param now In milliseconds, from any beginning. */
  constructor(now: () => number = () => performance.now()) {
    this.#values = new LRUCache({ max: MAX_REMEMBERED, ttl: 1, ttlResolution: 0, perf: { now } });
  }

  read(key: string): Promise<Json | undefined> {
    return Promise.resolve(this.#values.get(key)?.value);
  }

  write(key: string, value: Json, seconds: number): Promise<void> {
    // To the cache, 0 is no end at all.
    if (seconds > 0) this.#values.set(key, { value }, { ttl: seconds * 1000 });
    else this.#values.delete(key);
    return Promise.resolve();
  }

  async swap(key: string, before: Json | undefined, after: Json, seconds: number): Promise<boolean> {
    if (!isSame(this.#values.get(key)?.value, before)) return false;
    await this.write(key, after, seconds);
    return true;
  }

  forget(key: string, value?: Json): Promise<void> {
    if (value === undefined || isSame(this.#values.get(key)?.value, value)) this.#values.delete(key);
    return Promise.resolve();
  }
}

/** As the database compares them: without the sign of a zero. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
}
