/** Small repositories in memory, checked as a checkout is. */
import { checkRepository, type Report } from "../../src/domain/check.ts";
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import { EXAMPLE_REPOSITORY } from "../../src/domain/example-files.ts";
import { compare, type ExampleFile } from "../../src/domain/finding.ts";
import { inspectConfiguration, type Content } from "../../src/domain/inspect.ts";
import { GoalsBefore } from "../../src/domain/rules/rule.ts";
import { readGoal } from "../../src/domain/read-file.ts";
import { selectionOf, type Entry } from "../../src/domain/selection.ts";

export type Files = Readonly<Record<string, ExampleFile>>;

const encoder = new TextEncoder();

/** The report on some files, laid over the small, correct repository of the examples. */
export function checkFiles(files: Files, before: Files = {}): Report {
  const all: Files = { ...EXAMPLE_REPOSITORY, ...files };
  const own = inspectConfiguration(contentOf(all[CONFIGURATION_PATH] ?? ""));
  const goals = Object.entries(before).flatMap(([path, file]) => {
    const content = contentOf(file);
    const goal = typeof content === "string" ? undefined : readGoal(path, content).value;
    return goal === undefined ? [] : [{ path, goal }];
  });
  const { folders } = selectionOf(own.configuration);
  const below = [...Object.values(folders), "goals", "touchpoints"];
  const entries = Object.entries(all)
    .filter(([path]) => below.some((folder) => path.startsWith(`${folder}/`)))
    .map(([path, file]): Entry => ({ path, kind: kindOf(file) }))
    .toSorted((a, b) => compare(a.path, b.path));
  const read = (path: string): Content => contentOf(all[path] ?? "");
  return checkRepository({ own, configuration: own.configuration, entries, read, before: new GoalsBefore(goals) });
}

/** The content of a file of an example, as a reader gives it. */
export function contentOf(file: ExampleFile): Content {
  if (typeof file === "string") return encoder.encode(file);
  return "bytes" in file ? file.bytes() : file.entry;
}

function kindOf(file: ExampleFile): Entry["kind"] {
  return typeof file === "string" || "bytes" in file ? "file" : file.entry;
}
