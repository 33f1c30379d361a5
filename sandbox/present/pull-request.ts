/** Pull requests, as the REST API and deliveries show them. */
import type { PullRequest as PresentedPullRequest, SimplePullRequest } from "@octokit/webhooks-types";
import { linesChanged } from "../world/git/tree-diff.ts";
import type { Account, PullRequest, Repository } from "../world/model.ts";
import { commitsOf, filesOf } from "../world/pull-requests.ts";
import { presentUser } from "./account.ts";
import { apiOf, nodeId, pageOf, type Addresses } from "./addresses.ts";
import { associationOf, presentLabel } from "./item.ts";
import { presentRepository } from "./repository.ts";
import { timeText, timeTextOrNull } from "./time.ts";

/** A pull request in a list. */
export function presentSimplePullRequest(addresses: Addresses, pullRequest: PullRequest) {
  const { id, number, repository, author, title, body, state, isDraft, head, base, merged, labels } = pullRequest;
  const url = `${apiOf(addresses, repository)}/pulls/${number}`;
  const issue = `${apiOf(addresses, repository)}/issues/${number}`;
  const html = `${pageOf(addresses, repository)}/pull/${number}`;
  const statuses = `${apiOf(addresses, repository)}/statuses/${head.sha}`;
  return {
    url,
    id,
    node_id: nodeId("PullRequest", repository.id, number),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    number,
    state,
    locked: pullRequest.isLocked,
    title,
    user: presentUser(addresses, author),
    body,
    created_at: timeText(pullRequest.createdAt),
    updated_at: timeText(pullRequest.updatedAt),
    closed_at: timeTextOrNull(pullRequest.closedAt),
    merged_at: timeTextOrNull(merged?.at),
    merge_commit_sha: merged?.commit ?? pullRequest.mergeability?.testMerge ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: labels.map((label) => presentLabel(addresses, repository, label)),
    milestone: null,
    draft: isDraft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${apiOf(addresses, repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: presentSide(addresses, head.owner, head.branch, head.sha, head.repository),
    base: {
      ...presentSide(addresses, repository.owner, base.branch, base.sha, repository),
      repo: presentRepository(addresses, repository),
    },
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${apiOf(addresses, repository)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: associationOf(repository, author),
    auto_merge: null,
    active_lock_reason: pullRequest.lockReason,
  } satisfies Omit<SimplePullRequest, "head"> & { head: PresentedPullRequest["head"] };
}

/** A pull request by itself. Whether it merges is passed in, since a delivery must not make GitHub find it out. */
export function presentPullRequest(
  addresses: Addresses,
  pullRequest: PullRequest,
  mergeable: boolean | null = null,
): PresentedPullRequest {
  const { repository, merged, comments, isDraft } = pullRequest;
  const files = filesOf(pullRequest);
  const lines = files.map((file) => linesChanged(repository.objects, file));
  return {
    ...presentSimplePullRequest(addresses, pullRequest),
    merged: merged !== undefined,
    mergeable,
    rebaseable: null,
    mergeable_state: mergeable === null ? "unknown" : mergeable ? (isDraft ? "draft" : "clean") : "dirty",
    merged_by: merged === undefined ? null : presentUser(addresses, merged.by),
    comments: comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commitsOf(pullRequest).length,
    additions: lines.reduce((sum, one) => sum + (one?.additions ?? 0), 0),
    deletions: lines.reduce((sum, one) => sum + (one?.deletions ?? 0), 0),
    changed_files: files.length,
  };
}

function presentSide(
  addresses: Addresses,
  owner: Account,
  ref: string,
  sha: string,
  repository: Repository | undefined,
) {
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: presentUser(addresses, owner),
    repo: repository === undefined ? null : presentRepository(addresses, repository),
  };
}
