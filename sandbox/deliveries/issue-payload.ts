/** The payloads of `issues` and `issue_comment`. */
import type { Addresses } from "../present/addresses.ts";
import { presentComment, presentIssue } from "../present/item.ts";
import type { WorldEvent } from "../world/events.ts";
import type { World } from "../world/world.ts";
import type { Envelope, Payload } from "./envelope.ts";
import { detailsOf } from "./pull-request-payload.ts";

export function issuePayload(
  world: World,
  addresses: Addresses,
  { issue, action }: Extract<WorldEvent, { kind: "issue" }>,
  envelope: Envelope,
): Payload {
  const details = detailsOf(world, addresses, issue.repository, action);
  return { action: action.name, ...details, issue: presentIssue(addresses, issue), ...envelope };
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
