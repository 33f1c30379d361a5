/** Puts together what runs a trigger: the workflows, GitHub to read from and to write to, and the queue for what follows. */
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
import { isOutOfReach } from "./github/reach.ts";
import { forLibraries } from "./logger.ts";
import type { Queue, Run } from "./queue/queue.ts";
import { readersOf } from "./readers.ts";
import { WORKFLOWS } from "./workflows/index.ts";

export interface Worker {
  /** What a queue is worked on with. */
  readonly run: Run;
  /** Forgets what a delivery makes outdated. A worker in another process finds out within ten minutes. */
  readonly heed: (webhook: Webhook) => void;
}

export function workerFor(
  { apiUrl, webHost }: Pick<Config, "apiUrl" | "webHost">,
  { appId, privateKey }: Credentials,
  queue: Pick<Queue, "enqueue">,
  logger: Logger,
): Worker {
  const app = new AppApi({ appId, privateKey, apiUrl, logger: forLibraries(logger) });
  const { directories, readerFor } = readersOf(app, appId, logger);
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
      const api = await app.ofInstallation(installationId, signal);
      await applyEffect(api, repository, effect, await identityFor(effect, api, signal));
    },
    enqueue: (trigger, options) => queue.enqueue(trigger, options),
    async isOutOfReach({ installationId, repository }, signal) {
      return isOutOfReach(await app.ofApp(signal), installationId, repository);
    },
    now: () => new Date().toISOString(),
    logger,
  };
  const turns = new Turns();
  return {
    // A state and the commands of an item have a job each. Side by side, each would write the one comment that is missing.
    run: (trigger, attempt) =>
      turns.take(subjectOf(trigger), attempt.signal, () => runTrigger(trigger, attempt, surroundings)),
    heed(webhook) {
      const installationId = installationChangedBy(webhook);
      if (installationId !== undefined) directories.forget(installationId);
    },
  };
}

/** The same for all that is asked of a workflow about one thing. */
function subjectOf({ workflow, installationId, repository, subject }: Trigger): string {
  return keyOf({ workflow, installationId, repository, subject });
}
