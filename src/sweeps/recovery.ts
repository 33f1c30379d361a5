/** Has GitHub send again what it could not deliver: a sweep over the app's log of deliveries, at a start and from time to time. */
import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { TransientError } from "../engine/errors.ts";
import { takeLease } from "../engine/leases.ts";
import type { SharedMemory } from "../engine/memory.ts";
import { DeliveryLog, type DeliveryLogOptions } from "../github/delivery-log.ts";
import {
  attemptsToKeep,
  LOG_LAG_MS,
  patienceMs,
  planRedeliveries,
  REDELIVERABLE_MS,
  type Asked,
  type Attempt,
  type FailedDelivery,
  type RedeliveryPlan,
} from "../github/failed-deliveries.ts";
import { field, number } from "../github/field.ts";
import { everySo, type Every } from "./sweep.ts";
import type { Time } from "../time.ts";

/** Under this key the servers remember what the last sweep came to: a `Recovered`, for three days. */
export const RECOVERED = "recovered";

export interface Recovered {
  /** When the sweep ended, or one more part of a long one; ISO 8601, in UTC. */
  readonly at: string;
  /** How many deliveries have failed, may still be had, and are not there yet. */
  readonly failed: number;
  /** How many redeliveries the sweep has asked for. */
  readonly asked: number;
  /** How many deliveries it has given up. */
  readonly givenUp: number;
}

const CURSOR = "recovery cursor";
const REMEMBERED_SECONDS = REDELIVERABLE_MS / 1000;

/** After so many redeliveries the log is read again: what has come in between may be more urgent. Five minutes' worth. */
const ASKED_AT_ONCE = 300;
/** Of more that are given up at once, the log names no more. */
const MAX_NAMED = 20;
/** Asked for so often means: GitHub does not have it any more. */
const REFUSED = 1_000;

const SWEEP_MS = 5 * 60_000;
/** Of the last sweep of another server: then that one is taken to be gone. Two that took turns would know little each. */
const TAKEOVER_MS = SWEEP_MS + 60_000;

export interface RecoveryOptions {
  /** With the rights of the app itself. */
  readonly api: DeliveryLogOptions["api"];
  readonly memory: SharedMemory;
  readonly time: Time;
  readonly logger: Logger;
}

/**
 * What it knows of the log stands in this process, as a cache: the servers share how far back the log must be read to find
 * all of it again, and what was asked for. Where even that is lost, the three days of the log are read, and at worst
 * something is sent once more, which does no harm.
 */
export class Recovery {
  readonly #options: RecoveryOptions;
  readonly #log: DeliveryLog;
  readonly #stop = new AbortController();
  #underWay: Promise<void> | undefined;
  /** When the next sweep is to be, by the clock that never goes back. */
  #dueAt = Number.NEGATIVE_INFINITY;
  #hasSwept = false;
  /** Whose reading this is: where the servers remember another, one of them has swept in between. */
  #reading: string | undefined;
  #attempts = new Map<number, Attempt>();
  /** The time of the newest entry, by GitHub's clock. */
  #newestAt = 0;
  #asked = new Map<number, Asked>();
  #givenUp = new Set<string>();

  constructor(options: RecoveryOptions) {
    this.#options = options;
    this.#log = new DeliveryLog({ api: options.api, elapsed: options.time.elapsed, sleep: options.time.sleep });
  }

  /** Sweeps where it is time. Throws nothing. */
  async look(): Promise<void> {
    if (this.#options.time.elapsed() >= this.#dueAt) await this.sweep();
  }

  /** Throws nothing: what goes wrong is logged, and the next sweep goes on. Does nothing while one is under way somewhere. */
  async sweep(): Promise<void> {
    if (this.#underWay !== undefined || this.#stop.signal.aborted) return;
    this.#underWay = this.#sweep();
    await this.#underWay;
    this.#underWay = undefined;
  }

  /** Breaks off what is under way, and resolves when it has ended and others may go on. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error("The server stops."));
    await this.#underWay;
  }

  async #sweep(): Promise<void> {
    const { memory, logger, time } = this.#options;
    try {
      const lease = await takeLease(memory, "recovery");
      if (lease === undefined) return;
      this.#dueAt = time.elapsed() + SWEEP_MS;
      try {
        if (await this.#isOurTurn()) await this.#recover(AbortSignal.any([lease.signal, this.#stop.signal]));
      } finally {
        await lease.release();
      }
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      if (error instanceof TransientError && error.isPause)
        logger.info({ seconds: error.retryAfterSeconds }, error.message);
      else
        logger.warn({ err: error }, "Failed deliveries could not be asked for; this is tried again in five minutes.");
    }
  }

  async #isOurTurn(): Promise<boolean> {
    const { memory, time } = this.#options;
    const cursor = await memory.read(CURSOR);
    const sweptAt = number(cursor, "at") ?? Number.NEGATIVE_INFINITY;
    return !this.#hasSwept || this.#isOurs(cursor) || time.now() >= sweptAt + TAKEOVER_MS;
  }

  #isOurs(cursor: unknown): boolean {
    return this.#reading !== undefined && field(cursor, "reading") === this.#reading;
  }

  async #recover(signal: AbortSignal): Promise<void> {
    const tally = { asked: 0, givenUp: 0, waiting: 0 };
    try {
      for (let isDone = false; !isDone;) {
        // oxlint-disable-next-line no-await-in-loop
        await this.#read(signal);
        const plan = this.#plan();
        // oxlint-disable-next-line no-await-in-loop
        await this.#rememberReading(plan);
        tally.givenUp += this.#giveUp(plan.giveUp);
        tally.waiting = plan.wait.length;
        const due = plan.ask.slice(0, ASKED_AT_ONCE);
        for (const delivery of due) {
          // oxlint-disable-next-line no-await-in-loop
          if (await this.#askFor(delivery, signal)) tally.asked += 1;
        }
        // oxlint-disable-next-line no-await-in-loop
        await this.#report(tally, plan);
        isDone = due.length === plan.ask.length;
      }
    } finally {
      if (tally.asked > 0) {
        this.#options.logger.info(tally, `Asked GitHub to send ${countOf(tally.asked, "failed delivery")} again.`);
      }
    }
  }

  /** Reads the log from its end to what is known, or to where others left off, or as far as it goes. */
  async #read(signal: AbortSignal): Promise<void> {
    const { memory, time } = this.#options;
    const cursor = await memory.read(CURSOR);
    const oldest = time.now() - REDELIVERABLE_MS;
    const isOurs = this.#isOurs(cursor);
    if (!isOurs) this.#forget();
    const from = isOurs ? this.#newestAt - LOG_LAG_MS : Math.max(oldest, number(cursor, "since") ?? oldest);
    let newestAt = this.#newestAt;
    for (let next: string | undefined, isMore = true; isMore;) {
      // oxlint-disable-next-line no-await-in-loop
      const page = await this.#log.page(next, signal);
      for (const attempt of page.attempts.filter(({ at }) => at > oldest)) {
        this.#attempts.set(attempt.id, attempt);
        newestAt = Math.max(newestAt, attempt.at);
      }
      next = page.next;
      isMore = next !== undefined && page.attempts.every(({ at }) => at >= from);
    }
    // Not before: where a reading breaks off, there is a gap behind the newest.
    this.#newestAt = newestAt;
  }

  #forget(): void {
    this.#reading = undefined;
    this.#attempts.clear();
    this.#asked.clear();
    this.#newestAt = 0;
  }

  #plan(): RedeliveryPlan {
    const now = this.#options.time.now();
    const plan = planRedeliveries(this.#attempts.values(), this.#asked, now);
    const kept = attemptsToKeep(this.#attempts.values(), this.#newestAt - LOG_LAG_MS, now);
    this.#attempts = new Map(kept.map((attempt) => [attempt.id, attempt]));
    this.#asked = new Map([...this.#asked].filter(([id]) => this.#attempts.has(id)));
    return plan;
  }

  /** To be done only when all of the log was read that had to be: whoever comes next reads no further back. */
  async #rememberReading({ ask, wait }: RedeliveryPlan): Promise<void> {
    const { memory, time } = this.#options;
    this.#reading = randomUUID();
    this.#hasSwept = true;
    const open = [...ask, ...wait].map(({ firstAt }) => firstAt);
    const since = open.reduce((one, other) => Math.min(one, other), this.#newestAt) - LOG_LAG_MS;
    await memory.write(CURSOR, { reading: this.#reading, at: time.now(), since }, REMEMBERED_SECONDS);
  }

  /**
   * Remembered before it is asked: a server that is killed in between leaves the redelivery to the next, which waits for
   * it in vain for ten minutes, and then asks.
   */
  async #askFor({ id, guid }: FailedDelivery, signal: AbortSignal): Promise<boolean> {
    const { memory, time } = this.#options;
    const key = `recovery asked ${guid} ${id}`;
    const remember = (asked: Asked, seconds = (3 * patienceMs(asked.times)) / 1000): Promise<void> => {
      this.#asked.set(id, asked);
      return memory.write(key, { ...asked }, seconds);
    };
    const before = askedOf(await memory.read(key));
    if (before !== undefined && (before.times >= REFUSED || time.now() < before.at + patienceMs(before.times))) {
      this.#asked.set(id, before);
      return false;
    }
    const atTurn = (): Promise<void> => remember({ at: time.now(), times: (before?.times ?? 0) + 1 });
    try {
      if (await this.#log.redeliver(id, signal, atTurn)) return true;
      await remember({ at: 0, times: REFUSED }, REMEMBERED_SECONDS);
    } catch (error) {
      // GitHub has taken none of it. Of any other error it cannot be told, and the log will.
      if (error instanceof TransientError && error.retryAfterSeconds !== undefined) {
        this.#asked.delete(id);
        await memory.forget(key);
      }
      throw error;
    }
    return false;
  }

  /** Tells how many are new. */
  #giveUp(deliveries: readonly FailedDelivery[]): number {
    const { logger } = this.#options;
    const known = this.#givenUp;
    const lost = deliveries.filter(({ guid }) => !known.has(guid));
    this.#givenUp = new Set(deliveries.map(({ guid }) => guid));
    for (const { guid, event, failures } of lost.slice(0, MAX_NAMED)) {
      const place = { delivery: guid, event, attempts: failures };
      logger.error(place, "A delivery is given up: it failed too often, or too long ago for GitHub to send it again.");
    }
    const more = lost.length - MAX_NAMED;
    if (more > 0) logger.error(`${countOf(more, "further delivery")} given up, for the same reasons.`);
    return lost.length;
  }

  async #report({ asked, givenUp }: Pick<Recovered, "asked" | "givenUp">, plan: RedeliveryPlan): Promise<void> {
    const { memory, time } = this.#options;
    const at = new Date(time.now()).toISOString();
    const recovered: Recovered = { at, failed: plan.ask.length + plan.wait.length, asked, givenUp };
    await memory.write(RECOVERED, { ...recovered }, REMEMBERED_SECONDS);
  }
}

function askedOf(value: unknown): Asked | undefined {
  const [at, times] = [number(value, "at"), number(value, "times")];
  return at === undefined || times === undefined ? undefined : { at, times };
}

function countOf(count: number, what: "failed delivery" | "further delivery"): string {
  return count === 1 ? `1 ${what}` : `${count} ${what.replace(/y$/, "ies")}`;
}

const LOOK_MS = 30_000;

/** Sweeps at once, or when the lease of a server that was killed has ended; and then every five minutes. Gives what ends that. */
export function startRecovery(recovery: Pick<Recovery, "look" | "stop">, every: Every = everySo): () => Promise<void> {
  const end = every(LOOK_MS, () => recovery.look());
  void recovery.look();
  return () => {
    end();
    return recovery.stop();
  };
}
