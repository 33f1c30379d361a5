/** The files of a governance repository at a commit, as workflows read them: broken ones are the business of their own check. */
import type { Configuration } from "../domain/configuration.ts";
import type { Goal, Touchpoint } from "../domain/format/formats.ts";
import type { Loose } from "../domain/format/loose.ts";
import { inspectConfiguration } from "../domain/inspect.ts";
import { readGoal, readTouchpoint } from "../domain/read-file.ts";
import { selectionOf, type Format } from "../domain/selection.ts";
import type { Governance } from "../engine/item.ts";
import type { Reader } from "../engine/reader.ts";

export interface GoalFile {
  readonly path: string;
  readonly goal: Loose<Goal>;
}

export interface TouchpointFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether git says that it may be run; a commit keeps it so. */
  readonly isExecutable: boolean;
  /** What is right of it; `undefined` where the file cannot be read. */
  readonly touchpoint: Loose<Touchpoint> | undefined;
  /** Whether it is not right as a whole. */
  readonly isBroken: boolean;
}

/** What the configuration says, as far as it is right. */
export async function configurationIn({ configuration }: Governance, reader: Reader): Promise<Configuration> {
  const { sha, content } = configuration;
  const known = content ?? (await reader.contents([sha])).get(sha);
  return inspectConfiguration(known ?? "unreadable").configuration;
}

/** The goals of a commit, as far as they can be read; of some paths alone where these are given. */
export async function goalsAt(
  commit: string,
  configuration: Configuration,
  reader: Reader,
  paths?: ReadonlySet<string>,
): Promise<readonly GoalFile[]> {
  const files = await filesAt(commit, configuration, reader, "goal", paths);
  return files.flatMap(({ path, bytes }) => {
    const goal = readGoal(path, bytes).value;
    return goal === undefined ? [] : [{ path, goal }];
  });
}

export async function touchpointsAt(
  commit: string,
  configuration: Configuration,
  reader: Reader,
): Promise<readonly TouchpointFile[]> {
  const files = await filesAt(commit, configuration, reader, "touchpoint");
  return files.map((file) => {
    const { value, findings } = readTouchpoint(file.path, file.bytes);
    return { ...file, touchpoint: value, isBroken: findings.length > 0 };
  });
}

async function filesAt(
  commit: string,
  configuration: Configuration,
  reader: Reader,
  format: Format,
  paths?: ReadonlySet<string>,
): Promise<readonly Omit<TouchpointFile, "touchpoint" | "isBroken">[]> {
  const { folders, formatOf } = selectionOf(configuration);
  const [entries = []] = await reader.entries([commit], [folders[format]]);
  const files = entries.filter(
    ({ path, kind }) => kind === "file" && formatOf(path) === format && (paths === undefined || paths.has(path)),
  );
  const contents = await reader.contents(files.map(({ sha }) => sha));
  return files.flatMap(({ path, sha, isExecutable = false }) => {
    const bytes = contents.get(sha);
    return bytes === undefined || typeof bytes === "string" ? [] : [{ path, bytes, isExecutable }];
  });
}
