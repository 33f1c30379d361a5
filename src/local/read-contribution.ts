/** A contribution as other programs write it → the text that outcomes are suggested for. */
import { isMapping } from "../domain/format/pointer.ts";
import type { ContributionText } from "../domain/outcomes/known-outcome.ts";
import { isListOfTexts, isTextOrAbsent, nameOf, wrong } from "./json-fields.ts";

/** The contribution, or what is wrong with it: the end of a sentence that begins with its place. */
export type ReadContribution = { readonly contribution: ContributionText } | { readonly fault: string };

/**
 * Reads `{"title", "body", "paths", "repo"}`.
 * Only the title must be there; `null` is as good as absent, and other keys are passed over.
 */
export function readContribution(value: unknown): ReadContribution {
  if (!isMapping(value))
    return { fault: `is ${nameOf(value)}, and a contribution is an object such as {"title": "…"}` };
  const { title, body, paths, repo } = value;
  if (typeof title !== "string") return { fault: wrong("title", title, "a text") };
  if (!isTextOrAbsent(body)) return { fault: wrong("body", body, "a text or null") };
  if (!isTextOrAbsent(repo)) return { fault: wrong("repo", repo, "a text such as owner/name") };
  const changed = paths ?? [];
  if (!isListOfTexts(changed)) return { fault: 'has "paths" that are not a list of texts' };
  return { contribution: { title, body: body ?? "", paths: changed, repository: repo ?? undefined } };
}
