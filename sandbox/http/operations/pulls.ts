/** Pull requests and their files. */
import { presentChangedFile } from "../../present/changed-file.ts";
import { presentCommit } from "../../present/commit.ts";
import { presentPullRequest, presentSimplePullRequest } from "../../present/pull-request.ts";
import type { PullRequest, Repository } from "../../world/model.ts";
import { commitsOf, editPullRequest, filesOf, mergeabilityOf } from "../../world/pull-requests.ts";
import { openPullRequest, setPullRequestState } from "../../world/pull-requests.ts";
import { Refusal } from "../../world/refusal.ts";
import { notFound, validationFailed } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { assertBodyLength } from "./text-limits.ts";

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const MAX_FILES = 3000;

/** https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request */
const MAX_COMMITS = 250;

export const pulls = [
  repositoryOperation("pulls/list", { pull_requests: "read" }, ({ addresses, world, query, url }, { repository }) => {
    const { state = "open", head, base, sort = "created", direction } = query;
    const found = world
      .listed(pullRequestsOf(repository))
      .filter((one) => state === "all" || one.state === state)
      .filter((one) => head === undefined || head === `${one.head.owner.login}:${one.head.branch}`)
      .filter((one) => base === undefined || base === one.base.branch);
    const time = (one: PullRequest): number => (sort === "updated" ? one.updatedAt : one.createdAt).getTime();
    // Without a direction the newest come first.
    const isAscending = direction === "asc" || (direction === undefined && sort !== "created" && sort !== "updated");
    const sorted = found.toSorted((a, b) => (isAscending ? 1 : -1) * (time(a) - time(b) || a.number - b.number));
    const { items, headers } = pageOf(sorted, query, url);
    return { status: 200, body: items.map((one) => presentSimplePullRequest(addresses, one)), headers };
  }),

  repositoryOperation("pulls/get", { pull_requests: "read" }, ({ addresses, world, path }, { repository }) => {
    const pullRequest = pullRequestOf(repository, path.pull_number);
    const { mergeable } = mergeabilityOf(world, pullRequest);
    return { status: 200, body: presentPullRequest(addresses, pullRequest, mergeable) };
  }),

  repositoryOperation(
    "pulls/create",
    { pull_requests: "write" },
    ({ addresses, world, body }, { repository, actor }) => {
      const { title, head, base, draft: isDraft, body: text } = body;
      if (title === undefined) throw validationFailed("PullRequest", "title", "title can't be blank");
      assertBodyLength("PullRequest", text);
      const headBranch = head.slice(head.indexOf(":") + 1);
      if (head.includes(":") && !head.toLowerCase().startsWith(`${repository.owner.login.toLowerCase()}:`)) {
        throw validationFailed("PullRequest", "head", "an app opens pull requests from branches of the repository");
      }
      const request = {
        author: actor,
        title,
        body: text,
        headRepository: repository,
        headBranch,
        baseBranch: base,
        isDraft,
      };
      try {
        const pullRequest = openPullRequest(world, repository, request);
        return { status: 201, body: presentPullRequest(addresses, pullRequest) };
      } catch (error) {
        if (error instanceof Refusal) throw validationFailed("PullRequest", "head", error.message);
        throw error;
      }
    },
  ),

  repositoryOperation(
    "pulls/update",
    { pull_requests: "write" },
    ({ addresses, world, path, body }, { repository, actor }) => {
      const pullRequest = pullRequestOf(repository, path.pull_number);
      const { title, body: text, base: baseBranch, state } = body ?? {};
      assertBodyLength("PullRequest", text);
      editPullRequest(world, pullRequest, { title, body: text, baseBranch }, actor);
      if (state !== undefined) setPullRequestState(world, pullRequest, state, actor);
      return { status: 200, body: presentPullRequest(addresses, pullRequest) };
    },
  ),

  repositoryOperation(
    "pulls/list-files",
    { pull_requests: "read" },
    ({ addresses, path, query, url }, { repository }) => {
      const pullRequest = pullRequestOf(repository, path.pull_number);
      const { items, headers } = pageOf(filesOf(pullRequest).slice(0, MAX_FILES), query, url);
      const { sha } = pullRequest.head;
      return { status: 200, body: items.map((file) => presentChangedFile(addresses, repository, file, sha)), headers };
    },
  ),

  repositoryOperation(
    "pulls/list-commits",
    { pull_requests: "read" },
    ({ addresses, path, query, url }, { repository }) => {
      const commits = commitsOf(pullRequestOf(repository, path.pull_number)).slice(0, MAX_COMMITS);
      const { items, headers } = pageOf(commits, query, url);
      return { status: 200, body: items.map((commit) => presentCommit(addresses, repository, commit)), headers };
    },
  ),
];

function pullRequestsOf({ items }: Repository): PullRequest[] {
  return [...items.values()].filter((item) => item.kind === "pull-request");
}

function pullRequestOf({ items }: Repository, number: number): PullRequest {
  const item = items.get(number);
  if (item?.kind !== "pull-request") throw notFound();
  return item;
}
