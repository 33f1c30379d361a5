/** Commits on a branch: all files in one, on top of the commit that was read. */
import { TransientError } from "../../engine/errors.ts";
import type { CommitEffect } from "../../engine/effect.ts";
import { classified, isNotFound, statusOf, type GitHubApi } from "../api.ts";
import { text } from "../field.ts";

/** Whom a commit is by. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/**
 * Makes the commit. A branch that was deleted is left alone; one that moved on is read again by the next attempt.
 *
 * The author is named, so that a Signed-off-by line is by the author, as the Developer Certificate of Origin asks.
 */
export async function applyCommit(api: GitHubApi, effect: CommitEffect, author: Identity): Promise<void> {
  const [owner, repo] = effect.repository.split("/");
  try {
    const tree = effect.files.map(({ path, text: content, isExecutable }) => ({
      path,
      mode: isExecutable === true ? "100755" : "100644",
      type: "blob",
      content,
    }));
    const parent = await api.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
      owner,
      repo,
      commit_sha: effect.parentSha,
    });
    const made = await api.request("POST /repos/{owner}/{repo}/git/trees", {
      owner,
      repo,
      base_tree: text(parent.data, "tree", "sha"),
      tree,
    });
    const message = effect.isSignedOff
      ? `${effect.message}\n\nSigned-off-by: ${author.name} <${author.email}>`
      : effect.message;
    const commit = await api.request("POST /repos/{owner}/{repo}/git/commits", {
      owner,
      repo,
      message,
      tree: text(made.data, "sha"),
      parents: [effect.parentSha],
      author,
    });
    await api.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", {
      owner,
      repo,
      ref: `heads/${effect.branch}`,
      sha: text(commit.data, "sha"),
      force: false,
    });
  } catch (error) {
    if (isNotFound(error)) return;
    if (statusOf(error) === 422 || statusOf(error) === 409) {
      throw new TransientError(`The branch ${effect.branch} moved on while its mends were made.`, { cause: error });
    }
    throw classified("Committing the mends", error);
  }
}
