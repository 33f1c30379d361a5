/** Issues and labels in GraphQL, and what pull requests share with them. */
import { GraphQLError } from "graphql";
import { nodeId, pageOf } from "../../present/addresses.ts";
import type { Issue, Item, Label, Repository } from "../../world/model.ts";
import { accountFields, viewerOf } from "./account-nodes.ts";
import { commentFields, reactionGroups } from "./comment-nodes.ts";
import { connection } from "./connection.ts";
import type { Arguments, Fields, QueryContext } from "./context.ts";
import { labelEventConnection } from "./label-event-nodes.ts";
import { milestoneFields } from "./milestone-nodes.ts";
import { associationOf } from "../../present/item.ts";
import { timeText, timeTextOrNull } from "../../present/time.ts";

export function issueFields(context: QueryContext, issue: Issue): Fields {
  return {
    __typename: "Issue",
    ...itemFields(context, issue),
    state: issue.state.toUpperCase(),
    stateReason: (args: Arguments) => {
      // What GitHub says of duplicates to those who do not ask for them stands nowhere.
      if (issue.stateReason === "duplicate" && args["enableDuplicate"] !== true) {
        throw new GraphQLError("The sandbox tells of duplicates only where `enableDuplicate` asks for them.");
      }
      return issue.stateReason?.toUpperCase() ?? null;
    },
    subIssuesSummary: () => subIssuesSummary(issue),
  };
}

function subIssuesSummary({ subIssues }: Issue): Fields {
  const [total, completed] = [subIssues.length, subIssues.filter(({ state }) => state === "closed").length];
  const percentCompleted = total === 0 ? 0 : Math.floor((completed / total) * 100);
  return { __typename: "SubIssuesSummary", total, completed, percentCompleted };
}

/** What issues and pull requests have in common, `state` apart. */
export function itemFields(context: QueryContext, item: Item): Record<string, unknown> {
  const { id, number, repository, author, title, body, labels, comments, closedAt } = item;
  const isIssue = item.kind === "issue";
  const url = `${pageOf(context.addresses, repository)}/${isIssue ? "issues" : "pull"}/${number}`;
  return {
    id: nodeId(isIssue ? "Issue" : "PullRequest", repository.id, number),
    databaseId: id,
    number,
    title,
    body: body ?? "",
    bodyText: body ?? "",
    closed: item.state === "closed",
    closedAt: timeTextOrNull(closedAt),
    createdAt: timeText(item.createdAt),
    updatedAt: timeText(item.updatedAt),
    url,
    resourcePath: new URL(url).pathname,
    locked: item.isLocked,
    activeLockReason: item.lockReason?.toUpperCase().replaceAll(/\W/g, "_") ?? null,
    author: () => accountFields(context, author),
    authorAssociation: associationOf(repository, author),
    viewerDidAuthor: author === viewerOf(context),
    reactionGroups: () => reactionGroups(context, []),
    labels: (args: Arguments) => connection("labels", labels, args, (label) => labelFields(context, repository, label)),
    comments: (args: Arguments) =>
      connection("comments", context.world.listed(comments), args, (comment) => commentFields(context, comment)),
    milestone: () => (item.milestone === undefined ? null : milestoneFields(context, repository, item.milestone)),
    timelineItems: (args: Arguments) =>
      labelEventConnection(context, item, args, (label) => labelFields(context, repository, label)),
  };
}

export function labelFields({ addresses }: QueryContext, repository: Repository, label: Label): Fields {
  const { id, name, color, description, createdAt } = label;
  const url = `${pageOf(addresses, repository)}/labels/${encodeURIComponent(name)}`;
  return {
    __typename: "Label",
    id: nodeId("Label", id),
    name,
    color,
    description,
    isDefault: false,
    createdAt: timeText(createdAt),
    url,
    resourcePath: new URL(url).pathname,
  };
}
