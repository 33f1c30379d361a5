/** What people have told the app to leave alone. */
import { IGNORE_LABEL } from "../domain/configuration.ts";
import type { Item } from "../engine/item.ts";

export function isLeftAlone({ labels }: Pick<Item, "labels">): boolean {
  return labels.some((name) => name.toLowerCase() === IGNORE_LABEL);
}
