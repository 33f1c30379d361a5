/** The goals and calls of commits with their files, broken ones among them: what is to be reported on, and what is to be edited. */
import type { Configuration } from "../domain/configuration.ts";
import type { Goal, Touchpoint } from "../domain/format/formats.ts";
import type { Loose } from "../domain/format/loose.ts";
import type { Content } from "../domain/inspect.ts";
import { stemOf } from "../domain/paths.ts";
import { readGoal, readTouchpoint } from "../domain/read-file.ts";
import { selectionOf } from "../domain/selection.ts";
import type { BlobEntry, Reader } from "../engine/reader.ts";

export interface FiledGoal {
  readonly path: string;
  /** That of the file, or else its name. */
  readonly id: string;
  /** What is right of it. */
  readonly goal: Loose<Goal>;
  /** `undefined` where no file stands at the path, or none that can be read. */
  readonly bytes: Uint8Array | undefined;
  /** Whether git says that it may be run; a commit keeps it so. */
  readonly isExecutable: boolean;
  /** Whether it is not right as a whole. */
  readonly isBroken: boolean;
}

/** What the files of a commit say. */
export interface FiledWork {
  /** In the order of the paths. */
  readonly goals: readonly FiledGoal[];
  readonly touchpoints: readonly { readonly path: string; readonly touchpoint: Loose<Touchpoint> }[];
}

/** The goals and calls of some commits, in their order; nothing of a commit that is not there any more. */
export async function filedWorkAt(
  commits: readonly string[],
  configuration: Configuration,
  reader: Reader,
): Promise<readonly FiledWork[]> {
  if (commits.length === 0) return [];
  const { folders, formatOf } = selectionOf(configuration);
  const trees = await reader.entries(commits, [...new Set([folders.goal, folders.touchpoint])]);
  const governed = trees.map((entries) =>
    entries.filter(({ path, kind }) => kind !== "folder" && formatOf(path) !== undefined),
  );
  const shas = governed.flatMap((entries) => entries.flatMap(({ kind, sha }) => (kind === "file" ? [sha] : [])));
  const contents = await reader.contents([...new Set(shas)]);
  return governed.map((entries) => ({
    goals: entries.flatMap((entry) => (formatOf(entry.path) === "goal" ? [goalOf(entry, contents)] : [])),
    touchpoints: entries.flatMap((entry) => (formatOf(entry.path) === "touchpoint" ? callOf(entry, contents) : [])),
  }));
}

function goalOf(entry: BlobEntry, contents: ReadonlyMap<string, Content>): FiledGoal {
  const { path, isExecutable = false } = entry;
  const bytes = bytesOf(entry, contents);
  if (bytes === undefined) return { path, id: stemOf(path), goal: {}, bytes, isExecutable, isBroken: true };
  const { value = {}, findings } = readGoal(path, bytes);
  return { path, id: value.id ?? stemOf(path), goal: value, bytes, isExecutable, isBroken: findings.length > 0 };
}

function callOf(entry: BlobEntry, contents: ReadonlyMap<string, Content>): FiledWork["touchpoints"] {
  const bytes = bytesOf(entry, contents);
  const touchpoint = bytes === undefined ? undefined : readTouchpoint(entry.path, bytes).value;
  return touchpoint === undefined ? [] : [{ path: entry.path, touchpoint }];
}

function bytesOf({ kind, sha }: BlobEntry, contents: ReadonlyMap<string, Content>): Uint8Array | undefined {
  const content = kind === "file" ? contents.get(sha) : undefined;
  return typeof content === "string" ? undefined : content;
}

/** Whether a file begins with the mark that decoding takes off, and that belongs to it all the same. */
export function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}
