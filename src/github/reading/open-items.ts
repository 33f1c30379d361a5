/** All that is open in a repository: issues, and pull requests, which GitHub counts among them. */
import { TransientError } from "../../engine/errors.ts";
import { classified, type GitHubApi } from "../api.ts";
import { number } from "../field.ts";

/** The numbers of the open issues and pull requests, the oldest first: a request for every hundred. */
export async function readOpenItems(api: GitHubApi, repository: string): Promise<readonly number[]> {
  // What is closed between two pages shifts the next one; what is opened comes last.
  const numbers = new Set<number>();
  for (let page = 1; ; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const found = await readPage(api, repository, page);
    for (const item of found) {
      const one = number(item, "number");
      if (one !== undefined) numbers.add(one);
    }
    if (found.length < 100) return [...numbers];
  }
}

async function readPage(api: GitHubApi, repository: string, page: number): Promise<readonly unknown[]> {
  const what = `Listing what is open in ${repository}`;
  const [owner, repo] = repository.split("/");
  const order = { state: "open", sort: "created", direction: "asc" };
  try {
    const route = "GET /repos/{owner}/{repo}/issues";
    const { data } = await api.request(route, { owner, repo, ...order, per_page: 100, page });
    if (!Array.isArray(data)) throw new TransientError(`${what} failed: the answer breaks off.`);
    return data;
  } catch (error) {
    throw classified(what, error);
  }
}
