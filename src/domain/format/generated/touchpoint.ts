// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * One community call and what came out of it. One file per call, in touchpoints/<date>-<name>.yml. It holds no names: who attended and who said what is not recorded anywhere.
 */
export interface Touchpoint {
  /**
   * The name of the Touchpoint in links and commands: the file name without its ending. Unique in the repository.
   */
  id: string;
  /**
   * What the call is about, in one line.
   */
  title: string;
  /**
   * When the call starts, with its time zone.
   */
  starts: string;
  /**
   * Who may attend: anybody (open), or members only. Of a members' call, nothing but ids is shown in public.
   */
  audience: "open" | "members";
  /**
   * What is talked about, as short ids, so that recurring topics can be found.
   */
  topics?: string[];
  opening?: Opening;
  /**
   * Where the notes are posted.
   */
  discussion?: string;
  /**
   * The concrete things that the call produced.
   */
  outcomes?: Outcome[];
}
/**
 * The short presentation that starts the conversation.
 */
export interface Opening {
  /**
   * What is presented.
   */
  title: string;
  /**
   * How long it takes, in minutes.
   */
  minutes?: number;
}
/**
 * Something concrete that a Touchpoint produced, meant for a destination.
 */
export interface Outcome {
  /**
   * The name of the outcome, unique within its Touchpoint.
   */
  id: string;
  /**
   * What is to be made of it, in a sentence.
   */
  summary: string;
  /**
   * Where it is meant to go: a destination under contributions in .github/goalkeeper.yml.
   */
  destination: string;
  /**
   * The id of the goal that it serves.
   */
  goal?: string;
  /**
   * Where it stands.
   */
  status: "open" | "in-progress" | "delivered" | "dropped";
  /**
   * The issues and pull requests that carry it out.
   */
  contributions?: (number | string)[];
}
