/** What `/progress` is answered with. */
import type { CommentEffect, ReactionEffect, WritingEffect } from "../../engine/effect.ts";
import { contextPeriod, reportEffect } from "./reports.ts";
import { knownGoals } from "./goal-progress.ts";
import type { ProgressRequest } from "./snapshot.ts";
import { ANSWER_MARKER, NOT_ALLOWED, NO_TRACKING_ISSUE } from "./text.ts";

/** The report first; the reaction says that it stands. */
export function answerEffects({ request, item, found }: ProgressRequest): readonly WritingEffect[] {
  // Nobody can comment or react in a locked conversation.
  if (item.isLocked) return [];
  const { comment, isAllowed } = request;
  if (!isAllowed) return [refusal(item, NOT_ALLOWED), reaction(comment.id, "confused")];
  if (found === undefined) return [refusal(item, NO_TRACKING_ISSUE), reaction(comment.id, "confused")];
  const { goal, snapshot } = found;
  const known = knownGoals(snapshot).find(({ path }) => path === goal.path);
  const report = known && reportEffect(known, contextPeriod(known, snapshot), snapshot);
  return [...(report === undefined ? [] : [report]), reaction(comment.id, "+1")];
}

function refusal({ number, answer }: ProgressRequest["item"], body: string): CommentEffect {
  return { kind: "comment", item: number, marker: ANSWER_MARKER, body, present: answer };
}

function reaction(comment: number, content: ReactionEffect["content"]): ReactionEffect {
  return { kind: "reaction", comment, content };
}
