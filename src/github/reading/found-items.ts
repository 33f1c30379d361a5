/** Items of any repositories, with all that is remembered on them. */
import type { FoundItem, ItemReference } from "../../engine/record.ts";
import type { GitHubApi } from "../api.ts";
import { ITEM, itemOf } from "./item-fields.ts";
import { readReferences } from "./references.ts";

/** With a hundred labels, label events, comments and files each, ten thousand nodes: a fiftieth of what GitHub allows. */
const BATCH_SIZE = 25;

/** Reads items, in the order of the references. One that has moved is told as it is where it is now. */
export function readItems(api: GitHubApi, references: readonly ItemReference[]): Promise<readonly FoundItem[]> {
  return readReferences(api, references, {
    fields: ITEM,
    batchSize: BATCH_SIZE,
    thingOf: (found, home, place) => itemOf(api, found, home, place),
  });
}
