/** Commits on a branch: all files in one, on top of the commit that was read. */
import { TransientError, UserError } from "../../engine/errors.ts";
import type { CommitEffect } from "../../engine/effect.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { list, text } from "../field.ts";
import { makeCommit, type Identity, type MadeCommit } from "./new-commit.ts";

/**
 * Makes the commit, unless an attempt whose answer was lost has brought the same to the branch. A branch that was deleted
 * is left alone; one that moved on is read again by the next attempt. Throws a UserError where rules keep the app off.
 */
export async function applyCommit(api: GitHubApi, effect: CommitEffect, author: Identity): Promise<void> {
  const [owner, repo] = effect.repository.split("/");
  try {
    const made = await makeCommit(api, effect, author);
    const ref = `heads/${effect.branch}`;
    try {
      await api.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
        owner,
        repo,
        ref,
        sha: made.sha,
        force: false,
      });
    } catch (error) {
      if (!hasMovedOn(error) || !(await stands(api, effect, made))) throw error;
    }
  } catch (error) {
    if (isNotFound(error) || isBranchGone(error)) return;
    throw refusalOf(effect, error) ?? classified("Committing the mends", error);
  }
}

/** Whether the tip is a commit on the same parent with the same files. */
async function stands(
  api: GitHubApi,
  { repository, branch, parentSha }: CommitEffect,
  { treeSha }: MadeCommit,
): Promise<boolean> {
  const [owner, repo] = repository.split("/");
  const found = await api.request("GET /repos/{owner}/{repo}/commits/{ref}", { owner, repo, ref: `heads/${branch}` });
  const [parent] = list(found.data, "parents");
  return text(found.data, "commit", "tree", "sha") === treeSha && text(parent, "sha") === parentSha;
}

/** GitHub has 422 for it, and no other sign than the words. */
function isBranchGone(error: unknown): boolean {
  return statusOf(error) === 422 && error instanceof Error && /reference does not exist/i.test(error.message);
}

/** What was just made may be unknown to another of GitHub's servers, too; and what was rewritten since is gone. */
function hasMovedOn(error: unknown): boolean {
  if (statusOf(error) === 409) return true;
  if (statusOf(error) !== 422 || !(error instanceof Error) || isBranchGone(error)) return false;
  return /not a fast[ -]forward|does not exist/i.test(error.message);
}

function refusalOf({ branch, repository }: CommitEffect, cause: unknown): Error | undefined {
  if (hasMovedOn(cause)) {
    return new TransientError(`The branch ${branch} moved on while its mends were made.`, { cause });
  }
  if (statusOf(cause) !== 422 || !(cause instanceof Error)) return undefined;
  const advice = "See whether the repository's rules let the app push to it, or make the changes by hand.";
  return new UserError(`GitHub does not take the mends on ${branch} of ${repository}: ${cause.message}. ${advice}`, {
    cause,
  });
}
