/** The tracking issue of a goal, written into its file. */
import { GOAL } from "../format/formats.ts";
import { valueAt } from "../format/pointer.ts";
import type { Entry, MappingNode, Node } from "../yaml/outline.ts";
import { removeEntry } from "./block.ts";
import { type Document, type Edit, type Edited, type Refused, type Step } from "./document.ts";
import { hasExplicitKey, isEmpty, replaceValue } from "./entry.ts";
import { editFile } from "./edit-file.ts";
import { isFlow, removeParts } from "./flow.ts";
import { insertEntry } from "./insert-entry.ts";
import { meaningOf, quoteIn, writtenReference, type Quote, type Reference } from "./spelling.ts";

const KEY = "tracking_issue";
const ORDER = Object.keys(GOAL.schema.properties ?? {});

export interface GoalChange {
  /** The issue in which the goal is followed; `undefined` takes the key out. */
  readonly trackingIssue: Reference | undefined;
}

/**
 * The text of a goal file with another tracking issue, and nothing else touched. One that means the same already
 * keeps its spelling.
 *
 * @param text The whole file, byte order mark included.
 * @param repository The governance repository as `owner/name`, which bare numbers belong to.
 */
export function editGoal(text: string, change: GoalChange, repository?: string): Edited {
  return editFile(text, GOAL, [[(document) => stepFor(document, change.trackingIssue, repository)]]);
}

function stepFor(
  { text, value, root }: Document,
  wanted: Reference | undefined,
  repository: string | undefined,
): Step | Refused | undefined {
  if (root?.kind !== "mapping") return { refused: "The file does not hold a goal." };
  const entry = root.byName.get(KEY);
  const present = valueAt(value, [KEY]);
  if (entry === undefined && wanted === undefined) return undefined;
  if (hasExplicitKey(text, root))
    return { refused: "A key of the goal is written with a question mark. Write `key: value`." };
  const change = { subject: "The tracking issue", pointer: [KEY], part: wanted };
  if (entry === undefined) return { ...change, ways: wanted === undefined ? [] : inserted(text, root, wanted) };
  if (entry.value.kind !== "scalar") {
    return { refused: "The tracking issue is a list or a mapping. Write one reference." };
  }
  if (wanted === undefined) return { ...change, ways: [removed(text, root, entry)] };
  const isThere = typeof present === "string" || typeof present === "number";
  if (isThere && meaningOf(present, repository) === meaningOf(wanted, repository)) return undefined;
  const quote = isEmpty(entry.value) || typeof present === "object" ? quoteOfIssues(text, root) : entry.value.quote;
  return { ...change, ways: [replaceValue(text, entry, writtenReference(wanted, quote))] };
}

function inserted(text: string, root: MappingNode, wanted: Reference): Edit[][] {
  const written = writtenReference(wanted, quoteOfIssues(text, root));
  return insertEntry(text, root, { name: KEY, value: written, neighbours: [], order: ORDER });
}

function removed(text: string, root: MappingNode, entry: Entry): Edit[] {
  return isFlow(text, root)
    ? removeParts(text, root, new Set([root.entries.indexOf(entry)]))
    : removeEntry(text, entry);
}

/** The quote in which the initiatives of a goal write their issues. */
function quoteOfIssues(text: string, root: MappingNode): Quote {
  const initiatives = root.byName.get("initiatives")?.value;
  const items: readonly Node[] = initiatives?.kind === "sequence" ? initiatives.items : [];
  return quoteIn(
    text,
    items.map((item) => (item.kind === "mapping" ? item.byName.get("issues")?.value : undefined)),
  );
}
