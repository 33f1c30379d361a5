/** What happened to labels in a whole repository. */
import { TransientError } from "../../engine/errors.ts";
import type { RepositoryLabelEvent } from "../../engine/item.ts";
import { classified, isNotFound, type GitHubApi } from "../api.ts";
import { number, text } from "../field.ts";

/** Of a hundred events of all kinds each. */
const MAX_PAGES = 20;

/**
 * The events since a time, newest first; `undefined` where they are more than can be looked through. Each page brings
 * whole issues, and so no more are read than are needed.
 */
export async function readLabelEvents(
  api: GitHubApi,
  repository: string,
  since: string,
): Promise<readonly RepositoryLabelEvent[] | undefined> {
  const found: RepositoryLabelEvent[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const events = await readPage(api, repository, page);
    const recent = events.filter((event) => (text(event, "created_at") ?? "") >= since);
    found.push(...recent.flatMap((event) => labelEventOf(event) ?? []));
    if (events.length < 100 || recent.length < events.length) return found;
  }
  return undefined;
}

async function readPage(api: GitHubApi, repository: string, page: number): Promise<readonly unknown[]> {
  const [owner, repo] = repository.split("/");
  const what = `Listing the events of ${repository}`;
  try {
    const { data } = await api.request("GET /repos/{owner}/{repo}/issues/events", { owner, repo, per_page: 100, page });
    if (!Array.isArray(data)) throw new TransientError(`${what} failed: the answer breaks off.`);
    return data;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw classified(what, error);
  }
}

/** `undefined` for an event of another kind, and for one of a label or an item that is not named any more. */
function labelEventOf(event: unknown): RepositoryLabelEvent | undefined {
  const kind = KINDS.get(text(event, "event") ?? "");
  const [name, at] = [text(event, "label", "name"), text(event, "created_at")];
  const item = number(event, "issue", "number");
  if (kind === undefined || name === undefined || at === undefined || item === undefined) return undefined;
  return { kind, name, at, item };
}

const KINDS: ReadonlyMap<string, RepositoryLabelEvent["kind"]> = new Map([
  ["labeled", "added"],
  ["unlabeled", "removed"],
]);
