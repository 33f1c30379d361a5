/** Text in columns of a terminal, where a character may take none, one or two of them. */
import stringWidth from "string-width";
import { printable } from "./printable.ts";

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The text on one line of that many columns at most; what is cut off ends in `…`. */
export function fitted(text: string, columns: number): string {
  return cut(printable(text.replaceAll(/\s+/g, " ").trim()), columns);
}

/** A line of that many columns at most; what is cut off ends in `…`. */
export function cut(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  let short = "";
  let width = 0;
  for (const { segment } of characters.segment(line)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

/** The text with spaces behind it, or before it, up to that many columns. */
export function padded(text: string, columns: number, side: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, columns - stringWidth(text)));
  return side === "left" ? `${text}${space}` : `${space}${text}`;
}

/** The columns of the widest of some texts; never more than `limit`. */
export function widest(texts: readonly string[], limit: number): number {
  return Math.min(
    limit,
    texts.reduce((width, text) => Math.max(width, stringWidth(text)), 0),
  );
}
