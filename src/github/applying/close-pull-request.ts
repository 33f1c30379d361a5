/** A pull request of ours that is closed, with a word on why, and its branch taken away. */
import type { ClosePullRequestEffect } from "../../engine/effect.ts";
import { TransientError } from "../../engine/errors.ts";
import { classified, isLocked, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { list, number, text } from "../field.ts";

const MARKER = "<!-- goalkeeper:closing -->";

/**
 * Says why, closes, and deletes the branch. Nothing is done where it is closed already, or gone. Throws a TransientError
 * where somebody has committed to it meanwhile, so that the next attempt sees that.
 */
export async function applyClosePullRequest(
  api: GitHubApi,
  repository: string,
  { number: which, headSha, reason, body: newText }: ClosePullRequestEffect,
): Promise<void> {
  const [owner, repo] = repository.split("/");
  const ask = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> =>
    (await api.request(route, { owner, repo, ...parameters })).data;
  try {
    const present = await ask("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: which });
    if (text(present, "state") !== "open") return;
    if (headSha !== undefined && text(present, "head", "sha") !== headSha) {
      throw new TransientError(`The branch of ${repository}#${which} moved on before it was closed.`);
    }
    const comments = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
    const count = number(present, "comments") ?? 0;
    // An attempt that broke off may have said it.
    const [last] =
      count === 0 ? [] : list(await ask(`GET ${comments}`, { issue_number: which, per_page: 1, page: count }));
    const body = `${MARKER}\n${reason}`;
    if (text(last, "body") !== body) await unless(isLocked, ask(`POST ${comments}`, { issue_number: which, body }));
    await ask("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
      pull_number: which,
      state: "closed",
      body: newText,
    });
    const ref = `heads/${text(present, "head", "ref")}`;
    await unless(isBranchGone, ask("DELETE /repos/{owner}/{repo}/git/refs/{ref}", { ref }));
  } catch (error) {
    if (isNotFound(error)) return;
    throw classified(`Closing ${repository}#${which}`, error);
  }
}

/** GitHub has 422 for it, and no other sign than the words. A protected branch is left where it is. */
function isBranchGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 422 || status === 403;
}

async function unless(isFine: (error: unknown) => boolean, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isFine(error)) throw error;
  }
}
