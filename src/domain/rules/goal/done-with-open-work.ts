/** A goal is done when its work is. */
import { GOAL_PATH, exampleGoal, listed } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { inEach, NOTHING, type GoalRule } from "../rule.ts";

const guide = (status: string): string => listed([`id: guide\ntitle: Publish a guide\nstatus: ${status}`]);

export const doneWithOpenWork: GoalRule = {
  code: "done-with-open-work",
  severity: "error",
  why: "A goal that is done while initiatives under it are open closes its tracking issue over unfinished work. What will not be done any more is `dropped`.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ status: "done", initiatives: guide("doing") }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal({ status: "done", initiatives: guide("done") }) } },

  judge({ path, value: { status, initiatives }, locate }) {
    if (status !== "done") return NOTHING;
    const open = inEach(initiatives, ({ id, status: state }, index) =>
      state === "todo" || state === "doing" ? [id ?? `item ${index + 1}`] : NOTHING,
    );
    if (open.length === 0) return NOTHING;
    const names = open.length > 3 ? `${open.slice(0, 3).join(", ")} and ${open.length - 3} more` : open.join(", ");
    const message = `This goal is done, but work under it is open: ${names}. Finish or drop it, or keep the goal active.`;
    return [finding(doneWithOpenWork, path, locate().value(["status"]), message)];
  },
};
