/** label-pillars: an issue or pull request gets the label of the pillar that it serves, and people have the last word. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { followUp, lookTriggers } from "../looks.ts";
import { itemsOutOfStep } from "./look.ts";
import { planFailure, planPillar } from "./plan.ts";
import { gatherer } from "./snapshot.ts";
import { NAME, OF_LABELS, TRIGGERS_OF } from "./triggers.ts";

const gather = gatherer();
const ofItem = gatherThenPlan(gather.item, planPillar);

export const labelPillars: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  patientOn: OF_LABELS,
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  triggersOfTime: (moment) => lookTriggers(NAME, moment),
  effectsOf: async (trigger, reader, now) =>
    trigger.subject.kind === "item"
      ? ofItem(trigger, reader, now)
      : followUp(await itemsOutOfStep(trigger, reader, now, gather)),
  // Where nobody waits, nothing need be read; where nothing can be read, it is not known whether one may write.
  effectsOfFailure: async (trigger, reader) =>
    trigger.intent === undefined ? [] : planFailure(trigger, await gather.item(trigger, reader)),
};
