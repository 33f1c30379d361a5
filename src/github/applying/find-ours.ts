/** What this app has written, as GitHub's lists show it: the newest first, no further back than is asked. */
import type { GitHubApi } from "../api.ts";
import { field, list, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";

export interface OurList {
  /** `Looking for the comment`. */
  readonly what: string;
  /**
   * Takes `$owner`, `$name` and `$cursor`, and gives under `repository` and the path `nodes { viewerDidAuthor createdAt … }`
   * and `pageInfo { hasMore cursor }`, from the newest on.
   */
  readonly query: string;
  readonly path: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
  /** ISO 8601, in UTC. */
  readonly since: string;
}

/** The hidden line by which a thing is found again. */
export function markOf(marker: string): string {
  return `<!-- goalkeeper:${marker} -->`;
}

/** `undefined` where none is meant. What others have written counts for nothing, whatever marks it bears. */
export async function findOurs(
  api: GitHubApi,
  repository: string,
  { what, query, path, variables, since }: OurList,
  isMeant: (node: unknown) => boolean,
): Promise<unknown> {
  const [owner, name] = repository.split("/");
  for (let cursor: string | undefined; ;) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await askGraphql(api, what, query, { owner, name, cursor, ...variables });
    const page = field(settled(what, answer).data, "repository", ...path);
    const nodes = list(page, "nodes");
    const found = nodes.find((node) => field(node, "viewerDidAuthor") === true && isMeant(node));
    cursor = field(page, "pageInfo", "hasMore") === true ? text(page, "pageInfo", "cursor") : undefined;
    const isBefore = nodes.some((node) => (text(node, "createdAt") ?? "") < since);
    if (found !== undefined || cursor === undefined || isBefore) return found;
  }
}
