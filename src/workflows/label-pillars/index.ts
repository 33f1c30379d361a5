/** label-pillars: an issue or pull request gets the label of the pillar that it serves, and people have the last word. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { planFailure, planPillar } from "./plan.ts";
import { gatherer } from "./snapshot.ts";
import { NAME, TRIGGERS_OF } from "./triggers.ts";

export const labelPillars: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  effectsOf: gatherThenPlan(gatherer(), planPillar),
  effectsOfFailure: async (trigger) => planFailure(trigger),
};
