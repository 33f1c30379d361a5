/** An outcome serves a goal that exists. */
import { quoted } from "../../words.ts";
import { TOUCHPOINT_PATH, exampleTouchpoint, listed } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { didYouMean, nearestAmong } from "../../nearest.ts";
import type { RepositoryRule } from "../rule.ts";

const outcome = (goal: string): string =>
  listed([`id: chapter\nsummary: Explain it in the book.\ndestination: ospo-book\ngoal: ${goal}\nstatus: open`]);

export const unknownGoal: RepositoryRule = {
  code: "unknown-goal",
  severity: "error",
  why: "What a call produced counts for the goal that it names. A goal that does not exist can count nothing.",
  wrong: { files: { [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: outcome("openssf-practises") }) } },
  mended: { files: { [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: outcome("openssf-practices") }) } },

  judgeAll(files, _context, locate) {
    const ids = new Set(files.filter(({ kind }) => kind === "goal").map(({ id }) => id));
    const nearestGoal = nearestAmong([...ids]);
    return files.flatMap(({ path, goalsServed }) =>
      goalsServed.flatMap(([outcomeIndex, goal]) => {
        if (ids.has(goal)) return [];
        const meant = nearestGoal(goal);
        const advice = didYouMean(meant) || " Use the id of a goal file, or leave the key out.";
        const pointer = ["outcomes", outcomeIndex, "goal"];
        const locator = locate(path);
        const fix = meant?.certain === true ? locator.inStyleOfValue(pointer, meant.word) : undefined;
        return [finding(unknownGoal, path, locator.value(pointer), `Unknown goal ${quoted(goal)}.${advice}`, fix)];
      }),
    );
  },
};
