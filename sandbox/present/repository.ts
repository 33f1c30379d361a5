/** Repositories, as the REST API and deliveries show them. */
import type { Repository as PresentedRepository } from "@octokit/webhooks-types";
import type { Repository } from "../world/model.ts";
import { fullNameOf } from "../world/world.ts";
import { presentUser } from "./account.ts";
import { apiOf, nodeId, pageOf, type Addresses } from "./addresses.ts";
import { timeText } from "./time.ts";

export function presentRepository(addresses: Addresses, repository: Repository): PresentedRepository {
  const { id, name, owner, isPrivate, parent, createdAt, pushedAt, defaultBranch, items } = repository;
  const openItems = [...items.values()].filter(({ state }) => state === "open").length;
  const html = pageOf(addresses, repository);
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: fullNameOf(repository),
    private: isPrivate,
    owner: presentUser(addresses, owner),
    html_url: html,
    description: null,
    fork: parent !== undefined,
    ...addressesOf(apiOf(addresses, repository)),
    created_at: timeText(createdAt),
    updated_at: timeText(pushedAt),
    pushed_at: timeText(pushedAt),
    git_url: `${html.replace(/^http/, "git")}.git`,
    ssh_url: `git@${new URL(html).host}:${fullNameOf(repository)}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: openItems,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: isPrivate ? "private" : "public",
    forks: 0,
    open_issues: openItems,
    watchers: 0,
    default_branch: defaultBranch,
    custom_properties: {},
  };
}

/** What only `GET /repos/{owner}/{repo}` tells. */
export function presentFullRepository(addresses: Addresses, repository: Repository) {
  const { parent } = repository;
  return {
    ...presentRepository(addresses, repository),
    network_count: 0,
    subscribers_count: 0,
    ...(parent === undefined
      ? {}
      : { parent: presentRepository(addresses, parent), source: presentRepository(addresses, originOf(parent)) }),
  };
}

/** The few properties that installation events give of each repository. */
export function presentRepositoryName(repository: Repository) {
  const { id, name, isPrivate } = repository;
  return { id, node_id: nodeId("Repository", id), name, full_name: fullNameOf(repository), private: isPrivate };
}

function originOf(repository: Repository): Repository {
  return repository.parent === undefined ? repository : originOf(repository.parent);
}

function addressesOf(url: string) {
  return {
    url,
    forks_url: `${url}/forks`,
    keys_url: `${url}/keys{/key_id}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    teams_url: `${url}/teams`,
    hooks_url: `${url}/hooks`,
    issue_events_url: `${url}/issues/events{/number}`,
    events_url: `${url}/events`,
    assignees_url: `${url}/assignees{/user}`,
    branches_url: `${url}/branches{/branch}`,
    tags_url: `${url}/tags`,
    blobs_url: `${url}/git/blobs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    statuses_url: `${url}/statuses/{sha}`,
    languages_url: `${url}/languages`,
    stargazers_url: `${url}/stargazers`,
    contributors_url: `${url}/contributors`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    commits_url: `${url}/commits{/sha}`,
    git_commits_url: `${url}/git/commits{/sha}`,
    comments_url: `${url}/comments{/number}`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    contents_url: `${url}/contents/{+path}`,
    compare_url: `${url}/compare/{base}...{head}`,
    merges_url: `${url}/merges`,
    archive_url: `${url}/{archive_format}{/ref}`,
    downloads_url: `${url}/downloads`,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    labels_url: `${url}/labels{/name}`,
    releases_url: `${url}/releases{/id}`,
    deployments_url: `${url}/deployments`,
  };
}
