/** What the queue of a server still holds: told by its page of metrics, as an operator sees it. */
import { setTimeout as wait } from "node:timers/promises";
import type { ServerProcess } from "../sandbox/goalkeeper-process.ts";

export interface LeftOver {
  /** What waits or runs, on all servers of the database. */
  readonly unfinished: number;
  /** What failed for good. */
  readonly deadLetters: number;
}

const LOOK_AGAIN_MS = 200;
const UNFINISHED = /^goalkeeper_queue_(?:running|waiting\{.*\}) (\d+)$/gm;
const DEAD_LETTERS = /^goalkeeper_dead_letters (\d+)$/gm;

/** Waits until nothing waits or runs, or until that takes too long. */
export async function leftOver(server: ServerProcess, timeoutMs: number): Promise<LeftOver> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const now = await read(server);
    if (now.unfinished === 0 || performance.now() > until) return now;
    // oxlint-disable-next-line no-await-in-loop
    await wait(LOOK_AGAIN_MS);
  }
}

/** A page that does not tell counts as one thing left of each kind. */
async function read({ webhookUrl }: ServerProcess): Promise<LeftOver> {
  const response = await fetch(new URL("/metrics", webhookUrl));
  const page = await response.text();
  return { unfinished: sumOf(page, UNFINISHED), deadLetters: sumOf(page, DEAD_LETTERS) };
}

function sumOf(page: string, line: RegExp): number {
  const counts = [...page.matchAll(line)].map(([, count]) => Number(count));
  return counts.length === 0 ? 1 : counts.reduce((sum, count) => sum + count, 0);
}
