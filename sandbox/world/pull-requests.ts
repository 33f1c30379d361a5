/** Pull requests: opened, edited, merged, and what they consist of. */
import type { Edits } from "./events.ts";
import { commitsBetween, mergeBaseOf } from "./git/history.ts";
import { mergeTrees } from "./git/merge.ts";
import { commitIn, treeIn } from "./git/object-store.ts";
import type { Commit } from "./git/objects.ts";
import { changedFiles, type ChangedFile } from "./git/tree-diff.ts";
import { nextNumber } from "./issues.ts";
import type { Account, PullRequest, Repository } from "./model.ts";
import { branchRef, branchTip } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { signatureOf, updateRef } from "./repositories.ts";
import type { World } from "./world.ts";

export interface NewPullRequest {
  readonly author: Account;
  readonly title: string;
  readonly body?: string | null | undefined;
  /** Where the head branch is: the repository itself or a fork of it. */
  readonly headRepository: Repository;
  readonly headBranch: string;
  readonly baseBranch: string;
  readonly isDraft?: boolean | undefined;
}

/** Opens a pull request. Throws a Refusal where GitHub would: no such branch, nothing to merge, one open already. */
export function openPullRequest(world: World, repository: Repository, request: NewPullRequest): PullRequest {
  const { author, title, body = null, headRepository, headBranch, baseBranch, isDraft = false } = request;
  const headSha = branchTip(headRepository, headBranch);
  const baseSha = branchTip(repository, baseBranch);
  if (headSha === undefined) throw new Refusal(`There is no branch ${headBranch}`);
  if (baseSha === undefined) throw new Refusal(`There is no branch ${baseBranch}`);
  if (commitsBetween(repository.objects, baseSha, headSha).length === 0) {
    throw new Refusal(`No commits between ${baseBranch} and ${headBranch}`);
  }
  refuseSecond(repository, { headRepository, headBranch, baseBranch });
  const pullRequest: PullRequest = {
    kind: "pull-request",
    id: world.nextId(),
    number: nextNumber(repository),
    repository,
    author,
    title,
    body,
    state: "open",
    isDraft,
    head: { repository: headRepository, owner: headRepository.owner, branch: headBranch, sha: headSha },
    base: { branch: baseBranch, sha: baseSha },
    merged: undefined,
    mergeability: undefined,
    labels: [],
    milestone: undefined,
    labelEvents: [],
    comments: [],
    isLocked: false,
    lockReason: null,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: null,
  };
  repository.items.set(pullRequest.number, pullRequest);
  repository.refs.set(`refs/pull/${pullRequest.number}/head`, headSha);
  world.tell({ kind: "pull-request", pullRequest, action: { name: "opened" }, sender: author });
  return pullRequest;
}

type Branches = Pick<NewPullRequest, "headRepository" | "headBranch" | "baseBranch">;

function refuseSecond({ items }: Repository, { headRepository, headBranch, baseBranch }: Branches): void {
  for (const item of items.values()) {
    if (item.kind !== "pull-request" || item.state !== "open" || item.head.repository !== headRepository) continue;
    if (item.head.branch !== headBranch || item.base.branch !== baseBranch) continue;
    throw new Refusal(`A pull request already exists for ${headRepository.owner.login}:${headBranch}.`);
  }
}

export interface PullRequestEdit {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly baseBranch?: string | undefined;
}

export function editPullRequest(world: World, pullRequest: PullRequest, edit: PullRequestEdit, sender: Account): void {
  const { title, body, base, repository } = pullRequest;
  const changes: Edits = {
    ...(edit.title === undefined || edit.title === title ? {} : { title }),
    ...(edit.body === undefined || edit.body === body ? {} : { body }),
    ...(edit.baseBranch === undefined || edit.baseBranch === base.branch ? {} : { base: { ...base } }),
  };
  if (Object.keys(changes).length === 0) return;
  pullRequest.title = edit.title ?? title;
  pullRequest.body = edit.body === undefined ? body : edit.body;
  if (edit.baseBranch !== undefined) {
    const sha = branchTip(repository, edit.baseBranch);
    if (sha === undefined) throw new Refusal(`Proposed base branch '${edit.baseBranch}' was not found`);
    base.branch = edit.baseBranch;
    base.sha = sha;
  }
  pullRequest.updatedAt = world.now();
  world.tell({ kind: "pull-request", pullRequest, action: { name: "edited", changes }, sender });
}

export function setDraft(world: World, pullRequest: PullRequest, isDraft: boolean, sender: Account): void {
  if (pullRequest.isDraft === isDraft) return;
  pullRequest.isDraft = isDraft;
  pullRequest.updatedAt = world.now();
  const name = isDraft ? "converted_to_draft" : "ready_for_review";
  world.tell({ kind: "pull-request", pullRequest, action: { name }, sender });
}

export function setPullRequestState(
  world: World,
  pullRequest: PullRequest,
  state: "open" | "closed",
  sender: Account,
): void {
  if (pullRequest.state === state) return;
  const { head, merged } = pullRequest;
  if (state === "open") {
    const tip = head.repository === undefined ? undefined : branchTip(head.repository, head.branch);
    if (merged !== undefined || tip !== head.sha) throw new Refusal("state cannot be changed. The branch was changed.");
  }
  pullRequest.state = state;
  pullRequest.closedAt = state === "closed" ? world.now() : null;
  pullRequest.updatedAt = world.now();
  world.tell({
    kind: "pull-request",
    pullRequest,
    action: { name: state === "closed" ? "closed" : "reopened" },
    sender,
  });
}

/** Where the pull request left its base, as the base stands now. */
function mergeBaseOfPullRequest({ repository, base, head }: PullRequest): string | undefined {
  const tip = branchTip(repository, base.branch) ?? base.sha;
  return mergeBaseOf(repository.objects, tip, head.sha);
}

/** The "Files changed" of a pull request: from the merge base to its head. */
export function filesOf(pullRequest: PullRequest): ChangedFile[] {
  const { repository, head, merged, base } = pullRequest;
  const { objects } = repository;
  // A merged head is part of its base: then the base of the time counts.
  const from = merged === undefined ? mergeBaseOfPullRequest(pullRequest) : mergeBaseOf(objects, base.sha, head.sha);
  return changedFiles(objects, treeIn(objects, from), treeIn(objects, head.sha));
}

export function commitsOf(pullRequest: PullRequest): Commit[] {
  const { repository, head, base, merged } = pullRequest;
  const tip = merged === undefined ? (branchTip(repository, base.branch) ?? base.sha) : base.sha;
  return commitsBetween(repository.objects, tip, head.sha);
}

/** Merges the head into a commit of the base; `undefined` for a conflict. No ref moves. */
export function mergeCommit(
  world: World,
  { repository, head, number, title }: PullRequest,
  baseSha: string,
  author: Account,
): Commit | undefined {
  const { objects } = repository;
  const base = treeIn(objects, mergeBaseOf(objects, baseSha, head.sha));
  const tree = mergeTrees(objects, base, treeIn(objects, baseSha), treeIn(objects, head.sha));
  if (tree === undefined) return undefined;
  const signature = signatureOf(author, world.now());
  return objects.addCommit({
    tree: tree.sha,
    parents: [commitIn(objects, baseSha).sha, head.sha],
    author: signature,
    committer: signature,
    message: `Merge pull request #${number} from ${head.owner.login}/${head.branch}\n\n${title}`,
  });
}

/** The merge button. Throws a Refusal for a conflict, a draft or what is closed. */
export function merge(world: World, pullRequest: PullRequest, by: Account): void {
  const { repository, base, state, isDraft } = pullRequest;
  const tip = branchTip(repository, base.branch);
  if (state === "closed" || isDraft || tip === undefined) throw new Refusal("Pull Request is not mergeable");
  const commit = mergeCommit(world, pullRequest, tip, by);
  if (commit === undefined) throw new Refusal("Pull Request has merge conflicts");
  arrive(world, pullRequest, commit.sha, by);
}

/** Moves the base to a commit that holds the head: the pull request is merged with it. */
export function arrive(world: World, pullRequest: PullRequest, sha: string, by: Account): void {
  updateRef(world, pullRequest.repository, { ref: branchRef(pullRequest.base.branch), sha, pusher: by });
}

/**
 * Whether the pull request merges. GitHub finds it out after it was first asked, and answers `null` until then:
 * https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-your-git-database#checking-mergeability-of-pull-requests
 */
export function mergeabilityOf(
  world: World,
  pullRequest: PullRequest,
): { readonly mergeable: boolean | null; readonly testMerge: string | null } {
  const { repository, base, head, number, author, state } = pullRequest;
  const tip = branchTip(repository, base.branch);
  if (state === "closed" || tip === undefined) return { mergeable: null, testMerge: null };
  const key = `${tip} ${head.sha}`;
  if (pullRequest.mergeability?.key !== key) {
    const testMerge = mergeCommit(world, pullRequest, tip, author)?.sha;
    pullRequest.mergeability = { key, testMerge };
    if (testMerge !== undefined) repository.refs.set(`refs/pull/${number}/merge`, testMerge);
    return { mergeable: null, testMerge: null };
  }
  const { testMerge } = pullRequest.mergeability;
  return { mergeable: testMerge !== undefined, testMerge: testMerge ?? null };
}
