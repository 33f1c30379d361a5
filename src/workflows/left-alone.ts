/** What is left alone: by the word of people, or since another workflow keeps it. */
import { IGNORE_LABEL } from "../domain/configuration.ts";
import type { Item } from "../engine/item.ts";

export function isLeftAlone({ labels }: Pick<Item, "labels">): boolean {
  return labels.some((name) => name.toLowerCase() === IGNORE_LABEL);
}

const KEPT_IN_STEP = /^<!-- goalkeeper:(?:tracking-issue|dashboard) \S+ -->/m;

const OF_THE_RECORD = /^<!-- goalkeeper:keep-record /m;

/**
 * Whether the app itself keeps it: a tracking issue has the label of its goal's file, and a dashboard and the proposal of
 * the record are of no pillar. What the latter is about changes with each edit, and its label would hang on the first.
 */
export function isKeptInStep({ kind, body }: Pick<Item, "kind" | "body">): boolean {
  return (kind === "issue" ? KEPT_IN_STEP : OF_THE_RECORD).test(body);
}
