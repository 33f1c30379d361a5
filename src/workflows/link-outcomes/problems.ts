/** What is wrong with references, in words that say what to do. */
import { inertCode, inertText } from "../../domain/markdown.ts";
import type { Resolved } from "../../domain/outcomes/resolve-reference.ts";
import { cut, quoted } from "../../domain/words.ts";
import type { Item } from "../../engine/item.ts";
import type { OutcomeFiles } from "../outcome-files.ts";

const MAX_WRITTEN = 120;

/** A Markdown list; empty where nothing is wrong. Of calls, it shows ids alone, whoever may see more. */
export function problemList(resolved: readonly Resolved[], item: Item, files: OutcomeFiles): string {
  return resolved
    .flatMap((one) => problemOf(one, item, files) ?? [])
    .map((problem) => `- ${problem}`)
    .join("\n");
}

function problemOf(resolved: Resolved, item: Item, { outcomes }: OutcomeFiles): string | undefined {
  const written = inertCode(cut(resolved.written, MAX_WRITTEN));
  const mayShow = (meant: { readonly id: string }): boolean =>
    item.isPrivate || outcomes.every(({ id, isForMembers }) => id !== meant.id || !isForMembers);
  switch (resolved.kind) {
    case "linked":
      return undefined;
    case "unknown":
      return `There is no ${resolved.written.includes("/") ? "outcome" : "call and no outcome"} ${written}.${didYouMean(resolved.suggestions)}`;
    case "dropped":
      return mayShow(resolved.outcome)
        ? `${written} was dropped: nobody needs to carry it out any more.`
        : `${written} does not wait for anybody to carry it out.`;
    case "other-destination": {
      const { destination } = resolved.outcome;
      const isShown = destination !== undefined && mayShow(resolved.outcome);
      return `${written} is meant for ${isShown ? inertText(quoted(destination)) : "something else"}, which this does not contribute to.`;
    }
    case "in-broken-file":
      return `The file of the call ${inertCode(resolved.touchpoint)} has mistakes, so ${written} cannot be looked up. Once they are mended, this is looked at again.`;
    case "ambiguous": {
      const ids = resolved.choices.map(({ id }) => inertCode(id)).join(", ");
      return `The call ${written} has several outcomes that are open here. Name one of them: ${ids}.`;
    }
    case "nothing-open":
      return `The call ${written} has no outcome that is open here.`;
    default:
      return resolved satisfies never;
  }
}

function didYouMean(suggestions: readonly string[]): string {
  if (suggestions.length === 0) return "";
  return ` Did you mean ${suggestions.map(inertCode).join(" or ")}?`;
}
