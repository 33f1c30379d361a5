/** A pull request or a merge group, the configuration of its base and our check run on its head: one GraphQL request. */
import type { PresentCheckRun } from "../../engine/effect.ts";
import type { Proposal } from "../../engine/reader.ts";
import type { GitHubApi } from "../api.ts";
import { field, list, number, text } from "../field.ts";
import { TransientError } from "../../engine/errors.ts";
import { askGraphql } from "../graphql.ts";
import { CONFIGURATION_FIELD, configurationOf, GOVERNANCE_FIELD, isOfGovernance } from "./configuration.ts";

export interface Ours {
  /** The id of the app: other apps may have check runs of the same name. */
  readonly appId: number;
  readonly checkName: string;
}

/** Fields of a commit, from which `latestRun` tells our check run. */
export const CHECK_RUNS = `checkSuites(first: 10, filterBy: { appId: $appId }) { nodes {
  checkRuns(first: 20, filterBy: { checkName: $checkName, checkType: LATEST }) { nodes { databaseId externalId status } } } }`;

const PULL_REQUEST = `query ($owner: String!, $name: String!, $number: Int!, $appId: Int!, $checkName: String!) {
  repository(owner: $owner, name: $name) { ${GOVERNANCE_FIELD} pullRequest(number: $number) {
    state headRefOid headRefName headRef { id } headRepository { nameWithOwner }
    baseRef { target { oid ... on Commit { ${CONFIGURATION_FIELD} } } }
    commits(last: 1) { nodes { commit { oid ${CHECK_RUNS} } } } } } }`;

const MERGE_GROUP = `query ($owner: String!, $name: String!, $head: GitObjectID!, $base: GitObjectID!, $appId: Int!, $checkName: String!) {
  repository(owner: $owner, name: $name) { ${GOVERNANCE_FIELD}
    head: object(oid: $head) { ... on Commit { oid ${CHECK_RUNS} } }
    base: object(oid: $base) { ... on Commit { oid ${CONFIGURATION_FIELD} } } } }`;

/** Reads a pull request; `undefined` where it is not there. */
export async function readPullRequest(
  api: GitHubApi,
  repository: string,
  pullRequest: number,
  { appId, checkName }: Ours,
): Promise<Proposal | undefined | "no-graphql"> {
  const [owner, name] = repository.split("/");
  const variables = { owner, name, number: pullRequest, appId, checkName };
  const data = await wholeAnswer(api, "Reading the pull request", PULL_REQUEST, variables);
  if (data === "no-graphql") return data;
  const found = field(data, "repository", "pullRequest");
  const headSha = text(found, "headRefOid");
  const base = field(found, "baseRef", "target");
  const baseSha = text(base, "oid");
  if (headSha === undefined) return undefined;
  const branch = { repository: text(found, "headRepository", "nameWithOwner"), name: text(found, "headRefName") };
  return {
    // A base branch that was deleted leaves nothing to be merged into.
    isOpen: text(found, "state") === "OPEN" && baseSha !== undefined,
    headSha,
    baseSha: baseSha ?? headSha,
    headBranch: field(found, "headRef", "id") === undefined ? undefined : branchOf(branch),
    configuration: configurationOf(base),
    isOfGovernance: isOfGovernance(field(data, "repository")),
    present: latestRun(field(list(found, "commits", "nodes")[0], "commit")),
  };
}

/** Reads what a merge queue is about to merge. */
export async function readMergeGroup(
  api: GitHubApi,
  repository: string,
  head: string,
  base: string,
  { appId, checkName }: Ours,
): Promise<Proposal | undefined | "no-graphql"> {
  const [owner, name] = repository.split("/");
  const variables = { owner, name, head, base, appId, checkName };
  const data = await wholeAnswer(api, "Reading the merge group", MERGE_GROUP, variables);
  if (data === "no-graphql") return data;
  const commit = field(data, "repository", "head");
  if (text(commit, "oid") === undefined) return undefined;
  const configuration = configurationOf(field(data, "repository", "base"));
  return {
    isOpen: true,
    headSha: head,
    baseSha: base,
    headBranch: undefined,
    configuration,
    isOfGovernance: isOfGovernance(field(data, "repository")),
    present: latestRun(commit),
  };
}

/**
 * Half an answer would pass for a pull request that is not there, and one that fails leaves nobody to tell so on the
 * check run. REST is asked then, which also tells what is really not there.
 */
async function wholeAnswer(
  api: GitHubApi,
  what: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  try {
    const answer = await askGraphql(api, what, query, variables);
    return answer?.isWhole === true ? answer.data : "no-graphql";
  } catch (error) {
    if (error instanceof TransientError) return "no-graphql";
    throw error;
  }
}

function branchOf(branch: { repository: string | undefined; name: string | undefined }): Proposal["headBranch"] {
  const { repository, name } = branch;
  return repository === undefined || name === undefined ? undefined : { repository, name };
}

/** The run of the highest id is the one that GitHub shows. */
export function latestRun(commit: unknown): PresentCheckRun | undefined {
  const runs = list(commit, "checkSuites", "nodes").flatMap((suite) => list(suite, "checkRuns", "nodes"));
  return runs
    .flatMap((run) => {
      const id = number(run, "databaseId");
      const isCompleted = text(run, "status") === "COMPLETED";
      return id === undefined ? [] : [{ id, externalId: text(run, "externalId") ?? "", isCompleted }];
    })
    .toSorted((a, b) => b.id - a.id)[0];
}
