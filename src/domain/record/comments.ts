/** The comments of a YAML text, told from the # that stands inside values. */
import type { Span } from "../yaml/lines.ts";
import type { Node, ScalarNode } from "../yaml/outline.ts";

export interface Comment extends Span {
  /** From its # to the end of the line. */
  readonly text: string;
}

/** Every comment, in order: on a line of its own, behind a value, or behind the indicator of a block of text. */
export function commentsOf(text: string, root: Node | undefined): Comment[] {
  const comments: Comment[] = [];
  let end = 0;
  for (const scalar of scalarsOf(root)) {
    comments.push(...commentsBetween(text, end, scalar.start));
    if (isBlockScalar(text, scalar)) {
      const header = headerOf(text, scalar);
      comments.push(...commentsBetween(text, header.start, header.end));
    }
    end = scalar.end;
  }
  comments.push(...commentsBetween(text, end, text.length));
  return comments;
}

/** Whether a scalar is written as `|` or `>` with its text on the lines below. */
export function isBlockScalar(text: string, scalar: ScalarNode): boolean {
  return !scalar.empty && /[|>]/.test(text.charAt(scalar.start));
}

/** The rest of the first line of a block of text, behind its indicator: white space and perhaps a comment. */
export function headerOf(text: string, scalar: ScalarNode): Span {
  const [line = ""] = text.slice(scalar.start, scalar.end).split(/[\r\n]/, 1);
  const indicator = /^[^ \t]*/.exec(line)?.[0].length ?? 0;
  return { start: scalar.start + indicator, end: scalar.start + line.length };
}

function commentsBetween(text: string, start: number, end: number): Comment[] {
  return Array.from(text.slice(start, end).matchAll(/#[^\r\n]*/g), (match) => {
    const from = start + match.index;
    return { start: from, end: from + match[0].length, text: match[0] };
  }).filter((comment) => comment.start === 0 || /[ \t\r\n]/.test(text.charAt(comment.start - 1)));
}

/** The scalars that are written somewhere, in order. */
function scalarsOf(node: Node | undefined): ScalarNode[] {
  const scalars: ScalarNode[] = [];
  const collect = (part: Node): void => {
    if (part.kind === "sequence") {
      for (const item of part.items) collect(item);
    } else if (part.kind === "mapping") {
      for (const { key, value } of part.entries) {
        collect(key);
        collect(value);
      }
    } else if (!part.empty) {
      scalars.push(part);
    }
  };
  if (node !== undefined) collect(node);
  return scalars;
}
