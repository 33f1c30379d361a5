/** Holds jobs back while their installation has to wait: for GitHub, or for its turn to write. */
import { LRUCache } from "lru-cache";
import type { SharedMemory } from "../engine/memory.ts";
import { TransientError } from "../engine/errors.ts";
import type { Attempt } from "../engine/run-trigger.ts";
import { keyOf, type Trigger } from "../engine/trigger.ts";
import type { ApiPauses } from "../github/api-pauses.ts";
import { WriteLimits, type JobWrites } from "../github/write-limits.ts";
import { rightsFor } from "./rights.ts";
import type { Time } from "../time.ts";

/** Of as many installations it is kept in mind how much was written lately. */
const MAX_INSTALLATIONS = 10_000;

export class JobLimits {
  readonly #pauses: ApiPauses;
  readonly #memory: SharedMemory;
  readonly #time: Time;
  readonly #limits = new LRUCache<number, WriteLimits>({ max: MAX_INSTALLATIONS });
  /** Of the jobs that run here. */
  readonly #writes = new Map<string, JobWrites>();

  constructor(pauses: ApiPauses, memory: SharedMemory, time: Time) {
    this.#pauses = pauses;
    this.#memory = memory;
    this.#time = time;
  }

  /** Does the work of a job, unless it has to wait: then it throws a pause, and costs no request. */
  async within(trigger: Trigger, { number }: Attempt, work: () => Promise<void>): Promise<void> {
    await this.#pauses.assertMayBegin(trigger.installationId, rightsFor(trigger).reading.isUrgent === true);
    const key = jobKey(trigger);
    const writes = this.#limitsOf(trigger.installationId).ofJob(keyOf(trigger));
    // A turn to write has only who was held back before.
    if (number > 1) await writes.assertTurn();
    this.#writes.set(key, writes);
    try {
      await work();
      await this.#end(writes);
    } catch (error) {
      if (!(error instanceof TransientError)) await this.#end(writes);
      throw error;
    } finally {
      this.#writes.delete(key);
    }
  }

  /** The writes of a job. */
  writesOf(trigger: Trigger): JobWrites {
    return this.#writes.get(jobKey(trigger)) ?? this.#limitsOf(trigger.installationId).ofJob(keyOf(trigger));
  }

  /** What is done stays done where the memory does not answer; a turn ends by itself. */
  async #end(writes: JobWrites): Promise<void> {
    try {
      await writes.done();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
    }
  }

  #limitsOf(installationId: number): WriteLimits {
    const { now, sleep } = this.#time;
    const memory = this.#memory;
    const known =
      this.#limits.get(installationId) ?? new WriteLimits({ key: `writes ${installationId}`, memory, now, sleep });
    this.#limits.set(installationId, known);
    return known;
  }
}

function jobKey(trigger: Trigger): string {
  return `${trigger.installationId} ${keyOf(trigger)}`;
}
