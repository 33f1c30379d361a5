/** The terminal, or what stands in its place. */

export interface Terminal {
  /** The folder that the command was given in. */
  readonly folder: string;
  /** Whether what is printed may be coloured. */
  readonly colors: boolean;
  /** How many columns fit on a line of what is printed; `undefined` where it goes into a file or to a program. */
  readonly columns: number | undefined;
  /** Whether a person watches the notes, so that a progress bar makes sense. */
  readonly watched: boolean;
  /** What the command is for; programs read it. */
  readonly out: (text: string) => void;
  /** What is said beside that. */
  readonly note: (text: string) => void;
}
