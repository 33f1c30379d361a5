/** keep-record: one rolling pull request brings the files of the calls up to date with what became of their outcomes. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { gatherRecord } from "./gather.ts";
import { planRecord } from "./plan.ts";
import { NAME, recordTrigger, TRIGGERS_OF } from "./triggers.ts";

export const keepRecord: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  triggersOfTime: ({ kind, installationId, repository }) =>
    kind === "hour" ? [recordTrigger(installationId, repository)] : [],
  effectsOf: gatherThenPlan(gatherRecord, planRecord),
  // Nobody waits for it: the log says what failed, and the next change tries again.
  effectsOfFailure: () => Promise.resolve([]),
};
