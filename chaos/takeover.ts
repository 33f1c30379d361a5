/** What a server did again that another had in hand when it was killed, as its log tells. */
import { number, text } from "../src/github/field.ts";

export interface Takeover {
  readonly count: number;
  /** How long after the kill the last of them was done. */
  readonly seconds: number;
  /** How much else it did until then. */
  readonly meanwhile: number;
}

/** @param killedAt In milliseconds since 1970. */
export function takeoverIn(log: readonly string[], killedAt: number): Takeover {
  const done = log
    .filter((line) => line.includes('"msg":"Done."'))
    .map((line): unknown => JSON.parse(line))
    .map((entry) => ({ at: Date.parse(text(entry, "time") ?? ""), attempt: number(entry, "attempt") ?? 1 }))
    .filter(({ at }) => at >= killedAt);
  const again = done.filter(({ attempt }) => attempt > 1);
  const lastAt = Math.max(killedAt, ...again.map(({ at }) => at));
  const meanwhile = done.filter(({ at, attempt }) => attempt === 1 && at <= lastAt).length;
  return { count: again.length, seconds: (lastAt - killedAt) / 1000, meanwhile };
}
