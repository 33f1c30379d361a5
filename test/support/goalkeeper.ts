/** All of Goalkeeper beside a sandbox: its web server and its worker, with a queue in memory that retries at once. */
import { once } from "node:events";
import { createServer } from "node:http";
import { createNodeMiddleware, Probot } from "probot";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/sandbox.ts";
import type { PullRequestDriver } from "../../sandbox/driver/pull-request.ts";
import type { CheckRun } from "../../sandbox/world/model.ts";
import { webhookApp } from "../../src/web/webhook-app.ts";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import { keyOf, type Trigger } from "../../src/engine/trigger.ts";
import type { Workflow } from "../../src/engine/workflow.ts";
import type { Webhook } from "../../src/github/deliveries.ts";
import type { EnqueueOptions, Run } from "../../src/queue/queue.ts";
import type { LookOptions } from "../../src/sweeps/sweep.ts";
import { workerFor } from "../../src/work/worker.ts";
import type { Time } from "../../src/time.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";

const SECRET = "a secret of the test";
const ATTEMPTS = 3;
/** Generous, since tests run side by side; nothing waits for it unless something is wrong. */
const TIMEOUT_MS = 25_000;

export interface Scene {
  readonly github: Sandbox;
  /** What failed for good. */
  readonly deadLetters: readonly unknown[];
  /** What was logged, a line each. */
  readonly log: readonly string[];
  /** Waits until nothing is under way: no delivery, and no trigger. */
  readonly settled: () => Promise<void>;
  /** Lets everything come to rest; gives the check run that stands on the head. */
  readonly checked: (pullRequest: PullRequestDriver) => Promise<CheckRun>;
  /** Forgets what was read, as a new start does. */
  readonly restart: () => void;
  /** Forgets which intents there were, as a queue does after some days. */
  readonly forgetIntents: () => void;
  /** Looks at the clock, as the server does every minute. */
  readonly look: (options?: LookOptions) => Promise<void>;
}

export interface SceneOptions extends SandboxOptions {
  /** Those that deliveries and time start; all without it. */
  readonly workflows?: readonly Workflow[];
  /** What the worker goes by, where it is not the clock of this machine. */
  readonly time?: Time;
}

/** A GitHub and a Goalkeeper that are connected. */
export async function sceneForTest({ workflows = WORKFLOWS, time, ...options }: SceneOptions = {}): Promise<Scene> {
  const github = await startSandbox({ isAnswerChecked: true, ...options });
  onTestFinished(() => github.close());
  const log: string[] = [];
  const logger = pino({}, { write: (line) => log.push(line) });
  const config = { apiUrl: github.apiUrl, webHost: new URL(github.origin).host, listLagSeconds: 0 };
  const credentials = { appId: github.app.id, privateKey: github.privateKey, webhookSecret: SECRET };
  const queue = new MemoryQueue(time);
  let worker = workerFor(config, credentials, queue, logger, time);
  const restart = (): void => {
    worker = workerFor(config, credentials, queue, logger, time);
    queue.run = worker.run;
  };
  restart();

  const { app, privateKey, apiUrl } = github;
  const probot = new Probot({ appId: app.id, privateKey, secret: SECRET, baseUrl: apiUrl, log: logger });
  const heed = (webhook: Webhook): void => worker.heed(webhook);
  const answer = await createNodeMiddleware(webhookApp(queue, workflows, logger, { heed }), { probot });
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  github.deliverTo(`http://127.0.0.1:${port}/api/github/webhooks`, SECRET);

  const settled = async (): Promise<void> => {
    while (github.deliveries.pending > 0 || queue.isBusy) {
      // oxlint-disable-next-line no-await-in-loop
      await github.until(() => github.deliveries.pending === 0, TIMEOUT_MS);
      // oxlint-disable-next-line no-await-in-loop
      await queue.idle();
    }
  };
  const checked = async (pullRequest: PullRequestDriver): Promise<CheckRun> => {
    await settled();
    try {
      return checkRunOf(pullRequest);
    } catch (cause) {
      throw new Error(`There is no check run. The log:\n${log.join("")}`, { cause });
    }
  };
  const look = async (lookOptions?: LookOptions): Promise<void> => {
    queue.isOpenTo = ({ workflow }) => workflows.some(({ name }) => name === workflow);
    await worker.sweep.look(lookOptions);
    queue.isOpenTo = () => true;
  };
  const forgetIntents = (): void => queue.forgetIntents();
  return { github, deadLetters: queue.deadLetters, log, settled, checked, restart, forgetIntents, look };
}

/** The one check run on the head that GitHub shows. Throws where there is none. */
export function checkRunOf(pullRequest: PullRequestDriver): CheckRun {
  const run = pullRequest.checkRuns().find(({ name }) => name === "Goalkeeper");
  if (run === undefined) throw new Error(`No check run stands on the head of pull request #${pullRequest.number}.`);
  return run;
}

/** Keeps what `Queue` promises, but for what a restart would need. */
class MemoryQueue {
  readonly memory: SharedMemory;
  run: Run = () => Promise.resolve();
  /** What is put in besides is dropped. */
  isOpenTo: (trigger: Trigger) => boolean = () => true;
  readonly deadLetters: unknown[] = [];
  /** The trigger that waits for each key, where one waits. */
  readonly #waiting = new Map<string, Trigger>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #intents = new Set<string>();

  readonly #time: Time | undefined;

  constructor(time: Time | undefined) {
    this.memory = new LocalMemory(time?.elapsed);
    this.#time = time;
  }

  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  /** Nothing has patience here: what would wait runs at once. */
  async enqueue(trigger: Trigger, _options?: EnqueueOptions): Promise<void> {
    if (!this.isOpenTo(trigger)) return;
    const key = keyOf(trigger);
    if (trigger.intent !== undefined) {
      if (this.#intents.has(key)) return;
      this.#intents.add(key);
    }
    this.#waiting.set(key, trigger);
    if (!this.#running.has(key)) this.#running.set(key, this.#work(key));
  }

  forgetIntents(): void {
    this.#intents.clear();
  }

  async idle(): Promise<void> {
    // oxlint-disable-next-line no-await-in-loop
    while (this.isBusy) await Promise.all(this.#running.values());
  }

  async #work(key: string): Promise<void> {
    for (let trigger = this.#waiting.get(key); trigger !== undefined; trigger = this.#waiting.get(key)) {
      this.#waiting.delete(key);
      // oxlint-disable-next-line no-await-in-loop
      await this.#attempt(trigger, 1);
    }
    this.#running.delete(key);
  }

  async #attempt(trigger: Trigger, number: number, pauses = 0): Promise<void> {
    const isLast = number - pauses === ATTEMPTS;
    const { signal } = new AbortController();
    try {
      await this.run(trigger, { number, isLast, signal });
    } catch (error) {
      const isPause = error instanceof TransientError && error.isPause && this.#time !== undefined;
      if (isPause) await this.#time?.sleep((error.retryAfterSeconds ?? 0) * 1000, signal);
      if ((isLast && !isPause) || error instanceof UserError) this.deadLetters.push(error);
      else await this.#attempt(trigger, number + 1, isPause ? pauses + 1 : pauses);
    }
  }
}
