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

/** No file system in use has longer ones. The time for a name grows with the square of its length. */
const MAX_NAME = 255;

/**
 * Whether a path matches a pattern of the configuration. Name by name: as one expression, one with wildcards
 * in several names would try all ways to part the first with all ways to part the next, for minutes on a long path.
 */
export function pathMatcher(pattern: string): (path: string) => boolean {
  // What ends in `**` is about what lies below, and not about a file in the place of the folder.
  const parts = pattern
    .replace(/\/\*\*$/, "/**/*")
    .split("/")
    .map((part) => (part === "**" ? part : matcherOf(part)));
  return (path) => {
    // The expressions take a line break for the end of a name, and git allows one in it.
    const names = path.replaceAll(/[\n\r\u2028\u2029]/g, " ").split("/");
    /** How many names the parts so far may have taken. */
    let taken = new Set([0]);
    for (const part of parts) {
      const next = new Set<number>();
      for (const count of taken) {
        if (part === "**") for (const end of endsOfAny(names, count)) next.add(end);
        else if (count < names.length && isNamed(names[count] ?? "", part)) next.add(count + 1);
      }
      taken = next;
    }
    return taken.has(names.length);
  };
}

/** No name is empty: a pattern with a slash at its end, or with two in a row, matches nothing. */
function matcherOf(part: string): (name: string) => boolean {
  return part === "" ? () => false : picomatch(part, PICOMATCH);
}

function isNamed(name: string, part: (name: string) => boolean): boolean {
  return name.length <= MAX_NAME && part(name);
}

/** Any number of names from one on; hidden ones are only for who names them. */
function* endsOfAny(names: readonly string[], start: number): Generator<number> {
  yield start;
  for (let end = start; end < names.length && names[end]?.startsWith(".") === false; end += 1) yield end + 1;
}

/** The part of a pattern before its first wildcard: `goals/**` → `goals`, `*.yml` → the root. */
function fixedFolderOf(pattern: string): string {
  const parts = pattern.split("/").slice(0, -1);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  return parts.slice(0, wild === -1 ? parts.length : wild).join("/");
}
