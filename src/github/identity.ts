/** Whom the app's own commits are by: the account that GitHub made for it. */
import { classified, isNotFound, type GitHubApi } from "./api.ts";
import type { Identity } from "./applying/new-commit.ts";
import { number, text } from "./field.ts";

/** For effects that are no commits. */
export const NOBODY: Identity = { name: "", email: "" };

/**
 * The name and address by which GitHub shows the app's picture beside a commit. Throws a TransientError where GitHub
 * does not answer.
 */
export async function readIdentity(app: GitHubApi, installation: GitHubApi, webHost: string): Promise<Identity> {
  try {
    const { data } = await app.request("GET /app", {});
    const name = `${text(data, "slug") ?? "goalkeeper"}[bot]`;
    const id = await accountId(installation, name);
    const account = id === undefined ? name : `${id}+${name}`;
    return { name, email: `${account}@users.noreply.${webHost}` };
  } catch (error) {
    throw classified("Asking who the app is", error);
  }
}

/** Without it, the commit stands all the same, and only the picture is missing. */
async function accountId(installation: GitHubApi, name: string): Promise<number | undefined> {
  try {
    const { data } = await installation.request("GET /users/{username}", { username: name });
    return number(data, "id");
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
