/** The shape of the world: what a GitHub remembers. Plain data; the files beside this one change it. */
import type { ObjectStore } from "./git/object-store.ts";

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Organization" | "Bot";
  readonly createdAt: Date;
}

export type AccessLevel = "read" | "write";

/** The permissions of an app that the sandbox knows, by GitHub's names. */
export interface Permissions {
  readonly checks?: AccessLevel;
  readonly contents?: AccessLevel;
  readonly issues?: AccessLevel;
  readonly merge_queues?: AccessLevel;
  readonly metadata?: AccessLevel;
  readonly pull_requests?: AccessLevel;
}

export type EventName =
  | "check_run"
  | "check_suite"
  | "issue_comment"
  | "issues"
  | "merge_group"
  | "pull_request"
  | "push";

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  /** What acts when the app does: `slug[bot]`. */
  readonly bot: Account;
  /** PEM. The private half is with whoever runs the app. */
  readonly publicKey: string;
  readonly permissions: Permissions;
  /** Besides these, every app gets `installation` and `installation_repositories`. */
  readonly events: readonly EventName[];
  readonly createdAt: Date;
}

export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  readonly permissions: Permissions;
  /** `undefined` stands for all repositories of the account. */
  repositories: Set<Repository> | undefined;
  readonly createdAt: Date;
}

export interface Token {
  readonly value: string;
  readonly holder:
    | { readonly kind: "installation"; readonly installation: Installation }
    | { readonly kind: "user"; readonly user: Account };
  readonly permissions: Permissions;
  /** Narrower than the installation; `undefined` for all that it sees. */
  readonly repositories: ReadonlySet<Repository> | undefined;
  readonly expiresAt: Date;
}

/** What a person may do in a repository. https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization */
export type Role = "admin" | "maintain" | "write" | "triage" | "read";

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  name: string;
  readonly isPrivate: boolean;
  readonly parent: Repository | undefined;
  /** Shared by all forks of one origin. */
  readonly objects: ObjectStore;
  /** Full names (`refs/heads/main`) to SHAs. */
  readonly refs: Map<string, string>;
  readonly defaultBranch: string;
  /** Issues and pull requests count together. */
  readonly items: Map<number, Item>;
  /** What became of the issues that are no more under their numbers. */
  readonly departed: Map<number, Departure>;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  readonly suites: CheckSuite[];
  readonly mergeGroups: MergeGroup[];
  /** Who may do what; everybody may read a public repository. */
  readonly collaborators: Map<string, Role>;
  readonly createdAt: Date;
  pushedAt: Date;
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
  readonly createdAt: Date;
}

export interface Milestone {
  readonly id: number;
  readonly number: number;
  readonly creator: Account;
  title: string;
  description: string | null;
  state: "open" | "closed";
  dueOn: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** A label that was put on an item or taken off it. */
export interface LabelEvent {
  readonly id: number;
  readonly name: "labeled" | "unlabeled";
  /** Which may be deleted since. */
  readonly label: Label;
  readonly actor: Account;
  /** The app that did it in the actor's name, if one did. */
  readonly app: App | undefined;
  readonly createdAt: Date;
}

export type LockReason = "off-topic" | "too heated" | "resolved" | "spam";

interface Conversation {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Account;
  title: string;
  body: string | null;
  state: "open" | "closed";
  labels: Label[];
  milestone: Milestone | undefined;
  /** The oldest first. */
  readonly labelEvents: LabelEvent[];
  readonly comments: Comment[];
  isLocked: boolean;
  lockReason: LockReason | null;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

export interface Issue extends Conversation {
  readonly kind: "issue";
  stateReason: "completed" | "not_planned" | "duplicate" | "reopened" | null;
  readonly subIssues: Issue[];
}

export interface PullRequest extends Conversation {
  readonly kind: "pull-request";
  isDraft: boolean;
  /** `repository` is `undefined` once a fork is deleted. */
  readonly head: { repository: Repository | undefined; readonly owner: Account; readonly branch: string; sha: string };
  /** `sha` is the tip of the base when the head last moved; it does not follow the branch. */
  readonly base: { branch: string; sha: string };
  merged: { readonly at: Date; readonly by: Account; readonly commit: string } | undefined;
  /** The answer of the last look at whether it merges, and what it was about. GitHub works it out after it is asked. */
  mergeability: { readonly key: string; readonly testMerge: string | undefined } | undefined;
}

export type Item = Issue | PullRequest;

/** What became of an issue that is no more in its repository. */
export type Departure = { readonly kind: "deleted" } | { readonly kind: "transferred"; readonly to: Issue };

export interface Comment {
  readonly id: number;
  readonly item: Item;
  readonly author: Account;
  /** The app that wrote it, if one did. */
  readonly app: App | undefined;
  body: string;
  readonly reactions: {
    readonly id: number;
    readonly user: Account;
    readonly content: Reaction;
    readonly createdAt: Date;
  }[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export type Reaction = "+1" | "-1" | "laugh" | "confused" | "heart" | "hooray" | "rocket" | "eyes";

export type CheckStatus = "queued" | "in_progress" | "completed";

export type CheckConclusion =
  | "action_required"
  | "cancelled"
  | "failure"
  | "neutral"
  | "skipped"
  | "stale"
  | "success"
  | "timed_out";

export interface CheckSuite {
  readonly id: number;
  readonly repository: Repository;
  readonly app: App;
  readonly headSha: string;
  /** `null` for a commit that was not pushed to a branch of this repository, as those of forks. */
  readonly headBranch: string | null;
  readonly before: string | null;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  readonly runs: CheckRun[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title: string | null;
  readonly rawDetails: string | null;
}

export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRun {
  readonly id: number;
  readonly createdAt: Date;
  readonly suite: CheckSuite;
  name: string;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  detailsUrl: string | null;
  externalId: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
  startedAt: Date;
  completedAt: Date | null;
}

export interface MergeGroup {
  readonly repository: Repository;
  /** A branch below `gh-readonly-queue/`. */
  readonly headRef: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly pullRequest: PullRequest;
}
