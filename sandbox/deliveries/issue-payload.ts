/** The payloads of `issues` and `issue_comment`. */
import type { Addresses } from "../present/addresses.ts";
import { presentComment, presentIssue } from "../present/item.ts";
import { presentRepository } from "../present/repository.ts";
import type { IssueAction, WorldEvent } from "../world/events.ts";
import type { Repository } from "../world/model.ts";
import type { Envelope, Payload } from "./envelope.ts";
import { detailsOf } from "./pull-request-payload.ts";

export function issuePayload(
  addresses: Addresses,
  { issue, action }: Extract<WorldEvent, { kind: "issue" }>,
  envelope: Envelope,
): Payload {
  const details = issueDetails(addresses, issue.repository, action);
  return { action: action.name, ...details, issue: presentIssue(addresses, issue), ...envelope };
}

function issueDetails(addresses: Addresses, repository: Repository, action: IssueAction): Payload {
  if (action.name === "deleted") return {};
  if (action.name === "transferred") {
    const { to } = action;
    const new_repository = presentRepository(addresses, to.repository);
    return { changes: { new_issue: presentIssue(addresses, to), new_repository } };
  }
  if (action.name !== "opened") return detailsOf(addresses, repository, action);
  const { from } = action;
  if (from === undefined) return {};
  const old_repository = presentRepository(addresses, from.repository);
  return { changes: { old_issue: presentIssue(addresses, from), old_repository } };
}

export function commentPayload(
  addresses: Addresses,
  { comment, ...event }: Extract<WorldEvent, { kind: "comment" }>,
  envelope: Envelope,
): Payload {
  const changes = event.action === "edited" ? { changes: { body: { from: event.from } } } : {};
  return {
    action: event.action,
    ...changes,
    issue: presentIssue(addresses, comment.item),
    comment: presentComment(addresses, comment),
    ...envelope,
  };
}
