/** Trees as people think of them: files at paths, and changes to them. */
import { treeIn, type ObjectStore } from "./object-store.ts";
import type { Mode, Tree, TreeEntry } from "./objects.ts";

/** What a scenario puts at a path; `null` takes away what is there. */
export type FileContent =
  | string
  | Uint8Array
  | null
  | { readonly symlink: string }
  | { readonly submodule: string }
  | { readonly executable: string | Uint8Array };

export type Files = Readonly<Record<string, FileContent>>;

/** What is to stand at a path; `undefined` for nothing. */
export type Change = { readonly mode: Mode; readonly sha: string } | undefined;

/** An entry and its path from the root. */
export interface PlacedEntry extends TreeEntry {
  readonly path: string;
}

/** Stores the contents, and says what they change. */
export function changesOf(objects: ObjectStore, files: Files): Map<string, Change> {
  return new Map(Object.entries(files).map(([path, content]) => [path, changeOf(objects, content)]));
}

function changeOf(objects: ObjectStore, content: FileContent): Change {
  if (content === null) return undefined;
  if (typeof content === "string" || content instanceof Uint8Array) {
    return { mode: "100644", sha: objects.addBlob(content).sha };
  }
  if ("symlink" in content) return { mode: "120000", sha: objects.addBlob(content.symlink).sha };
  if ("submodule" in content) return { mode: "160000", sha: content.submodule };
  return { mode: "100755", sha: objects.addBlob(content.executable).sha };
}

/** A tree with some paths changed. Folders appear and vanish as needed; git has no empty ones. */
export function withChanges(objects: ObjectStore, base: Tree, changes: ReadonlyMap<string, Change>): Tree {
  const here = new Map(base.entries.map((entry) => [entry.name, entry]));
  const below = new Map<string, Map<string, Change>>();
  for (const [path, change] of changes) {
    const slash = path.indexOf("/");
    if (slash === -1) setEntry(here, path, change);
    else {
      const folder = path.slice(0, slash);
      const inner = below.get(folder) ?? new Map<string, Change>();
      below.set(folder, inner.set(path.slice(slash + 1), change));
    }
  }
  for (const [name, inner] of below) {
    const old = here.get(name);
    const folder = treeIn(objects, old?.mode === "040000" ? old.sha : undefined);
    const tree = withChanges(objects, folder, inner);
    // Taking a path away below what is no folder leaves it alone.
    if (old !== undefined && old.mode !== "040000" && tree.entries.length === 0) continue;
    setEntry(here, name, tree.entries.length === 0 ? undefined : { mode: "040000", sha: tree.sha });
  }
  return objects.addTree([...here.values()]);
}

function setEntry(entries: Map<string, TreeEntry>, name: string, change: Change): void {
  if (change === undefined) entries.delete(name);
  else entries.set(name, { name, ...change });
}

/** Everything below a tree, folders included, each before what it holds. */
export function* walk(objects: ObjectStore, tree: Tree, prefix = ""): Generator<PlacedEntry> {
  for (const entry of tree.entries) {
    const path = `${prefix}${entry.name}`;
    yield { ...entry, path };
    if (entry.mode === "040000") yield* walk(objects, treeIn(objects, entry.sha), `${path}/`);
  }
}

/** The entry at a path of a tree, links not followed. */
export function entryAt(objects: ObjectStore, tree: Tree, path: string): PlacedEntry | undefined {
  let folder: Tree | undefined = tree;
  let found: TreeEntry | undefined;
  for (const name of path.split("/")) {
    found = folder?.entries.find((entry) => entry.name === name);
    if (found === undefined) return undefined;
    folder = found.mode === "040000" ? objects.tree(found.sha) : undefined;
  }
  return found === undefined ? undefined : { ...found, path };
}
