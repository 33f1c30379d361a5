// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * @minItems 2
 */
export type WordsOfOneMeaning = [string, string, ...string[]];

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
  /**
   * Words that mean the same in this community: abbreviations, synonyms, translations. Each list holds the words of one meaning.
   */
  glossary?: WordsOfOneMeaning[];
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
   * Words and phrases that tell that an issue belongs to this pillar; each counts 1.
   */
  keywords?: string[];
  /**
   * Words and phrases that tell more than usual, or less; a negative weight speaks against this pillar.
   */
  weighted_keywords?: WeightedKeyword[];
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
 * A word or phrase, and how much it tells.
 */
export interface WeightedKeyword {
  /**
   * The word or phrase.
   */
  phrase: string;
  /**
   * How much it tells: 1 is usual, 3 nearly decides, less than 0 speaks against.
   */
  weight: number;
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
  /**
   * What the titles of such issues and pull requests begin with. One match suffices among paths, labels and beginnings of titles; without any of the three, everything in the repository is such work.
   */
  title_prefixes?: string[];
}
/**
 * How issues get their pillar label.
 */
export interface Triage {
  /**
   * When Goalkeeper explains itself in a comment: never, when the case is ambiguous, or always.
   */
  comment?: "never" | "ambiguous" | "always";
  /**
   * Further repositories of the same installation whose issues and pull requests get these labels. The governance repository itself is always one.
   */
  repositories?: string[];
  /**
   * Words and phrases that tell that an issue serves no pillar, such as those of housekeeping; each counts 1.
   */
  unrelated?: string[];
  /**
   * Words and phrases that tell more than usual that an issue serves no pillar, or less; a negative weight speaks for some pillar.
   */
  weighted_unrelated?: WeightedKeyword[];
}
/**
 * When and how progress is reported.
 */
export interface Progress {
  /**
   * When, as a cron schedule: minute, hour, day of month, month, day of week. Once a day at most.
   */
  schedule?: string;
  /**
   * The time zone of the schedule and of the quiet hours.
   */
  timezone?: string;
  /**
   * From when to when nobody is mentioned. Owners are asked when these hours are over.
   */
  quiet_hours?: string;
  /**
   * Whether owners are mentioned, so that GitHub notifies them. If not, their names stand as plain text.
   */
  mention?: boolean;
  /**
   * Whether owners are asked about goals that showed no sign of life in a period.
   */
  ask_owners?: boolean;
  /**
   * After how many days without a commit, comment or event a goal counts as stale.
   */
  stale_after_days?: number;
  /**
   * Whether an issue rolls up all goals of the cycle by pillar.
   */
  dashboard?: boolean;
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
