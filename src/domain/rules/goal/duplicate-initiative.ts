/** Initiatives of a goal can be told apart. */
import { GOAL_PATH, exampleGoal, listed } from "../../example-files.ts";
import { repeatedIds } from "../repeated-ids.ts";
import type { GoalRule } from "../rule.ts";

const work = (id: string): string => `id: ${id}\ntitle: Publish the ${id}\nstatus: todo`;

export const duplicateInitiative: GoalRule = {
  code: "duplicate-initiative",
  severity: "error",
  why: "Progress is followed by the ids of initiatives. With two of the same id it is not certain which one moved.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ initiatives: listed([work("guide"), work("guide")]) }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal({ initiatives: listed([work("guide"), work("talk")]) }) } },

  judge: ({ path, value, locate }) => repeatedIds(duplicateInitiative, path, "initiatives", value.initiatives, locate),
};
