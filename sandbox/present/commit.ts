/** Commits, as the different corners of the REST API and deliveries show them. */
import type { Commit as PushedCommit, SimpleCommit } from "@octokit/webhooks-types";
import { treeIn } from "../world/git/object-store.ts";
import type { Commit, Signature } from "../world/git/objects.ts";
import { changedFiles } from "../world/git/tree-diff.ts";
import type { Repository } from "../world/model.ts";
import { apiOf, nodeId, pageOf, type Addresses } from "./addresses.ts";
import { timeText } from "./time.ts";

const UNSIGNED = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null } as const;

/** `GET /repos/{owner}/{repo}/git/commits/{sha}`. */
export function presentGitCommit(addresses: Addresses, repository: Repository, commit: Commit) {
  const { sha, tree, parents, author, committer, message } = commit;
  const git = `${apiOf(addresses, repository)}/git`;
  const html = pageOf(addresses, repository);
  return {
    sha,
    node_id: nodeId("Commit", repository.id, sha),
    url: `${git}/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    author: presentSignature(author),
    committer: presentSignature(committer),
    tree: { sha: tree, url: `${git}/trees/${tree}` },
    message,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${git}/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
    verification: UNSIGNED,
  };
}

/** A commit in `GET /repos/{owner}/{repo}/commits`, comparisons and pull requests. */
export function presentCommit(addresses: Addresses, repository: Repository, commit: Commit) {
  const { sha, tree, parents, author, committer, message } = commit;
  const url = apiOf(addresses, repository);
  const html = pageOf(addresses, repository);
  return {
    sha,
    node_id: nodeId("Commit", repository.id, sha),
    commit: {
      author: presentSignature(author),
      committer: presentSignature(committer),
      message,
      tree: { sha: tree, url: `${url}/git/trees/${tree}` },
      url: `${url}/git/commits/${sha}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url: `${url}/commits/${sha}`,
    html_url: `${html}/commit/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    // Which account an address belongs to is more than the sandbox knows.
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: `${html}/commit/${parent}`,
    })),
  };
}

/** A commit in a push. */
export function presentPushedCommit(addresses: Addresses, repository: Repository, commit: Commit): PushedCommit {
  const { objects } = repository;
  const files = changedFiles(objects, treeIn(objects, commit.parents[0]), treeIn(objects, commit.sha));
  const paths = (wanted: readonly string[]): string[] =>
    files.filter(({ status }) => wanted.includes(status)).map(({ path }) => path);
  return {
    ...presentSimpleCommit(commit),
    distinct: true,
    url: `${pageOf(addresses, repository)}/commit/${commit.sha}`,
    // Pushes know no renames: one path goes and another comes.
    added: paths(["added", "renamed"]),
    removed: [
      ...paths(["removed"]),
      ...files.flatMap(({ status, before }) => (status === "renamed" && before ? [before.path] : [])),
    ],
    modified: paths(["modified", "changed"]),
  };
}

/** The head commit of a check suite. */
export function presentSimpleCommit({ sha, tree, message, author, committer }: Commit) {
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: timeText(committer.date),
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  } satisfies SimpleCommit;
}

function presentSignature({ name, email, date }: Signature) {
  return { name, email, date: timeText(date) };
}
