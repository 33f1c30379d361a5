/** Reads the goals and the Touchpoints of a checkout as they were at an earlier time, each as far as it was right. */
import { readGoal, readTouchpoint } from "../domain/read-file.ts";
import { selectionOf } from "../domain/selection.ts";
import { filesBelow, filesIn, type Revision } from "./git.ts";
import type { Records } from "./read-records.ts";

/** What stood in a revision under the patterns of today's configuration. */
export function earlierRecords(revision: Revision, { configuration }: Records): Pick<Records, "goals" | "touchpoints"> {
  const selection = selectionOf(configuration);
  const listed = Object.values(selection.folders).flatMap((folder) => filesBelow(revision, folder));
  const files = new Map(listed.map((file) => [file.path, file]));
  const contents = [
    ...filesIn(
      revision.root,
      [...files.values()].filter(({ path }) => selection.formatOf(path) !== undefined),
    ),
  ];
  const goals = contents.flatMap(([path, bytes]) => {
    const goal = selection.formatOf(path) === "goal" ? readGoal(path, bytes).value : undefined;
    return goal === undefined ? [] : [{ path, goal }];
  });
  const touchpoints = contents.flatMap(([path, bytes]) => {
    const touchpoint = selection.formatOf(path) === "touchpoint" ? readTouchpoint(path, bytes).value : undefined;
    return touchpoint === undefined ? [] : [{ path, touchpoint }];
  });
  return { goals, touchpoints };
}
