/** What a push may have changed. */
import { field, list } from "./field.ts";

/** @see https://docs.github.com/webhooks/webhook-events-and-payloads#push */
const MAX_COMMITS = 2048;
/** As above: of one commit, GitHub names no more files than these. */
const MAX_FILES = 3000;

/** Every path that a push may have changed; `undefined` where GitHub does not name them all. */
export function pushedPaths(payload: unknown): readonly string[] | undefined {
  // What a forced push takes away stands in no commit of the payload.
  const isPartial = field(payload, "forced") !== false;
  const commits = list(payload, "commits");
  if (isPartial || commits.length === 0 || commits.length >= MAX_COMMITS) return undefined;
  const paths = new Set<string>();
  for (const commit of commits) {
    const files = ["added", "modified", "removed"].map((kind) => field(commit, kind));
    if (!files.every(isTexts) || files.flat().length >= MAX_FILES) return undefined;
    for (const path of files.flat()) paths.add(path);
  }
  return [...paths];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
