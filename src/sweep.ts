/** What time itself starts: once after a start, and whenever a period of a repository's schedule begins. */
import type { Logger } from "pino";
import { isQuiet } from "./domain/progress/quiet-hours.ts";
import { reportPeriodAt } from "./domain/progress/schedule.ts";
import type { Trigger } from "./engine/trigger.ts";
import type { Workflow } from "./engine/workflow.ts";
import type { ScheduledRepository } from "./github/governors.ts";

export interface SweepOptions {
  readonly workflows: readonly Workflow[];
  /** The installations of the app. */
  readonly installations: () => Promise<readonly number[]>;
  /** The governance repositories of an installation. */
  readonly governing: (installationId: number) => Promise<readonly ScheduledRepository[]>;
  readonly enqueue: (trigger: Trigger) => Promise<void>;
  /** ISO 8601, in UTC. */
  readonly now: () => string;
  readonly logger: Logger;
}

/**
 * Puts triggers into the queue, where the same from several servers are one.
 *
 * A repository that this process has not seen yet is taken for one whose period has just begun: what was missed while
 * nobody watched is caught up, and a database that was lost costs nothing.
 */
export class Sweep {
  readonly #options: SweepOptions;
  /** The period that each repository was in at the last look, by installation and name. */
  #periods: ReadonlyMap<string, string> = new Map();
  #isUnderWay = false;
  #isStopped = false;

  constructor(options: SweepOptions) {
    this.#options = options;
  }

  /** Throws nothing: what goes wrong is logged, and the next look tries again. Does nothing while another is under way. */
  async look(): Promise<void> {
    if (this.#isUnderWay || this.#isStopped) return;
    this.#isUnderWay = true;
    const { installations, logger } = this.#options;
    try {
      const periods = new Map<string, string>();
      for (const installationId of await installations()) {
        // oxlint-disable-next-line no-await-in-loop
        for (const [key, period] of await this.#lookAt(installationId)) periods.set(key, period);
      }
      this.#periods = periods;
    } catch (error) {
      logger.warn({ err: error }, "It cannot be told which reports are due; this is tried again in a minute.");
    } finally {
      this.#isUnderWay = false;
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** The periods of its repositories, of those that could be told. */
  async #lookAt(installationId: number): Promise<readonly (readonly [string, string])[]> {
    const { governing, logger } = this.#options;
    const prefix = `${installationId} `;
    const periods: (readonly [string, string])[] = [];
    try {
      for (const repository of await governing(installationId)) {
        const key = `${prefix}${repository.name}`;
        // oxlint-disable-next-line no-await-in-loop
        periods.push([key, await this.#start(installationId, repository, this.#periods.get(key))]);
      }
      return periods;
    } catch (error) {
      const place = { installation: installationId, err: error };
      logger.warn(place, "It cannot be told which reports are due here; this is tried again in a minute.");
      const done = new Set(periods.map(([key]) => key));
      return [...periods, ...[...this.#periods].filter(([key]) => key.startsWith(prefix) && !done.has(key))];
    }
  }

  /** Gives the period that the repository is in, and whether it is quiet there; a schedule that never fires has one that does not end. */
  async #start(
    installationId: number,
    { name, schedule, timeZone, quietHours }: ScheduledRepository,
    before: string | undefined,
  ): Promise<string> {
    const { workflows, enqueue, now, logger } = this.#options;
    const time = now();
    const key = reportPeriodAt(schedule, timeZone, time)?.key ?? "";
    // What had to wait for quiet hours to end comes due with that; nothing does when they begin.
    const period = isQuiet(quietHours, timeZone, time) ? `${key} quiet` : key;
    if (period === before || period === `${before} quiet`) return period;
    const due = workflows.filter(
      ({ comesDue }) => comesDue === "each-period" || (comesDue === "at-start" && before === undefined),
    );
    for (const { name: workflow } of due) {
      if (this.#isStopped) break;
      // oxlint-disable-next-line no-await-in-loop
      await enqueue({ workflow, installationId, repository: name, subject: { kind: "repository" } });
      logger.info({ workflow, repository: name, period }, "Stored a trigger, since a period has begun.");
    }
    return period;
  }
}

const LOOK_MS = 60_000;

/** Looks at once, and then every minute. Gives what ends that. */
export function startSweep(sweep: Sweep, every: Every = everySo): () => void {
  const end = every(LOOK_MS, () => sweep.look());
  void sweep.look();
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
