/** A YAML text that is edited step by step, each step held to what it promised. */
import { isMapping } from "../format/pointer.ts";
import type { Span } from "../yaml/lines.ts";
import type { Pointer } from "../yaml/locator.ts";
import type { Node } from "../yaml/outline.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { commentsOf } from "./comments.ts";

/** A text after editing, or why it cannot be edited safely, for a person. */
export type Edited = { readonly text: string } | Refused;
export interface Refused {
  readonly refused: string;
}

/** What is put in place of a span; an empty span only takes in text. */
export interface Edit extends Span {
  readonly text: string;
}

/** A text without byte order mark that holds one document, without anchors, aliases and duplicate keys. */
export interface Document {
  readonly text: string;
  readonly value: unknown;
  readonly root: Node | undefined;
}

/** A change of the value, and the ways to write it: the first one that does exactly this is taken. */
export interface Step {
  /** What is changed, as the subject of a sentence. */
  readonly subject: string;
  readonly pointer: Pointer;
  /** What is to stand there; `undefined` takes it out. */
  readonly part: unknown;
  readonly ways: readonly (readonly Edit[])[];
}

export function isRefused(thing: object): thing is Refused {
  return "refused" in thing;
}

export function openDocument(text: string): Document | Refused {
  if (text.startsWith("\uFEFF")) return { refused: "The file starts with two byte order marks. Remove one." };
  const yaml = readYaml("", text);
  const [fault] = yaml.findings;
  if (fault !== undefined) return { refused: `Line ${fault.line}: ${fault.message}` };
  return { text, value: yaml.value, root: yaml.locate().node([]) };
}

/** The document after a step, or why it cannot be taken. */
export function take(document: Document, step: Step): Document | Refused {
  for (const edits of step.ways) {
    const result = tried(document, [step], edits);
    if (result !== undefined) return result;
  }
  return { refused: `${step.subject} cannot be written here with certainty. Make the change by hand.` };
}

/** The document after several steps at once, each in its best way; `undefined` where that does not come out right. */
export function takeTogether(document: Document, steps: readonly Step[]): Document | undefined {
  const best = steps.flatMap(({ ways }) => ways.slice(0, 1));
  return best.length < steps.length ? undefined : tried(document, steps, best.flat());
}

/** A result counts when it reads back as wanted, and has every comment that the edits do not take away on purpose. */
function tried(document: Document, steps: readonly Step[], edits: readonly Edit[]): Document | undefined {
  const result = openDocument(withEdits(document.text, edits));
  if (isRefused(result)) return undefined;
  let expected = document.value;
  for (const { pointer, part } of steps) expected = withValueAt(expected, pointer, part);
  return isSame(result.value, expected) && keepsComments(document, edits, result) ? result : undefined;
}

/** The value with the part at a pointer replaced, or taken out where the new part is `undefined`. */
function withValueAt(value: unknown, pointer: Pointer, part: unknown): unknown {
  const [step, ...rest] = pointer;
  if (step === undefined) return part;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === step ? withValueAt(item, rest, part) : item));
  }
  const { [step]: old, ...others } = isMapping(value) ? value : {};
  const changed = withValueAt(old, rest, part);
  return changed === undefined ? others : { ...others, [step]: changed };
}

/** Whether two values of YAML are the same; the order of keys does not matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && isSameMapping(Object.entries(a), Object.entries(b));
  if (isPlainMapping(a)) return isPlainMapping(b) && isSameMapping(Object.entries(a), Object.entries(b));
  return Object.is(a, b);
}

function isSameMapping(
  a: readonly (readonly [string, unknown])[],
  b: readonly (readonly [string, unknown])[],
): boolean {
  const values = new Map(b);
  return a.length === b.length && a.every(([key, value]) => values.has(key) && isSame(value, values.get(key)));
}

/** Sets and other values that tags make are not told apart here, so they count as never the same. */
function isPlainMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return isMapping(value) && Object.prototype.toString.call(value) === "[object Object]";
}

function keepsComments(before: Document, edits: readonly Edit[], after: Document): boolean {
  const kept = commentsOf(before.text, before.root).filter(
    (comment) => !edits.some(({ start, end }) => comment.start >= start && comment.end <= end),
  );
  const found = commentsOf(after.text, after.root);
  return kept.length === found.length && kept.every(({ text }, index) => text === found[index]?.text);
}

function withEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}
