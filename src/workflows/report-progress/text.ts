/** The Markdown of the comments: reports, the last of them, questions to owners, and answers to commands. */
import { linked, markdownOf, words } from "../../domain/progress/pieces.ts";
import { inertCode } from "../../domain/markdown.ts";
import { summaryMarkdown } from "../../domain/progress/summary-markdown.ts";
import { summaryOf } from "../../domain/progress/summary.ts";
import { contextOf, type KnownGoal } from "./goal-progress.ts";
import { memoryLine } from "./memory.ts";
import type { ProgressSnapshot } from "./snapshot.ts";

/** Of an answer to a command that could not be carried out. */
export const ANSWER_MARKER = "progress-answer";

/** A report below its marker. */
export function reportText(goal: KnownGoal, period: string, snapshot: ProgressSnapshot): string {
  const { at, progress } = goal.facts;
  const line = memoryLine({ at, commit: snapshot.governance.headSha, reached: progress });
  return `${line}\n\n${summaryMarkdown(summaryOf(goal.facts, contextOf(goal, period, snapshot)))}`;
}

/** What is said when a goal is done or dropped, and its issue is closed. */
export function lastText(goal: KnownGoal, period: string, snapshot: ProgressSnapshot): string {
  const how = goal.goal.status === "done" ? "done" : "dropped";
  const farewell = `The file of the goal says that it is ${how}, so this is the last summary, and the issue is closed. Reopen it where there is more to say: it stays open then.`;
  return `${reportText(goal, period, snapshot)}\n\n${farewell}`;
}

/** Somebody who is asked about goals. */
export interface AskedOwner {
  readonly login: string;
  readonly goals: readonly KnownGoal[];
}

/** As many as fit a line. */
const MAX_GOALS = 10;

/** The one place where people are mentioned. */
export function askText(owners: readonly AskedOwner[], { configuration, governance }: ProgressSnapshot): string {
  const lines = owners.map(({ login, goals }) => {
    const shown = goals.slice(0, MAX_GOALS).map(({ facts: { title, trackingIssue } }) => {
      const home = governance.repository;
      return markdownOf([trackingIssue === undefined ? words(title) : linked(title, trackingIssue, home)]);
    });
    const more = goals.length > shown.length ? ` and ${goals.length - shown.length} more` : "";
    const name = configuration.progress.mentions ? `@${login}` : inertCode(login);
    return `- ${name}: ${shown.join(", ")}${more}`;
  });
  return [
    "**How do these goals stand?** Nothing was seen of them in the last period: no commit to their files, no comment, no movement of their issues.",
    lines.join("\n"),
    "<sub>A comment on the goal's issue is enough. Where nothing is going to happen, say so in its file: `at-risk` or `dropped`. Owners are asked once in a period at most.</sub>",
  ].join("\n\n");
}

export const NOT_ALLOWED = "Commands are open to whoever opened this, and to people who may triage in this repository.";
export const NO_TRACKING_ISSUE =
  "This is not the tracking issue of a goal, so there is no progress to report here. `/progress` works on the issue that a goal's file names under `tracking_issue`.";
