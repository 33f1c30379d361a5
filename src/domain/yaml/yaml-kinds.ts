/** The kinds of findings about a file as YAML, each with its words and its documentation. */
import { quoted } from "../words.ts";
import type { FindingKind } from "../finding.ts";
import { GOAL_PATH, exampleGoal, listed } from "../example-files.ts";
import { adviceOn } from "./advice.ts";

/** 500 KB: more than that GitHub cuts from a file when it is asked for its text. */
export const MAX_BYTES = 512_000;
/** js-yaml counts every mapping and list as a level. */
export const MAX_DEPTH = 100;

const goal = (text: string): { files: Record<string, string> } => ({ files: { [GOAL_PATH]: text } });

export const yamlSyntax = {
  code: "yaml-syntax",
  severity: "error",
  why: "The file is not YAML, so nothing in it can be read. Editors show the same place in red. Only the first such mistake of a file is reported, since what follows cannot be told.",
  wrong: goal(exampleGoal({ title: "OpenSSF: practices for OSPOs" })),
  mended: goal(exampleGoal({ title: '"OpenSSF: practices for OSPOs"' })),
  message: adviceOn,
  conflict:
    "A merge was left half-way here. Choose between the two sides, and remove the lines <<<<<<<, ======= and >>>>>>>.",
} satisfies FindingKind & { message: unknown; conflict: string };

export const multipleDocuments = {
  code: "multiple-documents",
  severity: "error",
  why: "A line `---` starts another document in the same file. One file holds one goal or one Touchpoint, so that each has its own history and its own id.",
  wrong: goal(`${exampleGoal()}---\n${exampleGoal({ id: "openssf-events" })}`),
  mended: {
    files: {
      [GOAL_PATH]: exampleGoal(),
      "goals/2024/openssf-events.yml": exampleGoal({ id: "openssf-events" }),
    },
  },
  message: "A second document starts here. Move it into a file of its own.",
} satisfies FindingKind & { message: string };

export const duplicateKey = {
  code: "duplicate-key",
  severity: "error",
  why: "Of two equal keys, programs keep the first, the last or neither. So it is not certain what the file says.",
  wrong: goal(exampleGoal({ owners: "[octocat]\nstatus: done" })),
  mended: goal(exampleGoal()),
  message: (name: string, firstLine: number | undefined): string => {
    const where = firstLine === undefined ? "" : `, first in line ${firstLine}`;
    return `The key ${quoted(name)} stands here twice${where}. Keep one of the two.`;
  },
} satisfies FindingKind & { message: unknown };

export const alias = {
  code: "alias",
  severity: "error",
  why: "An anchor (`&name`) and its aliases (`*name`) let one part of a file stand for another. A change in one place then changes others out of sight, and a few lines can unfold to gigabytes.",
  wrong: goal(exampleGoal({ owners: "&people [octocat]", partners: "*people" })),
  mended: goal(exampleGoal({ owners: "[octocat]", partners: "[octocat]" })),
  message: (isAlias: boolean): string =>
    isAlias
      ? "Aliases are not used here. Write the value itself."
      : "Anchors are not used here. Remove this one, and write the value out where it is wanted.",
} satisfies FindingKind & { message: unknown };

export const tooLarge = {
  code: "too-large",
  severity: "error",
  why: "Files are read up to 500 KB (512,000 bytes) and 100 levels of nesting. Beyond that, a file is not one that people keep by hand, and GitHub shows it cut.",
  wrong: {
    files: {
      [GOAL_PATH]: {
        shown: "A goal whose list of initiatives makes it larger than 500 KB.",
        bytes: (): Uint8Array => {
          const initiatives = Array.from(
            { length: 10_000 },
            (_, i) => `id: step-${i}\ntitle: One of very many steps\nstatus: todo`,
          );
          return new TextEncoder().encode(exampleGoal({ initiatives: listed(initiatives) }));
        },
      },
    },
  },
  mended: goal(exampleGoal({ initiatives: listed(["id: all-steps\ntitle: All those steps\nstatus: todo"]) })),
  tooManyBytes: "This file is larger than 500 KB, so it is not read. Split it, or move the long texts elsewhere.",
  tooDeep: "More than 100 levels of lists and mappings lie inside each other here. Write it flatter.",
} satisfies FindingKind & { tooManyBytes: string; tooDeep: string };
