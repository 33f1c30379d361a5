/** What follows from a push: check suites, and pull requests that move along or close. */
import { installationsOn } from "./accounts.ts";
import { createSuite } from "./checks.ts";
import type { Push } from "./events.ts";
import { isAncestor } from "./git/history.ts";
import type { Account, PullRequest, Repository } from "./model.ts";
import { branchOf, branchTip } from "./names.ts";
import type { World } from "./world.ts";

/** Tells of a push, and lets happen what GitHub does about it. */
export function afterPush(world: World, repository: Repository, push: Push, sender: Account): void {
  const branch = branchOf(push.ref);
  const following = branch === undefined ? [] : pullRequestsFrom(world, repository, branch);
  // The new head stands before anyone hears of it: whoever reads after one event sees the state of all of them.
  const moved = following.map((pullRequest) => ({ pullRequest, before: pullRequest.head.sha }));
  if (push.after !== undefined) for (const { pullRequest } of moved) followHead(world, pullRequest, push.after);
  world.tell({ kind: "push", repository, push, sender });
  if (branch !== undefined && push.after !== undefined) requestSuites(world, repository, branch, push, sender);
  for (const { pullRequest, before } of moved) {
    if (push.after === undefined) closeWith(world, pullRequest, sender);
    else {
      const action = { name: "synchronize", before, after: push.after } as const;
      world.tell({ kind: "pull-request", pullRequest, action, sender });
    }
  }
  if (branch !== undefined && push.after !== undefined) noticeMerges(world, repository, branch, push.after, sender);
}

/** Open pull requests, here or in the parent, whose head is a branch of this repository. */
function pullRequestsFrom(world: World, repository: Repository, branch: string): PullRequest[] {
  return [...world.repositories.values()]
    .flatMap(({ items }) => Array.from(items.values()))
    .filter((item) => item.kind === "pull-request")
    .filter(({ state, head }) => state === "open" && head.repository === repository && head.branch === branch);
}

function followHead(world: World, pullRequest: PullRequest, sha: string): void {
  const { repository, number, head, base } = pullRequest;
  head.sha = sha;
  base.sha = branchTip(repository, base.branch) ?? base.sha;
  repository.refs.set(`refs/pull/${number}/head`, sha);
  pullRequest.updatedAt = world.now();
}

/** GitHub makes a check suite for every app that may write checks, unless it is switched off. */
function requestSuites(world: World, repository: Repository, branch: string, push: Push, sender: Account): void {
  for (const { app, permissions } of installationsOn(world, repository)) {
    if (permissions.checks !== "write" || push.after === undefined) continue;
    const isThere = repository.suites.some(
      (suite) => suite.app === app && suite.headSha === push.after && suite.headBranch === branch,
    );
    if (isThere) continue;
    const suite = createSuite(world, repository, {
      app,
      headSha: push.after,
      headBranch: branch,
      before: push.before ?? null,
    });
    world.tell({ kind: "check-suite", suite, action: "requested", sender });
  }
}

function closeWith(world: World, pullRequest: PullRequest, sender: Account): void {
  pullRequest.state = "closed";
  pullRequest.closedAt = world.now();
  pullRequest.updatedAt = world.now();
  world.tell({ kind: "pull-request", pullRequest, action: { name: "closed" }, sender });
}

/** A pull request whose head arrives on its base by a push counts as merged. */
function noticeMerges(world: World, repository: Repository, branch: string, tip: string, sender: Account): void {
  for (const item of repository.items.values()) {
    if (item.kind !== "pull-request" || item.state !== "open" || item.base.branch !== branch) continue;
    if (!isAncestor(repository.objects, item.head.sha, tip)) continue;
    item.merged = { at: world.now(), by: sender, commit: tip };
    closeWith(world, item, sender);
  }
}
