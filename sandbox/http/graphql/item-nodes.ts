/** Issues, their comments and labels in GraphQL, and what pull requests share with them. */
import { nodeId, pageOf } from "../../present/addresses.ts";
import type { Account, Comment, Issue, Item, Label, Repository } from "../../world/model.ts";
import { connection } from "./connection.ts";
import type { Arguments, Fields, QueryContext } from "./context.ts";
import { timeText, timeTextOrNull } from "../../present/time.ts";

export function issueFields(context: QueryContext, issue: Issue): Fields {
  return {
    __typename: "Issue",
    ...itemFields(context, issue),
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
  };
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
    locked: false,
    author: () => accountFields(context, author),
    labels: (args: Arguments) => connection("labels", labels, args, (label) => labelFields(context, repository, label)),
    comments: (args: Arguments) => connection("comments", comments, args, (comment) => commentFields(context, comment)),
  };
}

export function accountFields({ addresses }: QueryContext, { id, login, type }: Account): Fields {
  // GraphQL leaves `[bot]` out of a bot's login, REST does not.
  const name = type === "Bot" ? login.replace(/\[bot\]$/, "") : login;
  const url = `${addresses.web}/${name}`;
  return {
    __typename: type,
    id: nodeId(type, id),
    databaseId: id,
    login: name,
    avatarUrl: `${addresses.web}/avatars/${id}`,
    url,
    resourcePath: new URL(url).pathname,
  };
}

export function labelFields({ addresses }: QueryContext, repository: Repository, label: Label): Fields {
  const { id, name, color, description } = label;
  const url = `${pageOf(addresses, repository)}/labels/${encodeURIComponent(name)}`;
  return {
    __typename: "Label",
    id: nodeId("Label", id),
    name,
    color,
    description,
    isDefault: false,
    url,
    resourcePath: new URL(url).pathname,
  };
}

function commentFields(context: QueryContext, comment: Comment): Fields {
  const { id, item, author, body, createdAt, updatedAt } = comment;
  const page = `${pageOf(context.addresses, item.repository)}/${item.kind === "issue" ? "issues" : "pull"}/${item.number}`;
  const url = `${page}#issuecomment-${id}`;
  return {
    __typename: "IssueComment",
    id: nodeId("IssueComment", item.repository.id, id),
    databaseId: id,
    body,
    bodyText: body,
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
    url,
    resourcePath: `${new URL(url).pathname}#issuecomment-${id}`,
    isMinimized: false,
    author: () => accountFields(context, author),
  };
}
