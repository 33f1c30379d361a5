/** What people wrote themselves in an issue or a pull request, without what a template, a machine or somebody else put there. */

/** A section of an issue form: its heading is the template's, its value is the author's. */
export interface FormField {
  readonly heading: string;
  /** As it was written, options that were left open and answers that were not given taken out. */
  readonly value: string;
}

export interface Evidence {
  /** The author's words, a line for each of theirs; the values of fields are part of it. */
  readonly text: string;
  /** Only those with a value. */
  readonly fields: readonly FormField[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INDENTED = /^(?: {4}|\t)/;
const QUOTE = /^ {0,3}>/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
/** Forms write their headings so: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms */
const FORM_HEADING = /^### +(?=\S)/;
const TASK = /^\s*[-*+] \[([ xX])\]/;
const NO_ANSWER = /^\s*_No response_\s*$/;
const CONSENT = /^\s*(?:I|By|We)\s/;
const TRAILER = /^(?:signed-off-by|co-authored-by|reviewed-by):/i;

/** Each of these ends at what it begins with, so that no text makes it look at a part of itself again and again. */
const NOISE = [
  /!\[[^[\]]*\](?:\([^()]*\))?/g,
  /\]\([^()]*\)/g,
  /<[^<>]*>/g,
  /\b(?:https?:\/\/|www\.)\S+/g,
  /(?<![\w.])@[\w-]+(?:\/[\w-]+)?/g,
] as const;

/**
 * Reads Markdown as far as it takes to tell what its author wrote.
 *
 * A scanner of lines and no parser: a parser of Markdown takes some milliseconds for two kilobytes, a hundred times as
 * long as the rest of a judgement, and what it would know better (lists within quotes, lazy lines) tells next to nothing.
 * It takes time linear in the length of the text.
 */
export function evidenceIn(markdown: string): Evidence {
  const lines: string[] = [];
  const fields: { heading: string; value: string[] }[] = [];
  for (const line of ownLinesOf(markdown)) {
    if (FORM_HEADING.test(line)) {
      fields.push({ heading: line.replace(FORM_HEADING, "").trim(), value: [] });
      continue;
    }
    const field = fields.at(-1);
    const words = authorsPart(line, field !== undefined);
    if (words === undefined) continue;
    lines.push(words);
    field?.value.push(words);
  }
  return {
    text: lines.join("\n").trim(),
    fields: fields
      .map(({ heading, value }) => ({ heading, value: value.join("\n").trim() }))
      .filter(({ value }) => value !== ""),
  };
}

/** The lines that are not in a comment, in a block of code or quoted, with all that stands on them. */
export function ownLinesOf(markdown: string): Iterable<string> {
  return ownLines(withoutComments(markdown));
}

/** GitHub shows nothing of a comment, nor of what follows one that does not end. */
function withoutComments(markdown: string): string {
  let kept = "";
  let from = 0;
  for (;;) {
    const start = markdown.indexOf("<!--", from);
    if (start === -1) return from === 0 ? markdown : kept + markdown.slice(from);
    kept += markdown.slice(from, start);
    const end = markdown.indexOf("-->", start + 4);
    if (end === -1) return kept;
    from = end + 3;
  }
}

/** The lines that are neither code nor quoted. */
function* ownLines(markdown: string): Generator<string> {
  let fence: string | undefined;
  let isAfterBlank = true;
  let isInList = false;
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const marker = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (marker !== undefined && marker.startsWith(fence) && line.trim() === marker) fence = undefined;
      continue;
    }
    if (marker !== undefined) {
      fence = marker;
      continue;
    }
    const isBlank = line.trim() === "";
    const isIndented = INDENTED.test(line);
    // Indented lines within a list go on with its item; after a blank line elsewhere they are code.
    if (isIndented && isAfterBlank && !isInList) continue;
    isAfterBlank = isBlank;
    if (LIST_ITEM.test(line)) isInList = true;
    else if (!isBlank && !/^\s/.test(line)) isInList = false;
    if (!isBlank && !QUOTE.test(line) && !TRAILER.test(line)) yield line;
  }
}

/** What of a line its author wrote; `undefined` where nothing of it. */
function authorsPart(line: string, isInForm: boolean): string | undefined {
  if (NO_ANSWER.test(line)) return undefined;
  const task = TASK.exec(line);
  const isOpen = task?.[1] === " ";
  const rest = task === null ? line : line.slice(task[0].length);
  // What one consents to is the template's, and so are the options of a form that were not taken.
  if (task !== null && ((isOpen && isInForm) || CONSENT.test(rest))) return undefined;
  const words = /[!\]<@:.]/.test(rest) ? NOISE.reduce((text, noise) => text.replaceAll(noise, " "), rest) : rest;
  return words.trim() === "" ? undefined : words.trim();
}
