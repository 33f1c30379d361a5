/** A commit of whole files on top of another, which no branch points to yet: one request to read and two to write. */
import type { CommittedFile } from "../../engine/effect.ts";
import { TransientError } from "../../engine/errors.ts";
import type { GitHubApi } from "../api.ts";
import { text } from "../field.ts";

/** Whom a commit is by. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

export interface NewCommit {
  readonly repository: string;
  readonly parentSha: string;
  readonly message: string;
  readonly isSignedOff: boolean;
  readonly files: readonly CommittedFile[];
}

export interface MadeCommit {
  readonly sha: string;
  readonly treeSha: string | undefined;
}

/**
 * Makes the commit.
 *
 * The author is named, so that a Signed-off-by line is by the author, as the Developer Certificate of Origin asks.
 */
export async function makeCommit(api: GitHubApi, commit: NewCommit, author: Identity): Promise<MadeCommit> {
  const [owner, repo] = commit.repository.split("/");
  const { parentSha, message, isSignedOff, files } = commit;
  const parent = await api.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
    owner,
    repo,
    commit_sha: parentSha,
  });
  const { data: tree } = await api.request("POST /repos/{owner}/{repo}/git/trees", {
    owner,
    repo,
    base_tree: text(parent.data, "tree", "sha"),
    tree: files.map(({ path, text: content, isExecutable }) => ({
      path,
      mode: isExecutable === true ? "100755" : "100644",
      type: "blob",
      content,
    })),
  });
  const treeSha = text(tree, "sha");
  const made = await api.request("POST /repos/{owner}/{repo}/git/commits", {
    owner,
    repo,
    message: isSignedOff ? `${message}\n\nSigned-off-by: ${author.name} <${author.email}>` : message,
    tree: treeSha,
    parents: [parentSha],
    author,
  });
  const sha = text(made.data, "sha");
  if (sha === undefined) throw new TransientError("GitHub's answer to a new commit breaks off.");
  return { sha, treeSha };
}
