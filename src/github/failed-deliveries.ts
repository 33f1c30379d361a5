/** What to do about deliveries that failed, from what the log says of them: which to ask for now, later, or not any more. */

/** `refused`: the server answered, and that it does not want it. `pending`: GitHub has not ended the attempt. */
export type Outcome = "ok" | "failed" | "refused" | "pending";

/** One entry of the log. */
export interface Attempt {
  readonly id: number;
  /** The same for all attempts of one delivery. */
  readonly guid: string;
  /** In milliseconds since 1970, by GitHub's clock. */
  readonly at: number;
  /** `issue_comment.created`. */
  readonly event: string;
  readonly isRedelivery: boolean;
  readonly outcome: Outcome;
}

/** A redelivery that was asked for, and is not in the log yet. */
export interface Asked {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** How often so far, without an attempt to be seen. */
  readonly times: number;
}

/** A delivery of which no attempt has succeeded. */
export interface FailedDelivery {
  readonly guid: string;
  readonly event: string;
  /** The newest attempt: what a redelivery is asked for by. */
  readonly id: number;
  /** When the first attempt was, and the newest; in milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly failures: number;
}

export interface RedeliveryPlan {
  /** What is due, in the order to ask in. */
  readonly ask: readonly FailedDelivery[];
  /** What has been asked for, or has failed lately. */
  readonly wait: readonly FailedDelivery[];
  readonly giveUp: readonly FailedDelivery[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
export const REDELIVERABLE_MS = 72 * HOUR_MS;

/**
 * How long an attempt may take to come into the log, which GitHub calls a few minutes.
 *
 * @see https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/troubleshooting-webhooks#missing-webhook-deliveries
 */
export const LOG_LAG_MS = 10 * MINUTE_MS;

/** How far this machine's clock may be ahead of GitHub's, for a redelivery to be told from the one before. */
const CLOCKS_APART_MS = MINUTE_MS;

const FIRST_DISTANCE_MS = 5 * MINUTE_MS;
const MAX_DISTANCE_MS = 4 * HOUR_MS;

/** With their distances, these take more than the three days. */
const MAX_ATTEMPTS = 30;
/** What the server does not want, it will hardly want later: these take five hours, time enough to mend a secret. */
const MAX_REFUSALS = 8;

/** Deliveries of people who wait for an answer. A state is found by the next look at the repository as well. */
const INTENTS: ReadonlySet<string> = new Set([
  "issue_comment.created",
  "check_run.requested_action",
  "check_run.rerequested",
  "check_suite.rerequested",
]);

/**
 * A delivery without its first attempt is none of ours: that one is older than the log, or older than what failed and is
 * not settled.
 *
 * @param attempts In any order, each once.
 * @param asked By the id of the attempt that it was asked by.
 * @param now In milliseconds since 1970.
 */
export function planRedeliveries(
  attempts: Iterable<Attempt>,
  asked: ReadonlyMap<number, Asked>,
  now: number,
): RedeliveryPlan {
  const plan = {
    ask: new Array<FailedDelivery>(),
    wait: new Array<FailedDelivery>(),
    giveUp: new Array<FailedDelivery>(),
  };
  for (const ofOne of attemptsByDelivery(attempts).values()) {
    const newest = ofOne.reduce(newer);
    if (!needsAnother(ofOne)) continue;
    const delivery = {
      guid: newest.guid,
      event: newest.event,
      id: newest.id,
      firstAt: Math.min(...ofOne.map(({ at }) => at)),
      lastAt: newest.at,
      failures: ofOne.length,
    };
    plan[dueOf(delivery, newest, openRequest(ofOne, newest, asked), now)].push(delivery);
  }
  return { ...plan, ask: plan.ask.toSorted(inOrder) };
}

/** Those attempts that a later plan needs, where the log is read anew back to some time. */
export function attemptsToKeep(attempts: Iterable<Attempt>, readAnewFrom: number, now: number): readonly Attempt[] {
  const deliveries = [...attemptsByDelivery(attempts).values()];
  return deliveries
    .filter((ofOne) => ofOne.reduce(newer).at >= readAnewFrom || (needsAnother(ofOne) && !isOver(ofOne, now)))
    .flat();
}

/** How long to leave a delivery alone after so many failures: not at all, 5 minutes, 10, 20, at last four hours. */
export function distanceMs(failures: number): number {
  return failures <= 1 ? 0 : Math.min(MAX_DISTANCE_MS, FIRST_DISTANCE_MS * 2 ** Math.min(failures - 2, 20));
}

/** How long to wait for an attempt that was asked for so often to come into the log. */
export function patienceMs(times: number): number {
  return Math.min(MAX_DISTANCE_MS, LOG_LAG_MS * 2 ** Math.min(times - 1, 20));
}

function dueOf(delivery: FailedDelivery, newest: Attempt, asked: Asked | undefined, now: number): keyof RedeliveryPlan {
  const { firstAt, lastAt, failures } = delivery;
  if (asked !== undefined && now < asked.at + patienceMs(asked.times)) return "wait";
  if (newest.outcome === "pending" && now < lastAt + LOG_LAG_MS) return "wait";
  const most = newest.outcome === "refused" ? MAX_REFUSALS : MAX_ATTEMPTS;
  if (now >= firstAt + REDELIVERABLE_MS || failures + (asked?.times ?? 0) >= most) return "giveUp";
  return now < lastAt + distanceMs(failures) ? "wait" : "ask";
}

/**
 * The redelivery that was asked for, and is not in the log yet: by the newest attempt, or by an earlier one after the newest
 * was made. The latter comes of a memory that was lost: what was asked for before came into the log in between.
 */
function openRequest(ofOne: readonly Attempt[], newest: Attempt, asked: ReadonlyMap<number, Asked>): Asked | undefined {
  const byNewest = asked.get(newest.id);
  if (byNewest !== undefined) return byNewest;
  const open = ofOne.flatMap(({ id }) => asked.get(id) ?? []).filter(({ at }) => at > newest.at + CLOCKS_APART_MS);
  return open.toSorted((one, other) => other.at - one.at)[0];
}

function needsAnother(ofOne: readonly Attempt[]): boolean {
  return ofOne.every(({ outcome }) => outcome !== "ok") && ofOne.some(({ isRedelivery }) => !isRedelivery);
}

function isOver(ofOne: readonly Attempt[], now: number): boolean {
  return ofOne.some(({ at }) => now >= at + REDELIVERABLE_MS);
}

function attemptsByDelivery(attempts: Iterable<Attempt>): ReadonlyMap<string, readonly Attempt[]> {
  return Map.groupBy(attempts, ({ guid }) => guid);
}

/** Of one moment, the one with the greater number. */
function newer(one: Attempt, other: Attempt): Attempt {
  return other.at > one.at || (other.at === one.at && other.id > one.id) ? other : one;
}

function inOrder(one: FailedDelivery, other: FailedDelivery): number {
  const isFirst = (delivery: FailedDelivery): number => (INTENTS.has(delivery.event) ? 0 : 1);
  return isFirst(one) - isFirst(other) || other.lastAt - one.lastAt || other.id - one.id;
}
