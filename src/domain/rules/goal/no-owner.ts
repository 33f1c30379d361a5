/** Somebody answers for a goal. */
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { NOTHING, type GoalRule } from "../rule.ts";

export const noOwner: GoalRule = {
  code: "no-owner",
  severity: "warning",
  why: "A goal that nobody answers for is nobody's: there is no one to ask how it stands. Goals that are done or dropped need no owner.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ owners: undefined }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal({ owners: "[octocat]" }) } },

  judge({ path, value, locate }) {
    if (value.status === "done" || value.status === "dropped") return NOTHING;
    const isMissing = !("owners" in value);
    if (!isMissing && value.owners?.length !== 0) return NOTHING;
    const place = isMissing ? locate().key([]) : locate().value(["owners"]);
    const message = "Nobody answers for this goal. Name at least one GitHub login, for example: owners: [octocat]";
    return [finding(noOwner, path, place, message)];
  },
};
