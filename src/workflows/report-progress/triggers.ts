/** What each delivery asks of report-progress; the clock asks for the rest. */
import { commandsIn } from "../../domain/commands.ts";
import type { Delivery } from "../../engine/delivery.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { COMMAND } from "../requests.ts";

export const NAME = "report-progress";
/** Without the slash. */
export const COMMANDS: readonly string[] = ["progress"];

/** The goals of a governance repository are to be looked at: whether they have their issues, and whether a report is due. */
export function progressTrigger(installationId: number, repository: string): Trigger {
  return { workflow: NAME, installationId, repository, subject: { kind: "repository" } };
}

type Triggers = (delivery: Delivery) => readonly Trigger[];

const ofComment: Triggers = ({ installationId, repository, item, comment }) => {
  if (item === undefined || comment === undefined || comment.isByBot) return [];
  if (commandsIn(comment.body, COMMANDS).length === 0) return [];
  const subject = { kind: "item", number: item.number } as const;
  return [{ workflow: NAME, installationId, repository, subject, intent: { action: COMMAND, id: String(comment.id) } }];
};

export const TRIGGERS_OF: Readonly<Record<string, Triggers>> = {
  push: ({ installationId, repository, push }) =>
    push?.isDefaultBranch === true ? [progressTrigger(installationId, repository)] : [],
  "issue_comment.created": ofComment,
};
