/** The one way to GitHub: a time limit on each request, its redirects, its limits, and word of each answer. */
import { secondsToReset, secondsToWait } from "./api.ts";
import type { ApiPauses, Budget, Owner, Stop } from "./api-pauses.ts";

/** What GitHub answered, as far as the budget of requests is concerned. */
export interface ApiAnswer {
  /** `undefined` for what the app asked by itself. */
  readonly installationId: number | undefined;
  /** 0 where none came. */
  readonly status: number;
  /** What the budget is of: `core`, `graphql`. */
  readonly resource: string | undefined;
  /** What is left of it. */
  readonly remaining: number | undefined;
}

export interface LimitedFetchOptions {
  readonly owner: Owner;
  /** Whether somebody waits for it: then it may use up what is kept back from the rest. */
  readonly isUrgent: boolean;
  readonly pauses: ApiPauses;
  readonly timeoutMs: number;
  readonly onAnswer: (answer: ApiAnswer) => void;
}

/** The part of an installation's budget that is kept back for checks: a tenth, which is 500 requests of 5,000. */
const RESERVE = 0.1;

/** Covers the requests for tokens too, which know nothing of signals. */
export function boundedFetch(timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    const isRead = ["GET", "HEAD"].includes(init?.method ?? "GET");
    if (isRead) return fetch(input, { ...init, signal });
    return written(input, { ...init, signal, redirect: "manual" });
  };
}

/** Of a repository that was renamed and one that it was transferred to. */
const MAX_REDIRECTS = 3;

/**
 * Of a repository that was renamed or transferred, GitHub answers 301 to who reads and 307 to who writes, who is to ask the
 * same again elsewhere. Told to a writer, a 301 is about something else: an issue that went to another repository. By itself,
 * `fetch` would turn that write into a reading, and call it done. For a writer, such a thing is gone.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
async function written(input: Parameters<typeof fetch>[0], init: RequestInit): Promise<Response> {
  const start = urlOf(input);
  let url = start;
  for (let hop = 0; ; hop += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const response = await fetch(url, init);
    const { status, headers } = response;
    if (status < 300 || status >= 400) return response;
    const next = new URL(headers.get("location") ?? "", url);
    const isSame = status === 307 || status === 308;
    // No token goes anywhere else.
    if (!isSame || next.origin !== start.origin || hop === MAX_REDIRECTS) return gone(response);
    url = next;
  }
}

async function gone(response: Response): Promise<Response> {
  const headers = { "content-type": "application/json" };
  await response.body?.cancel();
  return new Response(JSON.stringify({ message: "Moved Permanently" }), { status: 410, headers });
}

function urlOf(input: Parameters<typeof fetch>[0]): URL {
  return new URL(input instanceof Request ? input.url : input);
}

/**
 * The same, which asks nothing while GitHub wants to be left alone. Throws a pause then, and where an answer is that this
 * begins now.
 */
export function limitedFetch({ owner, isUrgent, pauses, timeoutMs, onAnswer }: LimitedFetchOptions): typeof fetch {
  const bounded = boundedFetch(timeoutMs);
  const installationId = owner === "app" ? undefined : owner;
  return async (input, init) => {
    const budget = budgetOf(input);
    await pauses.assertMayAsk(owner, budget, isUrgent);
    const response = await bounded(input, init).catch((error: unknown) => {
      onAnswer({ installationId, status: 0, resource: undefined, remaining: undefined });
      throw error;
    });
    const { status, headers } = response;
    const [resource, remaining] = [headers.get("x-ratelimit-resource") ?? undefined, numberIn(headers, "remaining")];
    onAnswer({ installationId, status, resource, remaining });
    const limit = await limitOf(response, budget);
    if (limit !== undefined) {
      await pauses.stop(owner, limit.stops, limit.seconds);
      await pauses.assertMayAsk(owner, budget, isUrgent);
    }
    const coming = comingStop(headers, budget, owner);
    if (coming !== undefined) await pauses.stop(owner, [coming], secondsToReset(Object.fromEntries(headers)));
    return response;
  };
}

interface Limit {
  readonly stops: readonly Stop[];
  /** `undefined` where GitHub does not say. */
  readonly seconds: number | undefined;
}

/** Whether a request was refused since there were too many: of its own budget, or, as GitHub sees it, at once. */
async function limitOf(response: Response, budget: Budget): Promise<Limit | undefined> {
  const { status } = response;
  if (status !== 403 && status !== 429) return undefined;
  const headers = Object.fromEntries(response.headers);
  const words = await response.clone().text();
  const seconds = secondsToWait(headers, words);
  if (seconds === undefined && status === 403) return undefined;
  const isPrimary = headers["x-ratelimit-remaining"] === "0" && headers["retry-after"] === undefined;
  const isTold = isPrimary || headers["retry-after"] !== undefined;
  return { stops: isPrimary ? [budget] : ["core", "graphql"], seconds: isTold ? seconds : undefined };
}

/** The next request would be refused, or would use what is kept back. */
function comingStop(headers: Headers, budget: Budget, owner: Owner): Stop | undefined {
  const [remaining, limit] = [numberIn(headers, "remaining"), numberIn(headers, "limit")];
  if (remaining === undefined || limit === undefined || headers.get("x-ratelimit-resource") !== budget)
    return undefined;
  if (remaining === 0) return budget;
  if (owner === "app") return undefined;
  return remaining < limit * RESERVE ? `${budget} reserve` : undefined;
}

function numberIn(headers: Headers, name: string): number | undefined {
  const value = headers.get(`x-ratelimit-${name}`);
  return value === null || !/^\d+$/.test(value) ? undefined : Number(value);
}

function budgetOf(input: Parameters<typeof fetch>[0]): Budget {
  return urlOf(input).pathname.endsWith("/graphql") ? "graphql" : "core";
}
