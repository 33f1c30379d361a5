/** Offsets in a text ↔ lines and columns. */
import type { Place } from "../finding.ts";

/** A range of a text as offsets in UTF-16 units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text. As in YAML, a line ends with LF, CRLF or a lone CR. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) {
      this.#starts.push(index + lineBreak.length);
    }
  }

  /** The place that a span covers. */
  place({ start, end }: Span): Place {
    const from = this.#position(start);
    const to = this.#position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The span that a place covers, cut to the text. */
  span({ line, column, endLine, endColumn }: Place): Span {
    return { start: this.#offset(line, column), end: this.#offset(endLine, endColumn) };
  }

  /** The text of a line, without its line break. */
  line(line: number): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return "";
    let end = this.#starts[line] ?? this.#text.length;
    while (end > start && /[\r\n]/.test(this.#text.charAt(end - 1))) end -= 1;
    return this.#text.slice(start, end);
  }

  get count(): number {
    return this.#starts.length;
  }

  #offset(line: number, column: number): number {
    return Math.min((this.#starts[line - 1] ?? this.#text.length) + column - 1, this.#text.length);
  }

  #position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
