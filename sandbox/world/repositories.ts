/** Repositories: how they come into being, and how their branches move. */
import { changesOf, withChanges, type Files } from "./git/files.ts";
import { isAncestor } from "./git/history.ts";
import { commitIn, ObjectStore, treeIn } from "./git/object-store.ts";
import type { Commit, Signature } from "./git/objects.ts";
import type { Account, Repository } from "./model.ts";
import { branchOf, branchRef } from "./names.ts";
import { afterPush } from "./pushes.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

export interface NewRepository {
  readonly owner: Account;
  readonly name: string;
  readonly isPrivate?: boolean | undefined;
  readonly defaultBranch?: string | undefined;
  readonly parent?: Repository | undefined;
}

/** An empty repository, or a fork with all branches of its parent. */
export function createRepository(
  world: World,
  { owner, name, isPrivate = false, defaultBranch, parent }: NewRepository,
): Repository {
  const key = `${owner.login}/${name}`.toLowerCase();
  if (world.repositories.has(key)) throw new Refusal(`There is a repository ${key} already.`);
  const branches = [...(parent?.refs ?? [])].filter(([ref]) => branchOf(ref) !== undefined);
  const repository: Repository = {
    id: world.nextId(),
    owner,
    name,
    isPrivate,
    parent,
    objects: parent?.objects ?? new ObjectStore(),
    refs: new Map(branches),
    defaultBranch: defaultBranch ?? parent?.defaultBranch ?? "main",
    items: new Map(),
    departed: new Map(),
    labels: new Map(),
    milestones: new Map(),
    suites: [],
    mergeGroups: [],
    collaborators: new Map(),
    createdAt: world.now(),
    pushedAt: world.now(),
  };
  world.repositories.set(key, repository);
  return repository;
}

/** Gives a repository another name; it is still found by the one before, until another repository has that. */
export function renameRepository(world: World, repository: Repository, name: string): void {
  const { login } = repository.owner;
  if (world.repository(login, name) !== undefined) throw new Refusal(`There is a repository ${login}/${name} already.`);
  const before = `${login}/${repository.name}`.toLowerCase();
  world.repositories.delete(before);
  world.formerNames.set(before, repository);
  repository.name = name;
  world.repositories.set(`${login}/${name}`.toLowerCase(), repository);
}

export interface NewCommit {
  readonly files: Files;
  /** `undefined` for the first of a history. */
  readonly parent: string | undefined;
  readonly author: Account;
  readonly message: string;
}

/** A commit of some changes to its parent. No ref points to it yet. */
export function commitFiles(world: World, { objects }: Repository, commit: NewCommit): Commit {
  const { files, parent, author, message } = commit;
  const tree = withChanges(objects, treeIn(objects, parent), changesOf(objects, files));
  const signature = signatureOf(author, world.now());
  const parents = parent === undefined ? [] : [parent];
  return objects.addCommit({ tree: tree.sha, parents, author: signature, committer: signature, message });
}

/** The address by which GitHub knows an account that keeps its own private. */
export function signatureOf({ id, login }: Account, date: Date): Signature {
  return { name: login, email: `${id}+${login}@users.noreply.github.com`, date };
}

export interface RefUpdate {
  readonly ref: string;
  /** `undefined` deletes the ref. */
  readonly sha: string | undefined;
  readonly isForced?: boolean;
  readonly pusher: Account;
}

/** Moves, makes or deletes a ref. Without force a branch only moves to a descendant; throws a Refusal otherwise. */
export function updateRef(
  world: World,
  repository: Repository,
  { ref, sha, isForced = false, pusher }: RefUpdate,
): void {
  const { objects, refs } = repository;
  const before = refs.get(ref);
  if (before === sha) return;
  if (sha === undefined) {
    if (ref === branchRef(repository.defaultBranch)) throw new Refusal("Cannot delete the default branch");
    refs.delete(ref);
  } else {
    commitIn(objects, sha);
    const isFastForward = before === undefined || isAncestor(objects, before, sha);
    if (!isFastForward && !isForced) throw new Refusal("Update is not a fast forward");
    refs.set(ref, sha);
  }
  repository.pushedAt = world.now();
  const isRewritten = before !== undefined && sha !== undefined && !isAncestor(objects, before, sha);
  afterPush(world, repository, { ref, before, after: sha, isForced: isRewritten }, pusher);
}
