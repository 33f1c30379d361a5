/** What a server did again that another had in hand when it was killed, as its log tells. */
import { number, text } from "../src/github/field.ts";

export interface Takeover {
  readonly count: number;
  /** How long after the kill the last of them was begun again, at the latest. */
  readonly begunSeconds: number;
  /** How long after it the last was done: what may have been written already waits until GitHub's lists can tell. */
  readonly doneSeconds: number;
  /** How much else the server did until then. */
  readonly meanwhile: number;
}

/** @param killedAt In milliseconds since 1970. */
export function takeoverIn(log: readonly string[], killedAt: number): Takeover {
  const runs = log
    .filter((line) => line.includes('"attempt":'))
    .map((line): unknown => JSON.parse(line))
    .map((entry) => ({
      at: Date.parse(text(entry, "time") ?? ""),
      attempt: number(entry, "attempt") ?? 1,
      isDone: text(entry, "msg") === "Done.",
    }))
    .filter(({ at }) => at >= killedAt);
  const done = runs.filter(({ isDone }) => isDone);
  const again = done.filter(({ attempt }) => attempt > 1);
  const lastAt = latest(again, killedAt);
  return {
    count: again.length,
    begunSeconds:
      (latest(
        runs.filter(({ attempt }) => attempt === 2),
        killedAt,
      ) -
        killedAt) /
      1000,
    doneSeconds: (lastAt - killedAt) / 1000,
    meanwhile: done.filter(({ at, attempt }) => attempt === 1 && at <= lastAt).length,
  };
}

function latest(runs: readonly { readonly at: number }[], otherwise: number): number {
  return runs.reduce((last, { at }) => Math.max(last, at), otherwise);
}
