/** The open pull requests of a repository and its merge groups, each with our check run on its head: a request for every hundred. */
import { CONFIGURATION_PATH } from "../../domain/configuration.ts";
import { TransientError } from "../../engine/errors.ts";
import type { ListedProposal, ProposalState } from "../../engine/lists.ts";
import { classified, isNotFound, type GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { CHECK_RUNS, latestRun, type Ours } from "./proposals.ts";

/** Ten thousand pull requests. What lies beyond has not changed for longest, and waits for the next delivery. */
const MAX_PAGES = 100;
const CONFIGURATION_SHA = `file(path: "${CONFIGURATION_PATH}") { oid }`;

const PULL_REQUESTS = `pullRequests(first: 100, after: $after, states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) {
  nodes { number updatedAt headRefOid baseRef { target { oid ... on Commit { ${CONFIGURATION_SHA} } } }
    commits(last: 1) { nodes { commit { oid ${CHECK_RUNS} } } } }
  pageInfo { hasNextPage endCursor } }`;

/** A queue merges a hundred pull requests at a time, at most. */
const MERGE_GROUPS = `refs(refPrefix: "refs/heads/gh-readonly-queue/", first: 100) {
  nodes { name target { oid ... on Commit { ${CHECK_RUNS} } } } }`;

function queryFor(isFirst: boolean): string {
  return `query ($owner: String!, $name: String!, $after: String, $appId: Int!, $checkName: String!) {
    repository(owner: $owner, name: $name) { isArchived ${PULL_REQUESTS} ${isFirst ? MERGE_GROUPS : ""} } }`;
}

/** None where the repository is gone or archived. Throws a TransientError rather than leave a page out. */
export async function readOpenProposals(
  api: GitHubApi,
  repository: string,
  { appId, checkName }: Ours,
): Promise<readonly ListedProposal[]> {
  const what = `Listing the open pull requests of ${repository}`;
  const [owner, name] = repository.split("/");
  const found = new Map<string, ListedProposal>();
  let after: string | undefined;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const variables = { owner, name, after, appId, checkName };
    // oxlint-disable-next-line no-await-in-loop
    const answer = await askGraphql(api, what, queryFor(page === 1), variables);
    if (answer === undefined) return readOpenProposalsByRest(api, repository);
    const { data, missing } = settled(what, answer);
    if (missing.has("repository") || field(data, "repository", "isArchived") === true) return [];
    const pulls = field(data, "repository", "pullRequests");
    if (!Array.isArray(field(pulls, "nodes"))) throw new TransientError(`${what} failed: the answer breaks off.`);
    const listed = [
      ...list(pulls, "nodes").flatMap((pull) => pullRequestOf(pull) ?? []),
      ...list(data, "repository", "refs", "nodes").flatMap((ref) => mergeGroupOf(ref) ?? []),
    ];
    // What changes while the pages are read may stand on two of them.
    for (const one of listed) found.set(JSON.stringify(one.subject), one);
    after = field(pulls, "pageInfo", "hasNextPage") === true ? text(pulls, "pageInfo", "endCursor") : undefined;
    if (after === undefined) break;
  }
  return [...found.values()];
}

/** `undefined` for one whose base is gone: it cannot be merged into anything. */
function pullRequestOf(pull: unknown): ListedProposal | undefined {
  const [which, headSha] = [number(pull, "number"), text(pull, "headRefOid")];
  const base = field(pull, "baseRef", "target");
  const baseSha = text(base, "oid");
  if (which === undefined || headSha === undefined || baseSha === undefined) return undefined;
  const present = latestRun(field(list(pull, "commits", "nodes")[0], "commit"));
  const state: ProposalState = { headSha, baseSha, configurationSha: text(base, "file", "oid"), present };
  return { subject: { kind: "pull-request", number: which }, updatedAt: text(pull, "updatedAt"), state };
}

/** GitHub names the branch after the pull request and the commit that the group stands on. */
function mergeGroupOf(ref: unknown): ListedProposal | undefined {
  const [, baseSha] = /(?:^|\/)pr-\d+-([0-9a-f]{40,64})$/.exec(text(ref, "name") ?? "") ?? [];
  const headSha = text(ref, "target", "oid");
  if (baseSha === undefined || headSha === undefined) return undefined;
  const present = latestRun(field(ref, "target"));
  const state: ProposalState = { headSha, baseSha, configurationSha: undefined, present };
  return { subject: { kind: "merge-group", headSha, baseSha }, updatedAt: undefined, state };
}

const PAGE_SIZE = 100;

/** Where GraphQL is not to be had: which ones there are, and nothing of how they stand. */
async function readOpenProposalsByRest(api: GitHubApi, repository: string): Promise<readonly ListedProposal[]> {
  const [owner, repo] = repository.split("/");
  const what = `Listing the open pull requests of ${repository}`;
  const found = new Map<number, ListedProposal>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const parameters = { owner, repo, state: "open", sort: "updated", direction: "desc", per_page: PAGE_SIZE, page };
    try {
      // oxlint-disable-next-line no-await-in-loop
      const { data } = await api.request("GET /repos/{owner}/{repo}/pulls", parameters);
      if (!Array.isArray(data)) throw new TransientError(`${what} failed: the answer breaks off.`);
      for (const pull of data) {
        const which = number(pull, "number");
        if (which === undefined) continue;
        const subject = { kind: "pull-request", number: which } as const;
        found.set(which, { subject, updatedAt: text(pull, "updated_at"), state: undefined });
      }
      if (data.length < PAGE_SIZE) break;
    } catch (error) {
      if (isNotFound(error)) break;
      throw classified(what, error);
    }
  }
  return [...found.values()];
}
