/** What GitHub lists of a repository: enough to tell what is out of step, so that only that is looked at by itself. */
import type { PresentCheckRun } from "./effect.ts";
import type { Governance, Item, RepositoryLabel } from "./item.ts";
import type { Subject } from "./trigger.ts";

/** An open pull request, or a merge group that is being checked. */
export interface ListedProposal {
  readonly subject: Extract<Subject, { readonly kind: "pull-request" | "merge-group" }>;
  /** ISO 8601, in UTC; `undefined` for a merge group, which never changes. */
  readonly updatedAt: string | undefined;
  /** `undefined` where the list does not tell. */
  readonly state: ProposalState | undefined;
}

/** What a check run follows from, as far as a list tells: all but where head and base parted. */
export interface ProposalState {
  readonly headSha: string;
  readonly baseSha: string;
  /** What git names the configuration at the tip of the base; `undefined` where there is none, and for a merge group. */
  readonly configurationSha: string | undefined;
  /** The latest check run of ours on the head. */
  readonly present: PresentCheckRun | undefined;
}

/** Some items of one repository, with all labels of that. */
export interface ItemPage {
  /** With all that is remembered on them. */
  readonly items: readonly Item[];
  readonly repositoryLabels: readonly RepositoryLabel[];
}

/** Which items are listed, and for whom. */
export interface ItemsWanted {
  readonly purpose: "triage" | "contributions";
  /** The repository that names this one; nothing is listed where another one is known to govern it, or this one itself. */
  readonly governor: string;
  /** ISO 8601, in UTC: those that changed since then, open or not. */
  readonly since: string;
}

export interface ListReader {
  /** This repository's own configuration, in one request; `undefined` where it has none or is archived. */
  ownGovernance(): Promise<Governance | undefined>;
  /** The open pull requests and the merge groups, a request for every hundred. */
  openProposals(): Promise<readonly ListedProposal[]>;
  /**
   * Newest first, a request for every hundred issues and fifty pull requests; the newest ten thousand at most. None where the
   * app is not installed on the repository.
   */
  itemPages(wanted: ItemsWanted): AsyncIterable<ItemPage>;
}
