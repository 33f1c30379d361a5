/** Whether the app still has a way to a repository. */
import { TransientError } from "../engine/errors.ts";
import { classified, statusOf, type GitHubApi } from "./api.ts";

/**
 * Asks for a token for this repository alone. A public repository can be read long after it was taken out of the
 * installation, and a token that is cached outlives the installation, so that nothing else tells for sure.
 *
 * @see https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app – 404 for an installation
 *   that is gone, 403 for one that is suspended, 422 for a repository that is not, or no longer, part of it
 */
export async function isOutOfReach(app: GitHubApi, installationId: number, repository: string): Promise<boolean> {
  try {
    await app.request("POST /app/installations/{installation_id}/access_tokens", {
      installation_id: installationId,
      repositories: [repository.slice(repository.indexOf("/") + 1)],
    });
    return false;
  } catch (cause) {
    const error = classified("Asking whether the repository is still there", cause);
    if (!(error instanceof TransientError) && [403, 404, 422].includes(statusOf(error) ?? 0)) return true;
    throw error;
  }
}
