/** Pull requests in GraphQL. */
import { nodeId } from "../../present/addresses.ts";
import { commitIn } from "../../world/git/object-store.ts";
import { linesChanged, type ChangedFile } from "../../world/git/tree-diff.ts";
import type { PullRequest, Repository } from "../../world/model.ts";
import { branchTip } from "../../world/names.ts";
import { commitsOf, filesOf, mergeabilityOf } from "../../world/pull-requests.ts";
import { connection } from "./connection.ts";
import { assertReads, isVisible, type Arguments, type Fields, type QueryContext } from "./context.ts";
import { commitFields } from "./git-nodes.ts";
import { itemFields } from "./item-nodes.ts";
import { timeTextOrNull } from "../../present/time.ts";

/** The objects around a pull request, made by whoever knows how: this file and theirs need each other. */
export interface Neighbours {
  readonly repository: (repository: Repository) => Fields;
  readonly ref: (repository: Repository, ref: string) => Fields | null;
}

export function pullRequestFields(context: QueryContext, pullRequest: PullRequest, near: Neighbours): Fields {
  const { repository, isDraft, head, base, merged, state, number } = pullRequest;
  const { objects } = repository;
  const lines = (key: "additions" | "deletions"): number =>
    filesOf(pullRequest).reduce((sum, file) => sum + (linesChanged(objects, file)?.[key] ?? 0), 0);
  const commitOf = (sha: string): Fields => commitFields(context, repository, commitIn(objects, sha));
  return {
    __typename: "PullRequest",
    ...itemFields(context, pullRequest),
    state: merged === undefined ? state.toUpperCase() : "MERGED",
    isDraft,
    isCrossRepository: head.repository !== repository,
    isInMergeQueue: repository.mergeGroups.some((group) => group.pullRequest === pullRequest),
    merged: merged !== undefined,
    mergedAt: timeTextOrNull(merged?.at),
    mergeable: () => {
      const { mergeable } = mergeabilityOf(context.world, pullRequest);
      return mergeable === null ? "UNKNOWN" : mergeable ? "MERGEABLE" : "CONFLICTING";
    },
    headRefOid: head.sha,
    headRefName: head.branch,
    baseRefOid: base.sha,
    baseRefName: base.branch,
    headRef: () => (head.repository === undefined ? null : near.ref(head.repository, `refs/heads/${head.branch}`)),
    baseRef: () => near.ref(repository, `refs/heads/${base.branch}`),
    // A fork that the app is not installed on: its name is public where the fork is.
    headRepository: () =>
      head.repository === undefined || (head.repository.isPrivate && !isVisible(context, head.repository))
        ? null
        : near.repository(head.repository),
    baseRepository: () => near.repository(repository),
    repository: () => near.repository(repository),
    additions: () => lines("additions"),
    deletions: () => lines("deletions"),
    changedFiles: () => filesOf(pullRequest).length,
    files: (args: Arguments) => {
      assertReads(context, "contents");
      return connection("files", filesOf(pullRequest), args, (file) => fileFields(repository, file));
    },
    commits: (args: Arguments) =>
      connection("commits", commitsOf(pullRequest), args, ({ sha }) => ({
        __typename: "PullRequestCommit",
        id: nodeId("PullRequestCommit", repository.id, number, sha),
        commit: () => commitOf(sha),
      })),
    mergeCommit: () => (merged === undefined ? null : commitOf(merged.commit)),
    potentialMergeCommit: () => {
      const { testMerge } = mergeabilityOf(context.world, pullRequest);
      return testMerge === null || branchTip(repository, base.branch) === undefined ? null : commitOf(testMerge);
    },
  };
}

/** GitHub's words for what happened to a file; `CHANGED` is a change of its mode. */
function fileFields({ objects }: Repository, file: ChangedFile): Fields {
  const { path, status } = file;
  return {
    __typename: "PullRequestChangedFile",
    path,
    changeType: status === "removed" ? "DELETED" : status.toUpperCase(),
    additions: () => linesChanged(objects, file)?.additions ?? 0,
    deletions: () => linesChanged(objects, file)?.deletions ?? 0,
    viewerViewedState: "UNVIEWED",
  };
}
