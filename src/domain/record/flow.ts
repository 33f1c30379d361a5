/** Lists and mappings in brackets: a part put in, and parts taken out. */
import type { Span } from "../yaml/lines.ts";
import type { Node } from "../yaml/outline.ts";
import type { Edit } from "./document.ts";
import { entryEnd } from "./entry.ts";
import {
  afterBlanks,
  breakAt,
  breakBeside,
  endOfLineBefore,
  hasBreak,
  isBlank,
  lengthAt,
  lineEnd,
  linePrefix,
  lineStart,
  merged,
} from "./text-lines.ts";

/** An item or an entry between brackets. */
interface Part extends Span {
  /** The offset of the comma behind it; the last one may have none. */
  readonly comma: number | undefined;
}
type Collection = Exclude<Node, { readonly kind: "scalar" }>;

/** Whether a list or mapping stands in brackets of its own. */
export function isFlow(text: string, node: Collection): boolean {
  return text[node.start] === (node.kind === "mapping" ? "{" : "[") && node.end > node.start + 1;
}

/** Puts parts behind that of an index; behind −1 they come first. On lines of their own where the others have theirs. */
export function insertParts(text: string, node: Collection, index: number, bodies: readonly string[]): Edit[] {
  const parts = partsOf(text, node);
  const part = parts[index];
  if (part === undefined) return insertFirst(text, node, parts[0], bodies);
  const next = parts[index + 1];
  const prefix = linePrefix(text, part.start);
  const lineBreak = breakBeside(text, part.end);
  const rest = restOfLine(text, part.end);

  if (rest !== undefined && rest.comma === undefined) {
    const leading = [prefix, next === undefined ? "" : linePrefix(text, next.start)].find(isLeadingComma);
    if (leading !== undefined) return [insertion(rest.end, bodies.map((body) => lineBreak + leading + body).join(""))];
  }
  // A comment behind a part says something of it: what is new may not come between them.
  const isCommented = rest !== undefined && text.slice(part.end, rest.end).includes("#");
  if (isCommented || (isBlank(prefix) && hasLinesOfTheirOwn(text, parts))) {
    const indent = isBlank(prefix) ? prefix : " ".repeat(prefix.length);
    const lines = bodies.map((body) => lineBreak + indent + body).join(",");
    if (rest?.comma !== undefined) return [insertion(rest.end, `${lines},`)];
    if (part.comma === undefined) return [insertion(part.end, ","), insertion(rest?.end ?? part.end, lines)];
    if (next === undefined) return [insertion(part.comma + 1, `${lines},`)];
  }
  const separator = separatorOf(text, parts);
  return [insertion(part.end, bodies.map((body) => separator + body).join(""))];
}

/** Takes parts out, with the commas and line breaks that they leave over and the comments behind them. */
export function removeParts(text: string, node: Collection, removed: ReadonlySet<number>): Edit[] {
  const parts = partsOf(text, node);
  const lastKept = parts.findLastIndex((_, index) => !removed.has(index));
  const keptBeforeEnd = parts[lastKept];
  const last = parts.at(-1);
  if (last === undefined) return [];
  const spans: Span[] = [];
  let from = parts.length;
  if (keptBeforeEnd !== undefined && lastKept < parts.length - 1 && !hasCommentFrom(text, parts, lastKept)) {
    spans.push({ start: keptBeforeEnd.end, end: last.end });
    from = lastKept;
  }
  const firstKept = parts.findIndex((_, index) => !removed.has(index));
  for (const index of removed) {
    const isFirst = firstKept === -1 || index < firstKept;
    if (index < from) spans.push(...spansOfPart(text, node, parts, index, isFirst));
  }

  const gone = merged(spans);
  const deletions = merged([...gone, ...strayCommas(text, parts, removed, gone)]).map((span) => ({
    ...span,
    text: "",
  }));
  if (keptBeforeEnd !== undefined || !isBlankWithout(text, node, deletions)) return deletions;
  return [{ start: node.start + 1, end: node.end - 1, text: "" }];
}

/** The commas that are one too many when some parts are gone: before the first part left, behind the last, or second. */
function strayCommas(
  text: string,
  parts: readonly Part[],
  removed: ReadonlySet<number>,
  gone: readonly Span[],
): Span[] {
  const lastKept = parts.findLastIndex((_, index) => !removed.has(index));
  const mayTrail = parts.at(-1)?.comma !== undefined;
  const strays: Span[] = [];
  let mayFollow = false;
  for (const [index, { comma }] of parts.entries()) {
    if (!removed.has(index)) mayFollow = index < lastKept || mayTrail;
    if (comma === undefined || gone.some(({ start, end }) => start <= comma && comma < end)) continue;
    if (mayFollow) {
      mayFollow = false;
      continue;
    }
    const next = [...gone.map(({ start }) => start), parts[index + 1]?.start ?? comma].filter((start) => start > comma);
    const end = Math.min(...next);
    strays.push({ start: comma, end: end > comma && isBlank(text.slice(comma + 1, end)) ? end : comma + 1 });
  }
  return strays;
}

function partsOf(text: string, node: Collection): Part[] {
  const parts: Part[] = [];
  let start = node.start + 1;
  const add = (end: number): void => {
    const behind = afterBlanks(text, end);
    const comma = text[behind] === "," ? behind : undefined;
    parts.push({ start: afterBlanks(text, start), end, comma });
    start = comma === undefined ? end : comma + 1;
  };
  if (node.kind === "sequence") for (const item of node.items) add(item.end);
  else for (const entry of node.entries) add(entryEnd(text, entry));
  return parts;
}

function insertFirst(text: string, node: Collection, first: Part | undefined, bodies: readonly string[]): Edit[] {
  if (first !== undefined) {
    const prefix = linePrefix(text, first.start);
    const between = isBlank(prefix) ? breakBeside(text, first.start) + prefix : " ";
    return [insertion(first.start, bodies.map((body) => `${body},${between}`).join(""))];
  }
  const [start, end] = [node.start + 1, node.end - 1];
  const inside = text.slice(start, end);
  if (!hasBreak(inside)) {
    const padding = inside === "" ? "" : " ";
    return [{ start, end, text: padding + bodies.join(", ") + padding }];
  }
  const lineBreak = breakBeside(text, start);
  const indentOfComment = /[\r\n]([ \t]*)#/.exec(inside)?.[1];
  const indent = indentOfComment ?? `${/^[ \t]*/.exec(linePrefix(text, end))?.[0] ?? ""}  `;
  return [insertion(endOfLineBefore(text, end), bodies.map((body) => lineBreak + indent + body).join(","))];
}

/** What goes with one part: its whole lines where it has them for itself. */
function spansOfPart(text: string, node: Collection, parts: readonly Part[], index: number, isFirst: boolean): Span[] {
  const part = parts[index];
  if (part === undefined) return [];
  const next = parts[index + 1];
  const prefix = linePrefix(text, part.start);
  const rest = restOfLine(text, part.end);
  const gap = next === undefined ? "#" : text.slice(part.end, next.start);
  const isBehindBracket = isFirst && !isBlank(linePrefix(text, parts[0]?.start ?? 0));
  if (next !== undefined && !gap.includes("#") && (isBehindBracket || !hasBreak(gap))) {
    return [{ start: part.start, end: next.start }];
  }
  const hasOwnComma = rest?.comma !== undefined || part.comma === undefined;
  if (rest !== undefined && (isBlank(prefix) ? hasOwnComma : rest.comma === undefined && isLeadingComma(prefix))) {
    return [{ start: lineStart(text, part.start), end: rest.end + breakAt(text, rest.end).length }];
  }
  const before = index === 0 ? node.start : parts[index - 1]?.comma;
  const reaches = before !== undefined && isBlank(text.slice(before + 1, part.start));
  const own = { start: reaches ? before + 1 : part.start, end: rest?.end ?? part.end };
  return part.comma === undefined ? [own] : [own, { start: part.comma, end: part.comma + 1 }];
}

/** What follows a part on its line when nothing but a comma and a comment does. */
function restOfLine(text: string, offset: number): { comma: number | undefined; end: number } | undefined {
  const behind = offset + lengthAt(/[ \t]*/y, text, offset);
  const comma = text[behind] === "," ? behind : undefined;
  const from = comma === undefined ? offset : comma + 1;
  const end = from + lengthAt(/[ \t]*(?:#[^\r\n]*)?/y, text, from);
  return end === lineEnd(text, end) ? { comma, end } : undefined;
}

function hasCommentFrom(text: string, parts: readonly Part[], index: number): boolean {
  const last = parts.at(-1);
  const rest = last === undefined ? undefined : restOfLine(text, last.end);
  if (last !== undefined && rest !== undefined && text.slice(last.end, rest.end).includes("#")) return true;
  return parts.some((part, at) => at >= index && text.slice(part.end, parts[at + 1]?.start ?? part.end).includes("#"));
}

function isBlankWithout(text: string, node: Collection, deletions: readonly Span[]): boolean {
  let left = "";
  let end = node.start + 1;
  for (const span of deletions) {
    left += text.slice(end, span.start);
    end = span.end;
  }
  return /^[ \t\r\n]*$/.test(left + text.slice(end, node.end - 1));
}

/** Whether no line holds two parts. */
function hasLinesOfTheirOwn(text: string, parts: readonly Part[]): boolean {
  return parts.every((part, index) => index === 0 || hasBreak(text.slice(parts[index - 1]?.end ?? 0, part.start)));
}

/** What stands between the last two parts, as far as it is on one line. */
function separatorOf(text: string, parts: readonly Part[]): string {
  const between = text.slice(parts.at(-2)?.end ?? 0, parts.length < 2 ? 0 : (parts.at(-1)?.start ?? 0));
  return isLeadingComma(between) ? between : ", ";
}

function isLeadingComma(text: string): boolean {
  return /^[ \t]*,[ \t]*$/.test(text);
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
