/** A goal lies in the folder of its cycle. */
import { quoted } from "../../words.ts";
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { NOTHING, type GoalRule } from "../rule.ts";

export const cycleMismatch: GoalRule = {
  code: "cycle-mismatch",
  severity: "error",
  why: "Goals lie in `goals/<cycle>/`. When folder and file disagree, the goal is reported in one year and looked for in another.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ cycle: '"2023"' }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal() } },

  judge({ path, value: { cycle }, locate }) {
    if (cycle === undefined || path.includes(`/${cycle}/`)) return NOTHING;
    const folders = path.split("/").slice(0, -1);
    // Other folders are the community's own affair: `goals/archive/2023/`.
    const cycles = folders.filter((folder) => /^\d{4}/.test(folder));
    const folder = cycles.at(-1);
    if (folder === undefined || folders[0] === cycle) return NOTHING;
    const message = `The cycle ${quoted(cycle)} differs from the folder ${folder}/. Write "${folder}", or move the file to ${cycle}/.`;
    return [finding(cycleMismatch, path, locate().value(["cycle"]), message)];
  },
};
