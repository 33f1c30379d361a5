/** How good suggestions are. */
import type { KnownContribution } from "./read-set.ts";

export interface Ranked {
  readonly id: string;
  readonly confidence: number;
}

/** A contribution, and the three likeliest outcomes whatever their confidence. */
export interface Answered {
  readonly contribution: KnownContribution;
  readonly ranked: readonly Ranked[];
}

export interface Figures {
  /** Of contributions that have outcomes: the share of these among the three suggested, on average. */
  readonly recall: number;
  /** Of contributions that have outcomes: those with at least one of them suggested. */
  readonly found: number;
  /** Of contributions without an outcome: those for which nothing is suggested. */
  readonly silence: number;
  /** Of all that is suggested: what is right. */
  readonly precision: number;
}

/** The figures when what is less likely than a threshold is not suggested. A share of nothing is NaN. */
export function figuresAt(threshold: number, answered: readonly Answered[]): Figures {
  const shown = answered.map(({ contribution, ranked }) => {
    const ids = ranked.filter(({ confidence }) => confidence >= threshold).map(({ id }) => id);
    const right = ids.filter((id) => contribution.outcomes.includes(id)).length;
    return { wanted: contribution.outcomes.length, suggested: ids.length, right };
  });
  const linked = shown.filter(({ wanted }) => wanted > 0);
  const unlinked = shown.filter(({ wanted }) => wanted === 0);
  return {
    recall: mean(linked.map(({ wanted, right }) => right / wanted)),
    found: mean(linked.map(({ right }) => Number(right > 0))),
    silence: mean(unlinked.map(({ suggested }) => Number(suggested === 0))),
    precision: sum(shown.map(({ right }) => right)) / sum(shown.map(({ suggested }) => suggested)),
  };
}

/** The highest recall that some threshold reaches while it is silent often enough. */
export function bestRecall(answered: readonly Answered[], leastSilence: number): number {
  const thresholds = answered.flatMap(({ ranked }) => ranked.map(({ confidence }) => confidence));
  return Math.max(
    0,
    ...[...thresholds, Infinity]
      .map((threshold) => figuresAt(threshold, answered))
      .filter(({ silence }) => !(silence < leastSilence))
      .map(({ recall }) => recall),
  );
}

/**
 * The figures when the threshold is chosen on the other contributions each time: one in so many is left out, and judged by
 * the threshold at which recall and silence together are best for the rest.
 */
export function crossValidated(answered: readonly Answered[], folds: number): { recall: number; silence: number } {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const held = answered.filter((_each, index) => index % folds === fold);
    const threshold = bestThreshold(answered.filter((_each, index) => index % folds !== fold));
    return held.map((each) => ({ isLinked: each.contribution.outcomes.length > 0, at: figuresAt(threshold, [each]) }));
  }).flat();
  return {
    recall: mean(judged.filter(({ isLinked }) => isLinked).map(({ at }) => at.recall)),
    silence: mean(judged.filter(({ isLinked }) => !isLinked).map(({ at }) => at.silence)),
  };
}

const STEP = 0.05;

function bestThreshold(answered: readonly Answered[]): number {
  const steps = Array.from({ length: 1 / STEP }, (_, index) => index * STEP);
  const together = (threshold: number): number => {
    const { recall, silence } = figuresAt(threshold, answered);
    return recall + silence;
  };
  return steps.reduce((best, threshold) => (together(threshold) > together(best) ? threshold : best), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
