/** Files that lie where goals lie are not all passed over. */
import { CONFIGURATION_PATH, EXAMPLE_REPOSITORY, GOAL_PATH, exampleConfiguration } from "../../example-files.ts";
import { finding, type Finding, type FindingKind } from "../../finding.ts";
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
  matched: Readonly<Record<Format, number>>,
  { folders, patterns }: Selection,
  locator: Locator,
): Finding[] {
  return (["goal", "touchpoint"] as const).flatMap((format) => {
    if (matched[format] > 0) return [];
    const key = KEYS[format];
    const places = new Set([folders[format], key]);
    const passedOver = entries.filter(({ path, kind }) => kind === "file" && isBelow(path, places));
    const first = passedOver[0];
    if (first === undefined) return [];
    const more = passedOver.length > 1 ? ` and ${passedOver.length - 1} more` : "";
    const message = `No file matches "${patterns[format]}", although ${first.path}${more} lies there. Correct the pattern, or rename the files.`;
    const place = locator.key([key]);
    return [finding(nothingChecked, configurationPath, locator.node([key]) ? locator.value([key]) : place, message)];
  });
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (const folder of folders) if (folder === "" || path.startsWith(`${folder}/`)) return true;
  return false;
}
