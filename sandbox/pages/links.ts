/** Where the pages are: GitHub's own paths, so that the addresses in the API's answers lead somewhere. */
import { createHash } from "node:crypto";
import type { Account, CheckRun, Item, PullRequest, Repository } from "../world/model.ts";

export function accountPath({ login }: Account): string {
  return `/${encodeURIComponent(login)}`;
}

export function repositoryPath({ owner, name }: Repository): string {
  return `${accountPath(owner)}/${encodeURIComponent(name)}`;
}

export function itemPath(item: Item): string {
  return `${repositoryPath(item.repository)}/${item.kind === "issue" ? "issues" : "pull"}/${item.number}`;
}

export function filesPath(pullRequest: PullRequest): string {
  return `${itemPath(pullRequest)}/files`;
}

export function commitsPath(pullRequest: PullRequest): string {
  return `${itemPath(pullRequest)}/commits`;
}

export function checksPath(pullRequest: PullRequest, run?: CheckRun): string {
  const query = run === undefined ? "" : `?check_run_id=${run.id}`;
  return `${itemPath(pullRequest)}/checks${query}`;
}

/** The page of a check run; its buttons post to paths below it. */
export function runPath({ id, suite }: CheckRun): string {
  return `${repositoryPath(suite.repository)}/runs/${id}`;
}

export function commitPath(repository: Repository, sha: string): string {
  return `${repositoryPath(repository)}/commit/${sha}`;
}

/** A file or a folder at a branch or commit. */
export function contentPath(repository: Repository, kind: "blob" | "tree", ref: string, path: string): string {
  const parts = [...ref.split("/"), ...path.split("/")].filter((part) => part !== "").map(encodeURIComponent);
  return `${repositoryPath(repository)}/${kind}/${parts.join("/")}`;
}

/** The id of a file's box in a diff. A path may hold signs that an id must not. */
export function fileAnchor(path: string): string {
  return `diff-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
}

/** The id of a line in a diff, on the left or on the right. */
export function lineAnchor(path: string, side: "L" | "R", line: number): string {
  return `${fileAnchor(path)}${side}${line}`;
}

/** An address that somebody else gave, if a browser may follow it. */
export function safeAddress(address: string | null): string | undefined {
  return address !== null && /^https?:\/\//i.test(address) ? address : undefined;
}
