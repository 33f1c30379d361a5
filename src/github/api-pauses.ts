/** The pauses that GitHub asks for: of one installation, or of the app itself, and known to all servers of a database. */
import type { Logger } from "pino";
import { LRUCache } from "lru-cache";
import { TransientError } from "../engine/errors.ts";
import type { Json, SharedMemory } from "../engine/memory.ts";
import { field } from "./field.ts";

/** GitHub counts the requests of the two interfaces apart. */
export type Budget = "core" | "graphql";

/** Whose budget: of an installation by its id, or of the app, which asks for tokens and for itself. */
export type Owner = number | "app";

export interface ApiPausesOptions {
  readonly memory: SharedMemory;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
}

/** Longer than any budget takes to fill again. */
const MAX_SECONDS = 70 * 60;
/** What other servers have learnt is known here so much later at most. */
const FRESH_MS = 1_000;
/** Within a run it is enough to look again so often: a run that meets the limit itself knows at once. */
const FRESH_WITHIN_RUN_MS = 10_000;
/** For the second and each further limit of which GitHub does not say how long it lasts, up to a quarter of an hour. */
const MIN_SECONDS = 60;
const MAX_UNTOLD_SECONDS = 15 * 60;
/** A limit that comes back within this time is the same one. */
const AFTERMATH_SECONDS = 10 * 60;
/** Of those that are held back, five come back in a second, lest all do in the same. */
const BACK_A_SECOND = 5;
const MAX_SPREAD_SECONDS = 30 * 60;
const MAX_OWNERS = 20_000;
const MAX_SWAPS = 5;

/** What a limit stops: all requests of a budget, or all but those that somebody waits for. */
export type Stop = Budget | `${Budget} reserve`;

/** When each stop ends, in milliseconds since 1970, and how many seconds it was to last. */
type Stops = { readonly [stop: string]: { readonly until: number; readonly seconds: number } };

interface Known {
  stops: Stops;
  readAt: number;
  /** How many were held back until then. */
  held: number;
  heldUntil: number;
}

/**
 * Throws of its own only pauses: a memory that does not answer is one that knows nothing. One reading tells of all budgets
 * of an owner, and is shared by all runs within a second.
 */
export class ApiPauses {
  readonly #options: ApiPausesOptions;
  readonly #known = new LRUCache<Owner, Known>({ max: MAX_OWNERS });

  constructor(options: ApiPausesOptions) {
    this.#options = options;
  }

  /** Before a run: throws a pause where any request of it would have to wait. */
  async assertMayBegin(owner: Owner, isUrgent: boolean): Promise<void> {
    const known = await this.#read(owner, FRESH_MS);
    this.#assertOpen(owner, known, ["core", "graphql"], isUrgent);
  }

  /** Before a request. */
  async assertMayAsk(owner: Owner, budget: Budget, isUrgent: boolean): Promise<void> {
    const known = await this.#read(owner, FRESH_WITHIN_RUN_MS);
    this.#assertOpen(owner, known, [budget], isUrgent);
  }

  /** Stops what is told for so many seconds, here and elsewhere; for how long where GitHub does not say is found out. */
  async stop(owner: Owner, stops: readonly Stop[], seconds: number | undefined): Promise<void> {
    const { now, logger } = this.#options;
    const known = this.#knownOf(owner);
    const time = now();
    const fresh = Object.fromEntries(stops.map((stop) => [stop, lastingFrom(time, known.stops[stop], seconds)]));
    // Each answer of a budget that is nearly used up says the same once more.
    if (Object.entries(fresh).every(([stop, { until }]) => (known.stops[stop]?.until ?? 0) > until - 2_000)) return;
    known.stops = merged(known.stops, fresh);
    logger.warn({ installation: owner, stops: fresh }, "GitHub's limits are reached: requests wait until they end.");
    await this.#share(owner, known);
  }

  #assertOpen(owner: Owner, known: Known, budgets: readonly Budget[], isUrgent: boolean): void {
    const stops = budgets.flatMap((budget): Stop[] => (isUrgent ? [budget] : [budget, `${budget} reserve`]));
    const until = Math.max(...stops.map((stop) => known.stops[stop]?.until ?? 0));
    const left = (until - this.#options.now()) / 1000;
    if (left <= 0) return;
    if (known.heldUntil !== until) Object.assign(known, { held: 0, heldUntil: until });
    const spread = Math.min(known.held / BACK_A_SECOND, MAX_SPREAD_SECONDS);
    known.held += 1;
    const whose = owner === "app" ? "the app" : "the installation";
    throw new TransientError(`GitHub's limit of requests is reached for ${whose}.`, {
      retryAfterSeconds: Math.ceil(left + spread),
      isPause: true,
    });
  }

  #knownOf(owner: Owner): Known {
    const known = this.#known.get(owner) ?? { stops: {}, readAt: Number.NEGATIVE_INFINITY, held: 0, heldUntil: 0 };
    this.#known.set(owner, known);
    return known;
  }

  async #read(owner: Owner, maxAgeMs: number): Promise<Known> {
    const known = this.#knownOf(owner);
    const time = this.#options.now();
    if (time - known.readAt < maxAgeMs) return known;
    // Those that come meanwhile need not ask too.
    known.readAt = time;
    try {
      known.stops = this.#lasting(merged(known.stops, stopsIn(await this.#options.memory.read(keyOf(owner)))));
    } catch (error) {
      this.#assertAway(error);
    }
    return known;
  }

  async #share(owner: Owner, known: Known): Promise<void> {
    const { memory } = this.#options;
    try {
      for (let attempt = 1; attempt <= MAX_SWAPS; attempt += 1) {
        // oxlint-disable-next-line no-await-in-loop
        const before = await memory.read(keyOf(owner));
        known.stops = this.#lasting(merged(stopsIn(before), known.stops));
        // oxlint-disable-next-line no-await-in-loop
        if (await memory.swap(keyOf(owner), before, known.stops, MAX_SECONDS + AFTERMATH_SECONDS)) return;
      }
    } catch (error) {
      this.#assertAway(error);
    }
  }

  #lasting(stops: Stops): Stops {
    const time = this.#options.now();
    return Object.fromEntries(Object.entries(stops).filter(([, { until }]) => until + AFTERMATH_SECONDS * 1000 > time));
  }

  #assertAway(error: unknown): void {
    if (!(error instanceof TransientError)) throw error;
    this.#options.logger.warn({ err: error }, "What other servers know of GitHub's limits cannot be told.");
  }
}

/** Requests that were under way together are refused together, and are one limit. */
function lastingFrom(time: number, before: Stops[string] | undefined, told: number | undefined): Stops[string] {
  if (told === undefined && before !== undefined && before.until > time) return before;
  const again = before === undefined ? MIN_SECONDS : Math.min(2 * before.seconds, MAX_UNTOLD_SECONDS);
  const seconds = Math.min(Math.max(told ?? again, 1), MAX_SECONDS);
  return { until: time + seconds * 1000, seconds };
}

function keyOf(owner: Owner): string {
  return `api pauses ${owner}`;
}

/** Of the same stop, the one that ends later. */
function merged(one: Stops, other: Stops): Stops {
  const later = Object.entries(other).filter(([stop, { until }]) => until > (one[stop]?.until ?? 0));
  return { ...one, ...Object.fromEntries(later) };
}

/** What another version may have written, too. */
function stopsIn(value: Json | undefined): Stops {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([stop, one]) => {
      const [until, seconds] = [field(one, "until"), field(one, "seconds")];
      return typeof until === "number" && typeof seconds === "number" ? [[stop, { until, seconds }] as const] : [];
    }),
  );
}
