/** Where an item stands with the pillars, as people see it who look at many items at once. */
import type { LabelsEffect } from "./effect.ts";

export interface ItemSurvey {
  readonly number: number;
  readonly title: string;
  /**
   * What its label follows from: a judgement that is sure, one that is not, or one that it serves no pillar; the word of
   * people; or that it is to be left alone: by a label that says so, or since it was closed meanwhile.
   */
  readonly standing: "labelled" | "ambiguous" | "none" | "by-people" | "ignored" | "closed";
  /** The pillar that it is labelled for. */
  readonly pillar: SurveyedPillar | undefined;
  /** From 0 to 1; `undefined` where nothing was weighed. */
  readonly confidence: number | undefined;
  /** The strongest first. Words of strangers stand in it. */
  readonly why: readonly string[];
  /** What is to be done about its labels; `undefined` where they are as they should be. */
  readonly labels: LabelsEffect | undefined;
  /** Whether the configuration wants nothing to be written. */
  readonly isObserved: boolean;
  /** All that the configuration has, in its order. */
  readonly pillars: readonly SurveyedPillar[];
  /** When this app changed labels of the item. ISO 8601, in UTC, to the second. */
  readonly labelledByUsAt: readonly string[];
}

export interface SurveyedPillar {
  readonly id: string;
  readonly title: string;
  /** The name of its label; `undefined` where the configuration gives none that could be set. */
  readonly label: string | undefined;
}
