/** What the one comment on a contribution remembers in a hidden line, since nothing else outlives a restart. */
import type { Item, ItemComment } from "../engine/item.ts";

export const LINK_MARKER = "link-outcomes";

/** Why the comment stands. */
export interface LinkMemory {
  /**
   * `told`: how the item stands with the outcomes that it names or named. `suggested`: some that it may carry out.
   * `answered`: only what came of a command that changed nothing.
   */
  readonly kind: "told" | "suggested" | "answered";
  /** The ids of all that it has carried out by its own word so far. */
  readonly outcomes: readonly string[];
}

/** As many as an item names at once, several times over. */
const MAX_REMEMBERED = 60;

/** Ids hold neither spaces nor what would end the line. */
export function memoryLine({ kind, outcomes }: LinkMemory): string {
  return `<!-- ${["standing:", kind, ...outcomes.slice(-MAX_REMEMBERED)].join(" ")} -->`;
}

/** What our comment says; `undefined` where there is none. */
export function rememberedOn({ comments }: Pick<Item, "comments">): LinkMemory | undefined {
  const comment = comments.find(isLinkComment);
  if (comment === undefined) return undefined;
  const [, kind = "", ids = ""] = /<!-- standing: (\w+)((?: \S+)*) -->/.exec(comment.body) ?? [];
  const outcomes = ids.split(" ").filter((id) => id !== "");
  // People may have taken the line out: then nothing of theirs is to be undone.
  return { kind: kind === "suggested" || kind === "answered" ? kind : "told", outcomes };
}

export function isLinkComment({ isOurs, body }: ItemComment): boolean {
  return isOurs && body.startsWith(`<!-- goalkeeper:${LINK_MARKER} -->`);
}
