/** Commits on a branch: all files in one, on top of the commit that was read. */
import { TransientError } from "../../engine/errors.ts";
import type { CommitEffect } from "../../engine/effect.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { makeCommit, type Identity } from "./new-commit.ts";

/** Makes the commit. A branch that was deleted is left alone; one that moved on is read again by the next attempt. */
export async function applyCommit(api: GitHubApi, effect: CommitEffect, author: Identity): Promise<void> {
  const [owner, repo] = effect.repository.split("/");
  try {
    const sha = await makeCommit(api, effect, author);
    const ref = `heads/${effect.branch}`;
    await api.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", { owner, repo, ref, sha, force: false });
  } catch (error) {
    if (isNotFound(error)) return;
    if (statusOf(error) === 422 || statusOf(error) === 409) {
      throw new TransientError(`The branch ${effect.branch} moved on while its mends were made.`, { cause: error });
    }
    throw classified("Committing the mends", error);
  }
}
