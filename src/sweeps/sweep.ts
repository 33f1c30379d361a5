/** What time itself starts: a look at every governance repository once an hour, and whenever a period of its schedule begins. */
import { isDeepStrictEqual } from "node:util";
import type { Logger } from "pino";
import { due, NEVER, rememberedFrom, type Repository, type Started } from "./due.ts";
import { takeLease, type Lease } from "../engine/leases.ts";
import type { SharedMemory } from "../engine/memory.ts";
import type { Trigger } from "../engine/trigger.ts";
import type { Workflow } from "../engine/workflow.ts";
import type { ScheduledRepository } from "../github/governors.ts";

/** Where the servers remember when everything was last looked through: `{ at }`, ISO 8601, in UTC. */
export const SWEPT = "swept";

export interface SweepOptions {
  readonly workflows: readonly Workflow[];
  /** The installations of the app. */
  readonly installations: () => Promise<readonly number[]>;
  /** The governance repositories of an installation. */
  readonly governing: (installationId: number) => Promise<readonly ScheduledRepository[]>;
  readonly enqueue: (trigger: Trigger) => Promise<void>;
  /** What all servers of the database know: of several, one looks at a time, and what one has started, no other starts again. */
  readonly memory: SharedMemory;
  /** ISO 8601, in UTC. */
  readonly now: () => string;
  readonly logger: Logger;
}

export interface LookOptions {
  /** Whether all comes due now, and is looked at as a whole. */
  readonly everything?: boolean;
}

const MINUTE_MS = 60_000;
const REMEMBERED_SECONDS = 30 * 24 * 60 * 60;
/** An installation that cannot be looked at is left alone for longer and longer. */
const MAX_PATIENCE_MS = 10 * MINUTE_MS;

/**
 * Puts triggers into the queue, where the same from several servers are one.
 *
 * What was started when stands in the memory of all servers; this one keeps a copy, and asks only where something seems to
 * come due. What nobody remembers comes due at once: so is caught up what was missed, and a memory that is lost costs
 * requests alone.
 */
export class Sweep {
  readonly #options: SweepOptions;
  readonly #startedAt: string;
  /** What was started, by the keys of the memory. */
  #known: ReadonlyMap<string, Started> = new Map();
  readonly #failures = new Map<number, { readonly until: number; readonly patienceMs: number }>();
  #isUnderWay = false;
  #isStopped = false;

  constructor(options: SweepOptions) {
    this.#options = options;
    this.#startedAt = options.now();
  }

  /**
   * Throws nothing: what goes wrong is logged, and a later look tries again. When it returns, all that came due is in the queue.
   * Does nothing, and gives false, while another look is under way, here or elsewhere; unless everything is asked for.
   */
  async look({ everything = false }: LookOptions = {}): Promise<boolean> {
    if (this.#isStopped || (this.#isUnderWay && !everything)) return false;
    const isFirst = !this.#isUnderWay;
    this.#isUnderWay = true;
    try {
      const lease = everything ? undefined : await takeLease(this.#options.memory, "sweep");
      if (lease === undefined && !everything) return false;
      try {
        await this.#lookAtAll(everything, lease);
      } finally {
        await lease?.release();
      }
    } catch (error) {
      this.#options.logger.warn(
        { err: error },
        "It cannot be told what has come due; this is tried again in a minute.",
      );
    } finally {
      if (isFirst) this.#isUnderWay = false;
    }
    return true;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #lookAtAll(everything: boolean, lease: Lease | undefined): Promise<void> {
    const { installations, memory, now } = this.#options;
    const known = new Map<string, Started>();
    for (const installationId of await installations()) {
      if (this.#isStopped || lease?.signal.aborted === true) return;
      // oxlint-disable-next-line no-await-in-loop
      for (const [key, started] of await this.#lookAt(installationId, everything)) known.set(key, started);
    }
    this.#known = known;
    await memory.write(SWEPT, { at: now() }, REMEMBERED_SECONDS);
  }

  /** What was started in its repositories, as far as that could be told. */
  async #lookAt(installationId: number, everything: boolean): Promise<readonly (readonly [string, Started])[]> {
    const { governing, now, logger } = this.#options;
    const prefix = `started ${installationId} `;
    const before = [...this.#known].filter(([key]) => key.startsWith(prefix));
    const failure = this.#failures.get(installationId);
    if (failure !== undefined && !everything && Date.parse(now()) < failure.until) return before;
    const done: (readonly [string, Started])[] = [];
    try {
      for (const repository of await governing(installationId)) {
        if (this.#isStopped) break;
        const key = `${prefix}${repository.name.toLowerCase()}`;
        // oxlint-disable-next-line no-await-in-loop
        done.push([key, await this.#start(key, { installationId, ...repository }, everything)]);
      }
      this.#failures.delete(installationId);
      return done;
    } catch (error) {
      const patienceMs = Math.min(MAX_PATIENCE_MS, (failure?.patienceMs ?? MINUTE_MS / 2) * 2);
      this.#failures.set(installationId, { until: Date.parse(now()) + patienceMs, patienceMs });
      const place = { installation: installationId, err: error, minutes: patienceMs / MINUTE_MS };
      logger.warn(place, "It cannot be told what has come due here; this is tried again after some minutes.");
      const keys = new Set(done.map(([key]) => key));
      return [...done, ...before.filter(([key]) => !keys.has(key))];
    }
  }

  /** Starts what comes due in a repository. Gives what was started then. */
  async #start(key: string, repository: Repository, everything: boolean): Promise<Started> {
    const { workflows, memory, enqueue, now, logger } = this.#options;
    const time = { now: now(), startedAt: this.#startedAt };
    const copy = this.#known.get(key);
    if (copy !== undefined && !everything && due(repository, copy, time).moments.length === 0) {
      return due(repository, copy, time).started;
    }
    const remembered = rememberedFrom(await memory.read(key));
    const { moments, started } = due(repository, everything ? NEVER : (remembered ?? NEVER), time);
    for (const moment of moments) {
      for (const trigger of workflows.flatMap(({ triggersOfTime }) => triggersOfTime?.(moment) ?? [])) {
        // oxlint-disable-next-line no-await-in-loop
        await enqueue(trigger);
        const { workflow, subject } = trigger;
        logger.info(
          { workflow, repository: repository.name, subject, due: moment.kind },
          "Stored a trigger: its time has come.",
        );
      }
    }
    // After the queue has it: who is cut off in between starts the same once more, which does no harm.
    if (!isDeepStrictEqual(started, remembered)) await memory.write(key, { ...started }, REMEMBERED_SECONDS);
    return started;
  }
}

const TICK_MS = 10_000;
const TICKS_OF_REST = MINUTE_MS / TICK_MS - 1;

/**
 * Looks at once, and then every minute; sooner where another server had begun: it may have been killed over it. Gives what
 * ends that.
 */
export function startSweep(sweep: Sweep, every: Every = everySo): () => void {
  let rest = 0;
  const tick = async (): Promise<void> => {
    if (rest > 0) rest -= 1;
    else rest = (await sweep.look()) ? TICKS_OF_REST : 0;
  };
  const end = every(TICK_MS, tick);
  void tick();
  return () => {
    end();
    sweep.stop();
  };
}

/** Does something again and again. Gives what ends that. */
export type Every = (ms: number, work: () => Promise<void>) => () => void;

export function everySo(ms: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work(), ms);
  return () => clearInterval(timer);
}
