/** The objects of a network of forks. GitHub keeps them together, so that a fork's commit can be read in its parent. */
import { blobOf, commitOf, treeOf, type Blob, type Commit, type GitObject, type Tree } from "./objects.ts";

/** The tree without entries, which every git knows. */
const EMPTY_TREE = treeOf([]).sha;

export class ObjectStore {
  readonly #objects = new Map<string, GitObject>([[EMPTY_TREE, treeOf([])]]);

  get(sha: string): GitObject | undefined {
    return this.#objects.get(sha);
  }

  blob(sha: string): Blob | undefined {
    const object = this.#objects.get(sha);
    return object?.type === "blob" ? object : undefined;
  }

  tree(sha: string): Tree | undefined {
    const object = this.#objects.get(sha);
    return object?.type === "tree" ? object : undefined;
  }

  commit(sha: string): Commit | undefined {
    const object = this.#objects.get(sha);
    return object?.type === "commit" ? object : undefined;
  }

  /** The one object whose name begins so; git takes four digits or more for a name. */
  abbreviated(prefix: string): GitObject | undefined {
    if (prefix.length === 40) return this.#objects.get(prefix);
    if (!/^[0-9a-f]{4,39}$/.test(prefix)) return undefined;
    const found = [...this.#objects.values()].filter(({ sha }) => sha.startsWith(prefix));
    return found.length === 1 ? found[0] : undefined;
  }

  addBlob(content: Parameters<typeof blobOf>[0]): Blob {
    return this.#add(blobOf(content));
  }

  addTree(entries: Parameters<typeof treeOf>[0]): Tree {
    return this.#add(treeOf(entries));
  }

  addCommit(commit: Parameters<typeof commitOf>[0]): Commit {
    return this.#add(commitOf(commit));
  }

  #add<Kind extends GitObject>(object: Kind): Kind {
    this.#objects.set(object.sha, object);
    return object;
  }
}

/** The commit of that name, which is known to exist. */
export function commitIn(objects: ObjectStore, sha: string): Commit {
  const commit = objects.commit(sha);
  if (commit === undefined) throw new Error(`no commit ${sha}`);
  return commit;
}

/** The tree of a commit, or of a tree itself; `undefined` stands for no history at all and has the empty tree. */
export function treeIn(objects: ObjectStore, sha: string | undefined): Tree {
  const object = sha === undefined ? objects.get(EMPTY_TREE) : objects.get(sha);
  const tree = object?.type === "commit" ? objects.tree(object.tree) : object;
  if (tree?.type !== "tree") throw new Error(`no tree ${sha}`);
  return tree;
}
