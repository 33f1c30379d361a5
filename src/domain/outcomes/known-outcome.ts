/** What is known of outcomes and contributions when one is looked for to the other. */

/** An outcome that still waits for its contribution. */
export interface KnownOutcome {
  /** `<touchpoint>/<outcome>`. */
  readonly id: string;
  readonly summary: string;
  readonly touchpointTitle: string;
  readonly topics: readonly string[];
  readonly destination: string | undefined;
  /** The words of the goal that it serves: its title. */
  readonly goal: string | undefined;
}

/** An issue or a pull request, as its author wrote it. */
export interface ContributionText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The files that a pull request changes. */
  readonly paths: readonly string[];
  /** `owner/name`. */
  readonly repository: string | undefined;
}

export interface Suggestion {
  /** `<touchpoint>/<outcome>`. */
  readonly id: string;
  /** From 0 to 1; comparable between contributions. */
  readonly confidence: number;
  /** What speaks for it, the strongest first. Words of strangers stand in it: it is no Markdown. */
  readonly why: readonly string[];
}
