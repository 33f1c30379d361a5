/** One outcome in a Touchpoint file, and the outcomes around it. */
import { isMapping, valueAt } from "../format/pointer.ts";
import { quoted } from "../words.ts";
import type { Pointer } from "../yaml/locator.ts";
import type { MappingNode, Node } from "../yaml/outline.ts";
import type { Document, Refused } from "./document.ts";
import { hasExplicitKey } from "./entry.ts";
import { isFlow } from "./flow.ts";

export interface Outcome {
  readonly pointer: Pointer;
  readonly value: Readonly<Record<string, unknown>>;
  readonly node: MappingNode;
  /** The other outcomes, the nearest first; of two as near, the one above. */
  readonly neighbours: readonly MappingNode[];
}

/** The outcome of an id, or why it cannot be edited. */
export function outcomeOf({ text, value, root }: Document, id: string): Outcome | Refused {
  const list = root?.kind === "mapping" ? root.byName.get("outcomes")?.value : undefined;
  const values = valueAt(value, ["outcomes"]);
  const found = Array.isArray(values)
    ? values.flatMap((item: unknown, index) => (isMapping(item) && item["id"] === id ? [{ item, index }] : []))
    : [];
  const [first, second] = found;
  if (first === undefined || list?.kind !== "sequence")
    return { refused: `There is no outcome ${quoted(id)} in the file.` };
  if (second !== undefined) return { refused: `Two outcomes have the id ${quoted(id)}. Give each its own.` };
  const node = list.items[first.index];
  if (node?.kind !== "mapping") return { refused: `Outcome ${quoted(id)} cannot be told apart in the file.` };
  if (isFlow(text, list) && !isFlow(text, node)) {
    return {
      refused: `Outcome ${quoted(id)} stands in a list in brackets without braces of its own. Put { } around it.`,
    };
  }
  if (hasExplicitKey(text, node)) {
    return { refused: `A key of outcome ${quoted(id)} is written with a question mark. Write \`key: value\`.` };
  }
  return {
    pointer: ["outcomes", first.index],
    value: first.item,
    node,
    neighbours: neighboursOf(list.items, first.index),
  };
}

/** Going outwards from one item, above first. */
function neighboursOf(items: readonly Node[], index: number): MappingNode[] {
  const neighbours: MappingNode[] = [];
  for (let distance = 1; distance < items.length; distance += 1) {
    for (const item of [items[index - distance], items[index + distance]]) {
      if (item?.kind === "mapping") neighbours.push(item);
    }
  }
  return neighbours;
}
