/** A goal serves a pillar that the configuration names. */
import { quoted } from "../../words.ts";
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { didYouMean, nearest } from "../../nearest.ts";
import { NOTHING, type GoalRule } from "../rule.ts";

export const unknownPillar: GoalRule = {
  code: "unknown-pillar",
  severity: "error",
  why: "Pillars group the goals and give issues their labels. They are named once, under `pillars` in `.github/goalkeeper.yml`.",
  wrong: { files: { [GOAL_PATH]: exampleGoal({ pillar: "engagement" }) } },
  mended: { files: { [GOAL_PATH]: exampleGoal({ pillar: "community-engagement" }) } },

  judge({ path, value: { pillar }, locate }, { configuration: { pillars } }) {
    if (pillar === undefined || pillars === undefined) return NOTHING;
    if (pillars.some(({ id }) => id === pillar)) return NOTHING;
    const ids = pillars.map(({ id }) => id);
    const meant = nearest(pillar, ids) ?? byTitle(pillar, pillars);
    const advice = didYouMean(meant) || ` Use one of: ${ids.join(", ")}.`;
    const fix = meant?.certain === true ? locate().inStyleOfValue(["pillar"], meant.word) : undefined;
    return [
      finding(unknownPillar, path, locate().value(["pillar"]), `Unknown pillar ${quoted(pillar)}.${advice}`, fix),
    ];
  },
};

function byTitle(
  given: string,
  pillars: readonly { readonly id: string; readonly title: string }[],
): ReturnType<typeof nearest> {
  const found = nearest(
    given,
    pillars.map(({ title }) => title),
  );
  const pillar = pillars.find(({ title }) => title === found?.word);
  return found && pillar && { word: pillar.id, certain: found.certain };
}
