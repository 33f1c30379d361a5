/** Merging two trees that grew from one, as the merge button and the merge queue do. */
import { commonLines, linesOf } from "./line-diff.ts";
import { treeIn, type ObjectStore } from "./object-store.ts";
import type { Tree, TreeEntry } from "./objects.ts";
import { isBinary } from "./tree-diff.ts";

/** The merged tree, or `undefined` for a conflict. */
export function mergeTrees(objects: ObjectStore, base: Tree, ours: Tree, theirs: Tree): Tree | undefined {
  const names = new Set([base, ours, theirs].flatMap(({ entries }) => entries.map(({ name }) => name)));
  const merged: TreeEntry[] = [];
  for (const name of names) {
    const [old, left, right] = [base, ours, theirs].map(({ entries }) => entries.find((entry) => entry.name === name));
    const entry = mergeEntries(objects, old, left, right);
    if (entry === "conflict") return undefined;
    if (entry !== undefined) merged.push(entry);
  }
  return objects.addTree(merged);
}

function mergeEntries(
  objects: ObjectStore,
  base: TreeEntry | undefined,
  ours: TreeEntry | undefined,
  theirs: TreeEntry | undefined,
): TreeEntry | undefined | "conflict" {
  if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
  if (isSame(base, ours)) return theirs;
  if (ours === undefined || theirs === undefined || ours.mode !== theirs.mode) return "conflict";
  if (ours.mode === "040000") {
    const folder = treeIn(objects, base?.mode === "040000" ? base.sha : undefined);
    const tree = mergeTrees(objects, folder, treeIn(objects, ours.sha), treeIn(objects, theirs.sha));
    if (tree === undefined) return "conflict";
    return tree.entries.length === 0 ? undefined : { ...ours, sha: tree.sha };
  }
  if (base === undefined || ours.mode === "160000" || ours.mode === "120000") return "conflict";
  const texts = [base, ours, theirs].map(({ sha }) => textOf(objects, sha));
  const [old, left, right] = texts;
  if (old === undefined || left === undefined || right === undefined) return "conflict";
  const text = mergeLines(linesOf(old), linesOf(left), linesOf(right));
  return text === undefined ? "conflict" : { ...ours, sha: objects.addBlob(text).sha };
}

/** Merges line by line: between lines that all three share, at most one side may have changed. */
function mergeLines(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string | undefined {
  const inOurs = new Map(commonLines(base, ours));
  const inTheirs = new Map(commonLines(base, theirs));
  const anchors = [...base.keys(), base.length].flatMap((place): [number, number, number][] => {
    if (place === base.length) return [[base.length, ours.length, theirs.length]];
    const left = inOurs.get(place);
    const right = inTheirs.get(place);
    return left === undefined || right === undefined ? [] : [[place, left, right]];
  });
  const merged: string[] = [];
  let [oldStart, leftStart, rightStart] = [0, 0, 0];
  for (const [old, left, right] of anchors) {
    const before = base.slice(oldStart, old).join("");
    const mine = ours.slice(leftStart, left).join("");
    const other = theirs.slice(rightStart, right).join("");
    if (mine !== other && mine !== before && other !== before) return undefined;
    merged.push(mine === before ? other : mine, base[old] ?? "");
    [oldStart, leftStart, rightStart] = [old + 1, left + 1, right + 1];
  }
  return merged.join("");
}

function isSame(a: TreeEntry | undefined, b: TreeEntry | undefined): boolean {
  return a?.sha === b?.sha && a?.mode === b?.mode;
}

function textOf(objects: ObjectStore, sha: string): string | undefined {
  const bytes = objects.blob(sha)?.bytes;
  return bytes === undefined || isBinary(bytes) ? undefined : Buffer.from(bytes).toString("utf8");
}
