/** GraphQL requests: whole answers, partial ones, and places where there is no GraphQL at all. */
import { classified, isNotFound, statusOf, type GitHubApi } from "./api.ts";
import { field } from "./field.ts";

export interface GraphqlAnswer {
  readonly data: unknown;
  /** Whether every part of it is an answer. In one with errors, `null` may stand for what is there all the same. */
  readonly isWhole: boolean;
}

/** What a query brought, as far as it brought anything; `undefined` where GraphQL is not to be had. */
export async function askGraphql(
  api: GitHubApi,
  what: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphqlAnswer | undefined> {
  try {
    return { data: await api.graphql(query, variables), isWhole: true };
  } catch (error) {
    // Octokit throws away nothing of a partial answer: it stands on the error.
    if (Array.isArray(field(error, "errors"))) return { data: field(error, "data"), isWhole: false };
    const status = statusOf(error);
    if (isNotFound(error) || status === 405 || status === 501) return undefined;
    throw classified(what, error);
  }
}
