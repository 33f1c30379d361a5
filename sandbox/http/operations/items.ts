/** Issues and pull requests by their numbers, and who may read and write what the two have in common. */
import type { Item, Repository } from "../../world/model.ts";
import { ApiError, notFound } from "../answer.ts";
import { ItemMoved } from "../operation.ts";

/** Either permission is enough. */
export const READS_ITEMS = [{ issues: "read" }, { pull_requests: "read" }] as const;
export const WRITES_ITEMS = [{ issues: "write" }, { pull_requests: "write" }] as const;

/** Throws GitHub's answer for what is not there, or no more. https://docs.github.com/en/rest/issues/issues#get-an-issue */
export function itemOf({ items, departed }: Repository, number: number): Item {
  const item = items.get(number);
  if (item !== undefined) return item;
  const departure = departed.get(number);
  if (departure === undefined) throw notFound();
  if (departure.kind === "transferred") throw new ItemMoved(departure.to);
  throw new ApiError(410, "This issue was deleted");
}
