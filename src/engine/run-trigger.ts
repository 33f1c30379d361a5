/** Runs one trigger: its workflow says what should be, and that is brought about. A failure is shown, then passed on. */
import type { Logger } from "pino";
import { inertText } from "../domain/markdown.ts";
import { carryOut } from "./carry-out.ts";
import type { Effect, WritingEffect } from "./effect.ts";
import { isBug, isFinal, NotThereError, OtherNameError, TransientError, UserError } from "./errors.ts";
import type { Reader } from "./reader.ts";
import type { Trigger } from "./trigger.ts";
import type { Workflow } from "./workflow.ts";

/** One of several attempts at the same trigger. */
export interface Attempt {
  /** From 1. Attempts that were cut short count too. */
  readonly number: number;
  /** How many of those before it failed in nothing: they were told to wait, or put back by a server that stopped. */
  readonly pauses?: number;
  /** Whether no other follows, so that a failure must be shown now. */
  readonly isLast: boolean;
  /** Whether each attempt before was cut short, so that it is not tried again: that it failed is to be shown. */
  readonly isSpent?: boolean;
  /** Aborted when the result counts no longer: the server stops, or the job took too long or has another owner. */
  readonly signal: AbortSignal;
}

/** What a run needs of the rest of the program. */
export interface Surroundings {
  readonly workflows: readonly Workflow[];
  readonly readerFor: (trigger: Trigger, signal: AbortSignal) => Promise<Reader>;
  /** Brings one effect about on GitHub. Applied twice, it changes nothing the second time. */
  readonly apply: (trigger: Trigger, effect: WritingEffect, signal: AbortSignal) => Promise<void>;
  /** A patient trigger may wait a while for others of its kind. */
  readonly enqueue: (trigger: Trigger, options: { readonly isPatient: boolean }) => Promise<void>;
  /** What the repository is called now; `undefined` where it or the installation is gone, so that nothing need be done. */
  readonly nameOf: (trigger: Trigger, signal: AbortSignal) => Promise<string | undefined>;
  /** ISO 8601, in UTC. */
  readonly now: () => string;
  readonly logger: Logger;
}

/** Does what a trigger asks for. Throws what the queue is to record, and to retry unless it is a UserError. */
export async function runTrigger(trigger: Trigger, attempt: Attempt, surroundings: Surroundings): Promise<void> {
  const { delivery, workflow: name, repository, subject, intent } = trigger;
  const place = { delivery, workflow: name, repository, subject, intent, attempt: attempt.number };
  const logger = surroundings.logger.child(place);
  const workflow = surroundings.workflows.find((one) => one.name === name);
  // During an update, one version may get what another has put into the queue.
  if (workflow === undefined) throw new TransientError(`No workflow of this version is called ${name}.`);
  const run: RunningTrigger = { trigger, workflow, attempt, surroundings: { ...surroundings, logger } };
  try {
    if (attempt.isSpent === true) throw new TransientError("The server ended, or gave up, during each one before it.");
    const reader = await surroundings.readerFor(trigger, attempt.signal);
    const effects = await workflow.effectsOf(trigger, reader, surroundings.now());
    await bringAbout(run, effects);
    logger.info({ effects: effects.map(({ kind }) => kind) }, "Done.");
  } catch (error) {
    await settle(run, error);
  }
}

interface RunningTrigger {
  readonly trigger: Trigger;
  readonly workflow: Workflow;
  readonly attempt: Attempt;
  readonly surroundings: Surroundings;
}

async function bringAbout(run: RunningTrigger, effects: readonly Effect[]): Promise<void> {
  const { trigger, attempt, surroundings } = run;
  const { apply, enqueue, logger } = surroundings;
  await carryOut(effects, {
    signal: attempt.signal,
    apply: (effect) => apply(trigger, effect, attempt.signal),
    async settle(effect) {
      if (effect.kind === "observation") {
        logger.info({ would: effect.effects }, "Observed only: this would be done.");
        return;
      }
      const isPatient = effect.isPatient === true;
      // oxlint-disable-next-line no-await-in-loop
      for (const next of effect.triggers) await enqueue(causedBy(trigger.delivery, next), { isPatient });
    },
  });
}

function causedBy(delivery: string | undefined, trigger: Trigger): Trigger {
  return delivery === undefined ? trigger : { ...trigger, delivery };
}

/**
 * Right after a delivery, not every server of GitHub's knows what it tells of. A few seconds later, most do. A state that is
 * passed over then is found by the next look; what a person asked for is taken to be done, and never looked for again.
 */
const SHOWN_AFTER_SECONDS = [5] as const;
const ASKED_SHOWN_AFTER_SECONDS = [...SHOWN_AFTER_SECONDS, 30] as const;

/** Decides what a failure means: nothing where there is nothing left to do it for; else it is passed on. */
async function settle(run: RunningTrigger, error: unknown): Promise<void> {
  const { attempt, surroundings, trigger } = run;
  // Whoever has the trigger now has another view of what is there, and must not be contradicted.
  if (attempt.signal.aborted) throw error;
  if (error instanceof NotThereError) {
    const waits = trigger.intent === undefined ? SHOWN_AFTER_SECONDS : ASKED_SHOWN_AFTER_SECONDS;
    const retryAfterSeconds = waits[attempt.number - (attempt.pauses ?? 0) - 1];
    if (retryAfterSeconds !== undefined && !attempt.isLast) {
      throw new TransientError(error.message, { cause: error, retryAfterSeconds });
    }
    surroundings.logger.info({ reason: error.message }, "What it is about is gone; there is nothing left to do.");
    return;
  }
  if (!(error instanceof TransientError) && (await isElsewhere(run, error))) return;
  const failure = error instanceof OtherNameError ? new TransientError(error.message, { cause: error }) : error;
  if (failure instanceof TransientError && failure.isPause) throw failure;
  // What another attempt may mend would stand there beside what that one says.
  if (attempt.isLast || isFinal(failure)) await showFailure(run, reasonOf(failure, attempt));
  throw failure;
}

/** Whether nothing is left to do under this name: what there is, is asked for under the new one. */
async function isElsewhere({ trigger, attempt, surroundings }: RunningTrigger, error: unknown): Promise<boolean> {
  const { nameOf, enqueue, logger } = surroundings;
  try {
    const known = error instanceof OtherNameError ? error.nameNow : undefined;
    const name = known ?? (await nameOf(trigger, attempt.signal));
    if (name === undefined) {
      logger.info("The installation or the repository is gone; there is nothing left to do.");
      return true;
    }
    if (name.toLowerCase() === trigger.repository.toLowerCase()) return false;
    await enqueue({ ...trigger, repository: name }, { isPatient: false });
    logger.info({ name }, "The repository has another name; this is done under that.");
    return true;
  } catch (reason) {
    logger.warn({ err: reason }, "It cannot be told whether the repository is still there.");
    return false;
  }
}

/** Leaves behind what the workflow has for this. Throws nothing: what counts is the failure that is to be shown. */
async function showFailure(run: RunningTrigger, reason: string): Promise<void> {
  const { trigger, workflow, attempt, surroundings } = run;
  try {
    const reader = await surroundings.readerFor(trigger, attempt.signal);
    const effects = await workflow.effectsOfFailure(trigger, reader, reason);
    await bringAbout(run, effects);
    if (effects.length === 0) return;
    surroundings.logger.info({ effects: effects.map(({ kind }) => kind) }, "The failure is shown on GitHub.");
  } catch (error) {
    if (error instanceof NotThereError) return;
    surroundings.logger.error({ err: error }, "The failure cannot be shown on GitHub either.");
  }
}

/** For people on GitHub: the message of a bug says nothing to them, and may say too much. */
function reasonOf(error: unknown, attempt: Attempt): string {
  if (error instanceof UserError) return inertText(error.message);
  if (error instanceof TransientError) return `Attempt ${attempt.number} was the last: ${inertText(error.message)}`;
  if (!isBug(error) && error instanceof Error) return `GitHub refuses a part of it: ${inertText(error.message)}`;
  return "Goalkeeper has met an error of its own, which its log describes.";
}
