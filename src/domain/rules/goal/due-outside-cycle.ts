/** An initiative is due within the cycle of its goal. */
import { daysOf } from "../../cycle.ts";
import { GOAL_PATH, exampleGoal, listed } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { inEach, NOTHING, type GoalRule } from "../rule.ts";

const guide = (due: string): string => listed([`id: guide\ntitle: Publish a guide\nstatus: doing\ndue: ${due}`]);

export const dueOutsideCycle: GoalRule = {
  code: "due-outside-cycle",
  severity: "warning",
  why: "Work that is due outside the cycle of its goal is either a slip of the year, or belongs to a goal of another cycle.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ initiatives: guide("2025-10-01") }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal({ initiatives: guide("2024-10-01") }) } },

  judge({ path, value: { cycle, initiatives }, locate }) {
    if (cycle === undefined) return NOTHING;
    const { first, last } = daysOf(cycle);
    return inEach(initiatives, ({ due }, index) => {
      if (due === undefined || (due >= first && due <= last)) return NOTHING;
      const message = `${due} lies outside the cycle ${cycle}. Check the year, or move this work to a goal of that cycle.`;
      return [finding(dueOutsideCycle, path, locate().value(["initiatives", index, "due"]), message)];
    });
  },
};
