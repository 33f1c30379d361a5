/** A measure moves towards its end. */
import { GOAL_PATH, exampleGoal, listed } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import type { Goal } from "../../format/formats.ts";
import type { Loose } from "../../format/loose.ts";
import { inEach, NOTHING, type GoalRule } from "../rule.ts";

const sessions = (current: number): string =>
  listed([
    `id: sessions\ntitle: Hold sessions\nstatus: doing\nmeasure: { unit: sessions, from: 0, to: 4, current: ${current} }`,
  ]);

export const measureRegressed: GoalRule = {
  code: "measure-regressed",
  severity: "warning",
  why: "A number that moved away from its end, compared with the file before the change or with where it started, is often a slip of the keyboard. Where it is true, the warning can stay.",
  wrong: {
    before: { [GOAL_PATH]: exampleGoal({ initiatives: sessions(3) }) },
    files: { [GOAL_PATH]: exampleGoal({ initiatives: sessions(2) }) },
  },
  mended: {
    before: { [GOAL_PATH]: exampleGoal({ initiatives: sessions(3) }) },
    files: { [GOAL_PATH]: exampleGoal({ initiatives: sessions(4) }) },
  },

  judge({ path, value: { id: goalId, initiatives }, locate }, { before }) {
    const old = before.of(goalId, path);
    return inEach(initiatives, ({ id, measure }, index) => {
      if (measure?.current === undefined || measure.from === undefined || measure.to === undefined) return NOTHING;
      const { from, to, current } = measure;
      const earlier = currentOf(old, id) ?? from;
      const isBack = to >= from ? current < earlier : current > earlier;
      if (!isBack) return NOTHING;
      const message = `This measure went back from ${earlier} to ${current}, away from ${to}. Check the number.`;
      return [finding(measureRegressed, path, locate().value(["initiatives", index, "measure", "current"]), message)];
    });
  },
};

function currentOf(goal: Loose<Goal> | undefined, initiativeId: string | undefined): number | undefined {
  const initiative = goal?.initiatives?.find((candidate) => candidate?.id === initiativeId);
  return initiativeId === undefined ? undefined : initiative?.measure?.current;
}
