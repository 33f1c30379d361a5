/** The reading port: what workflows may ask of GitHub. Its methods are few and plain, so that each request can be counted. */
import type { Content } from "../domain/inspect.ts";
import type { EntryKind } from "../domain/selection.ts";
import type { PresentCheckRun } from "./effect.ts";
import type { Governance, GovernedItem, RepositoryLabelEvent } from "./item.ts";
import type { ListReader } from "./lists.ts";
import type { TrackingReader } from "./tracking.ts";
import type { FoundItem, ItemOutline, ItemReference, RecordState } from "./record.ts";

/** A file of a commit, by the name of its content. */
export interface BlobEntry {
  readonly path: string;
  readonly kind: EntryKind;
  /** The git SHA of the content; of links and submodules too. */
  readonly sha: string;
  /** A file that may be run; a commit keeps it so. */
  readonly isExecutable?: true;
}

/** What is proposed to be merged, and into what: a pull request, or a merge group. */
export interface Proposal {
  readonly isOpen: boolean;
  readonly headSha: string;
  /** The tip of the base branch now; not what GitHub remembers from when the pull request was opened. */
  readonly baseSha: string;
  /** Where the head can be written to; `undefined` for a branch that is gone, and for a merge group. */
  readonly headBranch: { readonly repository: string; readonly name: string } | undefined;
  /** The configuration at the tip of the base; `undefined` where there is none. Its content where it came along. */
  readonly configuration: { readonly sha: string; readonly content: Content | undefined } | undefined;
  /** Whether the default branch has a configuration, so that the repository is one of goals, whatever this branch is. */
  readonly isOfGovernance: boolean;
  /** The latest check run of ours on the head. */
  readonly present: PresentCheckRun | undefined;
}

/** What a repository is governed for: to have its items labelled, or to take contributions. */
export type Purpose = "triage" | "contributions";

export interface Reader extends TrackingReader, ListReader {
  readonly repository: string;
  /**
   * One request in the ordinary case, none where it is known that nobody governs the repository for this purpose:
   * `undefined` there. `not-there` for an item that is gone, has moved or lies in an archive, or that GitHub does not show
   * yet.
   */
  governedItem(number: number, purpose: Purpose): Promise<GovernedItem | "not-there" | undefined>;
  /** Whether somebody may triage here: set labels and close issues. False for strangers. */
  mayTriage(login: string): Promise<boolean>;
  /**
   * What happened to labels in the whole repository since a time (ISO 8601, in UTC, to the second), newest first.
   * `undefined` where it cannot be told: of events of all kinds, the latest 2,000 are looked through.
   */
  labelEventsSince(time: string): Promise<readonly RepositoryLabelEvent[] | undefined>;
  /** Who governs this repository; asked where the item is gone and cannot tell. `undefined` where nobody does. */
  governance(): Promise<Governance | undefined>;
  /** This repository's own configuration, and our pull requests from a branch; `undefined` where it has none or is archived. */
  recordState(branch: string): Promise<RecordState | undefined>;
  /** Items of any repository in reach, 25 a request; each is found or told why not. The order is that of what was asked. */
  items(references: readonly ItemReference[]): Promise<readonly FoundItem[]>;
  /**
   * All issues and pull requests that changed since a time (ISO 8601, in UTC), or all there are, open or not. None where
   * the repository is out of reach.
   */
  itemsChangedSince(time: string | undefined): Promise<readonly ItemOutline[]>;
  /** Reads another repository of the same installation. */
  elsewhere(repository: string): Reader;
  /** `undefined` where it is not there, or is out of reach. */
  pullRequest(number: number): Promise<Proposal | undefined>;
  mergeGroup(headSha: string, baseSha: string): Promise<Proposal | undefined>;
  /** Where two commits parted; `undefined` where they have nothing in common. */
  mergeBase(baseSha: string, headSha: string): Promise<string | undefined>;
  /** Everything below some folders of each of some commits, in the order of the paths. */
  entries(commits: readonly string[], folders: readonly string[]): Promise<readonly (readonly BlobEntry[])[]>;
  /** The contents of blobs, by their SHAs. */
  contents(shas: readonly string[]): Promise<ReadonlyMap<string, Content>>;
  openPullRequestsInto(branch: string): Promise<readonly number[]>;
  /** The open pull requests whose head is a commit, those of forks among them. */
  openPullRequestsWithHead(sha: string): Promise<readonly number[]>;
}
