/** report-progress: each goal has an issue that agrees with its file, and gets a summary of its progress on schedule. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { gatherAsked, gatherProgress } from "./gather.ts";
import { planFailure, planProgress } from "./plan.ts";
import { NAME, progressTrigger, TRIGGERS_OF } from "./triggers.ts";

export const reportProgress: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  triggersOfTime: ({ installationId, repository }) => [progressTrigger(installationId, repository)],
  effectsOf: gatherThenPlan(gatherProgress, planProgress),
  effectsOfFailure: async (trigger, reader) => planFailure(await gatherAsked(trigger, reader)),
};
