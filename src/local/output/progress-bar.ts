/** A progress bar for checks that take long. */
import type { Terminal } from "../terminal.ts";

/** Shorter checks are over before anybody could read a bar. */
const SHOWN_AFTER_MS = 500;

export interface ProgressBar {
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** A bar on the notes of a terminal; nothing where nobody watches them. */
export async function progressBar({ watched }: Terminal): Promise<ProgressBar> {
  if (!watched) return { update: () => {}, stop: () => {} };
  const { SingleBar } = await import("cli-progress");
  const format = "Checking {bar} {value} of {total} files, {eta_formatted} left";
  const bar = new SingleBar({
    format,
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: "█",
    barIncompleteChar: "░",
  });
  const start = performance.now();
  let isShown = false;
  return {
    update(done, total) {
      if (isShown) bar.update(done);
      else if (done % 100 === 0 && performance.now() - start > SHOWN_AFTER_MS) {
        isShown = true;
        bar.start(total, done);
      }
    },
    stop() {
      if (isShown) bar.stop();
    },
  };
}
