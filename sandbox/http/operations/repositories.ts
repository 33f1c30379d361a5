/** Repositories, their branches, commits and comparisons. */
import type { Addresses } from "../../present/addresses.ts";
import { apiOf, pageOf as htmlOf } from "../../present/addresses.ts";
import { presentPermission } from "../../present/account.ts";
import { presentChangedFile } from "../../present/changed-file.ts";
import { presentCommit } from "../../present/commit.ts";
import { presentSimplePullRequest } from "../../present/pull-request.ts";
import { presentFullRepository } from "../../present/repository.ts";
import { commitsBetween, mergeBaseOf } from "../../world/git/history.ts";
import { commitIn, treeIn } from "../../world/git/object-store.ts";
import type { Commit } from "../../world/git/objects.ts";
import { changedFiles, type ChangedFile } from "../../world/git/tree-diff.ts";
import { entryAt } from "../../world/git/files.ts";
import type { Repository } from "../../world/model.ts";
import { branchTip, resolveCommit } from "../../world/names.ts";
import { commitsOf } from "../../world/pull-requests.ts";
import { ApiError, notFound } from "../answer.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits */
const MAX_COMPARED_FILES = 300;
const COMPARED_COMMITS_A_PAGE = 250;

/** https://docs.github.com/en/rest/commits/commits#get-a-commit */
const MAX_COMMIT_FILES = 3000;
const COMMIT_FILES_A_PAGE = 300;

export const repositories = [
  repositoryOperation("repos/get", { metadata: "read" }, ({ addresses }, { repository }) => ({
    status: 200,
    body: presentFullRepository(addresses, repository),
  })),

  repositoryOperation("repos/get-branch", { contents: "read" }, ({ addresses, path }, { repository }) => {
    const tip = branchTip(repository, path.branch);
    if (tip === undefined) throw new ApiError(404, "Branch not found");
    const url = `${apiOf(addresses, repository)}/branches/${path.branch}`;
    return {
      status: 200,
      body: {
        name: path.branch,
        commit: presentCommit(addresses, repository, commitIn(repository.objects, tip)),
        _links: { self: url, html: `${htmlOf(addresses, repository)}/tree/${path.branch}` },
        protected: false,
        protection: { enabled: false },
        protection_url: `${url}/protection`,
      },
    };
  }),

  repositoryOperation("repos/list-commits", { contents: "read" }, ({ addresses, query, url }, { repository }) => {
    const { sha = repository.defaultBranch, path } = query;
    const head = commitNamed(repository, sha);
    const commits = commitsBetween(repository.objects, undefined, head.sha)
      .toReversed()
      .filter((commit) => path === undefined || touches(repository, commit, path));
    const { items, headers } = pageOf(commits, query, url);
    return { status: 200, body: items.map((commit) => presentCommit(addresses, repository, commit)), headers };
  }),

  repositoryOperation("repos/get-commit", { contents: "read" }, ({ addresses, path, query, url }, { repository }) => {
    const { objects } = repository;
    const commit = commitNamed(repository, path.ref);
    const files = changedFiles(objects, treeIn(objects, commit.parents[0]), treeIn(objects, commit.sha));
    const presented = files
      .slice(0, MAX_COMMIT_FILES)
      .map((file) => presentChangedFile(addresses, repository, file, commit.sha));
    const additions = presented.reduce((sum, file) => sum + file.additions, 0);
    const deletions = presented.reduce((sum, file) => sum + file.deletions, 0);
    const perPage = Math.min(COMMIT_FILES_A_PAGE, query.per_page ?? COMMIT_FILES_A_PAGE);
    const page = query.page ?? 1;
    return {
      status: 200,
      body: {
        ...presentCommit(addresses, repository, commit),
        stats: { additions, deletions, total: additions + deletions },
        files: presented.slice((page - 1) * perPage, page * perPage),
      },
      headers: page * perPage < presented.length ? nextPage(url, page + 1) : {},
    };
  }),

  repositoryOperation("repos/compare-commits-with-basehead", { contents: "read" }, (call, { repository }) => {
    const { addresses, path, query, url } = call;
    const [baseName, headName, ...more] = path.basehead.split("...");
    if (baseName === undefined || headName === undefined || more.length > 0) throw notFound();
    const base = comparedCommit(repository, baseName);
    const head = comparedCommit(repository, headName);
    const { objects } = repository;
    const mergeBase = mergeBaseOf(objects, base.sha, head.sha);
    if (mergeBase === undefined) throw new ApiError(404, `No common ancestor between ${baseName} and ${headName}.`);
    const ahead = commitsBetween(objects, base.sha, head.sha);
    const behind = commitsBetween(objects, head.sha, base.sha);
    const page = query.page ?? 1;
    // Without pages asked for, the newest 250 come; with them, the oldest come first.
    const isPaged = query.page !== undefined || query.per_page !== undefined;
    const perPage = Math.min(100, query.per_page ?? 30);
    const commits = isPaged ? ahead.slice((page - 1) * perPage, page * perPage) : ahead.slice(-COMPARED_COMMITS_A_PAGE);
    // The files are those of the whole comparison, and only the first page has them.
    const files = page > 1 ? [] : changedFiles(objects, treeIn(objects, mergeBase), treeIn(objects, head.sha));
    return {
      status: 200,
      body: {
        ...comparisonAddresses(addresses, repository, path.basehead),
        base_commit: presentCommit(addresses, repository, base),
        merge_base_commit: presentCommit(addresses, repository, commitIn(objects, mergeBase)),
        status: comparisonStatus(ahead.length, behind.length),
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        commits: commits.map((commit) => presentCommit(addresses, repository, commit)),
        files: files
          .slice(0, MAX_COMPARED_FILES)
          .map((file: ChangedFile) => presentChangedFile(addresses, repository, file, head.sha)),
      },
      headers: isPaged && page * perPage < ahead.length ? nextPage(url, page + 1) : {},
    };
  }),

  repositoryOperation(
    "repos/list-pull-requests-associated-with-commit",
    { pull_requests: "read" },
    ({ addresses, path, query, url }, { repository }) => {
      const { sha } = commitNamed(repository, path.commit_sha);
      const found = [...repository.items.values()]
        .filter((item) => item.kind === "pull-request")
        .filter((item) => item.head.sha === sha || commitsOf(item).some((commit) => commit.sha === sha));
      const { items, headers } = pageOf(found, query, url);
      return { status: 200, body: items.map((item) => presentSimplePullRequest(addresses, item)), headers };
    },
  ),

  repositoryOperation(
    "repos/get-collaborator-permission-level",
    { metadata: "read" },
    ({ addresses, world, path }, { repository }) => {
      const user = world.accounts.get(path.username.toLowerCase());
      if (user === undefined) throw notFound();
      if (user.type === "Bot") throw new ApiError(404, `${user.login} is not a user`);
      return { status: 200, body: presentPermission(addresses, repository, user) };
    },
  ),
];

/** The commit of that name, or GitHub's complaint. */
function commitNamed(repository: Repository, name: string): Commit {
  const sha = resolveCommit(repository, name);
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${name}`);
  return commitIn(repository.objects, sha);
}

/** A side of a comparison: a name, or `owner:branch` for one in a fork. */
function comparedCommit(repository: Repository, name: string): Commit {
  const colon = name.indexOf(":");
  const owner = name.slice(0, Math.max(0, colon)).toLowerCase();
  if (colon !== -1 && owner !== repository.owner.login.toLowerCase()) {
    // Objects are shared: a fork's branch is asked for by its SHA instead.
    throw new ApiError(404, "Not Found: the sandbox compares branches of this repository and any SHA.");
  }
  const sha = resolveCommit(repository, name.slice(colon + 1));
  if (sha === undefined) throw notFound();
  return commitIn(repository.objects, sha);
}

function comparisonStatus(ahead: number, behind: number): "ahead" | "behind" | "diverged" | "identical" {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}

function comparisonAddresses(addresses: Addresses, repository: Repository, basehead: string) {
  const place = encodeURIComponent(basehead);
  const html = `${htmlOf(addresses, repository)}/compare/${place}`;
  return {
    url: `${apiOf(addresses, repository)}/compare/${place}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
  };
}

function nextPage(url: URL, page: number): Record<string, string> {
  const next = new URL(url);
  next.searchParams.set("page", String(page));
  return { link: `<${next.href}>; rel="next"` };
}

function touches({ objects }: Repository, commit: Commit, path: string): boolean {
  const now = entryAt(objects, treeIn(objects, commit.sha), path);
  const before = entryAt(objects, treeIn(objects, commit.parents[0]), path);
  return now?.sha !== before?.sha || now?.mode !== before?.mode;
}
