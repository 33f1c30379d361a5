/** What happens in the world, for those who watch it: the deliveries, and scenarios that wait for something. */
import type {
  Account,
  CheckRun,
  CheckSuite,
  Comment,
  Installation,
  Issue,
  Label,
  MergeGroup,
  PullRequest,
  Repository,
} from "./model.ts";

export interface Push {
  /** Full name. */
  readonly ref: string;
  /** `undefined` for a ref that did not exist before. */
  readonly before: string | undefined;
  /** `undefined` for a ref that is gone. */
  readonly after: string | undefined;
  readonly isForced: boolean;
}

/** What an edit changed, with what stood there before. */
export interface Edits {
  readonly title?: string;
  readonly body?: string | null;
  readonly base?: { readonly branch: string; readonly sha: string };
}

interface LabelAction {
  readonly name: "labeled" | "unlabeled";
  /** `undefined` for one that went because it was deleted from the repository. */
  readonly label: Label | undefined;
}

export type PullRequestAction =
  | {
      readonly name:
        | "opened"
        | "reopened"
        | "closed"
        | "locked"
        | "unlocked"
        | "ready_for_review"
        | "converted_to_draft";
    }
  | { readonly name: "synchronize"; readonly before: string; readonly after: string }
  | { readonly name: "edited"; readonly changes: Edits }
  | LabelAction;

export type IssueAction =
  | { readonly name: "reopened" | "closed" | "locked" | "unlocked" }
  | { readonly name: "deleted" }
  /** `from` is the issue of another repository that it was transferred from. */
  | { readonly name: "opened"; readonly from?: Issue }
  | { readonly name: "transferred"; readonly to: Issue }
  | { readonly name: "edited"; readonly changes: Edits }
  | LabelAction;

export type WorldEvent = { readonly sender: Account } & (
  | { readonly kind: "push"; readonly repository: Repository; readonly push: Push }
  | { readonly kind: "pull-request"; readonly pullRequest: PullRequest; readonly action: PullRequestAction }
  | {
      readonly kind: "check-suite";
      readonly suite: CheckSuite;
      readonly action: "requested" | "rerequested" | "completed";
    }
  | {
      readonly kind: "check-run";
      readonly run: CheckRun;
      readonly action: "created" | "completed" | "rerequested" | "requested_action";
      /** Of the button that was pressed. */
      readonly identifier?: string;
    }
  | { readonly kind: "merge-group"; readonly group: MergeGroup; readonly action: "checks_requested" }
  | {
      readonly kind: "merge-group";
      readonly group: MergeGroup;
      readonly action: "destroyed";
      readonly reason: "merged" | "invalidated" | "dequeued";
    }
  | { readonly kind: "issue"; readonly issue: Issue; readonly action: IssueAction }
  | { readonly kind: "comment"; readonly comment: Comment; readonly action: "created" | "deleted" }
  | { readonly kind: "comment"; readonly comment: Comment; readonly action: "edited"; readonly from: string }
  | { readonly kind: "installation"; readonly installation: Installation; readonly action: "created" | "deleted" }
  | {
      readonly kind: "installation-repositories";
      readonly installation: Installation;
      readonly action: "added" | "removed";
      readonly repositories: readonly Repository[];
    }
);
