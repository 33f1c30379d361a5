/** The difference of a file's two sides, as lines, and the part of them that is worth showing. */
import { diffLines } from "diff";
import type { PlacedEntry } from "../world/git/files.ts";
import type { ObjectStore } from "../world/git/object-store.ts";
import { isBinary, type ChangedFile } from "../world/git/tree-diff.ts";

export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  /** Counted from 1; `undefined` on the side where the line is not. */
  readonly old: number | undefined;
  readonly new: number | undefined;
  readonly text: string;
  readonly endsWithoutBreak: boolean;
}

/** The lines, or why there are none to show. */
export type FileDiff =
  | { readonly kind: "lines"; readonly lines: readonly DiffLine[] }
  | { readonly kind: "hidden"; readonly reason: string };

/** GitHub does not render more by itself either. */
const MAX_BYTES = 500_000;
const MAX_EDITS = 5000;

const LINES_AROUND = 3;

export function fileDiff(objects: ObjectStore, { before, after }: ChangedFile): FileDiff {
  if (before?.mode === "160000" || after?.mode === "160000") return hidden(submoduleText(before, after));
  const old = bytesOf(objects, before);
  const current = bytesOf(objects, after);
  if (isBinary(old) || isBinary(current)) return hidden("Binary file not shown.");
  if (old.length + current.length > MAX_BYTES) return hidden("Large diffs are not rendered.");
  const changes = diffLines(textOf(old), textOf(current), { maxEditLength: MAX_EDITS });
  if (changes === undefined) return hidden("Large diffs are not rendered.");
  const lines: DiffLine[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (const { value, added, removed } of changes) {
    for (const line of value.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      if (!added) oldLine += 1;
      if (!removed) newLine += 1;
      lines.push({
        kind: added ? "added" : removed ? "removed" : "same",
        old: added ? undefined : oldLine,
        new: removed ? undefined : newLine,
        text: line.replace(/\r?\n$/, ""),
        endsWithoutBreak: !line.endsWith("\n"),
      });
    }
  }
  if (lines.every(({ kind }) => kind === "same")) return hidden(unchangedText(before, after));
  return { kind: "lines", lines };
}

/** The lines near a change or an annotation, in pieces that hang together. */
export function hunksOf(lines: readonly DiffLine[], annotated: ReadonlySet<number>): DiffLine[][] {
  const wanted = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (line.kind === "same" && (line.new === undefined || !annotated.has(line.new))) continue;
    for (let near = index - LINES_AROUND; near <= index + LINES_AROUND; near += 1) wanted.add(near);
  }
  const hunks: DiffLine[][] = [];
  for (const [index, line] of lines.entries()) {
    if (!wanted.has(index)) continue;
    if (index > 0 && wanted.has(index - 1)) hunks.at(-1)?.push(line);
    else hunks.push([line]);
  }
  return hunks;
}

/** `@@ -1,6 +1,9 @@`. A side without lines is at 0. */
export function hunkHeader(hunk: readonly DiffLine[]): string {
  return `@@ -${rangeText(hunk.map((line) => line.old))} +${rangeText(hunk.map((line) => line.new))} @@`;
}

function rangeText(numbers: readonly (number | undefined)[]): string {
  const there = numbers.filter((number) => number !== undefined);
  return `${there[0] ?? 0}${there.length === 1 ? "" : `,${there.length}`}`;
}

function hidden(reason: string): FileDiff {
  return { kind: "hidden", reason };
}

function submoduleText(before: PlacedEntry | undefined, after: PlacedEntry | undefined): string {
  return `Submodule: from ${before?.sha.slice(0, 7) ?? "nothing"} to ${after?.sha.slice(0, 7) ?? "nothing"}.`;
}

function unchangedText(before: PlacedEntry | undefined, after: PlacedEntry | undefined): string {
  if (before !== undefined && after !== undefined) {
    return before.mode === after.mode
      ? "File renamed without changes."
      : `File mode changed from ${before.mode} to ${after.mode}.`;
  }
  return "Empty file.";
}

function bytesOf(objects: ObjectStore, entry: PlacedEntry | undefined): Uint8Array {
  return (entry === undefined ? undefined : objects.blob(entry.sha)?.bytes) ?? new Uint8Array();
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
