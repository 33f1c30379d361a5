/** Brings effects about, one after the other; what GitHub refuses holds up only what depends on it. */
import type { Effect, WritingEffect } from "./effect.ts";
import { isRefusal, UserError } from "./errors.ts";

/** What was refused so often is refused as a whole: a repository that is gone, or a right that is not granted. */
const MAX_REFUSALS = 10;

export interface Carrier {
  readonly apply: (effect: WritingEffect) => Promise<void>;
  /** For what writes nothing to GitHub. */
  readonly settle: (effect: Exclude<Effect, WritingEffect>) => Promise<void>;
  /** Aborted when the result counts no longer. */
  readonly signal: AbortSignal;
}

/**
 * In the order that was planned. Effects on the same item depend on those before them, and so do a commit, which comes after
 * the check run that it follows from, and a reaction, which says that all was done, on everything before them. Others stand
 * by themselves, and are brought about also where one before them was refused.
 *
 * Throws what was refused, once all else is done; several as an AggregateError, or as one UserError where people can mend
 * all of them. Whatever else goes wrong ends it at once.
 */
export async function carryOut(effects: readonly Effect[], { apply, settle, signal }: Carrier): Promise<void> {
  const refusals: Error[] = [];
  const held = new Set<string>();
  for (const effect of effects) {
    signal.throwIfAborted();
    if (!isWriting(effect)) {
      // oxlint-disable-next-line no-await-in-loop
      await settle(effect);
      continue;
    }
    const subject = subjectOf(effect);
    if (subject === "all" ? refusals.length > 0 : held.has(subject)) continue;
    try {
      // oxlint-disable-next-line no-await-in-loop
      await apply(effect);
    } catch (error) {
      if (!isRefusal(error) && !isToldRefusal(error)) throw error;
      refusals.push(error);
      held.add(subject);
      if (refusals.length === MAX_REFUSALS) break;
    }
  }
  const [first] = refusals;
  if (refusals.length === 1) throw first;
  if (refusals.length > 1) throw together(refusals);
}

/** Whether it is a refusal in words for people, with GitHub's own behind it. */
function isToldRefusal(error: unknown): error is UserError {
  return error instanceof UserError && isRefusal(error.cause);
}

function together(refusals: readonly Error[]): Error {
  const all = new AggregateError(refusals, [...new Set(refusals.map(({ message }) => message))].join(" "));
  return refusals.every(isToldRefusal) ? new UserError(all.message, { cause: all }) : all;
}

function isWriting(effect: Effect): effect is WritingEffect {
  return effect.kind !== "follow-up" && effect.kind !== "observation";
}

/** What an effect is about; `all` for one that follows from all before it. */
function subjectOf(effect: WritingEffect): string {
  switch (effect.kind) {
    case "commit":
    case "reaction":
      return "all";
    case "labels":
    case "comment":
      return `#${effect.item}`;
    case "issue":
      return effect.number === undefined ? effect.marker : `#${effect.number}`;
    case "close-pull-request":
      return `#${effect.number}`;
    case "check-run":
      return `@${effect.headSha}`;
    case "rolling-pull-request":
      return effect.branch;
    default:
      return effect satisfies never;
  }
}
