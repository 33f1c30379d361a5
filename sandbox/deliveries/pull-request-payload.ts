/** The payloads of `pull_request` and `merge_group`. */
import type { MergeGroupChecksRequestedEvent, PullRequestEditedEvent } from "@octokit/webhooks-types";
import type { Addresses } from "../present/addresses.ts";
import { presentSimpleCommit } from "../present/commit.ts";
import { presentLabel } from "../present/item.ts";
import { presentPullRequest } from "../present/pull-request.ts";
import type { Edits, PullRequestAction, WorldEvent } from "../world/events.ts";
import { commitIn } from "../world/git/object-store.ts";
import type { Repository } from "../world/model.ts";
import type { Envelope, Payload } from "./envelope.ts";

export function pullRequestPayload(
  addresses: Addresses,
  { pullRequest, action }: Extract<WorldEvent, { kind: "pull-request" }>,
  envelope: Envelope,
): Payload {
  return {
    action: action.name,
    number: pullRequest.number,
    ...detailsOf(addresses, pullRequest.repository, action),
    pull_request: presentPullRequest(addresses, pullRequest),
    ...envelope,
  };
}

/** What an action says besides the item itself. */
export function detailsOf(addresses: Addresses, repository: Repository, action: PullRequestAction): Payload {
  switch (action.name) {
    case "synchronize":
      return { before: action.before, after: action.after };
    case "edited":
      return { changes: changesOf(action.changes) };
    case "labeled":
    case "unlabeled":
      // A label deleted from the repository goes without being named: https://github.com/octokit/webhooks/issues/639
      return action.label === undefined ? {} : { label: presentLabel(addresses, repository, action.label) };
    case "opened":
    case "reopened":
    case "closed":
    case "ready_for_review":
    case "converted_to_draft":
    case "locked":
    case "unlocked":
      return {};
    default:
      return action satisfies never;
  }
}

function changesOf({ title, body, base }: Edits): PullRequestEditedEvent["changes"] {
  return {
    ...(title === undefined ? {} : { title: { from: title } }),
    ...(body === undefined ? {} : { body: { from: body ?? "" } }),
    ...(base === undefined ? {} : { base: { ref: { from: base.branch }, sha: { from: base.sha } } }),
  };
}

export function mergeGroupPayload(
  { group, ...event }: Extract<WorldEvent, { kind: "merge-group" }>,
  envelope: Envelope,
): Payload {
  const { id, tree_id, message, timestamp, author, committer } = presentSimpleCommit(
    commitIn(group.repository.objects, group.headSha),
  );
  const merge_group = {
    head_sha: group.headSha,
    head_ref: group.headRef,
    base_ref: group.baseRef,
    base_sha: group.baseSha,
    head_commit: { id, tree_id, message, timestamp, author, committer },
  } satisfies MergeGroupChecksRequestedEvent["merge_group"];
  const reason = event.action === "destroyed" ? { reason: event.reason } : {};
  return { action: event.action, ...reason, merge_group, ...envelope };
}
