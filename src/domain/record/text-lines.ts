/** The lines around an offset of a text. As in YAML, a line ends with LF, CRLF or a lone CR. */
import type { Span } from "../yaml/lines.ts";

/** Where the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text[start - 1])) start -= 1;
  return start;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text[end])) end += 1;
  return end;
}

/** The line break at an offset; empty where there is none. */
export function breakAt(text: string, offset: number): "" | "\n" | "\r" | "\r\n" {
  if (text[offset] === "\n") return "\n";
  if (text[offset] !== "\r") return "";
  return text[offset + 1] === "\n" ? "\r\n" : "\r";
}

/** The line break to write beside an offset: that of its line, else of the line before, else LF. */
export function breakBeside(text: string, offset: number): string {
  const own = breakAt(text, lineEnd(text, offset));
  if (own !== "") return own;
  return breakAt(text, endOfLineBefore(text, offset)) || "\n";
}

/** Where the line before that of an offset ends; the start of the text where there is none. */
export function endOfLineBefore(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return Math.max(start - (text.slice(start - 2, start) === "\r\n" ? 2 : 1), 0);
}

/** What stands before an offset on its line. */
export function linePrefix(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

export function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

export function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** The offset behind white space, line breaks and comments. May only be asked between two parts of YAML. */
export function afterBlanks(text: string, offset: number): number {
  return offset + lengthAt(/(?:[ \t\r\n]|#[^\r\n]*)*/y, text, offset);
}

/** How much of a text a sticky pattern takes from an offset on. */
export function lengthAt(sticky: RegExp, text: string, offset: number): number {
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0].length ?? 0;
}

/** The spans of whole lines, breaks included, so that the text ends as it did before, with a line break or without. */
export function wholeLines(text: string, spans: readonly Span[]): Span[] {
  return merged(
    spans.map(({ start, end }) => {
      const stop = lineEnd(text, end);
      return { start: lineStart(text, start), end: stop + breakAt(text, stop).length };
    }),
  ).map(({ start, end }) => {
    const endsOpen = end === text.length && end > 0 && !isBreak(text[end - 1]);
    if (!endsOpen || start === 0) return { start, end };
    return { start: endOfLineBefore(text, start), end };
  });
}

/** Spans in order, those that touch or overlap as one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      result.push(span);
    }
  }
  return result;
}

function isBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
