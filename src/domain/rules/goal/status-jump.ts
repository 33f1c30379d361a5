/** A closed goal does not come back half-way, and a living one does not vanish. */
import { quoted } from "../../words.ts";
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { START_OF_FILE, finding } from "../../finding.ts";
import { NOTHING, type GoalRule, type RepositoryRule } from "../rule.ts";

export const statusJump: GoalRule & RepositoryRule = {
  code: "status-jump",
  severity: "error",
  why: "A goal that is `done` or `dropped` has been closed in public. It can be taken up again, and is `active` then; anything else would rewrite the record. For the same reason a goal that is `active` or `at-risk` is not deleted: it is `done`, or `dropped` with a reason.",
  wrong: {
    before: { [GOAL_PATH]: exampleGoal({ status: "done" }) },
    files: { [GOAL_PATH]: exampleGoal({ status: "proposed" }) },
  },
  mended: {
    before: { [GOAL_PATH]: exampleGoal({ status: "done" }) },
    files: { [GOAL_PATH]: exampleGoal({ status: "active" }) },
  },

  judge({ path, value: { id, status }, locate }, { before }) {
    const old = before.of(id, path)?.status;
    if (status === undefined || status === old || status === "active") return NOTHING;
    if (old !== "done" && old !== "dropped") return NOTHING;
    const message = `This goal is ${old}, so its status cannot become ${status}. Write "active" to take it up again, or leave "${old}".`;
    return [finding(statusJump, path, locate().value(["status"]), message)];
  },

  judgeAll(files, { before }) {
    if (before.all.length === 0) return NOTHING;
    // A goal whose id was mended is still there, in its file.
    const there = new Set(files.flatMap(({ id, path }) => [id, path]));
    return before.all.flatMap(({ path, goal: { id, status } }) => {
      if (id === undefined || there.has(id) || there.has(path)) return [];
      if (status !== "active" && status !== "at-risk") return [];
      const message = `The goal ${quoted(id)} is ${status}, and is neither deleted nor given another id. Keep the file, and set its status to done, or to dropped with a reason.`;
      return [finding(statusJump, path, START_OF_FILE, message)];
    });
  },
};
