/** What GitHub knows for the record: the governance repository, what changed elsewhere, and our rolling pull request. */
import type { Governance, Item } from "./item.ts";

/** An issue or pull request by its place. */
export interface ItemReference {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
}

/** An item by its place: as it is, gone for good, or out of reach (another account's, private, or of nobody who is known). */
export type FoundItem = Item | "gone" | "out-of-reach";

/** An item of a list: enough to tell whether it is worth a closer look. */
export interface ItemOutline {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly hasComments: boolean;
}

/** A pull request from a branch of ours into the default branch. */
export interface RollingPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "merged" | "closed";
}

/** A governance repository, and how far our proposal to it has come. */
export interface RecordState {
  readonly governance: Governance;
  readonly defaultBranch: string;
  /** Newest first; the last twenty that were merged, and fifty that were not. Of the open ones, those into the default branch. */
  readonly pullRequests: readonly RollingPullRequest[];
  /**
   * Our branch; `undefined` where there is none. Ours alone: all commits of its open pull request are by this app, or
   * its last one where none is open. Left over: it is where a pull request that is over ended, which keeps its commits.
   */
  readonly branch: { readonly sha: string; readonly isOursAlone: boolean; readonly isLeftOver: boolean } | undefined;
}
