/** GitHub's interface, as far as it is used here: REST by route, GraphQL by query. */
import { TransientError } from "../engine/errors.ts";

/** What an Octokit offers. Its own retries and waits are switched off: the queue is the one owner of retries. */
export interface GitHubApi {
  readonly request: (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly status: number; readonly data: unknown }>;
  readonly graphql: (query: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;
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

/** An error as the rest of the program knows it: what may pass by itself is a TransientError, the rest stays as it is. */
export function classified(what: string, cause: unknown): unknown {
  const status = statusOf(cause);
  const isPassing = status === undefined || status >= 500 || status === 429 || status === 408 || isRateLimit(cause);
  if (!(cause instanceof Error) || !isPassing) return cause;
  const retryAfterSeconds = retryAfterOf(cause);
  const options = retryAfterSeconds === undefined ? { cause } : { cause, retryAfterSeconds };
  return new TransientError(`${what} failed: ${cause.message}`, options);
}

/** GitHub answers 403 both to what is forbidden and to what is too much; only the latter says when to come again. */
function isRateLimit(error: unknown): boolean {
  return statusOf(error) === 403 && retryAfterOf(error) !== undefined;
}

/** @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately */
function retryAfterOf(error: unknown): number | undefined {
  const headers = headersOf(error);
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds;
  if (headers["x-ratelimit-remaining"] !== "0") return undefined;
  return Math.max(0, Number(headers["x-ratelimit-reset"] ?? 0) - Math.floor(Date.now() / 1000));
}

function headersOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error) || !("response" in error)) return {};
  const { response } = error;
  if (typeof response !== "object" || response === null || !("headers" in response)) return {};
  const { headers } = response;
  return typeof headers === "object" && headers !== null ? { ...headers } : {};
}
