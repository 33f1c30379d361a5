// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What Goalkeeper knows about a community: .github/goalkeeper.yml of its governance repository, read from the default branch.
 */
export interface GoalkeeperConfiguration {
  /**
   * Which files are goals.
   */
  goals?: string;
  /**
   * Which files are Touchpoints.
   */
  touchpoints?: string;
  /**
   * The strategic areas that group goals and give issues a label.
   *
   * @minItems 1
   */
  pillars: [Pillar, ...Pillar[]];
  /**
   * Where outcomes of Touchpoints become something.
   */
  contributions?: Contributions[];
  /**
   * How strict Goalkeeper is: enforce (mistakes fail the check), advise (they leave it neutral) or observe (it writes nothing and logs what it would do).
   */
  mode?: "enforce" | "advise" | "observe";
  triage?: Triage;
  progress?: Progress;
  commits?: Commits;
}
/**
 * A strategic area.
 */
export interface Pillar {
  /**
   * The name of the pillar in goal files and commands.
   */
  id: string;
  /**
   * The name that people read.
   */
  title: string;
  label: Label;
  /**
   * What the pillar is about.
   */
  description?: string;
  /**
   * Words and phrases that tell that an issue belongs to this pillar.
   */
  keywords?: string[];
}
/**
 * The label that its issues get.
 */
export interface Label {
  /**
   * Its name.
   */
  name: string;
  /**
   * Its colour: six hexadecimal digits, without #, in quotes.
   */
  color: string;
  /**
   * What GitHub shows when one points at it.
   */
  description?: string;
}
/**
 * Where the outcomes meant for one destination are carried out.
 */
export interface Contributions {
  /**
   * The name that outcomes give.
   */
  destination: string;
  /**
   * The repository in which the work happens. Left out where it happens elsewhere, such as a talk.
   */
  repository?: string;
  /**
   * The files that such work touches.
   */
  paths?: string[];
  /**
   * The labels that such issues and pull requests carry.
   */
  labels?: string[];
}
/**
 * How issues get their pillar label.
 */
export interface Triage {
  /**
   * When Goalkeeper explains itself in a comment: never, when the case is ambiguous, or always.
   */
  comment?: "never" | "ambiguous" | "always";
}
/**
 * When progress is reported.
 */
export interface Progress {
  /**
   * When, as a cron schedule: minute, hour, day of month, month, day of week.
   */
  schedule?: string;
  /**
   * The time zone of the schedule.
   */
  timezone?: string;
}
/**
 * How Goalkeeper makes commits of its own.
 */
export interface Commits {
  /**
   * Whether its commits carry a Signed-off-by line, for repositories that require the DCO.
   */
  sign_off?: boolean;
}
