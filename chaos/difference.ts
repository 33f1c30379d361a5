/** What two pictures of a world differ in, for people. */
import { structuredPatch } from "diff";

const CONTEXT_LINES = 3;
const MAX_LINES = 200;

/** Lines with `-` for what is in the world without faults, `+` for what is in this one; empty where there are none. */
export function differenceOf(calm: string, picture: string): string {
  if (calm === picture) return "";
  const { hunks } = structuredPatch("without faults", "with faults", calm, picture, "", "", { context: CONTEXT_LINES });
  const before = calm.split("\n");
  const lines = hunks.flatMap(({ oldStart, lines: changed }) => [`@@ ${placeOf(before, oldStart)}`, ...changed]);
  const left = lines.length - MAX_LINES;
  return [...lines.slice(0, MAX_LINES), ...(left > 0 ? [`and ${left} more lines`] : [])].join("\n");
}

/** The repository and the item that a line is of. */
function placeOf(lines: readonly string[], number: number): string {
  const above = lines.slice(0, number);
  const repository = above.findLast((line) => /^\S/.test(line)) ?? "";
  const item = above.findLast((line) => /^ {2}\S/.test(line)) ?? "";
  return `${repository}: ${item.trim()}`;
}
