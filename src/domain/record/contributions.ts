/** The contributions of an outcome: items added to the list and taken out of it, in the form that it has. */
import { quoted } from "../words.ts";
import type { Entry, SequenceNode } from "../yaml/outline.ts";
import { appendItems, itemLines, layoutOf, removeItems, type BlockLayout } from "./block.ts";
import { isRefused, type Document, type Edit, type Refused, type Step } from "./document.ts";
import { afterColon, isEmpty, replaceValue } from "./entry.ts";
import { insertParts, isFlow, removeParts } from "./flow.ts";
import { insertEntry } from "./insert-entry.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import { difference, quoteIn, writtenReference, type Reference } from "./spelling.ts";
import { OUTCOME_KEYS } from "./status.ts";
import { breakBeside, lineEnd, linePrefix } from "./text-lines.ts";

const KEY = "contributions";

/** Adds what is wanted and not there. Makes the list where there is none. */
export function contributionsAdded(
  document: Document,
  id: string,
  wanted: readonly Reference[] | undefined,
  repository: string | undefined,
): Step | Refused | undefined {
  const outcome = outcomeOf(document, id);
  if (isRefused(outcome)) return outcome;
  const { text } = document;
  const subject = subjectOf(id);
  const present = outcome.value[KEY];
  const entry = outcome.node.byName.get(KEY);
  if (wanted === undefined || (entry === undefined && wanted.length === 0)) return undefined;
  const references = referencesIn(present ?? []);
  if (references === undefined) {
    return { refused: `${subject} is not a list of references. Write it as one.` };
  }
  const { added } = difference(references, wanted, repository);
  if (added.length === 0 && Array.isArray(present)) return undefined;

  const change = { subject, pointer: [...outcome.pointer, KEY], part: [...references, ...added] };
  const items = writtenItems(text, outcome, added);
  if (entry === undefined) return { ...change, ways: insertedKey(text, outcome, items) };
  if (entry.value.kind === "sequence") return { ...change, ways: [appended(text, entry.value, items)] };
  return { ...change, ways: [filled(text, outcome, entry, items)] };
}

/** Takes out what is there and not wanted. A list that has nothing left stays as `[]`. */
export function contributionsRemoved(
  document: Document,
  id: string,
  wanted: readonly Reference[] | undefined,
  repository: string | undefined,
): Step | Refused | undefined {
  const outcome = outcomeOf(document, id);
  if (isRefused(outcome)) return outcome;
  const { text } = document;
  const subject = subjectOf(id);
  const entry = outcome.node.byName.get(KEY);
  const references = referencesIn(outcome.value[KEY]);
  if (wanted === undefined || references === undefined || entry?.value.kind !== "sequence") return undefined;
  const { removed } = difference(references, wanted, repository);
  if (removed.size === 0) return undefined;

  const left = references.filter((_, index) => !removed.has(index));
  const change = { subject, pointer: [...outcome.pointer, KEY], part: left };
  const list = entry.value;
  if (isFlow(text, list)) return { ...change, ways: [removeParts(text, list, removed)] };
  const colon = afterColon(text, entry) ?? entry.key.end;
  const empty = left.length === 0 ? [{ start: colon, end: colon, text: " []" }] : [];
  return { ...change, ways: [[...empty, ...removeItems(text, list, removed)]] };
}

function subjectOf(id: string): string {
  return `The list of contributions of outcome ${quoted(id)}`;
}

function referencesIn(value: unknown): Reference[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: unknown[] = value;
  const references = items.filter((item) => typeof item === "string" || typeof item === "number");
  return references.length === items.length ? references : undefined;
}

/** In the quotes of this list, else in those of the nearest outcome that has a text in its list. */
function writtenItems(text: string, { node, neighbours }: Outcome, references: readonly Reference[]): string[] {
  const lists = [node, ...neighbours].map(({ byName }) => byName.get(KEY)?.value);
  const quote = quoteIn(text, lists);
  return references.map((reference) => writtenReference(reference, quote));
}

function insertedKey(text: string, { node, neighbours }: Outcome, items: readonly string[]): Edit[][] {
  const { layout, padding } = formOf(text, neighbours);
  return insertEntry(text, node, {
    name: KEY,
    value: `[${padding}${items.join(", ")}${padding}]`,
    ...(layout === undefined ? {} : { lines: { items, layout } }),
    neighbours,
    order: OUTCOME_KEYS,
  });
}

function appended(text: string, list: SequenceNode, items: readonly string[]): Edit[] {
  if (!isFlow(text, list)) return appendItems(text, list, items);
  return insertParts(text, list, list.items.length - 1, items);
}

/** Puts a list where a key has no value, or `null`. */
function filled(text: string, { node, neighbours }: Outcome, entry: Entry, items: readonly string[]): Edit[] {
  const { layout, padding } = formOf(text, neighbours);
  if (items.length === 0) return replaceValue(text, entry, "[]");
  if (layout === undefined || isFlow(text, node) || !isEmpty(entry.value)) {
    return replaceValue(text, entry, `[${padding}${items.join(", ")}${padding}]`);
  }
  const at = lineEnd(text, afterColon(text, entry) ?? entry.key.end);
  const indent = linePrefix(text, entry.key.start).replaceAll(/[^ \t]/g, " ");
  return [{ start: at, end: at, text: itemLines(items, layout, indent, breakBeside(text, at)) }];
}

/** How the nearest outcome with contributions writes them: on lines of their own, or with what inside the brackets. */
function formOf(text: string, neighbours: Outcome["neighbours"]): { layout: BlockLayout | undefined; padding: string } {
  for (const { byName } of neighbours) {
    const entry = byName.get(KEY);
    if (entry?.value.kind !== "sequence" || entry.value.items.length === 0) continue;
    const list = entry.value;
    if (!isFlow(text, list)) return { layout: layoutOf(text, entry.key, list), padding: "" };
    return { layout: undefined, padding: text[list.start + 1] === " " ? " " : "" };
  }
  return { layout: undefined, padding: "" };
}
