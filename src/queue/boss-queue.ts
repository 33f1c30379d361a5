/** The queue, on pg-boss. */
import { setTimeout as wait } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { TransientError } from "../engine/errors.ts";
import type { Trigger } from "../engine/trigger.ts";
import type { Database } from "./database.ts";
import type { SharedMemory } from "../engine/memory.ts";
import { discardDeadLetters, readDeadLetters, retryDeadLetters } from "./dead-letters.ts";
import { HEARTBEAT_REFRESH_SECONDS, TRIGGERS, isBusy } from "./job-store.ts";
import { readState } from "./queue-state.ts";
import type {
  DeadLetter,
  DeadLetterChoice,
  EnqueueOptions,
  Queue,
  QueueState,
  RetriedDeadLetters,
  Run,
} from "./queue.ts";
import { runJob } from "./run-job.ts";
import { DatabaseMemory } from "./shared-memory.ts";
import { storeTriggers } from "./store-trigger.ts";
import { TriggerStore } from "./trigger-store.ts";
import { startUpkeep } from "./upkeep.ts";
import { within } from "./within.ts";

export interface BossQueueSettings {
  readonly concurrency: number;
  readonly attempts: number;
  readonly enqueueTimeoutMs: number;
  readonly stopTimeoutMs: number;
  readonly patienceSeconds: number;
}

/** For each of the three steps after that: they take milliseconds, unless the database does not answer any more. */
const CLOSE_TIMEOUT_MS = 1_500;
/** Who waits for more than a moment is told a little later, and asks far less often. */
const MIN_IDLE_POLL_MS = 20;
const MAX_IDLE_POLL_MS = 200;

/**
 * A worker is woken for new jobs by the database. It polls for those whose time comes later, and, where the database
 * wakes nobody, for all. (By itself, pg-boss polls every 30 seconds once the database wakes its workers.)
 */
const POLLING = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 };

export class BossQueue implements Queue {
  readonly isShared: boolean;
  readonly memory: SharedMemory;
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #settings: BossQueueSettings;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  readonly #store: TriggerStore;
  readonly #endUpkeep: () => void;
  #isWorking = false;
  #stopped: Promise<void> | undefined;

  constructor(boss: PgBoss, database: Database, settings: BossQueueSettings, logger: Logger) {
    this.isShared = !database.isOurs;
    this.memory = new DatabaseMemory(boss);
    this.#boss = boss;
    this.#database = database;
    this.#settings = settings;
    this.#store = new TriggerStore((triggers) => storeTriggers(boss, triggers), settings.enqueueTimeoutMs);
    this.#logger = logger;
    this.#endUpkeep = startUpkeep(boss, this.isShared, logger);
  }

  async enqueue(trigger: Trigger, { isPatient = false, isUrgent = false }: EnqueueOptions = {}): Promise<void> {
    if (this.#stopped !== undefined) throw new TransientError("The server is stopping and takes no more triggers.");
    const { enqueueTimeoutMs, patienceSeconds } = this.#settings;
    const complaint = `The queue's database did not store the trigger within ${enqueueTimeoutMs / 1000} seconds.`;
    try {
      const stored = this.#store.store({ trigger, patienceSeconds: isPatient ? patienceSeconds : 0, isUrgent });
      await within(enqueueTimeoutMs, stored, complaint);
    } catch (cause) {
      if (cause instanceof TransientError) throw cause;
      throw new TransientError("The queue's database did not store the trigger.", { cause });
    }
  }

  async work(run: Run): Promise<void> {
    if (this.#isWorking || this.#stopped !== undefined) throw new Error("A queue is worked on once, before it stops.");
    this.#isWorking = true;
    const { concurrency, attempts } = this.#settings;
    const place = { boss: this.#boss, logger: this.#logger, closing: this.#closing.signal, attempts };
    const options = {
      ...POLLING,
      // A batch would take no further jobs before the whole of it has ended.
      batchSize: 1,
      localConcurrency: concurrency,
      // What one repository leaves free, the others find free, however much of it waits.
      localGroupConcurrency: Math.ceil((concurrency * 2) / 3),
      includeMetadata: true,
      perJobResults: true,
      ...(this.isShared ? { heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS } : {}),
    } as const;
    await this.#boss.work(TRIGGERS, options, async (jobs) => {
      // GitHub waits for the answer to a delivery, and nobody waits so for a run.
      await this.#store.quiet();
      const results = await Promise.all(jobs.map((job) => runJob(job, run, place)));
      this.#wakeBusyWorkers();
      return results;
    });
  }

  /** With batches of one, a worker of pg-boss pauses after each job, unless it is woken during it. */
  #wakeBusyWorkers(): void {
    for (const { id, name, count } of this.#boss.getWipData()) {
      if (name === TRIGGERS && count > 0) this.#boss.notifyWorker(id);
    }
  }

  async idle(): Promise<void> {
    if (!(await isBusy(this.#boss))) return;
    for (let pollMs = MIN_IDLE_POLL_MS; ; pollMs = Math.min(MAX_IDLE_POLL_MS, pollMs * 1.5)) {
      // oxlint-disable-next-line no-await-in-loop
      await wait(pollMs);
      // oxlint-disable-next-line no-await-in-loop
      if (!(await isBusy(this.#boss))) return;
    }
  }

  deadLetters(beginnings?: readonly string[]): Promise<DeadLetter[]> {
    return readDeadLetters(this.#boss, beginnings);
  }

  retryDeadLetters(choice: DeadLetterChoice): Promise<RetriedDeadLetters> {
    return retryDeadLetters(this.#boss, choice);
  }

  discardDeadLetters(choice: DeadLetterChoice): Promise<readonly string[]> {
    return discardDeadLetters(this.#boss, choice);
  }

  state(): Promise<QueueState> {
    return readState(this.#boss);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#close();
    return this.#stopped;
  }

  async #close(): Promise<void> {
    this.#endUpkeep();
    const ended = this.#boss.offWork(TRIGGERS);
    if (!(await this.#endsWithin(this.#settings.stopTimeoutMs, ended))) {
      this.#closing.abort(new TransientError("The server stops."));
      await this.#endsWithin(CLOSE_TIMEOUT_MS, ended);
    }
    await this.#endsWithin(CLOSE_TIMEOUT_MS, this.#boss.stop({ timeout: 1_000 }));
    await this.#endsWithin(CLOSE_TIMEOUT_MS, this.#database.close());
  }

  /** Whether something ends in time and well. A stop goes on in any case, and what it leaves behind is taken over later. */
  async #endsWithin(timeoutMs: number, work: Promise<void>): Promise<boolean> {
    try {
      await within(timeoutMs, work, `A step of the stop took more than ${timeoutMs / 1000} seconds.`);
      return true;
    } catch (error) {
      this.#logger.warn({ reason: error instanceof Error ? error.message : String(error) }, "Stopping the queue");
      return false;
    }
  }
}
