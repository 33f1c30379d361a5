/** Where a repository is: whether the app still has a way to it, and by which name. */
import type { Trigger } from "../engine/trigger.ts";
import { OtherNameError, TransientError } from "../engine/errors.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "./api.ts";
import { list, text } from "./field.ts";

/**
 * What the repository is called now; `undefined` where the app has no way to it any more.
 *
 * Asks for a token for this repository alone. A public repository can be read long after it was taken out of the
 * installation, and a token that is cached outlives the installation, so that nothing else tells for sure.
 *
 * @see https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app – 404 for an installation
 *   that is gone, 403 for one that is suspended, 422 for a repository that is not, or no longer, part of it
 */
export async function currentName(
  app: GitHubApi,
  { installationId, repository, repositoryId }: Pick<Trigger, "installationId" | "repository" | "repositoryId">,
): Promise<string | undefined> {
  try {
    const { data } = await app.request("POST /app/installations/{installation_id}/access_tokens", {
      installation_id: installationId,
      ...(repositoryId === undefined
        ? { repositories: [repository.slice(repository.indexOf("/") + 1)] }
        : { repository_ids: [repositoryId] }),
    });
    return text(list(data, "repositories")[0], "full_name") ?? repository;
  } catch (cause) {
    const error = classified("Asking whether the repository is still there", cause);
    if (!(error instanceof TransientError) && [403, 404, 422].includes(statusOf(error) ?? 0)) return undefined;
    throw error;
  }
}

/**
 * The same interface, but that "not found" is believed only while the repository has its name. GitHub forwards who comes by
 * a former name, and not at once, nor for ever: what is there would be taken for missing, and who asked for it be refused.
 */
export function byItsName(api: GitHubApi, repository: string): GitHubApi {
  let asked: Promise<boolean> | undefined;
  const turnFor = api.turnFor?.bind(api);
  return {
    ...(turnFor === undefined ? {} : { turnFor: async (route) => byItsName(await turnFor(route), repository) }),
    graphql: (query, variables) => api.graphql(query, variables),
    async request(route, parameters) {
      try {
        return await api.request(route, parameters);
      } catch (error) {
        if (!isNotFound(error) || `${String(parameters["owner"])}/${String(parameters["repo"])}` !== repository)
          throw error;
        asked ??= hasItsName(api, repository);
        if (await asked) throw error;
        throw new OtherNameError(`There is no repository ${repository} by this name.`, { cause: error });
      }
    },
  };
}

async function hasItsName(api: GitHubApi, repository: string): Promise<boolean> {
  const [owner, repo] = repository.split("/");
  try {
    const { data } = await api.request("GET /repos/{owner}/{repo}", { owner, repo });
    return text(data, "full_name")?.toLowerCase() === repository.toLowerCase();
  } catch (error) {
    if (isNotFound(error)) return false;
    throw classified(`Asking whether ${repository} is still called so`, error);
  }
}
