/** Issues, comments and labels, as the REST API and deliveries show them. */
import type {
  AuthorAssociation,
  Issue as PresentedIssue,
  IssueComment,
  Label as PresentedLabel,
  Reactions,
} from "@octokit/webhooks-types";
import type { Account, Comment, Item, Label, LabelEvent, Reaction, Repository } from "../world/model.ts";
import { presentUser } from "./account.ts";
import { apiOf, nodeId, pageOf, type Addresses } from "./addresses.ts";
import { presentApp } from "./app.ts";
import { presentMilestone } from "./milestone.ts";
import { timeText, timeTextOrNull } from "./time.ts";

export function presentLabel(addresses: Addresses, repository: Repository, label: Label): PresentedLabel {
  const { id, name, color, description } = label;
  return {
    id,
    node_id: nodeId("Label", id),
    url: `${apiOf(addresses, repository)}/labels/${encodeURIComponent(name)}`,
    name,
    color,
    default: false,
    description,
  };
}

/** What happened to an item, among all of the repository or only those of the item. */
export function presentLabelEvent(addresses: Addresses, repository: Repository, event: LabelEvent) {
  const { id, name, label, actor, app, createdAt } = event;
  return {
    id,
    node_id: nodeId(name === "labeled" ? "LabeledEvent" : "UnlabeledEvent", id),
    url: `${apiOf(addresses, repository)}/issues/events/${id}`,
    actor: presentUser(addresses, actor),
    event: name,
    commit_id: null,
    commit_url: null,
    created_at: timeText(createdAt),
    label: { name: label.name, color: label.color },
    performed_via_github_app: app === undefined ? null : presentApp(addresses, app),
  };
}

/** An issue; a pull request is one too, with `pull_request`. */
export function presentIssue(addresses: Addresses, item: Item) {
  const { id, number, repository, author, title, body, state, labels, comments, createdAt, updatedAt, closedAt } = item;
  const url = `${apiOf(addresses, repository)}/issues/${number}`;
  const page = pageOf(addresses, repository);
  const html = item.kind === "issue" ? `${page}/issues/${number}` : `${page}/pull/${number}`;
  return {
    id,
    node_id: nodeId(item.kind === "issue" ? "Issue" : "PullRequest", repository.id, number),
    url,
    repository_url: apiOf(addresses, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: html,
    number,
    state,
    state_reason: item.kind === "issue" ? item.stateReason : null,
    title,
    body,
    user: presentUser(addresses, author),
    labels: labels.map((label) => presentLabel(addresses, repository, label)),
    assignee: null,
    assignees: [],
    milestone: item.milestone === undefined ? null : presentMilestone(addresses, repository, item.milestone),
    locked: item.isLocked,
    active_lock_reason: item.lockReason,
    comments: comments.length,
    closed_at: timeTextOrNull(closedAt),
    created_at: timeText(createdAt),
    updated_at: timeText(updatedAt),
    author_association: associationOf(repository, author),
    reactions: presentReactions(`${url}/reactions`, []),
    performed_via_github_app: null,
    ...(item.kind === "issue"
      ? {}
      : {
          draft: item.isDraft,
          pull_request: {
            url: `${apiOf(addresses, repository)}/pulls/${number}`,
            html_url: html,
            diff_url: `${html}.diff`,
            patch_url: `${html}.patch`,
            merged_at: timeTextOrNull(item.merged?.at),
          },
        }),
  } satisfies PresentedIssue;
}

export function presentComment(addresses: Addresses, comment: Comment): IssueComment {
  const { id, item, author, app, body, createdAt, updatedAt } = comment;
  const url = `${apiOf(addresses, item.repository)}/issues/comments/${id}`;
  const issue = presentIssue(addresses, item);
  return {
    id,
    node_id: nodeId("IssueComment", item.repository.id, id),
    url,
    html_url: `${issue.html_url}#issuecomment-${id}`,
    issue_url: issue.url,
    body,
    user: presentUser(addresses, author),
    created_at: timeText(createdAt),
    updated_at: timeText(updatedAt),
    author_association: associationOf(item.repository, author),
    reactions: presentReactions(`${url}/reactions`, comment.reactions),
    performed_via_github_app: app === undefined ? null : presentApp(addresses, app),
  };
}

export function associationOf(repository: Repository, author: Account): AuthorAssociation {
  if (author === repository.owner) return "OWNER";
  return repository.collaborators.has(author.login.toLowerCase()) ? "COLLABORATOR" : "NONE";
}

function presentReactions(url: string, reactions: Comment["reactions"]): Reactions {
  const count = (content: Reaction): number => reactions.filter((reaction) => reaction.content === content).length;
  return {
    url,
    total_count: reactions.length,
    "+1": count("+1"),
    "-1": count("-1"),
    laugh: count("laugh"),
    hooray: count("hooray"),
    confused: count("confused"),
    heart: count("heart"),
    rocket: count("rocket"),
    eyes: count("eyes"),
  };
}
