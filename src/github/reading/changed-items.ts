/** What changed in a repository: all its issues and pull requests since a time, a request for every hundred. */
import { TransientError } from "../../engine/errors.ts";
import type { ItemOutline } from "../../engine/record.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { number, text } from "../field.ts";

const PAGE_SIZE = 100;
/** Ten thousand items. What lies beyond has not changed for longest, and is as if it were not there. */
const MAX_PAGES = 100;

/**
 * Those that changed since a time (ISO 8601, in UTC), or all. None where the repository is out of reach.
 *
 * Newest first: what changes while the pages are read moves to the front, so that others come twice and none is passed
 * over but itself, for which the first page is read again. From the other end, it would draw one from the next page to
 * the one that was read.
 */
export async function readChangedItems(
  api: GitHubApi,
  repository: string,
  since: string | undefined,
): Promise<readonly ItemOutline[]> {
  const found = new Map<number, ItemOutline>();
  let list = ISSUES;
  const read = async (page: number): Promise<number> => {
    let items = await readPage(api, repository, list, since, page);
    if (items === "switched-off") {
      list = PULL_REQUESTS;
      items = await readPage(api, repository, list, since, page);
    }
    if (items === "switched-off") return 0;
    const recent = items.filter((item) => since === undefined || isSince(item, since));
    for (const outline of recent.flatMap((item) => outlineOf(item) ?? [])) found.set(outline.number, outline);
    return recent.length;
  };
  let pages = 1;
  // oxlint-disable-next-line no-await-in-loop
  while ((await read(pages)) === PAGE_SIZE && pages < MAX_PAGES) pages += 1;
  if (pages > 1) await read(1);
  return [...found.values()];
}

const ISSUES = "GET /repos/{owner}/{repo}/issues";
/** For repositories in which issues are switched off. This list knows no `since`. */
const PULL_REQUESTS = "GET /repos/{owner}/{repo}/pulls";

function isSince(item: unknown, since: string): boolean {
  return Date.parse(text(item, "updated_at") ?? "") >= Math.floor(Date.parse(since) / 1000) * 1000;
}

async function readPage(
  api: GitHubApi,
  repository: string,
  list: string,
  since: string | undefined,
  page: number,
): Promise<readonly unknown[] | "switched-off"> {
  const [owner, repo] = repository.split("/");
  const what = `Listing what changed in ${repository}`;
  const from = since === undefined || list !== ISSUES ? {} : { since };
  const order = { state: "all", sort: "updated", direction: "desc" };
  try {
    const { data } = await api.request(list, { owner, repo, ...order, ...from, per_page: PAGE_SIZE, page });
    if (!Array.isArray(data)) throw new TransientError(`${what} failed: the answer breaks off.`);
    return data;
  } catch (error) {
    if (statusOf(error) === 410 && list === ISSUES) return "switched-off";
    if (isNotFound(error)) return [];
    throw classified(what, error);
  }
}

function outlineOf(item: unknown): ItemOutline | undefined {
  const which = number(item, "number");
  if (which === undefined) return undefined;
  const [title, body] = [text(item, "title") ?? "", text(item, "body") ?? ""];
  // The list of pull requests does not count their comments: there may be some.
  return { number: which, title, body, hasComments: (number(item, "comments") ?? 1) > 0 };
}
