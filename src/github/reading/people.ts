/** What somebody may do in a repository. */
import { classified, isNotFound, type GitHubApi } from "../api.ts";
import { field } from "../field.ts";

/**
 * Whether somebody may set labels and close issues. False for bots and for names that are nobody's.
 *
 * The single permission in the answer knows no triage, and says `read` for it; the permissions of the user do, those
 * from roles that an organization made itself among them.
 *
 * @see https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
export async function mayTriage(api: GitHubApi, repository: string, login: string): Promise<boolean> {
  const [owner, repo] = repository.split("/");
  const route = "GET /repos/{owner}/{repo}/collaborators/{username}/permission";
  try {
    const { data } = await api.request(route, { owner, repo, username: login });
    return field(data, "user", "permissions", "triage") === true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw classified(`Asking what ${login} may do in ${repository}`, error);
  }
}
