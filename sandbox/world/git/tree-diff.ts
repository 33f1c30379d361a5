/** What differs between two trees, file by file, renames recognised as GitHub does. */
import { walk, type PlacedEntry } from "./files.ts";
import { lineDiff, linesOf, type LineDiff } from "./line-diff.ts";
import { treeIn, type ObjectStore } from "./object-store.ts";
import type { Tree, TreeEntry } from "./objects.ts";

/** A file, link or submodule that differs. At least one of the two sides is there. */
export interface ChangedFile {
  readonly path: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "changed";
  readonly before: PlacedEntry | undefined;
  readonly after: PlacedEntry | undefined;
}

/** Git calls a file renamed when half of it is the same. */
const RENAME_SIMILARITY = 0.5;

/** Beyond this many pairs git gives up on inexact renames (merge.renameLimit is 1,000 files on each side). */
const MAX_RENAME_PAIRS = 40_000;

/** Git takes a file for binary when there is a NUL among its first 8,000 bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

/** The files that differ between two trees, in the order of their paths. */
export function changedFiles(objects: ObjectStore, before: Tree, after: Tree): ChangedFile[] {
  const changes = [...differences(objects, before, after, "")];
  return joinRenames(objects, changes).toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

function* differences(objects: ObjectStore, before: Tree, after: Tree, prefix: string): Generator<ChangedFile> {
  if (before.sha === after.sha) return;
  const news = new Map(after.entries.map((entry) => [entry.name, entry]));
  const olds = new Map(before.entries.map((entry) => [entry.name, entry]));
  for (const name of new Set([...olds.keys(), ...news.keys()])) {
    const old = olds.get(name);
    const current = news.get(name);
    const path = `${prefix}${name}`;
    if (old !== undefined && current !== undefined && old.sha === current.sha && old.mode === current.mode) continue;
    if (isFolder(old) && isFolder(current)) {
      yield* differences(objects, treeIn(objects, old?.sha), treeIn(objects, current?.sha), `${path}/`);
    } else if (old !== undefined && current !== undefined && !isFolder(old) && !isFolder(current)) {
      const status = old.sha === current.sha ? "changed" : "modified";
      yield { path, status, before: { ...old, path }, after: { ...current, path } };
    } else {
      for (const file of filesBelow(objects, old, path)) {
        yield { path: file.path, status: "removed", before: file, after: undefined };
      }
      for (const file of filesBelow(objects, current, path)) {
        yield { path: file.path, status: "added", before: undefined, after: file };
      }
    }
  }
}

function isFolder(entry: TreeEntry | undefined): boolean {
  return entry?.mode === "040000";
}

function filesBelow(objects: ObjectStore, entry: TreeEntry | undefined, path: string): PlacedEntry[] {
  if (entry === undefined) return [];
  if (entry.mode !== "040000") return [{ ...entry, path }];
  return [...walk(objects, treeIn(objects, entry.sha), `${path}/`)].filter(({ mode }) => mode !== "040000");
}

function joinRenames(objects: ObjectStore, changes: readonly ChangedFile[]): ChangedFile[] {
  const removed = changes.filter(({ status }) => status === "removed");
  const added = changes.filter(({ status }) => status === "added");
  const isInexact = removed.length * added.length <= MAX_RENAME_PAIRS;
  const gone = new Set<ChangedFile>();
  const joined = new Map<ChangedFile, ChangedFile>();
  for (const least of isInexact ? [1, RENAME_SIMILARITY] : [1]) {
    for (const file of added) {
      if (joined.has(file)) continue;
      const origin = removed.find(
        (one) => !gone.has(one) && similarity(objects, one.before, file.after, least) >= least,
      );
      if (origin === undefined) continue;
      gone.add(origin);
      joined.set(file, { path: file.path, status: "renamed", before: origin.before, after: file.after });
    }
  }
  return changes.filter((change) => !gone.has(change)).map((change) => joined.get(change) ?? change);
}

function similarity(
  objects: ObjectStore,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  least: number,
): number {
  if (before === undefined || after === undefined || before.mode !== after.mode) return 0;
  const old = objects.blob(before.sha)?.bytes;
  const current = objects.blob(after.sha)?.bytes;
  if (old === undefined || current === undefined || old.length === 0) return 0;
  if (before.sha === after.sha) return 1;
  const [shorter, longer] = old.length < current.length ? [old, current] : [current, old];
  if (least === 1 || shorter.length / longer.length < RENAME_SIMILARITY) return 0;
  const counts = new Map<string, number>();
  for (const line of linesOf(Buffer.from(old).toString("utf8"))) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of linesOf(Buffer.from(current).toString("utf8"))) {
    const left = counts.get(line) ?? 0;
    if (left > 0) {
      counts.set(line, left - 1);
      common += Buffer.byteLength(line);
    }
  }
  return common / longer.length;
}

/** The lines that differ; `undefined` where one side is binary or no file. */
export function linesChanged(objects: ObjectStore, { before, after }: ChangedFile): LineDiff | undefined {
  const texts = [before, after].map((entry) => {
    if (entry === undefined) return "";
    const bytes = objects.blob(entry.sha)?.bytes;
    return bytes === undefined || isBinary(bytes) ? undefined : Buffer.from(bytes).toString("utf8");
  });
  const [old, current] = texts;
  return old === undefined || current === undefined ? undefined : lineDiff(old, current);
}
