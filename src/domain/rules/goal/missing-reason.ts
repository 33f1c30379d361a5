/** A dropped goal says why. */
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { NOTHING, type GoalRule } from "../rule.ts";

export const missingReason: GoalRule = {
  code: "missing-reason",
  severity: "error",
  why: "Dropping a goal is a decision. Whoever reads the file a year later wants to know what stood behind it.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ status: "dropped" }) } },
  mended: {
    files: { [GOAL_PATH]: exampleGoal({ status: "dropped", reason: "The partner project was archived." }) },
  },

  judge({ path, value, locate }) {
    if (value.status !== "dropped" || "reason" in value) return NOTHING;
    const message = 'A dropped goal needs the key "reason": say in a sentence why it was dropped.';
    return [finding(missingReason, path, locate().key([]), message)];
  },
};
