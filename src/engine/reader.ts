/** The reading port: what workflows may ask of GitHub. Its methods are few and plain, so that each request can be counted. */
import type { Content } from "../domain/inspect.ts";
import type { EntryKind } from "../domain/selection.ts";
import type { PresentCheckRun } from "./effect.ts";
import type { GovernedItem, RepositoryLabelEvent } from "./item.ts";

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
  /** The latest check run of ours on the head. */
  readonly present: PresentCheckRun | undefined;
}

export interface Reader {
  readonly repository: string;
  /**
   * One request in the ordinary case, none where it is known that nobody governs the repository. `undefined` there, and
   * where the item is not there, has moved, or lies in an archive.
   */
  governedItem(number: number): Promise<GovernedItem | undefined>;
  /** Whether somebody may triage here: set labels and close issues. False for strangers. */
  mayTriage(login: string): Promise<boolean>;
  /**
   * What happened to labels in the whole repository since a time (ISO 8601, in UTC, to the second), newest first; of
   * events of all kinds, the latest 2,000 are looked through.
   */
  labelEventsSince(time: string): Promise<readonly RepositoryLabelEvent[]>;
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
