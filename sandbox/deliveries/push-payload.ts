/** The payload of `push`. */
import type { PushEvent } from "@octokit/webhooks-types";
import { pageOf, type Addresses } from "../present/addresses.ts";
import { presentPushedCommit } from "../present/commit.ts";
import type { WorldEvent } from "../world/events.ts";
import { commitsBetween } from "../world/git/history.ts";
import type { Envelope } from "./envelope.ts";

const NOTHING = "0".repeat(40);

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const MAX_COMMITS = 2048;

export function pushPayload(
  addresses: Addresses,
  { repository, push, sender }: Extract<WorldEvent, { kind: "push" }>,
  envelope: Envelope,
): PushEvent {
  const { ref, before, after, isForced } = push;
  const base =
    before ??
    (ref === `refs/heads/${repository.defaultBranch}`
      ? undefined
      : repository.refs.get(`refs/heads/${repository.defaultBranch}`));
  const commits = after === undefined ? [] : commitsBetween(repository.objects, base, after);
  const presented = commits.slice(-MAX_COMMITS).map((commit) => presentPushedCommit(addresses, repository, commit));
  const head = after === undefined ? undefined : repository.objects.commit(after);
  return {
    ref,
    before: before ?? NOTHING,
    after: after ?? NOTHING,
    created: before === undefined,
    deleted: after === undefined,
    forced: isForced,
    base_ref: null,
    compare: `${pageOf(addresses, repository)}/compare/${(before ?? NOTHING).slice(0, 12)}...${(after ?? NOTHING).slice(0, 12)}`,
    commits: presented,
    head_commit: head === undefined ? null : presentPushedCommit(addresses, repository, head),
    pusher: { name: sender.login, email: null },
    ...envelope,
  };
}
