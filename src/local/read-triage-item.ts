/** An item as other programs write it → the item that is judged. */
import { isMapping } from "../domain/format/pointer.ts";
import type { TriageItem } from "../domain/triage/item.ts";
import { quoted } from "../domain/words.ts";
import { isAbsent, isTextOrAbsent, nameOf, wrong } from "./json-fields.ts";
import { printable } from "./output/printable.ts";

/** The item, or what is wrong with it: the end of a sentence that begins with its place. */
export type ReadItem = { readonly item: TriageItem } | { readonly fault: string };

const KINDS: Readonly<Record<string, TriageItem["kind"]>> = {
  issue: "issue",
  pull: "pull-request",
  pull_request: "pull-request",
  "pull-request": "pull-request",
};

/**
 * Reads `{"title", "body", "labels", "repo", "kind"}` and, where it is known, `"number"`.
 * Only the title must be there; `null` is as good as absent, a label is a name or a mapping with one, and other keys are
 * passed over.
 */
export function readTriageItem(value: unknown): ReadItem {
  if (!isMapping(value)) return { fault: `is ${nameOf(value)}, and an item is an object such as {"title": "…"}` };
  const { title, body, repo, kind, number } = value;
  if (typeof title !== "string") return { fault: wrong("title", title, "a text") };
  if (!isTextOrAbsent(body)) return { fault: wrong("body", body, "a text or null") };
  if (!isTextOrAbsent(repo)) return { fault: wrong("repo", repo, "a text such as owner/name") };
  const itemKind = typeof kind === "string" && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!isAbsent(kind) && itemKind === undefined) {
    return { fault: `has the kind ${shown(kind)}. Use one of: ${Object.keys(KINDS).join(", ")}` };
  }
  if (!isAbsent(number) && !Number.isSafeInteger(number)) return { fault: wrong("number", number, "a whole number") };
  const given = value["labels"] ?? [];
  if (!Array.isArray(given)) return { fault: wrong("labels", given, "a list of names") };
  const labels = given.map((label: unknown) => (isMapping(label) ? label["name"] : label));
  if (!labels.every((label) => typeof label === "string")) return { fault: "has a label without a name" };
  const item = {
    title,
    body: body ?? "",
    kind: itemKind ?? "issue",
    labels,
    repository: repo ?? undefined,
    number: typeof number === "number" ? number : undefined,
    changedPaths: [],
    changedGoalPillars: [],
  };
  return { item };
}

function shown(value: unknown): string {
  return typeof value === "string" ? quoted(printable(value)) : nameOf(value);
}
