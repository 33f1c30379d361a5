/** Ids are unique in the repository. */
import { quoted } from "../../words.ts";
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import type { RepositoryRule } from "../rule.ts";
import { others, sharing } from "./shared-values.ts";

export const duplicateId: RepositoryRule = {
  code: "duplicate-id",
  severity: "error",
  why: "Links, commands and reports name a goal or a Touchpoint by its id alone, over all cycles. Each of the files that share one is reported, since it cannot be told which came first. The ids of pillars in the configuration are unique as well.",
  wrong: {
    files: {
      [GOAL_PATH]: exampleGoal(),
      "goals/2025/openssf-practices.yml": exampleGoal({ cycle: '"2025"' }),
    },
  },
  mended: {
    files: {
      [GOAL_PATH]: exampleGoal(),
      "goals/2025/openssf-practices-2025.yml": exampleGoal({ id: "openssf-practices-2025", cycle: '"2025"' }),
    },
  },

  judgeAll(files, _context, locate) {
    return sharing(files, ({ id }) => id).flatMap((group) =>
      group.map(({ path, id }) => {
        const message = `The id ${quoted(id)} is also that of ${others(group, path)}. Rename one of the files, and its id with it.`;
        return finding(duplicateId, path, locate(path).value(["id"]), message);
      }),
    );
  },
};
