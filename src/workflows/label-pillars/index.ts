/** label-pillars: an issue or pull request gets the label of the pillar that it serves, and people have the last word. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { planFailure, planPillar } from "./plan.ts";
import { gatherer } from "./snapshot.ts";
import { NAME, OF_LABELS, TRIGGERS_OF } from "./triggers.ts";

const gather = gatherer();

export const labelPillars: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  patientOn: OF_LABELS,
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  effectsOf: gatherThenPlan(gather, planPillar),
  // Where nobody waits, nothing need be read; where nothing can be read, it is not known whether one may write.
  effectsOfFailure: async (trigger, reader) =>
    trigger.intent === undefined ? [] : planFailure(trigger, await gather(trigger, reader)),
};
