/** Effects: the desired state on GitHub, as data. They can be printed, compared and applied twice. */
import type { Trigger } from "./trigger.ts";

/** A mark on lines of a file, as GitHub shows it in the diff. Columns only where start and end line are the same. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: "failure" | "warning";
  readonly title: string;
  readonly message: string;
}

/** A check run as it stands on a commit. */
export interface PresentCheckRun {
  readonly id: number;
  readonly externalId: string;
  readonly isCompleted: boolean;
}

/** The check run that should stand on a commit: concluded, whatever happened. */
export interface CheckRunEffect {
  readonly kind: "check-run";
  readonly headSha: string;
  readonly name: string;
  /** What the content follows from: where it is the same as that of the present run, nothing need be written. */
  readonly basis: string;
  readonly conclusion: "success" | "failure" | "neutral";
  readonly title: string;
  readonly summary: string;
  readonly text: string | undefined;
  readonly annotations: readonly Annotation[];
  /** Buttons; three at most. */
  readonly actions: readonly CheckRunAction[];
  readonly present: PresentCheckRun | undefined;
}

export interface CheckRunAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

export interface CommittedFile {
  readonly path: string;
  readonly text: string;
  readonly isExecutable?: true;
}

/** A commit that should be at the tip of a branch, on top of the one that was read. */
export interface CommitEffect {
  readonly kind: "commit";
  readonly repository: string;
  readonly branch: string;
  readonly parentSha: string;
  readonly message: string;
  readonly isSignedOff: boolean;
  readonly files: readonly CommittedFile[];
}

/** A label as it should stand in a repository. */
export interface LabelDefinition {
  readonly name: string;
  /** Six hexadecimal digits in lower case. */
  readonly color: string;
  readonly description: string;
}

/** The labels that should come to an item, and those that should go. No other label is touched. */
export interface LabelsEffect {
  readonly kind: "labels";
  /** The number of an issue or pull request of the trigger's repository. */
  readonly item: number;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** To be made before, since the repository has none of that name in any letter case. */
  readonly create: readonly LabelDefinition[];
  /** Those that look otherwise than they should, by the name that they bear now. */
  readonly repair: readonly LabelDefinition[];
}

/** The one comment of ours of a kind on an item, found again by the hidden marker that its body starts with. */
export interface CommentEffect {
  readonly kind: "comment";
  readonly item: number;
  /** `label-pillars`: it stands in the body as `<!-- goalkeeper:label-pillars -->`. */
  readonly marker: string;
  /** Markdown below the marker; at most 65,000 characters with it. */
  readonly body: string;
  readonly present: PresentComment | undefined;
}

export interface PresentComment {
  readonly id: number;
  /** Marker and all. */
  readonly body: string;
}

/** A reaction of ours to a comment; GitHub keeps one of each kind. */
export interface ReactionEffect {
  readonly kind: "reaction";
  readonly comment: number;
  readonly content: ReactionContent;
}

export type ReactionContent = "+1" | "-1" | "confused" | "eyes" | "rocket";

/** An issue that this app keeps: opened where it is not there, and kept in step where it is. */
export interface IssueEffect {
  readonly kind: "issue";
  /** `undefined`: it is to be opened. */
  readonly number: number | undefined;
  /**
   * `tracking-issue openssf-practices`: it stands in the body as a hidden line, and by it one that was just opened is known
   * again where lists lag behind. The body that is given holds it already.
   */
  readonly marker: string;
  readonly title: string;
  /** At most 65,000 characters. */
  readonly body: string;
  /** Labels that it should have besides what people have given it. */
  readonly addLabels: readonly string[];
  /** To be made before, since the repository has none of that name. */
  readonly createLabels: readonly LabelDefinition[];
  /** The number of a milestone; `undefined` leaves what is there. */
  readonly milestone: number | undefined;
  readonly state: "open" | "completed" | "not-planned";
  /** Whether people have a part in the body: then it is only replaced where it still is what was read. */
  readonly isShared?: boolean;
  /** What is there; only what differs is written. The reason of an issue that is closed stays what it is. */
  readonly present:
    | {
        readonly title: string;
        readonly body: string;
        readonly state: "open" | "completed" | "not-planned";
        readonly labels: readonly string[];
        readonly milestone: number | undefined;
      }
    | undefined;
}

/** Work that follows: other triggers, put into the queue. */
export interface FollowUpEffect {
  readonly kind: "follow-up";
  readonly triggers: readonly Trigger[];
  /** Whether they may wait a while, so that what comes in a rush is done at once. */
  readonly isPatient?: true;
}

/**
 * The one pull request of ours from a branch of ours: files that should change on the default branch, for people to merge.
 * It is rebuilt as one commit whenever the base or the content is another, and never where somebody else has committed to it.
 */
export interface RollingPullRequestEffect {
  readonly kind: "rolling-pull-request";
  /** `goalkeeper/record`. */
  readonly branch: string;
  readonly baseBranch: string;
  /** What the commit stands on: the tip of the base, or of our branch where somebody else has committed to that. */
  readonly parentSha: string;
  /** Whether the commit comes on top of what others have committed to our branch. */
  readonly isOnTop: boolean;
  /** The text of each file that changes; none where the branch already holds what it should. */
  readonly files: readonly CommittedFile[];
  readonly message: string;
  readonly isSignedOff: boolean;
  readonly title: string;
  /** Markdown with its hidden marker; at most 65,000 characters. */
  readonly body: string;
  /** The open pull request from the branch; `undefined` where one is to be opened. */
  readonly present: { readonly number: number; readonly title: string; readonly body: string } | undefined;
  /** The tip of the branch; `undefined` where it is to be made. */
  readonly branchSha: string | undefined;
}

/** An open pull request of ours that has nothing left to propose. */
export interface ClosePullRequestEffect {
  readonly kind: "close-pull-request";
  readonly number: number;
  /** Where its branch was when this was planned: what came to it since is not thrown away. */
  readonly headSha: string | undefined;
  /** Said in a comment before. */
  readonly reason: string;
  /** What its text should be from then on. */
  readonly body: string;
}

/** What would be done where nothing is to be written: it is logged. */
export interface ObservationEffect {
  readonly kind: "observation";
  readonly effects: readonly WritingEffect[];
}

/** The effects that write to GitHub. */
export type WritingEffect =
  | CheckRunEffect
  | CommitEffect
  | LabelsEffect
  | CommentEffect
  | ReactionEffect
  | RollingPullRequestEffect
  | ClosePullRequestEffect
  | IssueEffect;

export type Effect = WritingEffect | FollowUpEffect | ObservationEffect;
