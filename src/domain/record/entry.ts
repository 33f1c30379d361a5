/** One key and its value in a mapping, in a block or in braces. */
import type { Entry, MappingNode, Node } from "../yaml/outline.ts";
import { headerOf, isBlockScalar } from "./comments.ts";
import type { Edit } from "./document.ts";
import { afterBlanks, lengthAt } from "./text-lines.ts";

/** The offset behind the colon of an entry, and behind a tag that stands there without a value. */
export function afterColon(text: string, { key }: Entry): number | undefined {
  const colon = afterBlanks(text, key.end);
  if (text[colon] !== ":") return undefined;
  return colon + 1 + lengthAt(/[ \t]+![^ \t\r\n,[\]{}]*/y, text, colon + 1);
}

/** Where an entry ends; comments behind it are not part of it. */
export function entryEnd(text: string, entry: Entry): number {
  return isEmpty(entry.value) ? (afterColon(text, entry) ?? entry.key.end) : entry.value.end;
}

export function isEmpty(node: Node): boolean {
  return node.kind === "scalar" && node.empty;
}

/** Whether a key of the mapping is written with a question mark: `? status`. */
export function hasExplicitKey(text: string, mapping: MappingNode): boolean {
  let end = mapping.start;
  return mapping.entries.some((entry) => {
    const gap = text.slice(end, entry.key.start).replaceAll(/#[^\r\n]*/g, "");
    end = entry.value.end;
    return gap.includes("?");
  });
}

/** Writes a scalar in place of the value of an entry, which is a scalar too or empty. */
export function replaceValue(text: string, entry: Entry, written: string): Edit[] {
  const { value } = entry;
  if (value.kind === "scalar" && !value.empty) {
    if (!isBlockScalar(text, value)) {
      // A space that is none to YAML, as pasted from a web page, is part of a plain text.
      const stray = value.quote === "" ? lengthAt(/[^\S \t\r\n]*/y, text, value.end) : 0;
      return [{ start: value.start, end: value.end + stray, text: written }];
    }
    const header = headerOf(text, value);
    return [
      { start: value.start, end: header.start, text: written },
      { start: header.end, end: value.end, text: "" },
    ];
  }
  const colon = afterColon(text, entry);
  const at = colon ?? entry.key.end;
  return [{ start: at, end: at, text: colon === undefined ? `: ${written}` : ` ${written}` }];
}
