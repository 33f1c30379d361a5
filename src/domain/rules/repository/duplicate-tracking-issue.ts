/** Each goal is followed in an issue of its own. */
import { quoted } from "../../words.ts";
import { GOAL_PATH, exampleGoal } from "../../example-files.ts";
import { finding } from "../../finding.ts";
import { issueKey } from "../../reference.ts";
import type { RepositoryRule } from "../rule.ts";
import { others, sharing } from "./shared-values.ts";

const events = "goals/2024/openssf-events.yml";

export const duplicateTrackingIssue: RepositoryRule = {
  code: "duplicate-tracking-issue",
  severity: "warning",
  why: "The progress of a goal is written to its tracking issue. Two goals in one issue would write over each other.",
  wrong: {
    files: {
      [GOAL_PATH]: exampleGoal({ tracking_issue: "324" }),
      [events]: exampleGoal({ id: "openssf-events", tracking_issue: "324" }),
    },
  },
  mended: {
    files: {
      [GOAL_PATH]: exampleGoal({ tracking_issue: "324" }),
      [events]: exampleGoal({ id: "openssf-events", tracking_issue: "325" }),
    },
  },

  judgeAll(files, _context, locate) {
    return sharing(files, ({ trackingIssue }) => issueKey(trackingIssue)).flatMap((group) =>
      group.map(({ path, trackingIssue }) => {
        const message = `The tracking issue ${quoted(String(trackingIssue))} is also that of ${others(group, path)}. Give each goal an issue of its own.`;
        return finding(duplicateTrackingIssue, path, locate(path).value(["tracking_issue"]), message);
      }),
    );
  },
};
