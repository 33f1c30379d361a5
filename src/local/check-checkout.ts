/** The check of a checkout: reads what is there, and what was there at the base of a change. */
import { statSync } from "node:fs";
import { checkRepository, type Report } from "../domain/check.ts";
import { CONFIGURATION_PATH, type Configuration } from "../domain/configuration.ts";
import { inspectConfiguration, type InspectedConfiguration } from "../domain/inspect.ts";
import { readGoal } from "../domain/read-file.ts";
import { GoalsBefore } from "../domain/rules/rule.ts";
import { selectionOf } from "../domain/selection.ts";
import { UserError } from "../engine/errors.ts";
import { entryAt, listEntries, readContent } from "./checkout.ts";
import { baseOf, changedSince, fileIn, filesIn, type Revision } from "./git.ts";

export interface CheckOptions {
  /** A git revision; the files as they were where the checkout left it count as old. */
  readonly base?: string | undefined;
  /** Told after each file, with how many there are in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Checks a checkout. Throws a UserError where there is nothing that could be checked. */
export function checkCheckout(root: string, { base, onProgress }: CheckOptions = {}): Report {
  const own = ownConfiguration(root);
  const revisions = base === undefined ? undefined : baseOf(root, base);
  const configuration = (revisions && configurationIn(revisions.tip)) ?? own.configuration;
  const folders = [configuration, own.configuration].flatMap((each) => Object.values(selectionOf(each).folders));
  // The usual folders are looked into as well: a pattern with a slip in it leads elsewhere.
  const entries = listEntries(root, [...folders, "goals", "touchpoints"]);
  let done = 0;
  return checkRepository({
    own,
    configuration,
    entries,
    before: revisions === undefined ? new GoalsBefore() : goalsIn(revisions.mergeBase, configuration),
    read(path) {
      done += 1;
      onProgress?.(done, entries.length);
      return readContent(root, path);
    },
  });
}

/** The configuration of a checkout. Throws a UserError where there is none. */
export function ownConfiguration(root: string): InspectedConfiguration {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError(`There is no folder ${root}.`);
  }
  const entry = entryAt(root, CONFIGURATION_PATH);
  if (entry === undefined) throw new UserError(noConfiguration(root));
  return inspectConfiguration(entry.kind === "file" ? readContent(root, entry.path) : entry.kind);
}

function configurationIn(revision: Revision): Configuration | undefined {
  const bytes = fileIn(revision, CONFIGURATION_PATH);
  return bytes && inspectConfiguration(bytes).configuration;
}

/** The goals that were other or are gone, as they were; what is the same needs no comparison. */
function goalsIn(revision: Revision, configuration: Configuration): GoalsBefore {
  const selection = selectionOf(configuration);
  const changed = changedSince(revision, selection.folders.goal).filter(
    ({ path }) => selection.formatOf(path) === "goal",
  );
  const goals = [...filesIn(revision.root, changed)].flatMap(([path, bytes]) => {
    const { value } = readGoal(path, bytes);
    return value === undefined ? [] : [{ path, goal: value }];
  });
  return new GoalsBefore(goals);
}

function noConfiguration(root: string): string {
  return `There is no ${CONFIGURATION_PATH} in ${root}, so it is not known which goals and pillars there are.
A governance repository has one. The shortest reads:

  pillars:
    - id: community-engagement
      title: Community Engagement
      label: { name: "pillar: engagement", color: "2da44e" }
`;
}
