/** Looks at an item as the workflow does, and tells where it stands besides what is to be done. */
import type { Pillar } from "../../domain/configuration.ts";
import { NotThereError } from "../../engine/errors.ts";
import type { Effect, LabelsEffect } from "../../engine/effect.ts";
import type { Reader } from "../../engine/reader.ts";
import type { ItemSurvey, SurveyedPillar } from "../../engine/survey.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { isLeftAlone } from "../left-alone.ts";
import { planPillar, standingOf } from "./plan.ts";
import { gatherer, type ItemSnapshot } from "./snapshot.ts";
import { kindOf, type Standing } from "./text.ts";

/** Surveys items; `undefined` for one that is not there, or that nobody governs. */
export function surveyor(): (trigger: Trigger, reader: Reader) => Promise<ItemSurvey | undefined> {
  const gather = gatherer();
  return async (trigger, reader) => {
    try {
      const snapshot = await gather.item(trigger, reader);
      return snapshot && surveyOf(trigger, snapshot);
    } catch (error) {
      if (error instanceof NotThereError) return undefined;
      throw error;
    }
  };
}

/** What the workflow would do about the labels of an item, and why. Comments and reactions are left out. */
function surveyOf(trigger: Trigger, snapshot: ItemSnapshot): ItemSurvey {
  const { item, configuration } = snapshot;
  const standing = standingOf(snapshot);
  return {
    number: item.number,
    title: item.title,
    ...wordsOf(snapshot, standing),
    labels: labelsIn(trigger, snapshot),
    isObserved: configuration.mode === "observe",
    pillars: standing.pillars.map(surveyed),
    labelledByUsAt: item.labelEvents.filter(({ isOurs }) => isOurs).map(({ at }) => at),
  };
}

function labelsIn(trigger: Trigger, snapshot: ItemSnapshot): LabelsEffect | undefined {
  return planPillar(trigger, snapshot)
    .flatMap((effect): readonly Effect[] => (effect.kind === "observation" ? effect.effects : [effect]))
    .find((effect) => effect.kind === "labels");
}

type Words = Pick<ItemSurvey, "standing" | "pillar" | "confidence" | "why">;

function wordsOf(snapshot: ItemSnapshot, standing: Standing): Words {
  const { judgement, pillars, wanted, memory } = standing;
  const unweighed = { pillar: undefined, confidence: undefined };
  if (!snapshot.item.isOpen) return { ...unweighed, standing: "closed", why: [] };
  if (isLeftAlone(snapshot.item)) return { ...unweighed, standing: "ignored", why: [] };
  const kind = kindOf(standing);
  switch (kind) {
    case "commanded":
      return { ...unweighed, standing: "by-people", why: judgement.why };
    case "by-people":
      return { ...unweighed, standing: "by-people", why: [`a person put ${namesOf(memory.setByPeople)} here`] };
    case "taken-off":
      return { ...unweighed, standing: "by-people", why: [`a person took ${namesOf(memory.takenOff)} off`] };
    case "labelled": {
      const pillar = wanted && surveyed(wanted);
      return { standing: "labelled", pillar, confidence: judgement.confidence, why: judgement.why };
    }
    case "ambiguous": {
      const titleOf = (id: string): string => pillars.find((pillar) => pillar.id === id)?.title ?? id;
      const why = judgement.candidates.map(
        ({ pillar, confidence }) => `${titleOf(pillar)} ${Math.round(confidence * 100)} %`,
      );
      return { standing: "ambiguous", pillar: undefined, confidence: undefined, why };
    }
    case "none":
      return { standing: "none", pillar: undefined, confidence: judgement.confidence, why: judgement.why };
    default:
      return kind satisfies never;
  }
}

function surveyed({ id, title, label }: Pillar): SurveyedPillar {
  return { id, title, label: label?.name };
}

function namesOf(pillars: readonly Pillar[]): string {
  return pillars.map(({ label, title }) => label?.name ?? title).join(" and ");
}
