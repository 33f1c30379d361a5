/** What a proposal does to the goals: what is wrong with it, and what was wrong before it. */
import { checkRepository, type Report } from "../../domain/check.ts";
import { CONFIGURATION_PATH, type Configuration } from "../../domain/configuration.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Goal } from "../../domain/format/formats.ts";
import type { Loose } from "../../domain/format/loose.ts";
import {
  inspectConfiguration,
  type Content,
  type InspectedConfiguration,
  type Inspection,
} from "../../domain/inspect.ts";
import { readGoal } from "../../domain/read-file.ts";
import { GoalsBefore } from "../../domain/rules/rule.ts";
import { selectionOf } from "../../domain/selection.ts";
import type { BlobEntry } from "../../engine/reader.ts";
import type { ProposalSnapshot } from "./snapshot.ts";

export interface Judgement {
  readonly report: Report;
  /** The findings that the proposal answers for: in what it changes, or new with it. */
  readonly findings: readonly Finding[];
  /** How many findings stand elsewhere in the repository, and did before. */
  readonly elsewhere: number;
  /** The paths of governed files, and of the configuration, that the proposal adds, changes or removes. */
  readonly changedPaths: ReadonlySet<string>;
  /** Those of the files that the proposal adds, changes or removes. */
  readonly goals: { readonly before: readonly GoalFile[]; readonly after: readonly GoalFile[] };
}

/** A goal file, and the goal in it as far as it can be read. */
export interface GoalFile {
  readonly path: string;
  readonly goal: Loose<Goal> | undefined;
}

/** Judges where a proposal stands by the configuration of its base. */
export function judge(snapshot: ProposalSnapshot, configuration: Configuration): Judgement {
  const changedPaths = changesBetween(snapshot.before, snapshot.after, configuration);
  const goals = {
    before: goalsIn(snapshot, snapshot.before, configuration, changedPaths),
    after: goalsIn(snapshot, snapshot.after, configuration, changedPaths),
  };
  const inspections = new Map<string, Inspection>();
  const now = reportOn(snapshot, snapshot.after, configuration, readable(goals.before), inspections);
  for (const path of changedPaths) inspections.delete(path);
  const earlier = reportOn(snapshot, snapshot.before, configuration, new GoalsBefore(), inspections);
  const known = new Set(earlier.findings.map(identityOf));
  const findings = now.findings.filter((found) => changedPaths.has(found.path) || !known.has(identityOf(found)));
  return { report: now, findings, elsewhere: now.findings.length - findings.length, changedPaths, goals };
}

/** Asked of files that are the same as before: the place tells, while the words may name other files. */
function identityOf({ path, code, line, column }: Finding): string {
  return JSON.stringify([path, code, line, column]);
}

function reportOn(
  snapshot: ProposalSnapshot,
  entries: readonly BlobEntry[],
  configuration: Configuration,
  before: GoalsBefore,
  inspections: Map<string, Inspection>,
): Report {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const read = (path: string): Content => contentAt(snapshot, byPath.get(path));
  // .github holds much else; only where the goals themselves lie in it is it looked at.
  const folders = Object.values(selectionOf(configuration).folders).filter((folder) => folder !== "");
  const governed = entries.filter(
    ({ path }) => !path.startsWith(".github/") || folders.some((folder) => path.startsWith(`${folder}/`)),
  );
  const own = ownConfiguration(snapshot, byPath.get(CONFIGURATION_PATH));
  return checkRepository({ own, configuration, entries: governed, read, before, inspections });
}

/** The configuration file of a revision; one that it does not have has no findings. */
export function ownConfiguration(snapshot: ProposalSnapshot, entry: BlobEntry | undefined): InspectedConfiguration {
  const inspected = inspectConfiguration(contentAt(snapshot, entry));
  return entry === undefined ? { ...inspected, findings: [] } : inspected;
}

function contentAt({ contents }: ProposalSnapshot, entry: BlobEntry | undefined): Content {
  if (entry === undefined) return "unreadable";
  return entry.kind === "file" ? (contents.get(entry.sha) ?? "unreadable") : entry.kind;
}

/** The goal files of a revision at some paths. What is the same before and after needs no comparison. */
function goalsIn(
  snapshot: ProposalSnapshot,
  entries: readonly BlobEntry[],
  configuration: Configuration,
  paths: ReadonlySet<string>,
): readonly GoalFile[] {
  const selection = selectionOf(configuration);
  return entries
    .filter(({ path }) => paths.has(path) && selection.formatOf(path) === "goal")
    .map((entry) => {
      const content = contentAt(snapshot, entry);
      const goal = typeof content === "string" ? undefined : readGoal(entry.path, content).value;
      return { path: entry.path, goal };
    });
}

function readable(files: readonly GoalFile[]): GoalsBefore {
  return new GoalsBefore(files.flatMap(({ path, goal }) => (goal === undefined ? [] : [{ path, goal }])));
}

function changesBetween(
  before: readonly BlobEntry[],
  after: readonly BlobEntry[],
  configuration: Configuration,
): ReadonlySet<string> {
  const selection = selectionOf(configuration);
  const old = new Set(before.map(versionOf));
  const now = new Set(after.map(versionOf));
  const other = [
    ...before.filter((entry) => !now.has(versionOf(entry))),
    ...after.filter((entry) => !old.has(versionOf(entry))),
  ];
  // A folder is another with whatever lies in it; what counts is what lies in it.
  const governed = other.filter(
    ({ path, kind }) => kind !== "folder" && (path === CONFIGURATION_PATH || selection.formatOf(path) !== undefined),
  );
  return new Set(governed.map(({ path }) => path));
}

function versionOf({ path, kind, sha }: BlobEntry): string {
  return `${kind} ${sha} ${path}`;
}
