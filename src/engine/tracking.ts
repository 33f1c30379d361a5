/** What GitHub knows for reports on progress: tracking issues, the issues behind initiatives, milestones and owners. */
import type { ItemReference } from "./record.ts";
import type { ItemComment, Person } from "./item.ts";

/** An issue that may be one of ours to keep in step, or was adopted. */
export interface TrackingIssue {
  /** `owner/name`, as GitHub spells it; another one than was asked for where it has moved. */
  readonly repository: string;
  readonly number: number;
  readonly kind: "issue" | "pull-request";
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "completed" | "not-planned";
  readonly isLocked: boolean;
  readonly author: Person | undefined;
  /** Whether this app opened it. */
  readonly isOurs: boolean;
  readonly labels: readonly string[];
  /** The number of its milestone. */
  readonly milestone: number | undefined;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** Those of this app, and of people the latest fifty; oldest first. */
  readonly comments: readonly ItemComment[];
}

export type FoundTrackingIssue = TrackingIssue | "gone" | "out-of-reach";

/** What counts of an issue or pull request behind an initiative. */
export interface IssueState {
  readonly title: string;
  /** Whether it is in a private repository, so that not everybody may know its title. */
  readonly isPrivate: boolean;
  /** A merged pull request is completed, one closed without is not planned. */
  readonly state: "open" | "completed" | "not-planned";
  readonly openedAt: string;
  readonly closedAt: string | undefined;
  /** When anything last happened there; also what this app wrote. */
  readonly updatedAt: string;
  /** Its sub-issues, or else the boxes of its task list. */
  readonly tasks: { readonly done: number; readonly total: number } | undefined;
}

export type FoundIssueState = IssueState | "gone" | "out-of-reach";

/** An open issue of a list, by which one that is plainly meant for a goal is found. */
export interface OpenIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Person | undefined;
  readonly isOurs: boolean;
  readonly labels: readonly string[];
}

/** A milestone of the governance repository. */
export interface Milestone {
  readonly number: number;
  readonly title: string;
  readonly state: "open" | "closed";
  readonly open: number;
  readonly closed: number;
  /** ISO 8601, in UTC. */
  readonly due: string | undefined;
}

/** What a report needs of the governance repository besides its record state; one request. */
export interface RepositoryFacts {
  readonly milestones: readonly Milestone[];
  /** The last commit on the default branch that touched each of the paths asked for; ISO 8601, in UTC. */
  readonly lastCommitAt: ReadonlyMap<string, string>;
  /** Of the logins asked for, those that no account of a person has. */
  readonly unknownLogins: ReadonlySet<string>;
}

export interface TrackingReader {
  /**
   * Issues that this app has opened here, open or not, newest first, a hundred a request: found in a list, never by search.
   * What was opened a moment ago may be missing.
   */
  ourIssues(): Promise<readonly TrackingIssue[]>;
  /** Tracking issues by their places, 50 a request. */
  trackingIssues(references: readonly ItemReference[]): Promise<readonly FoundTrackingIssue[]>;
  /** Issues and pull requests behind initiatives, 250 a request. */
  issueStates(references: readonly ItemReference[]): Promise<readonly FoundIssueState[]>;
  /** The newest 5,000 open issues, without pull requests, a hundred a request; asked for only where a goal has none. */
  openIssues(): Promise<readonly OpenIssue[]>;
  /** One request for every hundred paths and logins. */
  repositoryFacts(paths: readonly string[], logins: readonly string[]): Promise<RepositoryFacts>;
}
