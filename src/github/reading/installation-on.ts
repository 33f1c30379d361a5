/** The installation of the app that reaches a repository. */
import { UserError } from "../../engine/errors.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { field, number, text } from "../field.ts";

/**
 * Finds it with the rights of the app. Throws a UserError that says what to do where the credentials are not right, the
 * app is not installed there, or its installation may not do what is wanted.
 */
export async function readInstallationOn(app: GitHubApi, repository: string, isWriting: boolean): Promise<number> {
  const [owner, repo] = repository.split("/");
  const found = await ask(app, "GET /repos/{owner}/{repo}/installation", { owner, repo }).catch(
    async (error: unknown) => {
      if (!isNotFound(error)) throw error;
      // GitHub tells an app neither from the other.
      throw new UserError(
        `The app is not installed on ${repository}, or there is no such repository. See whether the name is right, and install the app${await addressOf(app)}.`,
        { cause: error },
      );
    },
  );
  const id = number(found, "id");
  if (id === undefined) throw new UserError(`GitHub's answer about the installation on ${repository} has no number.`);
  const settings = text(found, "html_url") ?? "its page";
  if (text(found, "suspended_at") !== undefined) {
    throw new UserError(`The installation of the app on ${repository} is suspended. Take it up again: ${settings}.`);
  }
  const rights = ["issues", "pull_requests"].map((right) => text(field(found, "permissions"), right));
  if (isWriting && rights.some((right) => right !== "write")) {
    throw new UserError(
      `The app may not write to issues and pull requests of ${repository}. Accept its permissions: ${settings}.`,
    );
  }
  return id;
}

async function ask(app: GitHubApi, route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
  try {
    return (await app.request(route, parameters)).data;
  } catch (cause) {
    if (statusOf(cause) === 401) {
      throw new UserError(
        "GitHub does not accept the credentials. APP_ID and the private key must be those of one app, GHE_HOST must name its GitHub, and the clock of this machine must be right.",
        { cause },
      );
    }
    throw classified("Asking for the installation of the app", cause);
  }
}

/** ` at https://github.com/apps/goalkeeper/installations/new`, where GitHub tells. */
async function addressOf(app: GitHubApi): Promise<string> {
  const address = text(await ask(app, "GET /app", {}), "html_url");
  return address === undefined ? "" : `: ${address}/installations/new`;
}
