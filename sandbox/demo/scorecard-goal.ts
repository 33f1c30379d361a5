/** The goal that the demo follows: of the present year, as it was accepted, and as it is when the next report comes. */
import type { RepositoryDriver } from "../driver/repository.ts";
import type { DemoClock } from "./clock.ts";

const TITLE = "Make OpenSSF Scorecard a habit of our projects";
/** Longer than any period of the schedule: a report is due of what was there before the period. */
const OPENED_DAYS_AGO = 42;

/** The issues of the goal, which people opened by hand long before there was a file. */
export interface GoalIssues {
  readonly tracking: number;
  /** The work of one initiative, the first of it done. */
  readonly work: readonly number[];
}

export interface GoalFile {
  readonly path: string;
  readonly text: string;
}

/** Opens the issues weeks ago. */
export function openGoalIssues(repository: RepositoryDriver, clock: DemoClock): GoalIssues {
  return clock.daysAgo(OPENED_DAYS_AGO, () => {
    const year = clock.now().getUTCFullYear();
    const tracking = repository.openIssue(
      `[Strategic Goal ${year}] ${TITLE}`,
      "Who would like to help? Say so here.",
      // Who may triage: the issue of anybody else is not taken for that of the goal.
      "octocat",
    );
    const work = ["Write down the first five checks", "Show a project before and after", "Have two projects read it"];
    const [done, ...open] = work.map((title) => repository.openIssue(title, "For the guide.", "mona"));
    done?.close();
    return { tracking: tracking.number, work: [done, ...open].flatMap((issue) => issue?.number ?? []) };
  });
}

/** The file of the goal; it names no tracking issue, and its days lie around today. */
export function goalFile({ work }: GoalIssues, { now }: DemoClock): GoalFile {
  const year = String(now().getUTCFullYear());
  const text = `id: scorecard-habit
title: ${TITLE}
pillar: cross-community-collaboration
cycle: "${year}"
status: active
owners: [octocat]
partners: [OpenSSF]
summary: >
  Scorecard tells a project in a minute how safe it is to depend on. Few of our
  projects look at what it says, and fewer look twice.
initiatives:
  - id: guide
    title: Write down the first steps for maintainers
    practice: new
    status: doing
    due: ${day(now(), 40)}
    issues: [${work.join(", ")}]
  - id: sessions
    title: Hear in the calls from projects that use it
    status: doing
    due: ${day(now(), 30)}
    measure: { unit: sessions, from: 0, to: 4, current: 1 }
  - id: badges
    title: Show the score on the page of each project
    practice: new
    status: todo
    due: ${day(now(), 9)}
  - id: survey
    title: Ask projects what keeps them from it
    status: doing
    due: ${day(now(), -5)}
  - id: checks
    title: Agree on the checks that can wait
    status: doing
    due: ${day(now(), 3)}
`;
  return { path: `goals/${year}/scorecard-habit.yml`, text };
}

/** The same file after some work: two more sessions, and the checks are agreed on. Throws where it says otherwise. */
export function movedOn(text: string): string {
  const moved = text
    .replace("to: 4, current: 1", "to: 4, current: 3")
    .replace(/(title: Agree on the checks that can wait\n +status: )doing/, "$1done");
  if (!moved.includes("current: 3") || !moved.includes("status: done")) {
    throw new Error(`The goal is not as it was accepted:\n${text}`);
  }
  return moved;
}

/** A day some days from now, and within the year all the same. */
function day(now: Date, days: number): string {
  const year = now.getUTCFullYear();
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const other = new Date(now);
  other.setUTCDate(now.getUTCDate() + days);
  const shown = other.toISOString().slice(0, first.length);
  if (shown < first) return first;
  return shown > last ? last : shown;
}
