/** Lists of a repository's issues, newest first, page by page. */
import { TransientError } from "../../engine/errors.ts";
import type { OpenIssue, TrackingIssue } from "../../engine/tracking.ts";
import type { GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { AUTHOR_FIELD, ITEM_LABELS, pageField, personOf } from "./item-parts.ts";
import { readTrackingIssues, TRACKING_ISSUE, trackingIssueOf } from "./tracking-issues.ts";

/** Which issues are listed, and what is asked of each. */
interface Listing {
  readonly what: string;
  /** As GraphQL has it; `undefined` for all. */
  readonly createdBy?: string;
  readonly states?: readonly ["OPEN"];
  readonly fields: string;
  /** Of a hundred issues each. What lies beyond is as if it were not there. */
  readonly maxPages: number;
}

interface ListedIssues {
  readonly nodes: readonly unknown[];
  readonly viewerId: number;
  /** `owner/name`, as GitHub spells it. */
  readonly repository: string;
}

const PAGE_SIZE = 100;
const MIN_PAGE_SIZE = 10;
const MAX_PAGES_OF_OURS = 20;
const MAX_PAGES_OF_OPEN = 50;

/** The name by which GitHub knows who asks: `slug[bot]` for an app. */
export async function readLogin(api: GitHubApi): Promise<string> {
  const what = "Asking who the app is";
  const { data } = settled(what, await askGraphql(api, what, "query { viewer { login } }", {}));
  const login = text(data, "viewer", "login");
  if (login === undefined) throw new TransientError(`${what} failed: the answer breaks off.`);
  return login;
}

/**
 * The issues that this app has opened, open or not.
 *
 * That it has opened none is not believed of a list by author: on ghe.com, that finds nothing of an app's. Then all issues
 * are gone through, at the cost of one request more for every hundred.
 *
 * @see https://github.com/renovatebot/renovate/issues/44730
 */
export async function readOurIssues(
  api: GitHubApi,
  repository: string,
  login: string,
): Promise<readonly TrackingIssue[]> {
  const what = `Listing the issues of this app in ${repository}`;
  const byUs = { what, createdBy: login, fields: TRACKING_ISSUE, maxPages: MAX_PAGES_OF_OURS };
  const listed = await listIssues(api, repository, byUs);
  if (listed === undefined) return [];
  const ours = listed.nodes.filter(isOurs);
  if (ours.length > 0) {
    const [owner, name] = listed.repository.split("/");
    const { viewerId } = listed;
    return Promise.all(
      ours.map((found) => {
        const place = { owner, name, number: number(found, "number") ?? 0, viewerId };
        return trackingIssueOf(api, found, listed.repository, place);
      }),
    );
  }
  const all = await listIssues(api, repository, {
    what,
    fields: "number viewerDidAuthor",
    maxPages: MAX_PAGES_OF_OURS,
  });
  const numbers = (all?.nodes ?? []).filter(isOurs).flatMap((found) => number(found, "number") ?? []);
  const found = await readTrackingIssues(
    api,
    numbers.map((one) => ({ repository: listed.repository, number: one })),
  );
  return found.filter((one) => typeof one === "object");
}

export async function readOpenIssues(api: GitHubApi, repository: string): Promise<readonly OpenIssue[]> {
  const listed = await listIssues(api, repository, {
    what: `Listing the open issues of ${repository}`,
    states: ["OPEN"],
    fields: `number title body viewerDidAuthor ${AUTHOR_FIELD} ${pageField(ITEM_LABELS)}`,
    maxPages: MAX_PAGES_OF_OPEN,
  });
  return (listed?.nodes ?? []).flatMap((found) => {
    const which = number(found, "number");
    if (which === undefined) return [];
    return {
      number: which,
      title: text(found, "title") ?? "",
      body: text(found, "body") ?? "",
      author: personOf(field(found, "author")),
      isOurs: isOurs(found),
      labels: list(found, "labels", "nodes").flatMap((label) => text(label, "name") ?? []),
    };
  });
}

function isOurs(found: unknown): boolean {
  return field(found, "viewerDidAuthor") === true;
}

function queryOf(fields: string): string {
  return `query ($owner: String!, $name: String!, $first: Int!, $after: String, $createdBy: String, $states: [IssueState!]) {
    viewer { databaseId }
    repository(owner: $owner, name: $name) { nameWithOwner
      issues(first: $first, after: $after, states: $states, filterBy: { createdBy: $createdBy },
        orderBy: { field: CREATED_AT, direction: DESC }) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } } }`;
}

/** `undefined` where the repository is not there. Throws a TransientError rather than leave a page out. */
async function listIssues(
  api: GitHubApi,
  repository: string,
  { what, createdBy, states, fields, maxPages }: Listing,
): Promise<ListedIssues | undefined> {
  const [owner, name] = repository.split("/");
  const query = queryOf(fields);
  const nodes = new Map<unknown, unknown>();
  let first = PAGE_SIZE;
  for (let after: string | undefined; ;) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await askGraphql(api, what, query, { owner, name, first, after, createdBy, states });
    if (answer?.errors.some(({ type }) => type === "RESOURCE_LIMITS_EXCEEDED") === true && first > MIN_PAGE_SIZE) {
      first = Math.max(MIN_PAGE_SIZE, Math.floor(first / 2));
      continue;
    }
    const { data, missing } = settled(what, answer);
    if (missing.has("repository")) return undefined;
    const issues = field(data, "repository", "issues");
    const [viewerId, spelling] = [number(data, "viewer", "databaseId"), text(data, "repository", "nameWithOwner")];
    if (!Array.isArray(field(issues, "nodes")) || viewerId === undefined || spelling === undefined) {
      throw new TransientError(`${what} failed: the answer breaks off.`);
    }
    for (const node of list(issues, "nodes")) nodes.set(number(node, "number"), node);
    after = field(issues, "pageInfo", "hasNextPage") === true ? text(issues, "pageInfo", "endCursor") : undefined;
    if (after === undefined || nodes.size >= maxPages * PAGE_SIZE) {
      return { nodes: [...nodes.values()], viewerId, repository: spelling };
    }
  }
}
