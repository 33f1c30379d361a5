/** How right answers are. */
import type { Answer } from "./contenders.ts";
import { NONE, type LabelledItem } from "./labelled-items.ts";

export interface Figures {
  /** The share of items whose likeliest answer is the one that people gave. */
  readonly strict: number;
  /** The same, the second answer that people gave counted as right. */
  readonly accuracy: number;
  /** The share of labels that are right, and of items with a pillar that get one. */
  readonly precision: number;
  readonly coverage: number;
}

/** An item with what somebody answered. */
export interface Answered {
  readonly labelled: LabelledItem;
  readonly answer: Answer;
}

/** Puts answers beside their items. */
export function answered(items: readonly LabelledItem[], answers: readonly Answer[]): Answered[] {
  return items.flatMap((labelled, index) => {
    const answer = answers[index];
    return answer === undefined ? [] : [{ labelled, answer }];
  });
}

/** Whether an answer is one that people gave. */
export function isRight(answer: string | undefined, { pillar, alternative }: LabelledItem): boolean {
  return answer === pillar || (alternative !== undefined && answer === alternative);
}

/** All the figures of one contender. */
export function figuresOf(all: readonly Answered[]): Figures {
  return {
    strict: share(all, ({ labelled, answer }) => answer.best === labelled.pillar),
    accuracy: share(all, ({ labelled, answer }) => isRight(answer.best, labelled)),
    ...labelsOf(all, ({ label }) => label),
  };
}

/** Precision and coverage of the labels that some rule would set. */
export function labelsOf(
  all: readonly Answered[],
  labelBy: (answer: Answer) => string | undefined,
): Pick<Figures, "precision" | "coverage"> {
  const labels = all.filter(({ answer }) => labelBy(answer) !== undefined);
  const served = all.filter(({ labelled }) => labelled.pillar !== NONE);
  return {
    precision: share(labels, ({ labelled, answer }) => isRight(labelBy(answer), labelled)),
    coverage: share(served, ({ answer }) => labelBy(answer) !== undefined),
  };
}

/** Each answer that people gave, with how often each answer was given for it. */
export function confusionOf(all: readonly Answered[], answers: readonly string[]): readonly (readonly number[])[] {
  return answers.map((wanted) => {
    const row = all.filter(({ labelled }) => labelled.pillar === wanted);
    return answers.map((given) => row.filter(({ answer }) => answer.best === given).length);
  });
}

/** The share of a list that something holds for; not a number where the list is empty. */
export function share<Item>(list: readonly Item[], holds: (item: Item) => boolean): number {
  return list.filter((item) => holds(item)).length / list.length;
}
