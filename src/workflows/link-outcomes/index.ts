/** link-outcomes: a contribution says which outcome of a call it carries out, and hears what comes of that. */
import { gatherThenPlan, type Workflow } from "../../engine/workflow.ts";
import { followUp, lookTriggers } from "../looks.ts";
import { contributionsOutOfStep } from "./look.ts";
import { planFailure, planLinks } from "./plan.ts";
import { gatherer } from "./snapshot.ts";
import { NAME, TRIGGERS_OF } from "./triggers.ts";

const gather = gatherer();
const ofItem = gatherThenPlan(gather.item, planLinks);

export const linkOutcomes: Workflow = {
  name: NAME,
  runsOn: Object.keys(TRIGGERS_OF),
  triggersOf: (delivery) => TRIGGERS_OF[delivery.name]?.(delivery) ?? [],
  triggersOfTime: (moment) => lookTriggers(NAME, moment),
  effectsOf: async (trigger, reader, now) =>
    trigger.subject.kind === "item"
      ? ofItem(trigger, reader, now)
      : followUp(await contributionsOutOfStep(trigger, reader, now, gather)),
  effectsOfFailure: async (trigger, reader) =>
    trigger.subject.kind === "item" ? planFailure(await gather.item(trigger, reader)) : [],
};
