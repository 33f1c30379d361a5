// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * One thing a community wants to reach in a cycle. One file per goal, in goals/<cycle>/<id>.yml.
 */
export interface Goal {
  /**
   * The name of the goal in links and commands: the file name without its ending. Unique in the repository, over all cycles.
   */
  id: string;
  /**
   * What the community wants to reach, in one line.
   */
  title: string;
  /**
   * The strategic area that the goal serves: the id of a pillar in .github/goalkeeper.yml.
   */
  pillar: string;
  /**
   * The period that the goal belongs to: a year, or a half or quarter of it, in quotes. The same as the folder of the file.
   */
  cycle: string;
  /**
   * Where the goal stands. A goal that is done or dropped can only become active again.
   */
  status: "proposed" | "active" | "at-risk" | "done" | "dropped";
  /**
   * Who answers for the goal: GitHub logins.
   */
  owners?: string[];
  /**
   * Communities and projects that the goal is reached with.
   */
  partners?: string[];
  /**
   * The issue in which the goal is followed: its number, owner/repo#number or its full URL.
   */
  tracking_issue?: number | string;
  /**
   * The number of the milestone that gathers the goal's issues.
   */
  milestone?: number;
  /**
   * Why the goal matters, in a sentence or two.
   */
  summary?: string;
  /**
   * Why the goal was dropped. Required then.
   */
  reason?: string;
  /**
   * The pieces of work under the goal.
   */
  initiatives?: Initiative[];
}
/**
 * A piece of work under a goal.
 */
export interface Initiative {
  /**
   * The name of the initiative, unique within its goal.
   */
  id: string;
  /**
   * What is to be done, in one line.
   */
  title: string;
  /**
   * Whether this is new to the community, or something it keeps doing.
   */
  practice?: "new" | "keep";
  /**
   * Where the work stands.
   */
  status: "todo" | "doing" | "done" | "dropped";
  /**
   * The day by which it should be done.
   */
  due?: string;
  measure?: Measure;
  /**
   * The issues and pull requests that carry it out.
   */
  issues?: (number | string)[];
}
/**
 * A number that the initiative moves.
 */
export interface Measure {
  /**
   * What is counted.
   */
  unit: string;
  /**
   * The number at the start.
   */
  from: number;
  /**
   * The number to reach. It may be lower than the start.
   */
  to: number;
  /**
   * The number today.
   */
  current: number;
}
