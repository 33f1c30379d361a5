/** Goals in every situation, each with the summary that is kept of it as a golden text and as a picture. */
import { readFileSync } from "node:fs";
import type { Goal, Initiative } from "../../src/domain/format/formats.ts";
import type { Loose } from "../../src/domain/format/loose.ts";
import { outcomeRows } from "../../src/domain/outcomes/table.ts";
import { dashboardOf } from "../../src/domain/progress/dashboard.ts";
import { dashboardMarkdown } from "../../src/domain/progress/dashboard-markdown.ts";
import { goalFacts, type GoalFacts } from "../../src/domain/progress/facts.ts";
import type { GoalSources, IssueFact } from "../../src/domain/progress/sources.ts";
import { summaryOf, type Summary, type SummaryContext } from "../../src/domain/progress/summary.ts";
import { summaryMarkdown } from "../../src/domain/progress/summary-markdown.ts";
import { readGoal } from "../../src/domain/read-file.ts";
import { recordsOf } from "../../src/local/read-records.ts";

const NOW = "2024-11-01T09:00:00Z";
const BEFORE = "2024-10-01T09:00:00Z";
const EXAMPLE = "examples/todo-2024";
const REPOSITORY = "todogroup/governance";

/** A goal as its file holds it, with some of it changed. */
export function goal(changes: Loose<Goal> = {}): Loose<Goal> {
  return {
    id: "scorecard",
    title: "Bring OpenSSF Scorecard to every member",
    pillar: "cross-community-collaboration",
    cycle: "2024",
    status: "active",
    owners: ["octocat"],
    ...changes,
  };
}

export function initiative(id: string, changes: Partial<Initiative> = {}): Initiative {
  return { id, title: `The initiative ${id}`, status: "doing", ...changes };
}

export function factsOf(changes: Loose<Goal>, around: Partial<GoalSources> = {}, now = NOW): GoalFacts {
  return goalFacts({ path: "goals/2024/scorecard.yml", goal: goal(changes), repository: REPOSITORY, ...around }, now);
}

/** A goal of the example that ships. */
function exampleGoal(id: string): Loose<Goal> {
  const path = `goals/2024/${id}.yml`;
  const { value } = readGoal(path, readFileSync(`${EXAMPLE}/${path}`));
  if (value === undefined) throw new Error(`${path} cannot be read.`);
  return value;
}

function exampleFacts(id: string, around: Partial<GoalSources> = {}, now = NOW): GoalFacts {
  const outcomes = outcomeRows(recordsOf(EXAMPLE), NOW).filter((row) => row.goal === id);
  const own = { path: `goals/2024/${id}.yml`, goal: exampleGoal(id), repository: REPOSITORY, outcomes };
  return goalFacts({ ...own, ...around }, now);
}

const ISSUES: readonly IssueFact[] = [
  {
    reference: "todogroup/governance#325",
    title: "Workshops and hackathons with OpenSSF in the second half of 2024",
    state: "open",
    openedAt: "2024-02-02T10:00:00Z",
    updatedAt: "2024-10-28T10:00:00Z",
    tasks: { done: 5, total: 8 },
  },
];

const TREND = [8, 15, 30, 36, 49, 62].map((percent, index) => ({
  period: `2024-${String(index + 5).padStart(2, "0")}`,
  progress: percent / 100,
}));

function moving(): Summary {
  const file = exampleGoal("openssf-practices");
  const before: Loose<Goal> = {
    ...file,
    initiatives: (file.initiatives ?? []).map((each) => {
      if (each?.id === "openssf-sessions") return { ...each, measure: { ...each.measure, current: 2 } };
      if (each?.id === "tools-overview") return { ...each, status: "doing", measure: { ...each.measure, current: 5 } };
      if (each?.id === "scorecard-guide") return { ...each, status: "todo", due: "2024-10-31" };
      return each;
    }),
  };
  const facts = exampleFacts("openssf-practices", { issues: ISSUES });
  const earlier = exampleFacts("openssf-practices", { goal: before, outcomes: undefined }, BEFORE);
  return summaryOf(facts, { since: { at: BEFORE, facts: earlier }, trend: TREND });
}

function unchanged(facts: GoalFacts): SummaryContext {
  return { since: { at: BEFORE, facts } };
}

function stuck(): Summary {
  const changes = {
    initiatives: [
      initiative("guide", { title: "Publish a guide to OpenSSF Scorecard for OSPOs", due: "2024-12-20", issues: [12] }),
      initiative("sessions", {
        title: "Hear from OpenSSF in the Touchpoints",
        measure: { unit: "sessions", from: 0, to: 4, current: 1 },
      }),
    ],
  };
  const issue = {
    reference: 12,
    title: "Guide to Scorecard",
    state: "open",
    updatedAt: "2024-08-30T10:00:00Z",
  } as const;
  const signs = [{ at: "2024-08-12T10:00:00Z" }, { at: "2024-08-12T10:00:00Z", initiative: "sessions" }];
  const facts = factsOf(changes, { issues: [issue], signs });
  return summaryOf(facts, unchanged(facts));
}

/** A goal with so many initiatives, in every state. */
export function large(count: number): Summary {
  const statuses = ["done", "doing", "todo", "dropped"] as const;
  const initiatives = Array.from({ length: count }, (_, index) =>
    initiative(`initiative-${index + 1}`, {
      title: `Translate chapter ${index + 1} of the book into another language, and have it reviewed`,
      status: statuses[index % 4] ?? "todo",
      due: `2024-${String(9 + (index % 4)).padStart(2, "0")}-15`,
      measure: { unit: "pages", from: 0, to: 20, current: index % 4 === 1 ? index % 20 : 0 },
    }),
  );
  return summaryOf(factsOf({ title: "Translate the OSPO Book", initiatives }));
}

const LONG = "unbroken".repeat(30);

/** Everything of a goal too long to fit a line. */
function long(): Summary {
  const initiatives = [
    initiative("a", {
      title: LONG,
      due: "2024-10-01",
      issues: [1],
      measure: { unit: LONG, from: 0, to: 1e21, current: 12_345_678 },
    }),
    initiative("b", { title: `${LONG} `.repeat(5), status: "done", issues: [`${LONG}/${LONG}#1`] }),
  ];
  const issue = { title: LONG, state: "completed", closedAt: "2024-10-20T00:00:00Z" } as const;
  const issues = [
    { ...issue, reference: 1 },
    { ...issue, reference: `${LONG}/${LONG}#1` },
  ];
  const outcome = { id: LONG, summary: undefined, audience: "members", destination: LONG, contributions: [] } as const;
  const outcomes = (["waiting", "delivered"] as const).map((state) => ({ ...outcome, state }));
  const milestone = { title: LONG, state: "open", open: 1, closed: 1 } as const;
  const facts = factsOf({ owners: [LONG, LONG], initiatives }, { issues, outcomes, milestone });
  return summaryOf(facts, { since: { at: BEFORE, facts: factsOf({}, {}, BEFORE) } });
}

const SUMMARIES: Readonly<Record<string, () => Summary>> = {
  fresh: () => {
    const steps = ["Agree on what to teach", "Write the first lesson", "Teach it in three calls"];
    const initiatives = steps.map((title, index) =>
      initiative(`step-${index + 1}`, { title, status: "todo", due: `2024-12-${index + 10}` }),
    );
    return summaryOf(factsOf({ initiatives }), { since: { at: BEFORE, facts: undefined } });
  },
  empty: () => summaryOf(factsOf({})),
  moving,
  stuck,
  overdue: () => summaryOf(exampleFacts("agendas-ahead", {}, "2024-12-20T09:00:00Z")),
  finished: () => summaryOf(exampleFacts("call-feedback")),
  dropped: () => summaryOf(exampleFacts("strategy-whitepaper")),
  "no-owner": () =>
    summaryOf(
      factsOf(
        { owners: [], milestone: 16 },
        { milestone: { title: "OpenSSF in 2024", state: "open", open: 4, closed: 6, due: "2024-12-15" } },
      ),
    ),
  "hundred-initiatives": () => large(100),
  long,
};

/** Every goal of the example, as the dashboard shows them, with what is wrong around them. */
function dashboard(): string {
  const { goals, configuration } = recordsOf(EXAMPLE);
  const facts = goals.map(({ path, goal: each }) => goalFacts({ path, goal: each, repository: REPOSITORY }, NOW));
  return dashboardMarkdown(
    dashboardOf({
      cycle: "2024",
      goals: facts,
      pillars: configuration.pillars ?? [],
      broken: ["goals/2024/mentoring-of-new-maintainers.yml"],
      unreachable: [{ login: "ghost", goals: ["openssf-practices", "ort-feedback"] }],
      trend: TREND,
    }),
  );
}

/** A dashboard of everything that is too long. */
function longDashboard(): string {
  return dashboardMarkdown(
    dashboardOf({
      cycle: "2024",
      goals: [
        factsOf({ title: LONG, tracking_issue: 1 }),
        factsOf({ title: LONG, status: "at-risk", initiatives: [initiative("a")] }),
      ],
      pillars: [{ id: "cross-community-collaboration", title: LONG }],
      broken: [`goals/2024/${LONG}.yml`],
      unreachable: [{ login: LONG, goals: [LONG, LONG] }],
    }),
  );
}

/** The Markdown of each story. */
export const STORIES: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(Object.entries(SUMMARIES).map(([name, make]) => [name, () => summaryMarkdown(make())])),
  dashboard,
  "long-dashboard": longDashboard,
};
