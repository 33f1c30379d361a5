/** A delivery of GitHub's, read once at the edge: what workflows can tell from it. */

export interface Delivery {
  /** The event and its action: `pull_request.opened`; an event without action stands alone: `push`. */
  readonly name: string;
  /** The same when GitHub delivers it again. */
  readonly id: string;
  readonly installationId: number;
  /** `owner/name`. */
  readonly repository: string;
  /** GitHub's number of it. */
  readonly repositoryId?: number;
  readonly pullRequest?: {
    readonly number: number;
    readonly isBaseChanged: boolean;
    /** The branch of the same repository that it comes from; `undefined` for that of a fork. */
    readonly headBranch: string | undefined;
  };
  /** The issue or pull request that it is about: of `issues`, `pull_request` and `issue_comment`. */
  readonly item?: { readonly number: number };
  /** Where `issues.transferred` moved the item to. */
  readonly movedTo?: { readonly repository: string; readonly number: number };
  /** A comment on an item. */
  readonly comment?: { readonly id: number; readonly body: string; readonly isByBot: boolean };
  /** Whether a bot did it: an app, this one perhaps. */
  readonly isByBot?: boolean;
  readonly mergeGroup?: { readonly headSha: string; readonly baseSha: string };
  readonly push?: {
    readonly branch: string;
    readonly isDefaultBranch: boolean;
    /** `undefined` where GitHub does not name all of them. */
    readonly paths: readonly string[] | undefined;
  };
  /** A button of a check run, or its re-run. GitHub names no pull requests where the head is in a fork. */
  readonly check?: {
    readonly headSha: string;
    readonly pullRequests: readonly number[];
    readonly requestedAction: string | undefined;
  };
}
