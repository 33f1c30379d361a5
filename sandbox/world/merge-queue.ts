/** The merge queue: a pull request is merged on a branch of its own first, so that checks can look at the result. */
import type { Account, MergeGroup, PullRequest } from "./model.ts";
import { branchRef, branchTip } from "./names.ts";
import { arrive, mergeCommit } from "./pull-requests.ts";
import { Refusal } from "./refusal.ts";
import { updateRef } from "./repositories.ts";
import type { World } from "./world.ts";

/** Puts a pull request in the queue: a merge group of its own, and a request for checks on it. */
export function enqueue(world: World, pullRequest: PullRequest, sender: Account): MergeGroup {
  const { repository, base, number, state, isDraft } = pullRequest;
  if (state === "closed" || isDraft) throw new Refusal("Pull request is not ready to be queued");
  // A group stands on the ones before it in the queue.
  const baseRef = branchRef(base.branch);
  const baseSha =
    repository.mergeGroups.findLast((group) => group.baseRef === baseRef)?.headSha ??
    branchTip(repository, base.branch);
  if (baseSha === undefined) throw new Refusal(`There is no branch ${base.branch}`);
  const commit = mergeCommit(world, pullRequest, baseSha, sender);
  if (commit === undefined) throw new Refusal("Pull request has merge conflicts");
  const headRef = branchRef(`gh-readonly-queue/${base.branch}/pr-${number}-${baseSha}`);
  const group: MergeGroup = { repository, headRef, headSha: commit.sha, baseRef, baseSha, pullRequest };
  repository.mergeGroups.push(group);
  updateRef(world, repository, { ref: headRef, sha: commit.sha, isForced: true, pusher: sender });
  world.tell({ kind: "merge-group", group, action: "checks_requested", sender });
  return group;
}

/** Ends a merge group: merged, thrown away because one before it failed, or taken out of the queue. */
export function finishGroup(
  world: World,
  group: MergeGroup,
  reason: "merged" | "invalidated" | "dequeued",
  sender: Account,
): void {
  const { repository, headRef, headSha, pullRequest } = group;
  const index = repository.mergeGroups.indexOf(group);
  if (index === -1) throw new Refusal("The merge group has ended already");
  repository.mergeGroups.splice(index, 1);
  if (reason === "merged") arrive(world, pullRequest, headSha, sender);
  updateRef(world, repository, { ref: headRef, sha: undefined, pusher: sender });
  world.tell({ kind: "merge-group", group, action: "destroyed", reason, sender });
}
