/** The process around `goalkeeper triage --repo`: the settings, the clock, Ctrl+C, and standard input, which it does not read. */
import { setTimeout as delay } from "node:timers/promises";
import { InvalidArgumentError } from "commander";
import { MAX_WRITES_PER_MINUTE } from "../backfill/pacer.ts";
import { UserError } from "../engine/errors.ts";
import { environmentWithFile } from "../environment.ts";
import { watchInput } from "../local/piped-input.ts";
import type { Terminal } from "../local/terminal.ts";

export interface RepositoryOptions {
  readonly repo: string;
  readonly apply?: boolean;
  readonly writesPerMinute: number;
}

/** Reads `--writes-per-minute`. Throws what commander prints. */
export function writesPerMinuteOf(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= MAX_WRITES_PER_MINUTE) return number;
  throw new InvalidArgumentError(`Use a number from 1 to ${MAX_WRITES_PER_MINUTE}: GitHub takes no more.`);
}

/** Runs it; ends as `backfill` does. Throws a UserError where nothing can be done. */
export async function triageRepository(options: RepositoryOptions, terminal: Terminal): Promise<0 | 1> {
  const { repo, apply = false, writesPerMinute } = options;
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) throw new UserError(`--repo is "${repo}". Write it as owner/name.`);
  const environment = environmentWithFile();
  const input = watchInput(process.stdin);
  const stop = new AbortController();
  // The second one ends the process at once: nobody listens any more.
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  try {
    // Reaching GitHub takes modules that would slow down every other command.
    const { appOf, backfill } = await import("./backfill.ts");
    return await backfill(
      appOf(environment),
      { repository: repo, isApplied: apply, writesPerMinute },
      {
        terminal,
        clock: { now: () => Date.now(), sleep: async (ms) => delay(ms, undefined, { signal: stop.signal }) },
        signal: stop.signal,
        onReached: () => {
          if (input.hasCome()) throw new UserError(`With --repo, the items are read from ${repo}. Pipe nothing in.`);
        },
      },
    );
  } finally {
    input.close();
  }
}
