/** What V8 saves: memory as a rule, and time while deliveries come. */
import { setFlagsFromString } from "node:v8";

/** So long after the last delivery, memory is saved again. */
const HASTE_MS = 1_000;

let timer: NodeJS.Timeout | undefined;

/**
 * Reports on thousands of goals leave behind far more than they hold. V8 would let the heap grow to several times of that
 * before it clears up: over 400 MB, and less than 300 MB like this, in the same time (bench/progress.ts).
 */
export function saveMemory(): void {
  setFlagsFromString("--optimize-for-size");
}

/** To be told of each delivery: saving memory, V8 clears up so often that to store one takes twice as long (bench/deliveries.ts). */
export function hurry(): void {
  if (timer !== undefined) {
    timer.refresh();
    return;
  }
  setFlagsFromString("--no-optimize-for-size");
  timer = setTimeout(() => {
    timer = undefined;
    saveMemory();
  }, HASTE_MS).unref();
}
