/** A progress bar for what takes long. */
import type { Terminal } from "../terminal.ts";

/** What is shorter is over before anybody could read a bar. */
const SHOWN_AFTER_MS = 500;

export interface ProgressBar {
  readonly update: (done: number, total: number) => void;
  /** Says something between, on a line of its own; also where nobody watches. */
  readonly note: (line: string) => void;
  readonly stop: () => void;
}

export interface ProgressWords {
  /** `Checking`. */
  readonly doing: string;
  /** `files`. */
  readonly unit: string;
  /** How many are done between two looks at the clock; 1 without it. */
  readonly every?: number;
}

/** A bar on the notes of a terminal; nothing where nobody watches them. */
export async function progressBar(
  { watched, note }: Terminal,
  { doing, unit, every = 1 }: ProgressWords,
): Promise<ProgressBar> {
  const say = (line: string): void => note(`${line}\n`);
  if (!watched) return { update: () => {}, note: say, stop: () => {} };
  const { SingleBar } = await import("cli-progress");
  const bar = new SingleBar({
    format: `${doing} {bar} {value} of {total} ${unit}, {eta_formatted} left`,
    barsize: 30,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: "█",
    barIncompleteChar: "░",
  });
  const start = performance.now();
  let shown: { readonly done: number; readonly total: number } | undefined;
  return {
    update(done, total) {
      if (shown !== undefined) bar.update(done);
      else if (done % every === 0 && performance.now() - start > SHOWN_AFTER_MS) bar.start(total, done);
      else return;
      shown = { done, total };
    },
    note(line) {
      if (shown !== undefined) bar.stop();
      say(line);
      if (shown !== undefined) bar.start(shown.total, shown.done);
    },
    stop() {
      if (shown !== undefined) bar.stop();
      shown = undefined;
    },
  };
}
