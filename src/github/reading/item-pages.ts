/** Lists of an item that one answer does not hold. */
import type { GitHubApi } from "../api.ts";
import { field, list, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { pageField, type Connection } from "./item-parts.ts";

/**
 * How many pages of a hundred are read of a list. What lies beyond is as if it were not there: the oldest label events
 * and comments, and the last labels of the repository. An item has a hundred labels at most.
 */
const MAX_PAGES = 20;

/** Where an item is, and who asks. */
export interface ItemPlace {
  readonly owner: string | undefined;
  readonly name: string | undefined;
  readonly number: number;
  readonly viewerId: number;
}

/** All nodes of a list, of whose owner the first page was read already; in the order in which GitHub has them. */
export async function allNodes<Node>(
  api: GitHubApi,
  connection: Connection<Node>,
  place: ItemPlace,
  first: unknown,
): Promise<readonly Node[]> {
  const { from, name, nodeOf } = connection;
  const nodesOf = (page: unknown): readonly Node[] =>
    list(page, "nodes").flatMap((node) => nodeOf(node, place.viewerId) ?? []);
  let page = field(first, name);
  let nodes = nodesOf(page);
  for (let pages = 1; pages < MAX_PAGES; pages += 1) {
    const cursor = nextCursor(page, from);
    if (cursor === undefined) break;
    // oxlint-disable-next-line no-await-in-loop
    page = field(await readPage(api, connection, place, cursor), name);
    nodes = from === "first" ? [...nodes, ...nodesOf(page)] : [...nodesOf(page), ...nodes];
  }
  return nodes;
}

function nextCursor(page: unknown, from: "first" | "last"): string | undefined {
  const hasMore = field(page, "pageInfo", from === "first" ? "hasNextPage" : "hasPreviousPage");
  return hasMore === true ? text(page, "pageInfo", from === "first" ? "endCursor" : "startCursor") : undefined;
}

/** What the list belongs to, with a further page of it. An item that has gone meanwhile has no more pages. */
async function readPage<Node>(
  api: GitHubApi,
  connection: Connection<Node>,
  { owner, name, number }: ItemPlace,
  cursor: string,
): Promise<unknown> {
  const page = pageField(connection, cursor);
  const what = `Reading more ${connection.name} of ${owner}/${name}`;
  if (connection.of === "repository") {
    const query = `query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${page} } }`;
    return field(settled(what, await askGraphql(api, what, query, { owner, name })).data, "repository");
  }
  const query = `query ($owner: String!, $name: String!, $number: Int!) { repository(owner: $owner, name: $name) {
    issueOrPullRequest(number: $number) { ... on Issue { ${page} } ... on PullRequest { ${page} } } } }`;
  const { data } = settled(what, await askGraphql(api, what, query, { owner, name, number }));
  return field(data, "repository", "issueOrPullRequest");
}
