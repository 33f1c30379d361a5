/** What a queue of triggers promises, and what it can be told. */
import type { Logger } from "pino";
import type { SharedMemory } from "../engine/memory.ts";
import type { Attempt } from "../engine/run-trigger.ts";
import type { Trigger } from "../engine/trigger.ts";

/**
 * Carries triggers from deliveries to workers.
 *
 * Triggers without an intent: of one key at most one waits and at most one runs. One that arrives while another runs
 * leads to a run afterwards, so that the newest state is always read. One that arrives while another waits, also for its
 * next attempt, is covered by that one. Triggers with an intent have a job each, and the same intent is run once; one that
 * was given up over what may pass runs again where it is still asked for after half an hour.
 */
export interface Queue {
  /**
   * Resolves once the trigger is stored. Throws a TransientError when it could not be stored in time; it may still come
   * to be stored then, which does no harm.
   */
  enqueue(trigger: Trigger, options?: EnqueueOptions): Promise<void>;
  /** Starts to work. To be called once. */
  work(run: Run): Promise<void>;
  /** Resolves when nothing waits, not even for a later attempt, and nothing runs, here or elsewhere. */
  idle(): Promise<void>;
  /** What failed for good, oldest first; at most a thousand. With beginnings of ids, those alone. */
  deadLetters(beginnings?: readonly string[]): Promise<DeadLetter[]>;
  /** Runs dead letters again, as if they had just come. */
  retryDeadLetters(choice: DeadLetterChoice): Promise<RetriedDeadLetters>;
  /** Throws dead letters away; tells which were there. */
  discardDeadLetters(choice: DeadLetterChoice): Promise<readonly string[]>;
  /** How the queue stands, of all servers. */
  state(): Promise<QueueState>;
  /** Whether several servers may work on it. */
  readonly isShared: boolean;
  /** What all servers of the database know. */
  readonly memory: SharedMemory;
  /** Lets what runs end within a bound, puts back what does not, and closes the database. */
  stop(): Promise<void>;
}

export interface EnqueueOptions {
  /**
   * Whether it may wait `patienceSeconds` before it runs, so that what comes in a rush is done at once. One that waits
   * already is not put off any further. Only for triggers without an intent.
   */
  readonly isPatient?: boolean;
  /** Whether somebody waits for it, so that it goes before others. What a person asked for goes before it. */
  readonly isUrgent?: boolean;
}

/**
 * Does what a trigger asks for. A UserError and a bug are not tried again. Any other error is, after its
 * `retryAfterSeconds` or else a time that doubles with each attempt; a pause counts as no failed attempt. What was cut short in each attempt has a run more, in which it `isSpent`.
 */
export type Run = (trigger: Trigger, attempt: Attempt) => Promise<void>;

export interface QueueState {
  /** Triggers that wait, by workflow: for a worker, for others, or for their next attempt. */
  readonly waiting: ReadonlyMap<string, number>;
  readonly running: number;
  /** How long the oldest waits that could run by now; 0 where none does. */
  readonly oldestSeconds: number;
  readonly deadLetters: number;
}

export interface DeadLetter {
  readonly id: string;
  /** A trigger, unless the job was none. */
  readonly trigger: unknown;
  /** The last error: `name`, `message`, `stack`, `cause`. */
  readonly error: unknown;
  readonly attempts: number;
  readonly failedAt: Date;
}

/** Whole ids. */
export type DeadLetterChoice = readonly string[] | "all";

export interface RetriedDeadLetters {
  /** Those that were there, and are to run. */
  readonly retried: readonly string[];
  /** Those that stay where they are, since they are no triggers that this version knows. */
  readonly noTriggers: readonly string[];
}

export interface QueueOptions {
  /** `postgres://…`: several servers may share the work. Without it, the queue lives in the folder, for one server. */
  readonly databaseUrl?: string | undefined;
  /** What stands behind `databaseUrl`. All but a Postgres is refused. */
  readonly backend?: "postgres" | "cockroachdb" | "citus" | undefined;
  /** Where the queue lives when there is no `databaseUrl`. Created where it is missing. */
  readonly folder: string;
  readonly logger: Logger;
  /** How many triggers this process runs at a time; two thirds of them at most for one repository. */
  readonly concurrency?: number | undefined;
  /** How often a trigger is tried that fails or is cut short. */
  readonly attempts?: number | undefined;
  /** Before the second attempt; doubles with each further one, and up to as much again is added at random. */
  readonly retryDelaySeconds?: number | undefined;
  readonly maxRetryDelaySeconds?: number | undefined;
  /** How long patient triggers wait for others. */
  readonly patienceSeconds?: number | undefined;
  /** GitHub waits 10 seconds for an answer, and Probot's own time-out is 9. */
  readonly enqueueTimeoutMs?: number | undefined;
  /** How long `stop` waits for what runs. Docker kills a container 10 seconds after it was told to stop, Kubernetes 30. */
  readonly stopTimeoutMs?: number | undefined;
}
