/** What each delivery asks of label-pillars. */
import { mayHoldCommand } from "../../domain/commands.ts";
import type { Delivery } from "../../engine/delivery.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { COMMAND } from "../requests.ts";

export const NAME = "label-pillars";
/** Without the slash. */
export const COMMANDS: readonly string[] = ["pillar", "why"];

type Triggers = (delivery: Delivery) => readonly Trigger[];

const ofItem: Triggers = ({ installationId, repository, item }) =>
  item === undefined
    ? []
    : [{ workflow: NAME, installationId, repository, subject: { kind: "item", number: item.number } }];

/** What an app does to labels is passed over: this one's own would have it look again at what it has just done. */
const ofLabels: Triggers = (delivery) => (delivery.isByBot === true ? [] : ofItem(delivery));

/** The item is gone from here; where it went, its number is another. */
const ofTransfer: Triggers = ({ installationId, movedTo }) =>
  movedTo === undefined
    ? []
    : ofItem({ name: "", id: "", installationId, repository: movedTo.repository, item: { number: movedTo.number } });

/** GitHub waits for the answer to the delivery: whether it is a command indeed is told by the job. */
const ofComment: Triggers = (delivery) => {
  const { comment } = delivery;
  if (comment === undefined || comment.isByBot || !mayHoldCommand(comment.body, COMMANDS)) return [];
  return ofItem(delivery).map((trigger) => ({ ...trigger, intent: { action: COMMAND, id: String(comment.id) } }));
};

export const TRIGGERS_OF: Readonly<Record<string, Triggers>> = {
  "issues.opened": ofItem,
  "issues.edited": ofItem,
  "issues.reopened": ofItem,
  "issues.transferred": ofTransfer,
  "issues.labeled": ofLabels,
  "issues.unlabeled": ofLabels,
  "pull_request.opened": ofItem,
  "pull_request.edited": ofItem,
  "pull_request.reopened": ofItem,
  "pull_request.labeled": ofLabels,
  "pull_request.unlabeled": ofLabels,
  "issue_comment.created": ofComment,
};

/**
 * A label that a person took off a moment ago would be put back by whoever does not see that yet. The item that is read
 * then looks like one that has not got the label so far.
 */
export const OF_LABELS: readonly string[] = [
  "issues.labeled",
  "issues.unlabeled",
  "pull_request.labeled",
  "pull_request.unlabeled",
];
