/** The items of a repository with all that is remembered on them, page by page: as if each had been read by itself. */
import { TransientError } from "../../engine/errors.ts";
import type { ItemPage } from "../../engine/lists.ts";
import type { Item, RepositoryLabel } from "../../engine/item.ts";
import { statusOf, type GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { ISSUE, itemOf, PULL_REQUEST } from "./item-fields.ts";
import { allNodes } from "./item-pages.ts";
import { pageField, REPOSITORY_LABELS } from "./item-parts.ts";
import { withPresentNames } from "./items.ts";

/** One list of the several that are read side by side, and how far that has come. */
interface Listing {
  readonly name: "issues" | "pullRequests";
  readonly fields: string;
  readonly pageSize: number;
  /** The cursor that the next page follows; `undefined` at the beginning. */
  readonly after: string | undefined;
}

const LISTINGS: readonly Listing[] = [
  { name: "issues", fields: ISSUE, pageSize: 100, after: undefined },
  // Git works out which files each of them changes.
  { name: "pullRequests", fields: PULL_REQUEST, pageSize: 50, after: undefined },
];
/** Where a page is more than GitHub answers in time, it is halved, down to this. */
const MIN_PAGE_SIZE = 10;
/** Ten thousand issues. */
const MAX_REQUESTS = 100;

/** None where the repository is gone or archived. Throws a TransientError rather than leave a page out. */
export async function* readItemPages(
  api: GitHubApi,
  repository: string,
  since: string,
): AsyncGenerator<ItemPage, void, void> {
  const what = `Listing the items of ${repository}`;
  const [owner, name] = repository.split("/");
  let listings = LISTINGS;
  let labels: readonly RepositoryLabel[] | undefined;
  for (let requests = 0, share = 1; listings.length > 0 && requests < MAX_REQUESTS; requests += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await ask(api, what, queryFor(listings, share, labels === undefined), { owner, name, since });
    if (answer === "too-much") {
      if (100 * share <= MIN_PAGE_SIZE) throw new TransientError(`${what} failed: GitHub gives up on it.`);
      share /= 2;
      continue;
    }
    const { data, missing } = answer;
    const at = field(data, "repository");
    if (missing.has("repository") || field(at, "isArchived") === true) return;
    const [viewerId, spelling] = [number(data, "viewer", "databaseId"), text(at, "nameWithOwner")];
    const isWhole = listings.every((one) => Array.isArray(field(at, one.name, "nodes")));
    if (viewerId === undefined || spelling === undefined || !isWhole) {
      throw new TransientError(`${what} failed: the answer breaks off.`);
    }
    const place = { owner, name, viewerId };
    // oxlint-disable-next-line no-await-in-loop
    labels ??= await allNodes(api, REPOSITORY_LABELS, { ...place, number: 0 }, at);
    const known = labels;
    const home = { repository: spelling, isPrivate: field(at, "isPrivate") === true };
    // oxlint-disable-next-line no-await-in-loop
    const items = await Promise.all(
      listings
        .flatMap((one) => list(at, one.name, "nodes").filter((found) => isSince(found, since)))
        .map(async (found): Promise<Item> => {
          const item = await itemOf(api, found, home, { ...place, number: number(found, "number") ?? 0 });
          return withPresentNames(item, known);
        }),
    );
    yield { items, repositoryLabels: known };
    listings = listings.flatMap((listing) => nextOf(listing, field(at, listing.name), since));
  }
}

function queryFor(listings: readonly Listing[], share: number, withLabels: boolean): string {
  const lists = listings.map(({ name, fields, pageSize, after }) => {
    const size = Math.max(MIN_PAGE_SIZE, Math.floor(pageSize * share));
    const cursor = after === undefined ? "" : `, after: ${JSON.stringify(after)}`;
    // The list of pull requests knows no `since`.
    const filter = name === "issues" ? ", filterBy: { since: $since }" : "";
    return `${name}(first: ${size}${cursor}${filter}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes { number updatedAt ${fields} } pageInfo { hasNextPage endCursor } }`;
  });
  // What is declared has to be used.
  const since = listings.some(({ name }) => name === "issues") ? ", $since: DateTime!" : "";
  return `query ($owner: String!, $name: String!${since}) { viewer { databaseId }
    repository(owner: $owner, name: $name) { nameWithOwner isArchived isPrivate
      ${withLabels ? pageField(REPOSITORY_LABELS) : ""} ${lists.join(" ")} } }`;
}

/** GitHub gives up after ten seconds, and says so in one of two ways. */
async function ask(api: GitHubApi, what: string, query: string, variables: Readonly<Record<string, unknown>>) {
  try {
    const answer = await askGraphql(api, what, query, variables);
    const isTooMuch = answer?.errors.some(({ type }) => type === "RESOURCE_LIMITS_EXCEEDED") === true;
    return isTooMuch ? "too-much" : settled(what, answer);
  } catch (error) {
    const status = error instanceof TransientError ? statusOf(error.cause) : undefined;
    if (status === 502 || status === 504) return "too-much";
    throw error;
  }
}

function isSince(found: unknown, since: string): boolean {
  return Date.parse(text(found, "updatedAt") ?? "") >= Math.floor(Date.parse(since) / 1000) * 1000;
}

/** Where a list goes on; nowhere where all that follows is older than what is asked for. */
function nextOf(listing: Listing, page: unknown, since: string): readonly Listing[] {
  const after = field(page, "pageInfo", "hasNextPage") === true ? text(page, "pageInfo", "endCursor") : undefined;
  const isInTime = list(page, "nodes").every((found) => isSince(found, since));
  return after === undefined || !isInTime ? [] : [{ ...listing, after }];
}
