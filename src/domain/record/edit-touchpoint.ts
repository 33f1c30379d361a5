/** What became of the outcomes of a Touchpoint, written into its file. */
import { TOUCHPOINT } from "../format/formats.ts";
import { quoted } from "../words.ts";
import type { Edited } from "./document.ts";
import { editFile, type Planner } from "./edit-file.ts";
import { contributionsAdded, contributionsRemoved } from "./contributions.ts";
import { statusSet } from "./status.ts";
import type { Reference } from "./spelling.ts";

/** What an outcome is to say; what is left out stays as it is. */
export interface OutcomeRecord {
  /** The id of the outcome. */
  readonly outcome: string;
  readonly status?: "open" | "in-progress" | "delivered" | "dropped";
  /**
   * All that is to be in the list. What is there in any spelling keeps its text and its place, the others go, and what
   * is new follows in this order.
   */
  readonly contributions?: readonly Reference[];
}

/**
 * The text of a Touchpoint file with other statuses and contributions, and nothing else touched: comments, order,
 * indentation, quotes and line breaks stay. Comments on lines of their own always stay; one behind an item that is
 * taken out goes with it. What cannot be written with certainty is refused, and then nothing is.
 *
 * @param text The whole file, byte order mark included.
 * @param repository The governance repository as `owner/name`, which bare numbers belong to; where it is left out,
 * they only equal each other.
 */
export function editTouchpoint(text: string, records: readonly OutcomeRecord[], repository?: string): Edited {
  const ids = records.map(({ outcome }) => outcome);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return { refused: `Outcome ${quoted(twice)} is to be changed twice at once.` };
  // Added before others are removed: so a list never becomes empty on the way and loses its form.
  return editFile(text, TOUCHPOINT, [
    records.map(
      ({ outcome, status }): Planner =>
        (document) =>
          statusSet(document, outcome, status),
    ),
    records.map(
      ({ outcome, contributions }): Planner =>
        (document) =>
          contributionsAdded(document, outcome, contributions, repository),
    ),
    records.map(
      ({ outcome, contributions }): Planner =>
        (document) =>
          contributionsRemoved(document, outcome, contributions, repository),
    ),
  ]);
}
