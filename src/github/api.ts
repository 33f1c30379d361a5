/** GitHub's interface, as far as it is used here: REST by route, GraphQL by query. */
import { TransientError, UserError } from "../engine/errors.ts";
import { field, list, text } from "./field.ts";

/** What an Octokit offers. Its own retries and waits are switched off: the queue is the one owner of retries. */
export interface GitHubApi {
  readonly request: (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly status: number; readonly data: unknown }>;
  readonly graphql: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /**
   * Waits until a request of a route may be made, and gives what makes it at once; for those who need to know when it is
   * made. Without it, nothing waits.
   */
  readonly turnFor?: (route: string) => Promise<GitHubApi>;
}

/** The status that a request was refused with; `undefined` where it was not GitHub that answered. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : undefined;
}

/** Whether the answer was that there is no such thing, or none that this token may see. */
export function isNotFound(error: unknown): boolean {
  const status = statusOf(error);
  return status === 404 || status === 410 || status === 451;
}

/** Whether the answer was that there is no such commit: one that was on no branch any more, and is thrown away. */
export function isCommitGone(error: unknown): boolean {
  return statusOf(error) === 422 && error instanceof Error && error.message.startsWith("No commit found");
}

/** Whether the answer was that the conversation is closed to this app. GitHub has no other sign of it than the words. */
export function isLocked(error: unknown): boolean {
  return statusOf(error) === 403 && error instanceof Error && /\blocked\b/i.test(error.message);
}

/** Whether the answer was that such a thing is there already. */
export function isAlreadyThere(error: unknown): boolean {
  const errors = list(field(error, "response", "data"), "errors");
  return statusOf(error) === 422 && errors.some((one) => text(one, "code") === "already_exists");
}

/**
 * An error as the rest of the program knows it: what may pass by itself is a TransientError, the rest stays as it is,
 * faults of our own among it.
 */
export function classified(what: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof TransientError || !mayPass(cause)) return cause;
  const retryAfterSeconds = retryAfterOf(cause);
  const options = retryAfterSeconds === undefined ? { cause } : { cause, retryAfterSeconds };
  return new TransientError(`${what} failed: ${cause.message}`, options);
}

/**
 * The same for what was to be written: a conflict may pass too, and what GitHub does not take is told to people, as a
 * UserError.
 */
export function classifiedWrite(what: string, cause: unknown): unknown {
  const error = classified(what, cause);
  if (error !== cause || !(cause instanceof Error)) return error;
  const status = statusOf(cause);
  // Its guard against spam has this status, and no other sign than the words.
  if (status === 409 || (status === 422 && /submitted too quickly/i.test(cause.message))) {
    return new TransientError(`${what} failed: ${cause.message}`, { cause });
  }
  return status === 422
    ? new UserError(`${what} failed, since GitHub does not take it: ${cause.message}`, { cause })
    : cause;
}

function mayPass(error: Error): boolean {
  const status = statusOf(error);
  if (status === undefined) return isOfTheNetwork(error);
  return status >= 500 || status === 429 || status === 408 || isRateLimit(error);
}

/** What `fetch` gives up with has a code, or a cause that has one; what it was told to end with, such a name. */
const NETWORK_CODE = /^(?:E[A-Z]+|EAI_\w+|UND_ERR_\w+)$/;

/**
 * Octokit gives most of these the status 500; not what breaks off later than the head of the answer.
 *
 * @see https://github.com/nodejs/undici/blob/main/docs/docs/api/Errors.md
 */
function isOfTheNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError" || error.name === "TimeoutError") return true;
  return NETWORK_CODE.test(text(error, "code") ?? "") || isOfTheNetwork(error.cause);
}

/** GitHub answers 403 both to what is forbidden and to what is too much; only the latter is for now. */
function isRateLimit(error: unknown): boolean {
  return statusOf(error) === 403 && retryAfterOf(error) !== undefined;
}

/** For an answer that says when the limit ends, and not what time it is; and for one that says nothing. */
const SECONDS_TO_WAIT = 60;

/** How long GitHub asks to wait, as far as it does. */
export function retryAfterOf(error: unknown): number | undefined {
  // GraphQL's errors carry the headers themselves.
  const headers = field(error, "response", "headers") ?? field(error, "headers");
  return secondsToWait(headers, error instanceof Error ? error.message : "");
}

/**
 * The same by the head of an answer and its words: one that has no other sign of what it is asks for a minute at least.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function secondsToWait(headers: unknown, words: string): number | undefined {
  const seconds = Number(field(headers, "retry-after") ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds;
  if (field(headers, "x-ratelimit-remaining") === "0") return secondsToReset(headers);
  return /\bsecondary rate limit\b/i.test(words) ? SECONDS_TO_WAIT : undefined;
}

/** When the budget is full again: told by GitHub's own clock, which stands beside it. */
export function secondsToReset(headers: unknown): number {
  const left = Number(field(headers, "x-ratelimit-reset")) - Math.floor(Date.parse(text(headers, "date") ?? "") / 1000);
  return Number.isFinite(left) ? Math.max(0, left) : SECONDS_TO_WAIT;
}
