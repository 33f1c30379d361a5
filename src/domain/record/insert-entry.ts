/** A new key in a mapping, where a person would put it and as its neighbours are written. */
import type { Entry, MappingNode } from "../yaml/outline.ts";
import { insertBefore, insertBehind, itemLines, type BlockLayout } from "./block.ts";
import type { Edit } from "./document.ts";
import { insertParts, isFlow } from "./flow.ts";

export interface NewEntry {
  readonly name: string;
  /** The value as it is written on one line. */
  readonly value: string;
  /** The items, one a line, when the value is to be a list on lines of its own; not used inside braces. */
  readonly lines?: { readonly items: readonly string[]; readonly layout: BlockLayout };
  /** Mappings of the same kind, the nearest first: where they have the key, it goes here too. */
  readonly neighbours: readonly MappingNode[];
  /** The keys of the schema, in order. */
  readonly order: readonly string[];
}

/** The ways to write a new entry, the best first. */
export function insertEntry(text: string, mapping: MappingNode, entry: NewEntry): Edit[][] {
  const index = indexBefore(mapping, entry);
  const before = mapping.entries[index];
  const first = mapping.entries[0];
  const key = quotedAs(before ?? first, entry.name);
  if (isFlow(text, mapping)) {
    const colon = isTight(text, before ?? first) ? ":" : ": ";
    return [insertParts(text, mapping, index, [key + colon + entry.value])];
  }
  const body = (indent: string, lineBreak: string): string => {
    if (entry.lines === undefined) return `${key}: ${entry.value}`;
    return `${key}:${itemLines(entry.lines.items, entry.lines.layout, indent, lineBreak)}`;
  };
  if (before !== undefined) return insertBehind(text, before, body);
  return first === undefined ? [] : [insertBefore(text, first, body)];
}

/** The quote that the keys of a mapping are written in. */
export function keyQuote(mapping: MappingNode): "" | "'" | '"' {
  const key = mapping.entries[0]?.key;
  return key?.kind === "scalar" ? key.quote : "";
}

/** The index of the entry behind which a new one goes; −1 where it goes first. */
function indexBefore(mapping: MappingNode, { name, neighbours, order }: NewEntry): number {
  const names = mapping.entries.map((entry) => entry.name);
  const place = order.indexOf(name);
  const neighbour = neighbours.find(({ byName }) => byName.has(name));
  if (neighbour !== undefined) {
    const ahead = neighbour.entries.map((entry) => entry.name);
    const above = ahead.slice(0, ahead.indexOf(name)).findLast((key) => names.includes(key));
    let index = above === undefined ? -1 : names.indexOf(above);
    if (above !== undefined || ahead[0] === name) {
      // What the neighbour does not have stays above where the schema has it above.
      const staysAbove = (key: string): boolean => !ahead.includes(key) && order.slice(0, place).includes(key);
      while (staysAbove(names[index + 1] ?? "")) index += 1;
      return index;
    }
  }
  const following = names.indexOf(order[place + 1] ?? "");
  if (following >= 0) return following - 1;
  const last = names.findLastIndex((key) => order.slice(0, place).includes(key));
  return last >= 0 ? last : names.length - 1;
}

function quotedAs(entry: Entry | undefined, name: string): string {
  const quote = entry?.key.kind === "scalar" ? entry.key.quote : "";
  return quote + name + quote;
}

/** `{"a":1}`: only behind a quoted key may the value follow without a space. */
function isTight(text: string, entry: Entry | undefined): boolean {
  if (entry?.key.kind !== "scalar" || entry.key.quote === "") return false;
  return text.slice(entry.key.end, entry.value.start) === ":";
}
