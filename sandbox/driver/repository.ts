/** A repository in the hands of a scenario. */
import { openIssue } from "../world/issues.ts";
import { entryAt, walk, type Files, type PlacedEntry } from "../world/git/files.ts";
import { treeIn } from "../world/git/object-store.ts";
import { createLabel, deleteLabel } from "../world/labels.ts";
import { enqueue, finishGroup } from "../world/merge-queue.ts";
import { createMilestone, deleteMilestone, setMilestoneState } from "../world/milestones.ts";
import type { Account, Label, MergeGroup, Milestone, Repository, Role } from "../world/model.ts";
import { branchRef, branchTip, resolveCommit } from "../world/names.ts";
import { openPullRequest } from "../world/pull-requests.ts";
import { Refusal } from "../world/refusal.ts";
import { commitFiles, createRepository, renameRepository, updateRef } from "../world/repositories.ts";
import { fullNameOf, type World } from "../world/world.ts";
import { IssueDriver } from "./issue.ts";
import { MAINTAINER } from "./people.ts";
import { PullRequestDriver } from "./pull-request.ts";

export interface PushOptions {
  /** The default branch without it; a new one begins at the default branch. */
  readonly branch?: string;
  readonly message?: string;
  readonly author?: string;
}

export interface PullRequestOptions {
  readonly branch: string;
  /** What the pull request changes. */
  readonly files: Files;
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  /** The default branch without it. */
  readonly base?: string;
  readonly isDraft?: boolean;
  /** Where the branch lies, when it is not the repository itself. */
  readonly fork?: RepositoryDriver;
}

export interface LabelOptions {
  /** Six hexadecimal digits without `#`. */
  readonly color?: string;
  readonly description?: string;
}

export interface MilestoneOptions {
  readonly dueOn?: Date;
  readonly author?: string;
}

export class RepositoryDriver {
  /** What the world knows of it. */
  readonly model: Repository;
  readonly #world: World;

  constructor(world: World, model: Repository) {
    this.#world = world;
    this.model = model;
  }

  rename(name: string): void {
    renameRepository(this.#world, this.model, name);
  }

  get fullName(): string {
    return fullNameOf(this.model);
  }

  /** Commits to a branch. Gives the new tip. */
  push(
    files: Files,
    { branch = this.model.defaultBranch, message = "Change files", author }: PushOptions = {},
  ): string {
    const pusher = this.#person(author);
    const parent = branchTip(this.model, branch) ?? branchTip(this.model, this.model.defaultBranch);
    const { sha } = commitFiles(this.#world, this.model, { files, parent, author: pusher, message });
    updateRef(this.#world, this.model, { ref: branchRef(branch), sha, pusher });
    return sha;
  }

  /** Puts a branch somewhere else, with force. */
  setBranch(branch: string, sha: string, author?: string): void {
    updateRef(this.#world, this.model, { ref: branchRef(branch), sha, isForced: true, pusher: this.#person(author) });
  }

  deleteBranch(branch: string, author?: string): void {
    updateRef(this.#world, this.model, { ref: branchRef(branch), sha: undefined, pusher: this.#person(author) });
  }

  /** A fork that belongs to someone else. The app is not installed on it. */
  fork(owner: string): RepositoryDriver {
    const account = this.#world.account(owner);
    const fork = createRepository(this.#world, { owner: account, name: this.model.name, parent: this.model });
    return new RepositoryDriver(this.#world, fork);
  }

  /** Makes a branch with some changes, and a pull request of it. */
  openPullRequest(options: PullRequestOptions): PullRequestDriver {
    const { branch, files, title = "Change the goals", body, base, isDraft, fork = this } = options;
    const author = this.#world.account(options.author ?? (fork === this ? MAINTAINER : fork.model.owner.login));
    const baseBranch = base ?? this.model.defaultBranch;
    if (branchTip(fork.model, branch) === undefined) {
      const start = branchTip(this.model, baseBranch);
      const { sha } = commitFiles(this.#world, fork.model, { files, parent: start, author, message: title });
      updateRef(this.#world, fork.model, { ref: branchRef(branch), sha, pusher: author });
    } else fork.push(files, { branch, message: title, author: author.login });
    const headRepository = fork.model;
    const request = { author, title, body, headRepository, headBranch: branch, baseBranch, isDraft };
    return new PullRequestDriver(this.#world, openPullRequest(this.#world, this.model, request));
  }

  /** The pull request of a number, such as one that the app opened. */
  pullRequest(number: number): PullRequestDriver {
    const item = this.model.items.get(number);
    if (item?.kind !== "pull-request") throw new Refusal(`There is no pull request #${number}`);
    return new PullRequestDriver(this.#world, item);
  }

  openIssue(title: string, body?: string, author?: string): IssueDriver {
    const issue = openIssue(this.#world, this.model, { author: this.#person(author), title, body });
    return new IssueDriver(this.#world, issue);
  }

  /** The issue of a number, such as one that the app opened. */
  issue(number: number): IssueDriver {
    const item = this.model.items.get(number);
    if (item?.kind !== "issue") throw new Refusal(`There is no issue #${number}`);
    return new IssueDriver(this.#world, item);
  }

  /** Makes a label; throws where there is one of that name, in whatever letter case. */
  createLabel(name: string, { color, description }: LabelOptions = {}): Label {
    return createLabel(this.#world, this.model, { name, color, description });
  }

  /** Takes a label from the repository, and so from everything that has it. */
  deleteLabel(name: string, login?: string): void {
    const label = this.model.labels.get(name.toLowerCase());
    if (label === undefined) throw new Refusal(`There is no label ${name}`);
    deleteLabel(this.#world, this.model, label, { account: this.#person(login) });
  }

  /** Makes a milestone; throws where there is one of that title. */
  createMilestone(title: string, { dueOn, author }: MilestoneOptions = {}): Milestone {
    return createMilestone(this.#world, this.model, { title, dueOn }, this.#person(author));
  }

  deleteMilestone(milestone: Milestone): void {
    deleteMilestone(this.model, milestone);
  }

  closeMilestone(milestone: Milestone): void {
    setMilestoneState(this.#world, milestone, "closed");
  }

  /** Puts a pull request in the merge queue. */
  enqueueMerge({ model }: PullRequestDriver, login?: string): MergeGroup {
    return enqueue(this.#world, model, this.#person(login));
  }

  finishMerge(group: MergeGroup, reason: "merged" | "invalidated" | "dequeued", login?: string): void {
    finishGroup(this.#world, group, reason, this.#person(login));
  }

  /** The text of a file of a branch or commit; `undefined` where there is none. */
  read(path: string, ref = this.model.defaultBranch): string | undefined {
    const sha = resolveCommit(this.model, ref);
    const entry = entryAt(this.model.objects, treeIn(this.model.objects, sha), path);
    const blob = entry === undefined ? undefined : this.model.objects.blob(entry.sha);
    return blob === undefined ? undefined : Buffer.from(blob.bytes).toString("utf8");
  }

  /** All entries of a branch or commit. */
  list(ref = this.model.defaultBranch): PlacedEntry[] {
    return [...walk(this.model.objects, treeIn(this.model.objects, resolveCommit(this.model, ref)))];
  }

  /** The commit at the end of a branch. */
  tip(branch = this.model.defaultBranch): string | undefined {
    return branchTip(this.model, branch);
  }

  /** Lets someone do more than read. */
  addCollaborator(login: string, role: Role): void {
    this.model.collaborators.set(this.#world.account(login).login.toLowerCase(), role);
  }

  #person(login: string | undefined): Account {
    return this.#world.account(login ?? MAINTAINER);
  }
}
