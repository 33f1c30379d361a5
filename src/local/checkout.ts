/** Reads the files of a checkout. Links are not followed and nothing outside is reached. */
import { closeSync, constants, openSync, readSync, readdirSync, lstatSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { compare } from "../domain/finding.ts";
import type { Content } from "../domain/inspect.ts";
import type { Entry, EntryKind } from "../domain/selection.ts";
import { MAX_BYTES } from "../domain/yaml/yaml-kinds.ts";

/** Folders that never hold goals and can be very large. */
const NOT_WALKED = new Set([".git", "node_modules"]);

/** One buffer for all files: one byte more than may be read, so that a larger file is seen to be larger. */
const BUFFER = new Uint8Array(MAX_BYTES + 1);

// A file that was swapped for a link or a pipe since it was listed is refused rather than followed or waited for.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file of a checkout, at most one byte more than a check accepts.
 * The bytes are valid until the next call.
 */
export function readContent(root: string, path: string): Content {
  let file: number | undefined;
  try {
    file = openSync(join(root, path), OPEN_FLAGS);
    let length = 0;
    for (;;) {
      const read = readSync(file, BUFFER, length, BUFFER.length - length, null);
      length += read;
      if (read === 0 || length === BUFFER.length) return BUFFER.subarray(0, length);
    }
  } catch {
    // Gone, forbidden, or no longer a file: whatever the reason, the answer is that it cannot be read.
    return "unreadable";
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Everything below some folders of a checkout, in the order of the paths. A folder that is not there holds nothing. */
export function listEntries(root: string, folders: Iterable<string>): Entry[] {
  const outermost = [...new Set(folders)].toSorted(compare);
  const entries: Entry[] = [];
  let covered: string | undefined;
  for (const folder of outermost) {
    if (covered !== undefined && (covered === "" || folder === covered || folder.startsWith(`${covered}/`))) continue;
    covered = folder;
    const entry = entryAt(root, folder);
    if (entry?.kind === "folder") walk(root, folder, entries);
    else if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/**
 * What stands at a path; `undefined` where nothing does.
 * Where a part of the way is no folder (a link, say), that part: what lies behind it is not looked at.
 */
export function entryAt(root: string, path: string): Entry | undefined {
  if (path === "") return { path, kind: "folder" };
  const parts = path.split("/");
  for (let length = 1; length <= parts.length; length += 1) {
    const part = parts.slice(0, length).join("/");
    const kind = kindAt(root, part);
    if (kind === undefined) return undefined;
    if (length === parts.length) return { path: part, kind };
    // Nothing can stand behind a file; what stands behind a link is not ours.
    if (kind === "file") return undefined;
    if (kind !== "folder") return { path: part, kind };
  }
  return undefined;
}

function kindAt(root: string, path: string): EntryKind | undefined {
  try {
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    return stats && kindOf(stats);
  } catch {
    return "unreadable";
  }
}

function walk(root: string, folder: string, entries: Entry[]): void {
  let listed: Dirent[];
  try {
    listed = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    entries.push({ path: folder, kind: "unreadable" });
    return;
  }
  // A folder that holds a .git is a repository of its own; the root of the checkout is ours.
  if (folder !== "" && listed.some(({ name }) => name === ".git")) {
    entries.push({ path: folder, kind: "submodule" });
    return;
  }
  for (const entry of listed.toSorted((a, b) => compare(a.name, b.name))) {
    if (NOT_WALKED.has(entry.name)) continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    const kind = kindOf(entry);
    entries.push({ path, kind });
    if (kind === "folder") walk(root, path, entries);
  }
}

function kindOf(entry: Pick<Dirent, "isFile" | "isDirectory" | "isSymbolicLink">): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "special";
}
