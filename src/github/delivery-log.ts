/** The app's log of deliveries: what GitHub has tried to deliver, what came of it, and how it is asked to try again. */
import { TransientError } from "../engine/errors.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "./api.ts";
import type { Attempt, Outcome } from "./failed-deliveries.ts";
import { field, number, text } from "./field.ts";

/** The most that GitHub gives at once. */
const PER_PAGE = 100;

/**
 * So many requests an hour, one after the other and evenly spaced: four fifths of the hour, the rest being for what else
 * the app asks by itself, such as tokens. It comes to a third of the 900 points that a minute may have, five for each
 * redelivery.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const REQUESTS_AN_HOUR = 4_000;
/** Where less than this part of the hour is left, others have asked more than was thought, and need the rest. */
const RESERVED = 0.1;

const HOUR_MS = 60 * 60 * 1000;
const SPACING_MS = HOUR_MS / REQUESTS_AN_HOUR;

export interface DeliveryLogOptions {
  /** With the rights of the app itself. */
  readonly api: (signal: AbortSignal) => Promise<GitHubApi>;
  /** In milliseconds from any beginning; never goes back. */
  readonly elapsed: () => number;
  /** Rejects where the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export interface LogPage {
  /** The newest first. */
  readonly attempts: readonly Attempt[];
  /** Where the next page begins; `undefined` on the last. */
  readonly next: string | undefined;
}

/** Throws a TransientError for what may pass, with a pause where GitHub wants one; it asks nothing before that is over. */
export class DeliveryLog {
  readonly #options: DeliveryLogOptions;
  #nextAt = Number.NEGATIVE_INFINITY;
  #pauseEnds = Number.NEGATIVE_INFINITY;

  constructor(options: DeliveryLogOptions) {
    this.#options = options;
  }

  /**
   * All entries, whatever became of them: `status=failure` would leave out what got no answer at all.
   *
   * @see https://docs.github.com/rest/apps/webhooks#list-deliveries-for-an-app-webhook
   */
  async page(cursor: string | undefined, signal: AbortSignal): Promise<LogPage> {
    const what = "Reading the log of deliveries";
    const place = cursor === undefined ? {} : { cursor };
    await this.#takeTurn(signal);
    const answer = await this.#ask(what, signal, (api) =>
      api.request("GET /app/hook/deliveries", { per_page: PER_PAGE, ...place }),
    );
    if (!Array.isArray(answer.data)) throw new TransientError(`${what} failed: the answer breaks off.`);
    return {
      attempts: answer.data.flatMap((entry) => attemptOf(entry) ?? []),
      next: nextOf(text(answer, "headers", "link") ?? ""),
    };
  }

  /**
   * Asks for one more attempt, which comes into the log as an entry of its own with the same guid. False where GitHub
   * cannot make it, and never will.
   *
   * @param atTurn Done when its turn has come, before anything is asked.
   */
  async redeliver(id: number, signal: AbortSignal, atTurn: () => Promise<void>): Promise<boolean> {
    await this.#takeTurn(signal);
    await atTurn();
    try {
      await this.#ask("Asking for a redelivery", signal, (api) =>
        api.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id }),
      );
      return true;
    } catch (error) {
      if (isNotFound(error) || statusOf(error) === 400 || statusOf(error) === 422) return false;
      throw error;
    }
  }

  async #ask<Answer>(what: string, signal: AbortSignal, request: (api: GitHubApi) => Promise<Answer>): Promise<Answer> {
    const { api, elapsed } = this.#options;
    try {
      const answer = await request(await api(signal));
      this.#pauseEnds = elapsed() + restMsOf(answer);
      return answer;
    } catch (cause) {
      const error = classified(what, cause);
      if (error instanceof TransientError) this.#pauseEnds = elapsed() + (error.retryAfterSeconds ?? 0) * 1000;
      throw error;
    }
  }

  async #takeTurn(signal: AbortSignal): Promise<void> {
    const { elapsed, sleep } = this.#options;
    signal.throwIfAborted();
    const pauseMs = this.#pauseEnds - elapsed();
    if (pauseMs > 0) {
      throw new TransientError("GitHub has had as many requests of the app as it takes for now.", {
        retryAfterSeconds: Math.ceil(pauseMs / 1000),
        isPause: true,
      });
    }
    const waitMs = this.#nextAt - elapsed();
    if (waitMs > 0) await sleep(waitMs, signal);
    this.#nextAt = elapsed() + SPACING_MS;
  }
}

function attemptOf(entry: unknown): Attempt | undefined {
  const id = number(entry, "id");
  const guid = text(entry, "guid");
  const at = Date.parse(text(entry, "delivered_at") ?? "");
  if (id === undefined || guid === undefined || Number.isNaN(at)) return undefined;
  const event = text(entry, "event") ?? "";
  const action = text(entry, "action");
  return {
    id,
    guid,
    at,
    event: action === undefined ? event : `${event}.${action}`,
    isRedelivery: field(entry, "redelivery") === true,
    outcome: outcomeOf(text(entry, "status") ?? "", number(entry, "status_code") ?? 0),
  };
}

/** A code below 400 may stand beside a word that is not OK, and then the word counts. */
function outcomeOf(status: string, code: number): Outcome {
  if (status === "OK") return "ok";
  if (/^pending\b/i.test(status)) return "pending";
  const isRefused = code >= 400 && code < 500 && code !== 408 && code !== 429;
  return isRefused ? "refused" : "failed";
}

function nextOf(link: string): string | undefined {
  const [, address] = /<([^>]+)>; rel="next"/.exec(link) ?? [];
  return address === undefined ? undefined : (new URL(address).searchParams.get("cursor") ?? undefined);
}

/** Until the next hour of requests begins, by the clock of GitHub that stands beside it; 0 where enough are left in this. */
function restMsOf(answer: unknown): number {
  const header = (name: string): number => Number(text(answer, "headers", name) ?? Number.NaN);
  if (!(header("x-ratelimit-remaining") < header("x-ratelimit-limit") * RESERVED)) return 0;
  const left = header("x-ratelimit-reset") * 1000 - Date.parse(text(answer, "headers", "date") ?? "");
  return Number.isNaN(left) ? 0 : Math.max(0, left);
}
