/** References to issues and pull requests: which mean the same, and how a new one is written. */
import { issueKey } from "../reference.ts";
import type { Node } from "../yaml/outline.ts";

export type Reference = string | number;
export type Quote = "" | "'" | '"';

/**
 * The same text for every way to write the same issue.
 *
 * @param repository The governance repository as `owner/name`, which bare numbers belong to; they only equal each
 * other where it is not known.
 */
export function meaningOf(reference: Reference, repository: string | undefined): string {
  const key = issueKey(typeof reference === "string" ? reference.toLowerCase() : reference) ?? "";
  return typeof reference === "number" && repository !== undefined ? `${repository.toLowerCase()}${key}` : key;
}

/** What has to be added to a list and which of its items have to go, so that it holds what is wanted. */
export function difference(
  present: readonly Reference[],
  wanted: readonly Reference[],
  repository: string | undefined,
): { readonly added: readonly Reference[]; readonly removed: ReadonlySet<number> } {
  const isWanted = new Set(wanted.map((reference) => meaningOf(reference, repository)));
  const isThere = new Set(present.map((reference) => meaningOf(reference, repository)));
  const removed = new Set(
    [...present.keys()].filter((index) => !isWanted.has(meaningOf(present[index] ?? "", repository))),
  );
  const added = wanted.filter((reference) => {
    const meaning = meaningOf(reference, repository);
    const isNew = !isThere.has(meaning);
    isThere.add(meaning);
    return isNew;
  });
  return { added, removed };
}

/** A reference in quotes, or without where that reads back as the same text. Numbers have none. */
export function writtenReference(reference: Reference, quote: Quote): string {
  if (typeof reference === "number") return String(reference);
  // A text with a slash in it is never read as a number or a date, and none of these characters ends a plain text.
  const isPlain = quote === "" && reference.includes("/") && /^[A-Za-z0-9][\w./:#-]*\w$/.test(reference);
  if (isPlain) return reference;
  return quote === "'" ? `'${reference.replaceAll("'", "''")}'` : JSON.stringify(reference);
}

/** The quote of the last text in some lists, the first list that has a text deciding; double quotes where none has. */
export function quoteIn(text: string, lists: readonly (Node | undefined)[]): Quote {
  for (const list of lists) {
    const items = list?.kind === "sequence" ? list.items : [];
    const last = items.findLast((item) => item.kind === "scalar" && isText(text, item));
    if (last?.kind === "scalar") return last.quote;
  }
  return '"';
}

function isText(text: string, { start, end }: Node): boolean {
  return !/^\d*$/.test(text.slice(start, end));
}
