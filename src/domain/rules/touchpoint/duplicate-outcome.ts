/** Outcomes of a Touchpoint can be told apart. */
import { TOUCHPOINT_PATH, exampleTouchpoint, listed } from "../../example-files.ts";
import { repeatedIds } from "../repeated-ids.ts";
import type { TouchpointRule } from "../rule.ts";

const outcome = (id: string): string =>
  `id: ${id}\nsummary: Explain it in the book.\ndestination: ospo-book\nstatus: open`;

export const duplicateOutcome: TouchpointRule = {
  code: "duplicate-outcome",
  severity: "error",
  why: "Contributions name the outcome that they carry out as `<touchpoint>/<outcome>`. With two of the same id it is not certain which one is meant.",
  wrong: {
    files: { [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: listed([outcome("chapter"), outcome("chapter")]) }) },
  },
  mended: {
    files: { [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: listed([outcome("chapter"), outcome("checklist")]) }) },
  },

  judge: ({ path, value, locate }) => repeatedIds(duplicateOutcome, path, "outcomes", value.outcomes, locate),
};
