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
 * The same interface, but that it throws an OtherNameError where GitHub tells of another name of the repository, and that
 * "not found" is believed only while it has this one. GitHub forwards who comes by a former name: what is there would be
 * taken for something that has moved. It does so not at once, nor for ever: what is there would be taken for missing.
 */
export function byItsName(api: GitHubApi, repository: string): GitHubApi {
  let asked: Promise<string | undefined> | undefined;
  const isMeant = (owner: unknown, name: unknown): boolean => `${String(owner)}/${String(name)}` === repository;
  const assertIs = (nameNow: string | undefined, cause?: unknown): void => {
    if (nameNow?.toLowerCase() === repository.toLowerCase()) return;
    const what = nameNow === undefined ? "is not to be found by this name" : `is called ${nameNow} by now`;
    throw new OtherNameError(`The repository ${repository} ${what}.`, { cause, nameNow });
  };
  const turnFor = api.turnFor?.bind(api);
  return {
    ...(turnFor === undefined ? {} : { turnFor: async (route) => byItsName(await turnFor(route), repository) }),
    async graphql(query, variables) {
      const answer = await api.graphql(query, variables);
      const told = text(answer, "repository", "nameWithOwner");
      if (told !== undefined && isMeant(variables["owner"], variables["name"])) assertIs(told);
      return answer;
    },
    async request(route, parameters) {
      try {
        return await api.request(route, parameters);
      } catch (error) {
        if (!isNotFound(error) || !isMeant(parameters["owner"], parameters["repo"])) throw error;
        asked ??= currentNameOf(api, repository);
        assertIs(await asked, error);
        throw error;
      }
    },
  };
}

/** `undefined` where GitHub forwards nobody. */
async function currentNameOf(api: GitHubApi, repository: string): Promise<string | undefined> {
  const [owner, repo] = repository.split("/");
  try {
    return text((await api.request("GET /repos/{owner}/{repo}", { owner, repo })).data, "full_name");
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw classified(`Asking whether ${repository} is still called so`, error);
  }
}
