/** Issues, and what they share with pull requests: numbers, comments, labels, reactions. */
import type { Edits } from "./events.ts";
import type { Account, App, Comment, Issue, Item, Label, Reaction, Repository } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** Issues and pull requests of a repository are counted together. */
export function nextNumber({ items }: Repository): number {
  return items.size + 1;
}

export interface NewIssue {
  readonly author: Account;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
}

export function openIssue(world: World, repository: Repository, { author, title, body, labels }: NewIssue): Issue {
  const issue: Issue = {
    kind: "issue",
    id: world.nextId(),
    number: nextNumber(repository),
    repository,
    author,
    title,
    body: body ?? null,
    state: "open",
    stateReason: null,
    labels: (labels ?? []).map((name) => labelNamed(world, repository, name)),
    comments: [],
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: null,
  };
  repository.items.set(issue.number, issue);
  world.tell({ kind: "issue", issue, action: { name: "opened" }, sender: author });
  return issue;
}

export function editIssue(
  world: World,
  issue: Issue,
  edit: { readonly title?: string | undefined; readonly body?: string | null | undefined },
  sender: Account,
): void {
  const { title, body } = issue;
  const changes: Edits = {
    ...(edit.title === undefined || edit.title === title ? {} : { title }),
    ...(edit.body === undefined || edit.body === body ? {} : { body }),
  };
  if (Object.keys(changes).length === 0) return;
  issue.title = edit.title ?? title;
  issue.body = edit.body === undefined ? body : edit.body;
  issue.updatedAt = world.now();
  world.tell({ kind: "issue", issue, action: { name: "edited", changes }, sender });
}

export function setIssueState(
  world: World,
  issue: Issue,
  state: "open" | "closed",
  reason: "completed" | "not_planned",
  sender: Account,
): void {
  if (issue.state === state) return;
  issue.state = state;
  issue.stateReason = state === "closed" ? reason : "reopened";
  issue.closedAt = state === "closed" ? world.now() : null;
  issue.updatedAt = world.now();
  world.tell({ kind: "issue", issue, action: { name: state === "closed" ? "closed" : "reopened" }, sender });
}

/** The label of that name, whatever its case; GitHub makes one that is missing when it is put on something. */
export function labelNamed(world: World, { labels }: Repository, name: string): Label {
  const key = name.toLowerCase();
  const known = labels.get(key) ?? { id: world.nextId(), name, color: "ededed", description: null };
  labels.set(key, known);
  return known;
}

/** Puts exactly these labels on an item, and tells of each that came or went. */
export function setLabels(world: World, item: Item, names: readonly string[], sender: Account): void {
  const wanted = new Set(names.map((name) => labelNamed(world, item.repository, name)));
  const added = [...wanted].filter((label) => !item.labels.includes(label));
  const removed = item.labels.filter((label) => !wanted.has(label));
  item.labels = [...item.labels.filter((label) => wanted.has(label)), ...added];
  if (added.length + removed.length > 0) item.updatedAt = world.now();
  for (const { name } of added) tellLabel(world, item, "labeled", name, sender);
  for (const { name } of removed) tellLabel(world, item, "unlabeled", name, sender);
}

function tellLabel(world: World, item: Item, name: "labeled" | "unlabeled", label: string, sender: Account): void {
  const action = { name, label } as const;
  if (item.kind === "issue") world.tell({ kind: "issue", issue: item, action, sender });
  else world.tell({ kind: "pull-request", pullRequest: item, action, sender });
}

export function addComment(world: World, item: Item, author: Account, body: string, app?: App): Comment {
  const comment: Comment = {
    id: world.nextId(),
    item,
    author,
    app,
    body,
    reactions: [],
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  item.comments.push(comment);
  item.updatedAt = world.now();
  world.tell({ kind: "comment", comment, action: "created", sender: author });
  return comment;
}

export function editComment(world: World, comment: Comment, body: string, sender: Account): void {
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = world.now();
  world.tell({ kind: "comment", comment, action: "edited", from, sender });
}

export function deleteComment(world: World, comment: Comment, sender: Account): void {
  const { comments } = comment.item;
  const index = comments.indexOf(comment);
  if (index === -1) throw new Refusal("The comment is gone already");
  comments.splice(index, 1);
  world.tell({ kind: "comment", comment, action: "deleted", sender });
}

/** Each person reacts in each way once. */
export function react(world: World, comment: Comment, user: Account, content: Reaction): Comment["reactions"][number] {
  const known = comment.reactions.find((reaction) => reaction.user === user && reaction.content === content);
  if (known !== undefined) return known;
  const reaction = { id: world.nextId(), user, content, createdAt: world.now() };
  comment.reactions.push(reaction);
  return reaction;
}

export function findComment({ items }: Repository, id: number): Comment | undefined {
  return [...items.values()].flatMap(({ comments }) => comments).find((comment) => comment.id === id);
}
