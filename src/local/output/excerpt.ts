/** The lines around a finding, with a caret below what it points at. */
import stringWidth from "string-width";
import type { Place } from "../../domain/finding.ts";
import { cut } from "../../domain/words.ts";
import type { Lines } from "../../domain/yaml/lines.ts";
import { printable } from "./printable.ts";

const CONTEXT_LINES = 1;
/** A line is cut to this many UTF-16 units around the finding, so that one long line does not fill the screen. */
const MAX_WIDTH = 100;

export interface ExcerptLine {
  /** `undefined` for the line that holds the carets. */
  readonly number: number | undefined;
  readonly text: string;
}

/** The excerpt of a text at a place; nothing where the text has no such line. */
export function excerptOf(lines: Lines, place: Place): readonly ExcerptLine[] {
  if (place.line > lines.count || lines.line(place.line).trim() === "") return [];
  const before = numbersFrom(Math.max(1, place.line - CONTEXT_LINES), place.line - 1);
  const after = numbersFrom(place.line + 1, Math.min(lines.count, place.line + CONTEXT_LINES));
  const line = lines.line(place.line);
  const isWhole = line.length <= MAX_WIDTH;
  const windowStart = isWhole ? 0 : wholeFrom(line, Math.max(0, place.column - 1 - MAX_WIDTH / 2));
  const shownPart = (number: number): string => {
    const whole = lines.line(number);
    const text = printable(cut(whole.slice(wholeFrom(whole, windowStart)), MAX_WIDTH));
    return `${windowStart > 0 ? "…" : ""}${text}${whole.length > windowStart + MAX_WIDTH ? "…" : ""}`;
  };
  const shown = (number: number): ExcerptLine => ({ number, text: shownPart(number) });

  const end = place.endLine === place.line ? place.endColumn - 1 : line.length;
  const indent = (windowStart > 0 ? 1 : 0) + stringWidth(printable(line.slice(windowStart, place.column - 1)));
  const marked = stringWidth(printable(line.slice(place.column - 1, Math.min(end, windowStart + MAX_WIDTH))));
  const carets = { number: undefined, text: " ".repeat(indent) + "^".repeat(Math.max(1, marked)) };
  return [...before.map(shown), shown(place.line), carets, ...after.map(shown)];
}

/** The same offset, or the one behind it where it would part a character. */
function wholeFrom(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
