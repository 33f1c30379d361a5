/** What is left alone: by the word of people, or since another workflow keeps it. */
import { IGNORE_LABEL } from "../domain/configuration.ts";
import type { Item } from "../engine/item.ts";

export function isLeftAlone({ labels }: Pick<Item, "labels">): boolean {
  return labels.some((name) => name.toLowerCase() === IGNORE_LABEL);
}

const KEPT_IN_STEP = /^<!-- goalkeeper:(?:tracking-issue|dashboard) \S+ -->/m;

/** Whether report-progress keeps it: a tracking issue has the label of its goal's file, and a dashboard is of no pillar. */
export function isKeptInStep({ kind, body }: Pick<Item, "kind" | "body">): boolean {
  return kind === "issue" && KEPT_IN_STEP.test(body);
}
