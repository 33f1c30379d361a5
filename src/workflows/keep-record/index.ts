/** keep-record: one rolling pull request brings the files of the calls up to date with what became of their outcomes. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { gatherRecord } from "./gather.ts";
import { planRecord } from "./plan.ts";
import { NAME, TRIGGERS_OF } from "./triggers.ts";

export const keepRecord: Workflow = {
  name: NAME,
  comesDue: "at-start",
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  effectsOf: gatherThenPlan(gatherRecord, planRecord),
  // Nobody waits for it: the log says what failed, and the next change tries again.
  effectsOfFailure: () => Promise.resolve([]),
};
