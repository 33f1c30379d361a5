/** Rows of tests that edit outcome `a` of a file: what is wanted, the text before, and the text after. */
import { editTouchpoint, type OutcomeRecord } from "../../src/domain/record/edit-touchpoint.ts";

/** The texts start at the first outcome, so that each is tried behind several beginnings of a file. */
export type Row = readonly [claim: string, wanted: Omit<OutcomeRecord, "outcome">, before: string, after: string];

export const HEADS = [
  ["", "outcomes:\n"],
  [" behind a byte order mark", "\uFEFF# 日本\nid: t\noutcomes: # all\n"],
  [" behind directives", "%YAML 1.2\n---\nid: t\noutcomes:\n"],
] as const;

/** A whole file, the line breaks of its beginning as in the rest. */
export function fileOf(head: string, rest: string): string {
  return (rest.includes("\n") ? head : head.replaceAll("\n", "\r")) + rest;
}

/** The text after editing, which a second time may not change; the words of a refusal in place of a text. */
export function edited(text: string, wanted: Row[1]): string {
  const once = editTouchpoint(text, [{ outcome: "a", ...wanted }]);
  if ("refused" in once) return once.refused;
  const twice = editTouchpoint(once.text, [{ outcome: "a", ...wanted }]);
  return "text" in twice && twice.text === once.text ? once.text : `Edited again: ${JSON.stringify(twice)}`;
}
