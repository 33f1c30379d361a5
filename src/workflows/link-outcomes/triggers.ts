/** What each delivery asks of link-outcomes. */
import { mayHoldCommand } from "../../domain/commands.ts";
import type { Delivery } from "../../engine/delivery.ts";
import type { ItemReference } from "../../engine/record.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { OUTCOME_COMMAND } from "../outcome-links.ts";
import { COMMAND } from "../requests.ts";

export const NAME = "link-outcomes";
/** The intent of a delivery that tells that the item is not here any more. */
export const GONE = "gone";

/** The comment on an item is to be looked at. */
export function linkTrigger(installationId: number, { repository, number }: ItemReference): Trigger {
  return { workflow: NAME, installationId, repository, subject: { kind: "item", number } };
}

type Triggers = (delivery: Delivery) => readonly Trigger[];

const ofItem: Triggers = ({ installationId, repository, item }) =>
  item === undefined ? [] : [linkTrigger(installationId, { repository, number: item.number })];

/** A label can make an item a contribution; those of apps, this one's among them, come and go for other reasons. */
const ofLabels: Triggers = (delivery) => (delivery.isByBot === true ? [] : ofItem(delivery));

/** Said outright: by the item alone, it could not be told from one that GitHub does not show yet. */
const ofGone: Triggers = (delivery) =>
  ofItem(delivery).map((trigger) => ({ ...trigger, intent: { action: GONE, id: delivery.id } }));

/** Here it is gone; where it went, it may be a contribution again. */
const ofTransfer: Triggers = (delivery) => {
  const { installationId, movedTo } = delivery;
  return [...ofGone(delivery), ...(movedTo === undefined ? [] : [linkTrigger(installationId, movedTo)])];
};

const ofComment: Triggers = (delivery) => {
  const { comment } = delivery;
  if (comment === undefined || comment.isByBot || !mayHoldCommand(comment.body, [OUTCOME_COMMAND])) return [];
  return ofItem(delivery).map((trigger) => ({ ...trigger, intent: { action: COMMAND, id: String(comment.id) } }));
};

/** A command that was done counts no longer where its comment is gone, or says something else by now. */
const ofCommentBefore: Triggers = (delivery) => (delivery.comment?.isByBot === false ? ofItem(delivery) : []);

export const TRIGGERS_OF: Readonly<Record<string, Triggers>> = {
  "issues.opened": ofItem,
  "issues.edited": ofItem,
  "issues.labeled": ofLabels,
  "issues.unlabeled": ofLabels,
  "issues.closed": ofItem,
  "issues.reopened": ofItem,
  "issues.deleted": ofGone,
  "issues.transferred": ofTransfer,
  "pull_request.opened": ofItem,
  "pull_request.edited": ofItem,
  "pull_request.synchronize": ofItem,
  "pull_request.labeled": ofLabels,
  "pull_request.unlabeled": ofLabels,
  "pull_request.closed": ofItem,
  "pull_request.reopened": ofItem,
  "issue_comment.created": ofComment,
  "issue_comment.edited": ofCommentBefore,
  "issue_comment.deleted": ofCommentBefore,
};
