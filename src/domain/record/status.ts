/** The status of an outcome, in the style in which it stands. */
import { TOUCHPOINT } from "../format/formats.ts";
import { quoted } from "../words.ts";
import type { MappingNode } from "../yaml/outline.ts";
import { isRefused, type Document, type Refused, type Step } from "./document.ts";
import { isEmpty, replaceValue } from "./entry.ts";
import { insertEntry, keyQuote } from "./insert-entry.ts";
import { outcomeOf } from "./outcome.ts";
import type { Quote } from "./spelling.ts";

/** The keys of an outcome, in the order of the schema. */
export const OUTCOME_KEYS = Object.keys(TOUCHPOINT.schema.$defs?.["outcome"]?.properties ?? {});

/** Sets the status; the key is added where it is missing. */
export function statusSet(document: Document, id: string, status: string | undefined): Step | Refused | undefined {
  const { text } = document;
  const outcome = outcomeOf(document, id);
  if (isRefused(outcome)) return outcome;
  const { node, value, pointer, neighbours } = outcome;
  if (status === undefined || value["status"] === status) return undefined;
  const subject = `The status of outcome ${quoted(id)}`;
  const change = { subject, pointer: [...pointer, "status"], part: status };
  const entry = node.byName.get("status");
  if (entry === undefined) {
    const quote = quoteOfStatus(node, neighbours);
    const name = "status";
    return {
      ...change,
      ways: insertEntry(text, node, { name, value: quote + status + quote, neighbours, order: OUTCOME_KEYS }),
    };
  }
  if (entry.value.kind !== "scalar") {
    return { refused: `${subject} is a list or a mapping. Write one word.` };
  }
  const quote = isEmpty(entry.value) ? quoteOfStatus(node, neighbours) : entry.value.quote;
  return { ...change, ways: [replaceValue(text, entry, quote + status + quote)] };
}

function quoteOfStatus(node: MappingNode, neighbours: readonly MappingNode[]): Quote {
  for (const { byName } of neighbours) {
    const status = byName.get("status")?.value;
    if (status?.kind === "scalar" && !status.empty) return status.quote;
  }
  return keyQuote(node);
}
