/** Lists and mappings that stand on lines of their own: lines put in, and lines taken out. */
import type { Entry, SequenceNode } from "../yaml/outline.ts";
import type { Edit } from "./document.ts";
import { entryEnd } from "./entry.ts";
import { afterBlanks, breakAt, breakBeside, isBlank, lineEnd, linePrefix, wholeLines } from "./text-lines.ts";

/** How the items of a list on lines of its own are written below their key. */
export interface BlockLayout {
  /** How far the dashes are indented beyond the key. */
  readonly offset: string;
  /** What stands between a dash and its item. */
  readonly gap: string;
}

/** Writes the lines of an entry that is new; the first one has no indentation. */
export type Body = (indent: string, lineBreak: string) => string;

/** The ways to put an entry behind another one: behind its text, behind the empty lines that belong to it, before it. */
export function insertBehind(text: string, entry: Entry, body: Body): Edit[][] {
  const prefix = linePrefix(text, entry.key.start);
  const lineBreak = breakBeside(text, entry.key.start);
  const lines = body(spaces(prefix), lineBreak);
  const behind = behindDeeperComments(text, lineEnd(text, entryEnd(text, entry)), prefix.length);
  const written = `${spaces(prefix)}${lines}`;
  const blanks = afterBlankLines(text, behind);
  return [
    [insertion(behind, breakBeside(text, behind) + written)],
    [insertion(blanks.at, blanks.startsLine ? written + lineBreak : lineBreak + written)],
    insertBefore(text, entry, body),
  ];
}

/** Puts an entry before another one, on the line of its dash if it has one. */
export function insertBefore(text: string, { key }: Entry, body: Body): Edit[] {
  const indent = spaces(linePrefix(text, key.start));
  const lineBreak = breakBeside(text, key.start);
  return [insertion(key.start, body(indent, lineBreak) + lineBreak + indent)];
}

/** Lines for items below a key that is indented as said. */
export function itemLines(items: readonly string[], layout: BlockLayout, indent: string, lineBreak: string): string {
  return items.map((item) => `${lineBreak}${indent}${layout.offset}-${layout.gap}${item}`).join("");
}

/** Puts items behind the last one, aligned with it. */
export function appendItems(text: string, list: SequenceNode, items: readonly string[]): Edit[] {
  const last = list.items.at(-1);
  if (last === undefined) return [];
  const dash = dashOf(text, list, list.items.length - 1);
  const prefix = linePrefix(text, dash);
  const at = behindDeeperComments(text, lineEnd(text, last.end), prefix.length);
  return [
    insertion(
      at,
      itemLines(items, { offset: "", gap: gapBehind(text, dash, last.start) }, prefix, breakBeside(text, at)),
    ),
  ];
}

/** Takes items out with their lines and the comments behind them. Comments on lines of their own stay. */
export function removeItems(text: string, list: SequenceNode, removed: ReadonlySet<number>): Edit[] {
  const spans = list.items.flatMap(({ end }, index) =>
    removed.has(index) ? [{ start: dashOf(text, list, index), end }] : [],
  );
  return wholeLines(text, spans).map((span) => ({ ...span, text: "" }));
}

/** Takes an entry out with its lines and the comment behind it. */
export function removeEntry(text: string, entry: Entry): Edit[] {
  return wholeLines(text, [{ start: entry.key.start, end: entryEnd(text, entry) }]).map((span) => ({
    ...span,
    text: "",
  }));
}

/** How a list on lines of its own is laid out below its key. */
export function layoutOf(text: string, key: Entry["key"], list: SequenceNode): BlockLayout {
  const dash = dashOf(text, list, 0);
  const offset = linePrefix(text, dash).length - linePrefix(text, key.start).length;
  return { offset: " ".repeat(Math.max(offset, 0)), gap: gapBehind(text, dash, list.items[0]?.start ?? dash) };
}

function dashOf(text: string, list: SequenceNode, index: number): number {
  const before = list.items[index - 1];
  return before === undefined ? list.start : afterBlanks(text, before.end);
}

function gapBehind(text: string, dash: number, item: number): string {
  const gap = text.slice(dash + 1, item);
  return gap !== "" && isBlank(gap) ? gap : " ";
}

/** The end of the last comment line that follows an end of line and is indented more than a column: it belongs above. */
function behindDeeperComments(text: string, end: number, column: number): number {
  let at = end;
  while (breakAt(text, at) !== "") {
    const start = at + breakAt(text, at).length;
    const stop = lineEnd(text, start);
    const indent = /^([ \t]*)#/.exec(text.slice(start, stop))?.[1]?.length ?? 0;
    if (indent <= column) break;
    at = stop;
  }
  return at;
}

function afterBlankLines(text: string, end: number): { at: number; startsLine: boolean } {
  let at = end;
  while (breakAt(text, at) !== "") {
    const start = at + breakAt(text, at).length;
    const stop = lineEnd(text, start);
    if (!isBlank(text.slice(start, stop)) || stop === text.length) {
      const isOpen = isBlank(text.slice(start, stop)) && stop > start;
      return { at: isOpen ? stop : start, startsLine: !isOpen };
    }
    at = stop;
  }
  return { at, startsLine: false };
}

function spaces(prefix: string): string {
  return prefix.replaceAll(/[^ \t]/g, " ");
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
