/** A governance repository, and how far our pull request to it has come: one GraphQL request. */
import { TransientError } from "../../engine/errors.ts";
import type { RecordState, RollingPullRequest } from "../../engine/record.ts";
import type { GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { askGraphql, settled } from "../graphql.ts";
import { governanceOf, TIP } from "./tips.ts";

/** Whose commits those are: the addresses tell, and whoever makes up one of ours only has his commit replaced. */
const COMMIT = "author { email } committer { email }";
const PULL_REQUEST = "number title body state";
/** More than that, and it is not this app's one commit any more. */
const MAX_COMMITS = 50;
const MAX_MERGED = 20;
const LATEST = "first: 50, orderBy: { field: CREATED_AT, direction: DESC }";
const OVER = `nodes { ${PULL_REQUEST} headRefOid isCrossRepository }`;

/**
 * The open ones are asked of the branch, where those of forks are none of its own. Those that are over are asked by its
 * name, since they outlive it, and more of them than are needed, since those of forks come along. The closed ones are
 * asked by themselves: what people have declined counts, however much has been merged since.
 */
const QUERY = `query ($owner: String!, $name: String!, $branch: String!, $ref: String!) {
  viewer { databaseId login }
  repository(owner: $owner, name: $name) { ${TIP} isFork
    ref(qualifiedName: $ref) { target { oid ... on Commit { ${COMMIT} } }
      associatedPullRequests(states: OPEN, first: 10) { nodes { ${PULL_REQUEST} baseRefName baseRepository { nameWithOwner }
        commits(first: ${MAX_COMMITS}) { totalCount nodes { commit { ${COMMIT} } } } } } }
    closed: pullRequests(headRefName: $branch, states: CLOSED, ${LATEST}) { ${OVER} }
    merged: pullRequests(headRefName: $branch, states: MERGED, ${LATEST}) { ${OVER} } } }`;

/**
 * `undefined` where the repository is not there, is archived, or has no configuration; and for a fork, which has the files
 * of its parent without being what they speak of.
 */
export async function readRecordState(
  api: GitHubApi,
  repository: string,
  branch: string,
): Promise<RecordState | undefined> {
  const [owner, name] = repository.split("/");
  const what = `Reading the record of ${repository}`;
  const variables = { owner, name, branch, ref: `refs/heads/${branch}` };
  const { data, missing } = settled(what, await askGraphql(api, what, QUERY, variables));
  if (missing.has("repository")) return undefined;
  const at = field(data, "repository");
  const spelling = text(at, "nameWithOwner");
  const addresses = addressesOf(field(data, "viewer"), text(at, "url"));
  if (spelling === undefined || addresses === undefined) {
    throw new TransientError(`${what} failed: GitHub's answer has not what every answer has.`);
  }
  const governance = governanceOf(at);
  const defaultBranch = text(at, "defaultBranchRef", "name");
  if (governance === undefined || defaultBranch === undefined || field(at, "isFork") === true) return undefined;
  const open = list(at, "ref", "associatedPullRequests", "nodes").filter(
    (one) => text(one, "baseRefName") === defaultBranch && text(one, "baseRepository", "nameWithOwner") === spelling,
  );
  const [closed = [], merged = []] = ["closed", "merged"].map((which) =>
    list(at, which, "nodes").filter((one) => field(one, "isCrossRepository") === false),
  );
  return {
    governance,
    defaultBranch,
    pullRequests: [...open, ...closed, ...merged.slice(0, MAX_MERGED)]
      .flatMap((one) => pullRequestOf(one) ?? [])
      .toSorted((a, b) => b.number - a.number),
    branch: branchOf(field(at, "ref"), open, [...closed, ...merged], addresses),
  };
}

/** As `readIdentity` makes them, with the id of the account and without. */
function addressesOf(viewer: unknown, url: string | undefined): ReadonlySet<string> | undefined {
  const [id, login] = [number(viewer, "databaseId"), text(viewer, "login")];
  if (id === undefined || login === undefined || url === undefined) return undefined;
  const account = `${login.replace(/\[bot\]$/, "")}[bot]@users.noreply.${new URL(url).host}`;
  return new Set([account, `${id}+${account}`]);
}

const STATES: ReadonlyMap<string | undefined, RollingPullRequest["state"]> = new Map([
  ["OPEN", "open"],
  ["MERGED", "merged"],
  ["CLOSED", "closed"],
]);

function pullRequestOf(found: unknown): RollingPullRequest | undefined {
  const [state, which] = [STATES.get(text(found, "state")), number(found, "number")];
  if (state === undefined || which === undefined) return undefined;
  return { number: which, title: text(found, "title") ?? "", body: text(found, "body") ?? "", state };
}

/** Of a branch that is open to review, all commits count; of one that nobody looks at, the last tells enough. */
function branchOf(
  ref: unknown,
  [open]: readonly unknown[],
  over: readonly unknown[],
  addresses: ReadonlySet<string>,
): RecordState["branch"] {
  const sha = text(ref, "target", "oid");
  if (sha === undefined) return undefined;
  const isOurs = (commit: unknown): boolean =>
    addresses.has(text(commit, "author", "email") ?? "") && addresses.has(text(commit, "committer", "email") ?? "");
  const isLeftOver = over.some((one) => text(one, "headRefOid") === sha);
  if (open === undefined) return { sha, isOursAlone: isOurs(field(ref, "target")), isLeftOver };
  const commits = list(open, "commits", "nodes").map((node) => field(node, "commit"));
  const areAllThere = number(open, "commits", "totalCount") === commits.length;
  return { sha, isOursAlone: areAllThere && commits.every(isOurs), isLeftOver };
}
