/** What a name of a commit stands for in a repository: a branch, a tag, a full ref, a SHA or its beginning. */
import type { GitObject } from "./git/objects.ts";
import type { Repository } from "./model.ts";

const HEADS = "refs/heads/";

export function branchRef(branch: string): string {
  return `${HEADS}${branch}`;
}

/** The branch that a full ref name is of. */
export function branchOf(ref: string): string | undefined {
  return ref.startsWith(HEADS) ? ref.slice(HEADS.length) : undefined;
}

export function branchTip(repository: Repository, branch: string): string | undefined {
  return repository.refs.get(branchRef(branch));
}

/** The SHA of a commit, found the way git does it; `undefined` where there is none. */
export function resolveCommit(repository: Repository, name: string): string | undefined {
  const object = resolveObject(repository, name);
  return object?.type === "commit" ? object.sha : undefined;
}

export function resolveObject(repository: Repository, name: string): GitObject | undefined {
  const { refs, objects } = repository;
  if (name === "HEAD") return resolveObject(repository, branchRef(repository.defaultBranch));
  // A SHA in full wins over a branch that is called so.
  if (/^[0-9a-f]{40}$/.test(name)) return objects.get(name);
  const sha =
    refs.get(name) ?? refs.get(`refs/${name}`) ?? refs.get(`refs/tags/${name}`) ?? refs.get(`${HEADS}${name}`);
  return sha === undefined ? objects.abbreviated(name) : objects.get(sha);
}
