/** Waits for the world to come to a state, without asking it by the clock. */
import type { World } from "../world/world.ts";

const DEFAULT_TIMEOUT_MS = 10_000;

export class Watcher {
  readonly #looks = new Set<() => void>();

  constructor(world: World) {
    // What follows from an event in the same breath is seen too.
    world.listen(() => queueMicrotask(() => this.look()));
  }

  /** Something may have changed. */
  look(): void {
    for (const look of this.#looks) look();
  }

  /** The first value of the condition that is neither `undefined` nor `false`. */
  until<Value>(condition: () => Value | undefined | false, timeoutMs = DEFAULT_TIMEOUT_MS): Promise<Value> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.#looks.delete(look);
        settle();
      };
      const look = (): void => {
        try {
          const value = condition();
          if (value !== undefined && value !== false) end(() => resolve(value));
        } catch (error) {
          end(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      };
      const timer = setTimeout(
        () => end(() => reject(new Error(`Still not so after ${timeoutMs} ms: ${condition.toString()}`))),
        timeoutMs,
      );
      this.#looks.add(look);
      look();
    });
  }
}
