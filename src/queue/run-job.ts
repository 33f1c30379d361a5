/** Runs one job and says what becomes of it. */
import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { isFinal, TransientError } from "../engine/errors.ts";
import { keyOf, type Trigger } from "../engine/trigger.ts";
import { describeError } from "./describe-error.ts";
import { PRIORITIES, TRIGGERS, giveBackAttempt, holdBack, putBack } from "./job-store.ts";
import type { Run } from "./queue.ts";
import { readTrigger } from "./read-trigger.ts";

type Job = JobWithMetadata<unknown>;

export interface Workplace {
  readonly boss: PgBoss;
  readonly logger: Logger;
  /** Aborted when the server can wait for running jobs no longer. */
  readonly closing: AbortSignal;
  /** How many a trigger has that nothing holds back. */
  readonly attempts: number;
}

/** Never throws for what the job or its run does: pg-boss would try a job again that cannot succeed. */
export async function runJob(job: Job, run: Run, workplace: Workplace): Promise<JobResult> {
  const { boss } = workplace;
  const logger = workplace.logger.child({ job: job.id, attempt: job.retryCount + 1 });
  let trigger: Trigger;
  try {
    trigger = readTrigger(job.data);
  } catch (error) {
    logger.error({ error: describeError(error) }, "A job is no trigger; it went to the dead letters.");
    return { id: job.id, status: "deadletter", output: describeError(error) };
  }
  const { delivery, workflow, repository, subject } = trigger;
  const ended = await outcomeOf(run, trigger, job, workplace);
  const place = { ...workplace, logger: logger.child({ delivery, workflow, repository, subject }) };
  switch (ended.kind) {
    case "done":
      return { id: job.id, status: "completed" };
    case "failed":
      return settleFailure(job, trigger, ended.error, place);
    case "cut-short":
      await putBack(boss, job);
      place.logger.warn("A run did not end in time before the server stops; it is put back.");
      // Has no effect any more, since the job is no longer active.
      return { id: job.id, status: "failed" };
    default:
      return ended satisfies never;
  }
}

function isLast({ retryCount, retryLimit }: Job): boolean {
  return retryCount + 1 >= retryLimit;
}

type Outcome = { readonly kind: "done" | "cut-short" } | { readonly kind: "failed"; readonly error: unknown };

async function outcomeOf(
  run: Run,
  trigger: Trigger,
  job: Job,
  { closing, attempts }: Pick<Workplace, "closing" | "attempts">,
): Promise<Outcome> {
  const attempt = {
    number: job.retryCount + 1,
    // Each of them was given back.
    pauses: Math.max(0, job.retryLimit - attempts),
    isLast: isLast(job),
    ...(job.retryCount >= job.retryLimit ? { isSpent: true } : {}),
    signal: AbortSignal.any([job.signal, closing]),
  };
  const running = async (): Promise<Outcome> => {
    try {
      await run(trigger, attempt);
      return { kind: "done" };
    } catch (error) {
      // What is thrown once the result counts no longer says nothing about the trigger.
      const isOver = attempt.signal.aborted && !(error instanceof TransientError);
      return {
        kind: "failed",
        error: isOver ? new TransientError("The run was told to stop.", { cause: error }) : error,
      };
    }
  };
  if (closing.aborted) return { kind: "cut-short" };
  // A listener that goes, and not one promise for all runs: each race would leave something on it for as long as it lives.
  const ended = new AbortController();
  const cutShort = new Promise<Outcome>((resolve) => {
    closing.addEventListener("abort", () => resolve({ kind: "cut-short" }), { signal: ended.signal });
  });
  try {
    return await Promise.race([running(), cutShort]);
  } finally {
    ended.abort();
  }
}

/** pg-boss owns the retries: their count, and the time between them unless the other side has said when. */
async function settleFailure(job: Job, trigger: Trigger, error: unknown, place: Workplace): Promise<JobResult> {
  const { boss, logger } = place;
  const { id, retryCount, priority } = job;
  const output = describeError(error);
  const isPause = error instanceof TransientError && error.isPause;
  if (isPause) await giveBackAttempt(boss, job);
  const delaySeconds = error instanceof TransientError ? error.retryAfterSeconds : undefined;
  const isOver = isFinal(error) || (isLast(job) && !isPause);
  // One that arrived during this run is held back for as long as this one would be. It cannot have started: its key is taken.
  const isCovered = trigger.intent === undefined && (await holdBack(boss, keyOf(trigger), delaySeconds));
  if (isOver) {
    logger.error({ error: output }, "A run failed for good; it went to the dead letters.");
    return { id, status: "deadletter", output };
  }
  if (isPause) logger.info({ reason: error.message, delaySeconds, isCovered }, "A run is to go on later.");
  else logger.warn({ error: output, delaySeconds, isCovered }, "A run failed and is tried again.");
  // Else two would wait, and do the same.
  if (isCovered) return { id, status: "completed", output };
  if (delaySeconds !== undefined) {
    await boss.fail(TRIGGERS, { id, retryCount }, output);
    const later = { startAfter: delaySeconds, priority: Math.max(priority, PRIORITIES.usual) };
    await boss.update(TRIGGERS, undefined, { id, ...later });
  }
  return { id, status: "failed", output };
}
