/** Repositories and refs in GraphQL. */
import { GraphQLError } from "graphql";
import { nodeId, pageOf } from "../../present/addresses.ts";
import type { Issue, Item, PullRequest, Repository } from "../../world/model.ts";
import { branchRef } from "../../world/names.ts";
import { fullNameOf } from "../../world/world.ts";
import { connection } from "./connection.ts";
import { assertReads, graphqlError, listArgument, numberArgument, objectArgument, textArgument } from "./context.ts";
import type { Arguments, Fields, QueryContext } from "./context.ts";
import { objectByExpression, objectByOid } from "./git-nodes.ts";
import { accountFields } from "./account-nodes.ts";
import { issueFields, labelFields } from "./item-nodes.ts";
import { milestonesField } from "./milestone-nodes.ts";
import { pullRequestFields, type Neighbours } from "./pull-request-nodes.ts";
import { timeText } from "../../present/time.ts";

const ISSUE_ARGUMENTS = new Set(["first", "last", "after", "before", "states", "filterBy", "orderBy"]);
const ISSUE_FILTERS = new Set(["createdBy", "since", "viewerSubscribed"]);

export function repositoryFields(context: QueryContext, repository: Repository): Fields {
  const { id, name, owner, isPrivate, parent, defaultBranch, createdAt, pushedAt } = repository;
  const url = pageOf(context.addresses, repository);
  const near: Neighbours = {
    repository: (one) => repositoryFields(context, one),
    ref: (one, ref) => refFields(context, one, ref, near),
  };
  return {
    __typename: "Repository",
    id: nodeId("Repository", id),
    databaseId: id,
    name,
    nameWithOwner: fullNameOf(repository),
    isPrivate,
    isFork: parent !== undefined,
    isArchived: false,
    isEmpty: repository.refs.size === 0,
    visibility: isPrivate ? "PRIVATE" : "PUBLIC",
    description: null,
    url,
    resourcePath: new URL(url).pathname,
    createdAt: timeText(createdAt),
    pushedAt: timeText(pushedAt),
    updatedAt: timeText(pushedAt),
    owner: () => accountFields(context, owner),
    parent: () => (parent === undefined ? null : repositoryFields(context, parent)),
    object: (args: Arguments) => {
      const oid = textArgument(args, "oid");
      if (oid !== undefined) return objectByOid(context, repository, oid);
      return objectByExpression(context, repository, textArgument(args, "expression") ?? "");
    },
    defaultBranchRef: () => refFields(context, repository, branchRef(defaultBranch), near),
    refs: (args: Arguments) => {
      const prefix = textArgument(args, "refPrefix") ?? "";
      const names = [...repository.refs.keys()].filter((one) => one.startsWith(prefix)).toSorted();
      const found = names.flatMap((one) => refFields(context, repository, one, near) ?? []);
      return connection("refs", found, args, (one) => one);
    },
    ref: (args: Arguments) => {
      const wanted = textArgument(args, "qualifiedName") ?? "";
      const names = [wanted, branchRef(wanted), `refs/tags/${wanted}`];
      const found = names.find((one) => repository.refs.has(one));
      return found === undefined ? null : refFields(context, repository, found, near);
    },
    pullRequest: (args: Arguments) => {
      assertReads(context, "pull_requests");
      const number = numberArgument(args, "number") ?? 0;
      const item = repository.items.get(number);
      if (item?.kind !== "pull-request") throw unresolved("PullRequest", number);
      return pullRequestFields(context, item, near);
    },
    pullRequests: (args: Arguments) => {
      assertReads(context, "pull_requests");
      const found = selectedPullRequests(context.world.listed([...repository.items.values()]), args);
      return connection("pullRequests", found, args, (one) => pullRequestFields(context, one, near));
    },
    issue: (args: Arguments) => {
      assertReads(context, "issues");
      const number = numberArgument(args, "number") ?? 0;
      const item = repository.items.get(number);
      if (item?.kind !== "issue") throw unresolved("Issue", number);
      return issueFields(context, item);
    },
    issueOrPullRequest: (args: Arguments) => {
      const number = numberArgument(args, "number") ?? 0;
      const item = repository.items.get(number);
      if (item === undefined) throw unresolved("issue or pull request", number);
      assertReads(context, item.kind === "issue" ? "issues" : "pull_requests");
      return item.kind === "issue" ? issueFields(context, item) : pullRequestFields(context, item, near);
    },
    issues: (args: Arguments) => {
      assertReads(context, "issues");
      return connection(
        "issues",
        selectedIssues(context.world.listed([...repository.items.values()]), args),
        args,
        (one) => issueFields(context, one),
      );
    },
    milestones: (args: Arguments) => milestonesField(context, repository, args),
    labels: (args: Arguments) =>
      connection("labels", [...repository.labels.values()], args, (one) => labelFields(context, repository, one)),
    label: (args: Arguments) => {
      const label = repository.labels.get((textArgument(args, "name") ?? "").toLowerCase());
      return label === undefined ? null : labelFields(context, repository, label);
    },
  };
}

function refFields(context: QueryContext, repository: Repository, ref: string, near: Neighbours): Fields | null {
  const sha = repository.refs.get(ref);
  if (sha === undefined) return null;
  const [, prefix = "", name = ""] = /^(refs\/\w+\/)(.+)$/.exec(ref) ?? [];
  return {
    __typename: "Ref",
    id: nodeId("Ref", repository.id, ref),
    name,
    prefix,
    repository: () => repositoryFields(context, repository),
    target: () => objectByOid(context, repository, sha),
    // Those into this repository and into others alike, as long as it is this branch that they come from.
    associatedPullRequests: (args: Arguments) => {
      assertReads(context, "pull_requests");
      const all = [...context.world.repositories.values()].flatMap(({ items }) => Array.from(items.values()));
      const found = all.filter(
        (item) => item.kind === "pull-request" && item.head.repository === repository && item.head.branch === name,
      );
      return connection(
        "associatedPullRequests",
        selectedPullRequests(context.world.listed(found), args),
        args,
        (one) => pullRequestFields(context, one, near),
      );
    },
  };
}

/** The oldest first, unless another order is asked for. Throws for one that the sandbox does not have. */
function selectedPullRequests(items: readonly Item[], args: Arguments): PullRequest[] {
  const states = listArgument(args, "states");
  const base = textArgument(args, "baseRefName");
  const head = textArgument(args, "headRefName");
  const found = items
    .filter((item) => item.kind === "pull-request")
    .filter(
      (one) => states === undefined || states.includes(one.merged === undefined ? one.state.toUpperCase() : "MERGED"),
    )
    .filter((one) => base === undefined || one.base.branch === base)
    .filter((one) => head === undefined || one.head.branch === head);
  return ordered(found, args);
}

/** The oldest first, unless another order is asked for. Throws for arguments that the sandbox would have to pass over. */
function selectedIssues(items: readonly Item[], args: Arguments): Issue[] {
  const filter = objectArgument(args, "filterBy");
  const other =
    Object.keys(args).find((name) => !ISSUE_ARGUMENTS.has(name)) ??
    Object.keys(filter).find((name) => !ISSUE_FILTERS.has(name));
  if (other !== undefined) throw new GraphQLError(`The sandbox cannot resolve the argument ${other} of issues.`);
  const states = listArgument(args, "states");
  // With the `[bot]` of an app's login, which GraphQL leaves out elsewhere.
  const author = textArgument(filter, "createdBy")?.toLowerCase();
  const since = textArgument(filter, "since");
  const found = items
    .filter((item) => item.kind === "issue")
    .filter((one) => states === undefined || states.includes(one.state.toUpperCase()))
    .filter((one) => author === undefined || one.author.login.toLowerCase() === author)
    .filter((one) => since === undefined || timeText(one.updatedAt) >= timeText(new Date(since)));
  return ordered(found, args);
}

function ordered<Listed extends Item>(items: readonly Listed[], args: Arguments): Listed[] {
  const { field = "CREATED_AT", direction = "ASC" } = objectArgument(args, "orderBy");
  if (field !== "CREATED_AT" && field !== "UPDATED_AT") {
    throw new GraphQLError(`The sandbox cannot order items by ${String(field)}.`);
  }
  const found =
    field === "CREATED_AT" ? items : items.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  return direction === "DESC" ? found.toReversed() : [...found];
}

function unresolved(type: string, number: number) {
  return graphqlError(
    "NOT_FOUND",
    `Could not resolve to ${type === "PullRequest" ? "a PullRequest" : `an ${type}`} with the number of ${number}.`,
  );
}
