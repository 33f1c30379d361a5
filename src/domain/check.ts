/** The check of a whole repository: every governed file by itself, then all of them together. */
import { CONFIGURATION_PATH, type Configuration } from "./configuration.ts";
import { byPlace, type Finding } from "./finding.ts";
import {
  factsOf,
  inspectGoal,
  inspectTouchpoint,
  type Content,
  type InspectedConfiguration,
  type Inspection,
} from "./inspect.ts";
import { readGoal, readTouchpoint } from "./read-file.ts";
import { REPOSITORY_RULES } from "./rules/all-rules.ts";
import { entryFindings } from "./rules/repository/not-a-file.ts";
import { nothingCheckedFindings } from "./rules/repository/nothing-checked.ts";
import type { Facts, GoalsBefore } from "./rules/rule.ts";
import { selectionOf, type Entry, type Format } from "./selection.ts";
import { locateNothing, type Locator } from "./yaml/locator.ts";

/** A repository, read as far as a check needs it. */
export interface Repository {
  /** The configuration file of this very revision. */
  readonly own: InspectedConfiguration;
  /** What the files are judged by: `own.configuration`, or that of the base of a change. */
  readonly configuration: Configuration;
  /** Everything below the folders of the selection, in the order of their paths. */
  readonly entries: readonly Entry[];
  /** The content of a governed file. It is asked for again only where two files contradict each other. */
  readonly read: (path: string) => Content;
  readonly before: GoalsBefore;
  /** Inspections by path: what stands here is not made again, and what is made is put here. */
  readonly inspections?: Map<string, Inspection>;
}

export interface Report {
  /** How many goals, Touchpoints and configurations were judged. */
  readonly checked: number;
  /** The files that lie beside them and match no pattern. */
  readonly skipped: readonly string[];
  /** Sorted by place. */
  readonly findings: readonly Finding[];
}

const INSPECT = { goal: inspectGoal, touchpoint: inspectTouchpoint };

/** Checks a repository. Bad input is findings; this does not throw. */
export function checkRepository({ own, configuration, entries, read, before, inspections }: Repository): Report {
  const selection = selectionOf(configuration);
  const context = { configuration, before };
  // Lists of lists: one file can have more findings than a call may have arguments.
  const found: (readonly Finding[])[] = [own.findings];
  const skipped: string[] = [];
  const facts: Facts[] = [];

  for (const entry of entries) {
    const { path, kind } = entry;
    const format = path === CONFIGURATION_PATH ? undefined : selection.formatOf(path);
    const obstacles = entryFindings(entry, selection);
    if (obstacles.length > 0) found.push(obstacles);
    if (format !== undefined && kind === "file") {
      const inspection = inspections?.get(path) ?? INSPECT[format](path, read(path), context);
      inspections?.set(path, inspection);
      facts.push(inspection.facts);
      if (inspection.findings.length > 0) found.push(inspection.findings);
    } else if (format !== undefined && obstacles.length > 0) {
      facts.push(factsOf(format, path));
    } else if (kind !== "folder" && obstacles.length === 0 && path !== CONFIGURATION_PATH) {
      skipped.push(path);
    }
  }

  const locate = lastKept((path) => locatorOf(path, read(path), selection.formatOf(path)));
  for (const rule of REPOSITORY_RULES) found.push(rule.judgeAll(facts, context, locate));
  // This is about the file as it stands now, also where the base judges the rest.
  found.push(nothingCheckedFindings(CONFIGURATION_PATH, entries, selectionOf(own.configuration), own.locate()));
  const findings = found.flat().toSorted(byPlace);
  return { checked: 1 + facts.length, skipped, findings };
}

function locatorOf(path: string, content: Content, format: Format | undefined): Locator {
  if (typeof content === "string") return locateNothing();
  return (format === "touchpoint" ? readTouchpoint : readGoal)(path, content).locate();
}

/** Findings come file by file: the file asked for last is the one asked for next. */
function lastKept(locate: (path: string) => Locator): (path: string) => Locator {
  let last: { readonly path: string; readonly locator: Locator } | undefined;
  return (path) => {
    if (last?.path !== path) last = { path, locator: locate(path) };
    return last.locator;
  };
}
