/** Issues: how they come into being and change, and the numbers that they share with pull requests. */
import type { Edits } from "./events.ts";
import { changeLabels } from "./labels.ts";
import type { Account, App, Issue, Repository } from "./model.ts";
import type { World } from "./world.ts";

/** Issues and pull requests of a repository are counted together. */
export function nextNumber({ items, departed }: Repository): number {
  return items.size + departed.size + 1;
}

export interface NewIssue {
  readonly author: Account;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
  /** That opens it in the author's name. */
  readonly app?: App | undefined;
}

export function openIssue(world: World, repository: Repository, request: NewIssue): Issue {
  const { author, title, body, labels = [], app } = request;
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
    labels: [],
    milestone: undefined,
    subIssues: [],
    labelEvents: [],
    comments: [],
    isLocked: false,
    lockReason: null,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: null,
  };
  repository.items.set(issue.number, issue);
  const tellLabels = changeLabels(world, issue, labels, { account: author, app });
  world.tell({ kind: "issue", issue, action: { name: "opened" }, sender: author });
  tellLabels();
  return issue;
}

/** Puts an issue below another, of whichever repository. */
export function addSubIssue(world: World, parent: Issue, child: Issue): void {
  parent.subIssues.push(child);
  parent.updatedAt = world.now();
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
  reason: "completed" | "not_planned" | "duplicate",
  sender: Account,
): void {
  if (issue.state === state) return;
  issue.state = state;
  issue.stateReason = state === "closed" ? reason : "reopened";
  issue.closedAt = state === "closed" ? world.now() : null;
  issue.updatedAt = world.now();
  world.tell({ kind: "issue", issue, action: { name: state === "closed" ? "closed" : "reopened" }, sender });
}
