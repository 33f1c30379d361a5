/** link-outcomes: a contribution says which outcome of a call it carries out, and hears what comes of that. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { planFailure, planLinks } from "./plan.ts";
import { gatherer } from "./snapshot.ts";
import { NAME, TRIGGERS_OF } from "./triggers.ts";

const gather = gatherer();

export const linkOutcomes: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  effectsOf: gatherThenPlan(gather, planLinks),
  effectsOfFailure: async (trigger, reader) => planFailure(await gather(trigger, reader)),
};
