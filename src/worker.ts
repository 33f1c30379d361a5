/** Puts together what runs a trigger: the workflows, GitHub to read from and to write to, and the queue for what follows. */
import { setTimeout as sleep } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { Config, Credentials } from "./config.ts";
import type { Effect } from "./engine/effect.ts";
import { runTrigger, type Surroundings } from "./engine/run-trigger.ts";
import { keyOf, type Trigger } from "./engine/trigger.ts";
import { Turns } from "./engine/turns.ts";
import type { GitHubApi } from "./github/api.ts";
import { AppApi } from "./github/app-api.ts";
import { applyEffect } from "./github/apply.ts";
import type { Identity } from "./github/applying/new-commit.ts";
import type { Webhook } from "./github/deliveries.ts";
import { installationChangedBy } from "./github/governance-changes.ts";
import { NOBODY, readIdentity } from "./github/identity.ts";
import { Installations } from "./github/installations.ts";
import { isOutOfReach } from "./github/reach.ts";
import { RecentWrites } from "./github/recent-writes.ts";
import { WriteLimits } from "./github/write-limits.ts";
import { forLibraries } from "./logger.ts";
import type { Queue, Run } from "./queue/queue.ts";
import { readersOf } from "./readers.ts";
import { Sweep } from "./sweep.ts";
import { WORKFLOWS } from "./workflows/index.ts";

/** Enough to list the installations of an app. */
const LIST_TIMEOUT_MS = 5 * 60 * 1000;
/** Of as many installations it is remembered how much was written lately. */
const MAX_LIMITED = 10_000;

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

/** The clock that work goes by. */
export interface Time {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** In milliseconds from any beginning; never goes back. */
  readonly elapsed: () => number;
  /** Rejects where the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export const REAL_TIME: Time = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

export function workerFor(
  { apiUrl, webHost }: Pick<Config, "apiUrl" | "webHost">,
  { appId, privateKey }: Credentials,
  queue: Pick<Queue, "enqueue" | "memory"> & Partial<Pick<Queue, "isShared">>,
  logger: Logger,
  time: Time = REAL_TIME,
): Worker {
  const app = new AppApi({ appId, privateKey, apiUrl, logger: forLibraries(logger) });
  const now = (): string => new Date(time.now()).toISOString();
  const { directories, readerFor } = readersOf(app, appId, logger, time.elapsed);
  const recent = new RecentWrites(time.elapsed);
  const limits = new LRUCache<number, WriteLimits>({ max: MAX_LIMITED });
  const limitsOf = (installationId: number): WriteLimits => {
    const known = limits.get(installationId) ?? new WriteLimits({ now: time.elapsed, sleep: time.sleep });
    limits.set(installationId, known);
    return known;
  };
  let identity: Identity | undefined;
  const identityFor = async (effect: Effect, api: GitHubApi, signal: AbortSignal): Promise<Identity> => {
    // Two more requests, which the first commit is early enough for: a check needs no name.
    if (effect.kind === "commit" || effect.kind === "rolling-pull-request") {
      identity ??= await readIdentity(await app.ofApp(signal), api, webHost);
    }
    return identity ?? NOBODY;
  };
  const surroundings: Surroundings = {
    workflows: WORKFLOWS,
    readerFor: ({ installationId, repository }, signal) => readerFor(installationId, repository, signal),
    async apply({ installationId, repository }, effect, signal) {
      const api = limitsOf(installationId).through(await app.ofInstallation(installationId, signal), signal);
      await applyEffect(api, repository, effect, await identityFor(effect, api, signal), recent);
    },
    enqueue: (trigger, options) => queue.enqueue(trigger, options),
    async isOutOfReach({ installationId, repository }, signal) {
      return isOutOfReach(await app.ofApp(signal), installationId, repository);
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
    enqueue: (trigger) => queue.enqueue(trigger),
    now,
    logger,
  });
  const turns = new Turns(queue.isShared === true ? queue.memory : undefined);
  return {
    sweep,
    asApp: (signal) => app.ofApp(signal),
    // A state and the commands of an item have a job each. Side by side, each would write the one comment that is missing.
    run: (trigger, attempt) =>
      turns.take(subjectOf(trigger), attempt.signal, (signal) =>
        runTrigger(trigger, { ...attempt, signal }, surroundings),
      ),
    heed(webhook) {
      const installationId = installationChangedBy(webhook);
      if (installationId !== undefined) directories.forget(installationId);
      if (webhook.name === "installation") installations.forget();
    },
  };
}

/** The same for all that is asked of a workflow about one thing. */
function subjectOf({ workflow, installationId, repository, subject }: Trigger): string {
  return keyOf({ workflow, installationId, repository, subject });
}
