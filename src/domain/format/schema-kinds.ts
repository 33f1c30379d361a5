/** The kinds of findings about the shape of a file, each with its documentation. */
import type { FindingKind } from "../finding.ts";
import { GOAL_PATH, exampleGoal, listed } from "../example-files.ts";

const goal = (changes: Record<string, string | undefined>): FindingKind["wrong"] => ({
  files: { [GOAL_PATH]: exampleGoal(changes) },
});

export const unknownKey: FindingKind = {
  code: "unknown-key",
  severity: "error",
  why: "A misspelt key would otherwise be passed over in silence, and what it says with it.",
  wrong: goal({ partners: undefined, parners: "[OpenSSF]" }),
  mended: goal({ partners: "[OpenSSF]" }),
};

export const missingKey: FindingKind = {
  code: "missing-key",
  severity: "error",
  why: "Labels, links and reports are made from these keys, so each file needs them.",
  wrong: goal({ status: undefined }),
  mended: goal({ status: "active" }),
};

export const wrongType: FindingKind = {
  code: "wrong-type",
  severity: "error",
  why: "A value is of another kind than its key asks for. The usual case is a year without quotes: YAML makes a number of it.",
  wrong: goal({ cycle: "2024" }),
  mended: goal({ cycle: '"2024"' }),
};

export const unknownValue: FindingKind = {
  code: "unknown-value",
  severity: "error",
  why: "Some keys take one of a few words, because people and programs count by them.",
  wrong: goal({ status: "in progress" }),
  mended: goal({ status: "active" }),
};

export const badFormat: FindingKind = {
  code: "bad-format",
  severity: "error",
  why: "Dates, addresses, logins, ids and references are followed by programs, so they have one form: dates that exist, as `2024-10-01`; times with a zone, as `2024-04-25T12:00:00Z`; `http` or `https` addresses; GitHub logins without the `@`; ids of lower-case letters, digits and hyphens; issues as `324`, `owner/repo#324` or a full URL; time zones that exist; cron schedules that fire, once a day at most.",
  wrong: goal({
    initiatives: listed(["id: guide\ntitle: Publish a guide\nstatus: doing\ndue: 2024-02-30"]),
  }),
  mended: goal({
    initiatives: listed(["id: guide\ntitle: Publish a guide\nstatus: doing\ndue: 2024-02-29"]),
  }),
};
