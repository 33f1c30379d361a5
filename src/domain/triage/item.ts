/** An issue or pull request as it is judged, and the judgement. */

export interface TriageItem {
  readonly title: string;
  readonly body: string;
  readonly kind: "issue" | "pull-request";
  readonly labels: readonly string[];
  /** `owner/name`; `undefined` where it is not known. */
  readonly repository: string | undefined;
  readonly number: number | undefined;
  /** Of a pull request. */
  readonly changedPaths: readonly string[];
  /** The pillars of the goal files that a pull request adds or changes. */
  readonly changedGoalPillars: readonly string[];
}

/** What a person decided, by a command or by a label. */
export interface Decision {
  /** `undefined`: the item serves none. */
  readonly pillar: string | undefined;
  /** Who decided and how, for the reasons. */
  readonly why: string;
}

/** Which pillar an item serves, how sure that is, and why. */
export interface PillarJudgement {
  /** What to label; `undefined` where the item serves none, or where it is not sure enough. */
  readonly pillar: string | undefined;
  /** The likeliest answer; `undefined`: it serves none. */
  readonly best: string | undefined;
  /** From 0 to 1: how likely `best` is. */
  readonly confidence: number;
  /** What speaks for `best`, the strongest first. Words of strangers stand in it: it is no Markdown. */
  readonly why: readonly string[];
  /** The plausible pillars, likeliest first. */
  readonly candidates: readonly PillarCandidate[];
  /** Some pillar is plausible and none is sure enough. */
  readonly isAmbiguous: boolean;
}

export interface PillarCandidate {
  readonly pillar: string;
  readonly confidence: number;
  readonly why: readonly string[];
}
