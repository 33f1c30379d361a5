/** Puts together what runs a trigger: the workflows, GitHub to read from and to write to, and the queue for what follows. */
import type { Logger } from "pino";
import type { Config, Credentials } from "../config.ts";
import { runTrigger, type Surroundings } from "../engine/run-trigger.ts";
import { subjectOf } from "../engine/trigger.ts";
import { Turns } from "../engine/turns.ts";
import { AppApi } from "../github/app-api.ts";
import { field } from "../github/field.ts";
import type { ApiAnswer } from "../github/limited-fetch.ts";
import type { Webhook } from "../github/deliveries.ts";
import { installationChangedBy } from "../github/governance-changes.ts";
import type { GitHubApi } from "../github/api.ts";
import { Installations } from "../github/installations.ts";
import { currentName } from "../github/reach.ts";
import { JobLimits } from "./job-limits.ts";
import { forLibraries } from "../logger.ts";
import type { Queue, Run } from "../queue/queue.ts";
import { readersOf } from "./readers.ts";
import { rightsFor } from "./rights.ts";
import { Sweep } from "../sweeps/sweep.ts";
import { REAL_TIME, type Time } from "../time.ts";
import { WORKFLOWS } from "../workflows/index.ts";
import { writerFor } from "./writer.ts";

/** Enough to list the installations of an app. */
const LIST_TIMEOUT_MS = 5 * 60 * 1000;

export interface Worker {
  /** What a queue is worked on with. */
  readonly run: Run;
  /** Forgets what a delivery makes outdated. A worker in another process finds out within ten minutes. */
  readonly heed: (webhook: Webhook) => void;
  /** What time starts. */
  readonly sweep: Sweep;
  /** GitHub with the rights of the app itself. */
  readonly asApp: (signal: AbortSignal) => Promise<GitHubApi>;
}

export interface WorkerConfig extends Pick<Config, "apiUrl" | "webHost"> {
  /** After so long GitHub's lists show what was written. */
  readonly listLagSeconds?: number | undefined;
  /** How long a request may take; twelve seconds without it. */
  readonly requestTimeoutMs?: number | undefined;
}

export function workerFor(
  { apiUrl, webHost, listLagSeconds, requestTimeoutMs }: WorkerConfig,
  { appId, privateKey }: Credentials,
  queue: Pick<Queue, "enqueue" | "memory"> & Partial<Pick<Queue, "isShared">>,
  logger: Logger,
  time: Time = REAL_TIME,
  onAnswer?: (answer: ApiAnswer) => void,
): Worker {
  const app = new AppApi({
    appId,
    privateKey,
    apiUrl,
    logger: forLibraries(logger),
    memory: queue.memory,
    now: time.now,
    ...(onAnswer === undefined ? {} : { onAnswer }),
    ...(requestTimeoutMs === undefined ? {} : { requestTimeoutMs }),
  });
  const now = (): string => new Date(time.now()).toISOString();
  const { directories, ids, readerFor } = readersOf(app, appId, logger, time.elapsed);
  const notes = { memory: queue.memory, appId, now: time.now, listLagSeconds };
  const limits = new JobLimits(app.pauses, queue.memory, time);
  const surroundings: Surroundings = {
    workflows: WORKFLOWS,
    readerFor: (trigger, signal) =>
      readerFor(trigger.installationId, trigger.repository, signal, rightsFor(trigger).reading),
    apply: writerFor({ app, writesOf: (trigger) => limits.writesOf(trigger), notes, webHost }),
    enqueue: (trigger, options) => queue.enqueue(ids.known(trigger), options),
    async nameOf(trigger, signal) {
      return currentName(await app.ofApp(signal), trigger);
    },
    now,
    logger,
  };
  const installations = new Installations({
    api: () => app.ofApp(AbortSignal.timeout(LIST_TIMEOUT_MS)),
    now: time.elapsed,
  });
  const sweep = new Sweep({
    workflows: WORKFLOWS,
    installations: () => installations.list(),
    governing: (installationId) => directories.scheduled(installationId),
    enqueue: (trigger) => queue.enqueue(ids.known(trigger)),
    memory: queue.memory,
    now,
    logger,
  });
  const turns = new Turns(queue.isShared === true ? queue.memory : undefined);
  return {
    sweep,
    asApp: (signal) => app.ofApp(signal),
    // A state and the commands of an item have a job each. Side by side, each would write the one comment that is missing.
    run(queued, attempt) {
      const trigger = ids.known(queued);
      return limits.within(trigger, attempt, () =>
        turns.take(subjectOf(trigger), attempt.signal, (signal) =>
          runTrigger(trigger, { ...attempt, signal }, surroundings),
        ),
      );
    },
    heed(webhook) {
      ids.note(field(webhook.payload, "repository"));
      const installationId = installationChangedBy(webhook);
      if (installationId !== undefined) directories.forget(installationId);
      if (webhook.name === "installation") installations.forget();
    },
  };
}
