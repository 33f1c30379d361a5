/** Files that lie where goals lie are not all passed over. */
import { CONFIGURATION_PATH, EXAMPLE_REPOSITORY, GOAL_PATH, exampleConfiguration } from "../../example-files.ts";
import { finding, type Finding, type FindingKind } from "../../finding.ts";
import { nameOf } from "../../paths.ts";
import type { Entry, Format, Selection } from "../../selection.ts";
import type { Locator } from "../../yaml/locator.ts";

export const nothingChecked: FindingKind = {
  code: "nothing-checked",
  severity: "error",
  why: "A pattern with a slip in it matches nothing, and then every goal of a year is passed over while the check stays green. So files that lie in the folder of a pattern, or in its usual folder, must not all be left out.",
  wrong: { files: { [CONFIGURATION_PATH]: exampleConfiguration("goals: goals/**/*.yaml\n") } },
  mended: {
    files: {
      [CONFIGURATION_PATH]: exampleConfiguration("goals: goals/**/*.yml\n"),
      [GOAL_PATH]: EXAMPLE_REPOSITORY[GOAL_PATH] ?? "",
    },
  },
};

const KEYS: Readonly<Record<Format, string>> = { goal: "goals", touchpoint: "touchpoints" };

/** A finding for each pattern that matches nothing although files lie where it should match. */
export function nothingCheckedFindings(
  configurationPath: string,
  entries: readonly Entry[],
  selection: Selection,
  locator: Locator,
): Finding[] {
  return (["goal", "touchpoint"] as const).flatMap((format) => {
    const [first, ...others] = passedOver(format, entries, selection);
    if (first === undefined) return [];
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    const message = `No file matches "${selection.patterns[format]}", although ${first.path}${more} lies there. Correct the pattern, or rename the files.`;
    return [finding(nothingChecked, configurationPath, locator.value([KEYS[format]]), message)];
  });
}

/** The files that lie where those of a format should, when its pattern matches none. */
function passedOver(format: Format, entries: readonly Entry[], selection: Selection): readonly Entry[] {
  const isMatched = ({ path, kind }: Entry): boolean => kind !== "folder" && selection.matches[format](path);
  if (entries.some(isMatched)) return [];
  // What the pattern names comes first, then the usual folder; the root is all that a pattern such as *.yml leaves.
  const folders = [selection.patterns[format], selection.folders[format], KEYS[format]];
  const named = new Set(folders.filter((folder) => folder !== ""));
  const files = entries.filter(({ path, kind }) => kind === "file" && mayBeMeant(path, selection.patterns[format]));
  const below = files.filter(({ path }) => [...named].some((folder) => path.startsWith(`${folder}/`)));
  if (below.length > 0) return below;
  return selection.folders[format] === "" ? files : [];
}

/** A README beside the goals is no goal that was passed over; neither is what keeps an empty folder in git. */
function mayBeMeant(path: string, pattern: string): boolean {
  const ending = /\.\w+$/.exec(pattern)?.[0];
  const name = nameOf(path);
  return !name.startsWith(".") && (/\.(?:ya?ml|json)$/i.test(name) || (ending !== undefined && name.endsWith(ending)));
}
