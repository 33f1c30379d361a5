/** The difference of two texts, line by line, as a unified patch and as counts. */

/** A run of lines; `old` and `new` are where it begins, counted from 0. */
interface Edit {
  readonly kind: "same" | "removed" | "added";
  readonly old: number;
  readonly new: number;
  readonly line: string;
}

export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  /** Hunks with three lines around each change, without the header that names the files, as GitHub gives it. */
  readonly patch: string;
}

const LINES_AROUND = 3;

/** Where the texts are too different for a good script to be worth its time, all of one goes and all of the other comes. */
const MAX_EDITS = 2000;

export function lineDiff(before: string, after: string): LineDiff {
  const edits = editsOf(linesOf(before), linesOf(after));
  const additions = edits.filter(({ kind }) => kind === "added").length;
  const deletions = edits.filter(({ kind }) => kind === "removed").length;
  return { additions, deletions, patch: hunksOf(edits).join("\n") };
}

/** Each line with its end, so that a missing last line break is a difference. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The lines that two texts have in common, as pairs of places that grow in both. */
export function commonLines(before: readonly string[], after: readonly string[]): [old: number, new: number][] {
  return editsOf(before, after).flatMap((edit): [number, number][] =>
    edit.kind === "same" ? [[edit.old, edit.new]] : [],
  );
}

/** Myers, "An O(ND) difference algorithm": the shortest script, remembered one frontier an edit. */
function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const same = (old: number, current: number): Edit => ({ kind: "same", old, new: current, line: before[old] ?? "" });
  return [
    ...before.slice(0, start).map((_, index) => same(index, index)),
    ...shortest(before, after, start, before.length - end, after.length - end),
    ...Array.from({ length: end }, (_, index) => same(before.length - end + index, after.length - end + index)),
  ];
}

function shortest(before: readonly string[], after: readonly string[], from: number, oldEnd: number, newEnd: number) {
  const limit = Math.min(MAX_EDITS, oldEnd + newEnd - 2 * from);
  const frontiers: Map<number, number>[] = [];
  let frontier = new Map([[1, from]]);
  for (let depth = 0; depth <= limit; depth += 1) {
    frontiers.push(frontier);
    const next = new Map(frontier);
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      let old = stepsDown(frontier, diagonal, depth)
        ? (frontier.get(diagonal + 1) ?? from)
        : (frontier.get(diagonal - 1) ?? from) + 1;
      while (old < oldEnd && old - diagonal < newEnd && before[old] === after[old - diagonal]) old += 1;
      next.set(diagonal, old);
      if (old >= oldEnd && old - diagonal >= newEnd) return traced(before, after, from, oldEnd, newEnd, frontiers);
    }
    frontier = next;
  }
  return replaced(before, after, from, oldEnd, newEnd);
}

function stepsDown(frontier: ReadonlyMap<number, number>, diagonal: number, depth: number): boolean {
  if (diagonal === -depth) return true;
  return diagonal !== depth && (frontier.get(diagonal - 1) ?? -1) < (frontier.get(diagonal + 1) ?? -1);
}

/** Goes back from the end through the frontiers, and gives the edits in their order. */
function traced(
  before: readonly string[],
  after: readonly string[],
  from: number,
  oldEnd: number,
  newEnd: number,
  frontiers: readonly ReadonlyMap<number, number>[],
): Edit[] {
  const edits: Edit[] = [];
  let old = oldEnd;
  let current = newEnd;
  for (let depth = frontiers.length - 1; depth >= 0; depth -= 1) {
    const frontier = frontiers[depth] ?? new Map<number, number>();
    const diagonal = old - current;
    const isDown = stepsDown(frontier, diagonal, depth);
    const previous = isDown ? diagonal + 1 : diagonal - 1;
    const previousOld = depth === 0 ? from : (frontier.get(previous) ?? from);
    const previousNew = depth === 0 ? from : previousOld - previous;
    while (old > previousOld && current > previousNew) {
      old -= 1;
      current -= 1;
      edits.push({ kind: "same", old, new: current, line: before[old] ?? "" });
    }
    if (depth === 0) break;
    if (isDown) edits.push({ kind: "added", old, new: previousNew, line: after[previousNew] ?? "" });
    else edits.push({ kind: "removed", old: previousOld, new: current, line: before[previousOld] ?? "" });
    old = previousOld;
    current = previousNew;
  }
  return edits.toReversed();
}

function replaced(before: readonly string[], after: readonly string[], from: number, oldEnd: number, newEnd: number) {
  const removed = before
    .slice(from, oldEnd)
    .map((line, index): Edit => ({ kind: "removed", old: from + index, new: from, line }));
  const added = after
    .slice(from, newEnd)
    .map((line, index): Edit => ({ kind: "added", old: oldEnd, new: from + index, line }));
  return [...removed, ...added];
}

function hunksOf(edits: readonly Edit[]): string[] {
  const wanted = new Set<number>();
  for (const [index, { kind }] of edits.entries()) {
    if (kind === "same") continue;
    for (let near = index - LINES_AROUND; near <= index + LINES_AROUND; near += 1) wanted.add(near);
  }
  const hunks: Edit[][] = [];
  for (const [index, edit] of edits.entries()) {
    if (!wanted.has(index)) continue;
    if (wanted.has(index - 1) && index > 0) hunks.at(-1)?.push(edit);
    else hunks.push([edit]);
  }
  return hunks.map(hunkText);
}

function hunkText(hunk: readonly Edit[]): string {
  const oldCount = hunk.filter(({ kind }) => kind !== "added").length;
  const newCount = hunk.filter(({ kind }) => kind !== "removed").length;
  const header = `@@ -${rangeText(hunk[0]?.old ?? 0, oldCount)} +${rangeText(hunk[0]?.new ?? 0, newCount)} @@`;
  const signs = { same: " ", added: "+", removed: "-" };
  const lines = hunk.map(({ kind, line }) =>
    line.endsWith("\n") ? signs[kind] + line.slice(0, -1) : `${signs[kind]}${line}\n\\ No newline at end of file`,
  );
  return [header, ...lines].join("\n");
}

/** Lines are counted from 1; a range without lines names the line before it. */
function rangeText(start: number, count: number): string {
  return `${count === 0 ? start : start + 1}${count === 1 ? "" : `,${count}`}`;
}
