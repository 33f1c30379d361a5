/** Which files of a repository are goals and Touchpoints. */
import picomatch from "picomatch";
import type { Configuration } from "./configuration.ts";

/** What stands at a path. What is neither a file nor a folder is never followed. */
export type EntryKind = "file" | Obstacle;
/** What can stand where a file is expected. */
export type Obstacle = "folder" | "link" | "submodule" | "special" | "unreadable";

/** One entry of a repository below the folders that hold goals and Touchpoints. */
export interface Entry {
  readonly path: string;
  readonly kind: EntryKind;
}

export type Format = "goal" | "touchpoint";

export interface Selection {
  /** The folders, without wildcards, below which governed files lie; `""` is the root. */
  readonly folders: Readonly<Record<Format, string>>;
  readonly patterns: Readonly<Record<Format, string>>;
  /** Whether the pattern of a format matches a path. */
  readonly matches: Readonly<Record<Format, (path: string) => boolean>>;
  /** What a path is by the patterns alone. A path that both match is a goal. */
  readonly formatOf: (path: string) => Format | undefined;
}

/** Braces, extended globs and negation are not part of the patterns that the configuration's schema allows. */
const PICOMATCH = { nobrace: true, nobracket: true, noextglob: true, nonegate: true };

/** Turns the patterns of a configuration into a selection. */
export function selectionOf({ goals, touchpoints }: Configuration): Selection {
  const isGoal = pathMatcher(goals);
  const isTouchpoint = pathMatcher(touchpoints);
  return {
    folders: { goal: fixedFolderOf(goals), touchpoint: fixedFolderOf(touchpoints) },
    patterns: { goal: goals, touchpoint: touchpoints },
    matches: { goal: isGoal, touchpoint: isTouchpoint },
    formatOf(path) {
      if (isGoal(path)) return "goal";
      return isTouchpoint(path) ? "touchpoint" : undefined;
    },
  };
}

/** Whether a path matches a pattern of the configuration. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const matches = picomatch(pattern, PICOMATCH);
  // Its expressions take a line break for the end of the path, and git allows one in a name.
  return (path) => matches(/[\n\r\u2028\u2029]/.test(path) ? path.replaceAll(/[\n\r\u2028\u2029]/g, " ") : path);
}

/** The part of a pattern before its first wildcard: `goals/**` → `goals`, `*.yml` → the root. */
function fixedFolderOf(pattern: string): string {
  const parts = pattern.split("/").slice(0, -1);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  return parts.slice(0, wild === -1 ? parts.length : wild).join("/");
}
