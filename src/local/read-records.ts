/** Reads the goals and the Touchpoints of a checkout, for commands that work with what they say. */
import { CONFIGURATION_PATH, type Configuration } from "../domain/configuration.ts";
import type { Goal, Touchpoint } from "../domain/format/formats.ts";
import type { Loose } from "../domain/format/loose.ts";
import { readGoal, readTouchpoint } from "../domain/read-file.ts";
import { entryFindings } from "../domain/rules/repository/not-a-file.ts";
import { selectionOf, type Format } from "../domain/selection.ts";
import { ownConfiguration } from "./check-checkout.ts";
import { listEntries, readContent } from "./checkout.ts";
import { printable } from "./output/printable.ts";
import type { Terminal } from "./terminal.ts";

/** What a checkout holds, in the order of the paths. */
export interface Records {
  readonly configuration: Configuration;
  readonly goals: readonly { readonly path: string; readonly goal: Loose<Goal> }[];
  readonly touchpoints: readonly { readonly path: string; readonly touchpoint: Loose<Touchpoint> }[];
  /**
   * The files that cannot be read, or not as a whole, the configuration among them: what is right in them is used.
   * `goalkeeper check` tells what is wrong.
   */
  readonly broken: readonly string[];
}

/** How many broken files are named. */
const NAMED = 10;

/** Reads the records. Throws a UserError where there is no folder, or no configuration in it. */
export function recordsOf(root: string): Records {
  const { configuration, findings } = ownConfiguration(root);
  const selection = selectionOf(configuration);
  const goals: { path: string; goal: Loose<Goal> }[] = [];
  const touchpoints: { path: string; touchpoint: Loose<Touchpoint> }[] = [];
  const broken: string[] = findings.slice(0, 1).map(({ path }) => path);
  for (const entry of listEntries(root, Object.values(selection.folders))) {
    const { path, kind } = entry;
    const format = path === CONFIGURATION_PATH ? undefined : selection.formatOf(path);
    if (kind !== "file") {
      if (entryFindings(entry, selection).length > 0) broken.push(path);
    } else if (format !== undefined && !isReadAs(format, path)) broken.push(path);
  }
  return { configuration, goals, touchpoints, broken };

  /** Whether a file is right as a whole; what is right of it is kept in any case. */
  function isReadAs(format: Format, path: string): boolean {
    const content = readContent(root, path);
    if (typeof content === "string") return false;
    if (format === "goal") {
      const { value: goal, findings: faults } = readGoal(path, content);
      if (goal !== undefined) goals.push({ path, goal });
      return faults.length === 0;
    }
    const { value: touchpoint, findings: faults } = readTouchpoint(path, content);
    if (touchpoint !== undefined) touchpoints.push({ path, touchpoint });
    return faults.length === 0;
  }
}

/** Names the files that may keep outcomes back: a broken goal takes none away. */
export function noteBroken(root: string, { configuration, broken }: Records, { note }: Terminal): void {
  const selection = selectionOf(configuration);
  const concerned = broken.filter((path) => selection.formatOf(path) !== "goal");
  if (concerned.length === 0) return;
  const more = concerned.length > NAMED ? ` and ${concerned.length - NAMED} more` : "";
  const names = concerned.slice(0, NAMED).map(printable).join(", ");
  const command = root === "." ? "goalkeeper check" : `goalkeeper check ${printable(root)}`;
  note(`Not all of ${names}${more} can be read, so outcomes may be missing here. ${command} tells what is wrong.\n`);
}
