/** Where a goal is expected there is a plain file that can be read. */
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { START_OF_FILE, finding, type Finding, type FindingKind } from "../../finding.ts";
import type { Entry, Obstacle, Selection } from "../../selection.ts";

export const notAFile: FindingKind = {
  code: "not-a-file",
  severity: "error",
  why: "A link can lead out of the repository, a submodule belongs to another one, and a folder named like a file hides what lies in it. None is followed, and none is passed over in silence.",
  wrong: {
    files: {
      "goals/2024/openssf-events.yml": {
        shown: "A symbolic link to `openssf-practices.yml`.",
        entry: "link",
      },
    },
  },
  mended: { files: { "goals/2024/openssf-events.yml": exampleGoal({ id: "openssf-events" }) } },
};

export const unreadable: FindingKind = {
  code: "unreadable",
  severity: "error",
  why: "A file or folder that may not be read is not checked, and a check that leaves something out must say so. It happens on a laptop only: on GitHub there are no such rights.",
  wrong: {
    files: {
      [GOAL_PATH]: { shown: "A goal that only another user of the machine may read.", entry: "unreadable" },
    },
  },
  mended: { files: { [GOAL_PATH]: exampleGoal() } },
};

const ADVICE = {
  link: "A symbolic link stands where a file is expected, and links are not followed. Put the file itself here.",
  submodule:
    "A submodule stands where goals are expected, and what lies in it is not checked. Put the files themselves here.",
  folder: "A folder is named like a file. Rename it, or put the file itself here.",
  special: "This is neither a file nor a folder. Remove it.",
  unreadable: "This cannot be read. Check its permissions.",
} as const;

/** The findings about an entry that cannot be read as a file although something is expected of it. */
export function entryFindings({ path, kind }: Entry, selection: Selection): readonly Finding[] {
  if (kind === "file") return [];
  const isMatched = selection.formatOf(path) !== undefined;
  const isExpected =
    kind === "folder"
      ? // A pattern such as goals/** matches every folder; only one that is named like a file is a mistake.
        isMatched && /\.ya?ml$/i.test(path)
      : isMatched || kind === "submodule" || kind === "unreadable" || leadsToGoverned(path, selection);
  return isExpected ? [obstacleFinding(path, kind)] : [];
}

/** The finding about something that is not a file, or may not be read, where a file is expected. */
export function obstacleFinding(path: string, kind: Obstacle): Finding {
  return finding(kind === "unreadable" ? unreadable : notAFile, path, START_OF_FILE, ADVICE[kind]);
}

/** Whether a path is the folder of a pattern, or lies on the way to it. */
function leadsToGoverned(path: string, { folders }: Selection): boolean {
  return Object.values(folders).some((folder) => `${folder}/`.startsWith(`${path}/`));
}
