/** report-progress: each goal has an issue that agrees with its file, and gets a summary of its progress on schedule. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { gatherAsked, gatherProgress } from "./gather.ts";
import { planFailure, planProgress } from "./plan.ts";
import { NAME, TRIGGERS_OF } from "./triggers.ts";

export const reportProgress: Workflow = {
  name: NAME,
  comesDue: "each-period",
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  effectsOf: gatherThenPlan(gatherProgress, planProgress),
  effectsOfFailure: async (trigger, reader) => planFailure(await gatherAsked(trigger, reader)),
};
