/** What comes of a comment with `/outcome`. */
import { MAX_COMMANDS } from "../../domain/commands.ts";
import type { Item } from "../../engine/item.ts";
import type { OutcomeFiles } from "../outcome-files.ts";
import { outcomesAskedFor, resolvedFor } from "../outcome-links.ts";
import type { Request } from "../requests.ts";
import { problemList } from "./problems.ts";

export type Answer =
  | { readonly kind: "done" }
  /** Markdown. */
  | { readonly kind: "refused"; readonly words: string };

/** All that a comment asks for is done, or nothing of it. */
export function answerTo({ comment, commands, isAllowed }: Request, item: Item, files: OutcomeFiles): Answer {
  if (!isAllowed) {
    return refused("Commands are open to whoever opened this, and to people who may triage in this repository.");
  }
  if (commands.length > MAX_COMMANDS) {
    return refused(`One comment can hold ${MAX_COMMANDS} commands at most, so none of these was carried out.`);
  }
  const asked = outcomesAskedFor(comment.body, files);
  const isNothing = asked === undefined || (asked !== "none" && asked.outcomes.length + asked.touchpoints.length === 0);
  if (isNothing) {
    return refused(
      "`/outcome` needs to know which one, as in `/outcome 2024-04-25-emea/scorecard-chapter`; `/outcome none` says that there is none.",
    );
  }
  const problems = asked === "none" ? "" : problemList(resolvedFor(item, asked, [], files), item, files);
  return problems === "" ? { kind: "done" } : refused(`That could not be done.\n\n${problems}`);
}

function refused(words: string): Answer {
  return { kind: "refused", words };
}
