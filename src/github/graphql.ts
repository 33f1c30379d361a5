/** GraphQL requests: whole answers, partial ones, and places where there is no GraphQL at all. */
import { TransientError, UserError } from "../engine/errors.ts";
import { classified, isNotFound, retryAfterOf, statusOf, type GitHubApi } from "./api.ts";
import { field, list, text } from "./field.ts";

export interface GraphqlAnswer {
  readonly data: unknown;
  /** Whether every part of it is an answer. In one with errors, `null` may stand for what is there all the same. */
  readonly isWhole: boolean;
  readonly errors: readonly GraphqlError[];
  /** What Octokit made of the errors. */
  readonly cause?: unknown;
}

export interface GraphqlError {
  /** `NOT_FOUND`, `FORBIDDEN`, `RESOURCE_LIMITS_EXCEEDED` …; empty for a fault in the query. */
  readonly type: string;
  /** The part of the answer, with dots: `repository.issueOrPullRequest`. */
  readonly path: string;
  readonly message: string;
}

/** What a query brought, as far as it brought anything; `undefined` where GraphQL is not to be had. */
export async function askGraphql(
  api: GitHubApi,
  what: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphqlAnswer | undefined> {
  try {
    const data = await api.graphql(query, variables);
    // Octokit takes a body that breaks off for one without data.
    return { data, isWhole: typeof data === "object" && data !== null, errors: [] };
  } catch (cause) {
    // Octokit throws away nothing of a partial answer: it stands on the error.
    if (Array.isArray(field(cause, "errors"))) {
      return { data: field(cause, "data"), isWhole: false, errors: list(cause, "errors").map(errorOf), cause };
    }
    const status = statusOf(cause);
    if (isNotFound(cause) || status === 405 || status === 501) return undefined;
    throw classified(what, cause);
  }
}

function errorOf(error: unknown): GraphqlError {
  const path = list(error, "path").join(".");
  return { type: text(error, "type") ?? "", path, message: text(error, "message") ?? "" };
}

/** The data of an answer that leaves nothing open, and the paths of what is not there. */
export interface SettledAnswer {
  readonly data: unknown;
  readonly missing: ReadonlySet<string>;
}

/**
 * Makes sure that what is `null` in an answer is really not there. Throws a TransientError where it only could not be
 * read, and a UserError where GraphQL is not to be had, or something may not be read.
 */
export function settled(what: string, answer: GraphqlAnswer | undefined): SettledAnswer {
  if (answer === undefined) {
    throw new UserError(`${what} failed: GitHub's GraphQL interface is not to be had where GHE_HOST points.`);
  }
  const { data, isWhole, errors, cause } = answer;
  const other = errors.find(({ type }) => type !== "NOT_FOUND");
  if (other?.type === "FORBIDDEN") {
    const advice = "See whether the installation has accepted all permissions of the app.";
    throw new UserError(`${what} failed: ${other.message}. ${advice}`, { cause });
  }
  if (other !== undefined || (!isWhole && errors.length === 0)) {
    const retryAfterSeconds = retryAfterOf(cause);
    const options = retryAfterSeconds === undefined ? { cause } : { cause, retryAfterSeconds };
    throw new TransientError(`${what} failed: ${other?.message ?? "the answer breaks off."}`, options);
  }
  return { data, missing: new Set(errors.map(({ path }) => path)) };
}
