/** Servers beside a sandbox that share a memory and a clock, and run the jobs that a test gives them. */
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/sandbox.ts";
import { TransientError } from "../../src/engine/errors.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { Subject, Trigger } from "../../src/engine/trigger.ts";
import type { ApiAnswer } from "../../src/github/limited-fetch.ts";
import { workerFor, type Worker } from "../../src/work/worker.ts";

export interface ServersScene {
  readonly github: Sandbox;
  readonly clock: { now: number };
  readonly servers: readonly Worker[];
  /** What each server was told of GitHub's answers. */
  readonly answers: readonly ApiAnswer[];
  /** What was put into the queue; nobody works on it. */
  readonly enqueued: Trigger[];
  /** Runs a job once: `done`, for how many seconds it pauses, or what it failed with. */
  readonly run: (worker: Worker | undefined, trigger: Trigger, attempt?: number) => Promise<unknown>;
}

export async function serversForTest(count: number, options: SandboxOptions = {}): Promise<ServersScene> {
  const clock = { now: Math.floor(Date.now() / 1000) * 1000 };
  const github = await startSandbox({ isAnswerChecked: true, now: () => new Date(clock.now), ...options });
  onTestFinished(() => github.close());
  const config = { apiUrl: github.apiUrl, webHost: new URL(github.origin).host };
  const credentials = { appId: github.app.id, privateKey: github.privateKey, webhookSecret: "a secret of the test" };
  const time = {
    now: () => clock.now,
    elapsed: () => clock.now,
    sleep: async (ms: number) => {
      clock.now += ms;
    },
  };
  const enqueued: Trigger[] = [];
  const answers: ApiAnswer[] = [];
  const queue = {
    memory: new LocalMemory(time.elapsed),
    enqueue: async (trigger: Trigger) => {
      enqueued.push(trigger);
    },
  };
  const logger = pino({ level: "silent" });
  const server = (): Worker => workerFor(config, credentials, queue, logger, time, (answer) => answers.push(answer));
  return {
    github,
    clock,
    servers: Array.from({ length: count }, server),
    answers,
    enqueued,
    async run(worker, trigger, attempt = 1) {
      const { signal } = new AbortController();
      try {
        await worker?.run(trigger, { number: attempt, isLast: false, signal });
        return "done";
      } catch (error) {
        return error instanceof TransientError && error.isPause ? error.retryAfterSeconds : error;
      }
    },
  };
}

export function triggerFor(
  { github }: Pick<ServersScene, "github">,
  workflow: string,
  { fullName }: RepositoryDriver,
  subject: Subject,
): Trigger {
  const installationId = github.installationOf(fullName.split("/")[0] ?? "")?.id ?? 0;
  return { workflow, installationId, repository: fullName, subject };
}
