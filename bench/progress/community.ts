/** A governance repository in the sandbox with any number of goals, each followed for months and with ten issues to its work. */
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import { addComment } from "../../sandbox/world/comments.ts";
import { openIssue } from "../../sandbox/world/issues.ts";
import { periodAt } from "../../src/domain/progress/schedule.ts";
import { dashboardMark } from "../../src/workflows/tracking-issues.ts";
import { memoryLine, reportMarker } from "../../src/workflows/report-progress/memory.ts";

export type Mode = "enforce" | "observe";

export interface Community {
  readonly sandbox: Sandbox;
  readonly repository: RepositoryDriver;
}

export const ISSUES_A_GOAL = 10;
const INITIATIVES = 2;
const OWNERS = 300;
const CYCLE = "2024";
const SCHEDULE = "0 9 1 * *";
const ZONE = "Etc/UTC";
const DAY_MS = 24 * 60 * 60 * 1000;
/** In days before now: further apart than a month is long. */
const OPENED = 125;
const REPORTED = [85, 45];
/** Above what any size needs in its requests: GitHub's own is that of one installation in an hour. */
const REQUESTS_AN_HOUR = 100_000;

/** The files of three commits differ in every goal, and the reports tell of the first two. */
export async function communityOf(goals: number, mode: Mode): Promise<Community> {
  const clock = { ms: Date.now() - OPENED * DAY_MS, runs: false };
  const sandbox = await startSandbox({ now: () => new Date(clock.runs ? Date.now() : clock.ms) });
  sandbox.rateLimits.requestsAnHour = REQUESTS_AN_HOUR;
  const repository = sandbox.createRepository("todogroup/governance", { "README.md": "# Governance\n" });
  for (let index = 0; index < goals; index += 1) {
    repository.openIssue(`Reach goal ${index}`, paragraphs(`What goal ${index} is about.`, 12), ownerOf(index));
  }
  for (let index = 0; index < goals * ISSUES_A_GOAL; index += 1) {
    const issue = repository.openIssue(`Part ${index} of the work`, `${TASKS}\n${paragraphs(`Part ${index}.`, 6)}`);
    if (index % 3 === 0) issue.close();
  }
  openDashboard(sandbox, repository);
  let commit = repository.push({
    ".github/goalkeeper.yml": `${CONFIGURATION}mode: ${mode}\n`,
    ...goalFiles(goals, "first"),
  });
  for (const days of REPORTED) {
    clock.ms = Date.now() - days * DAY_MS;
    report({ sandbox, repository }, goals, commit, clock.ms);
    commit = repository.push(goalFiles(goals, `${days} days ago`));
  }
  clock.runs = true;
  return { sandbox, repository };
}

const CONFIGURATION = `pillars:
  - id: cross-community-collaboration
    title: Cross-community Collaboration
    label: { name: "pillar: cross-community", color: "1f6feb" }
  - id: community-engagement
    title: Community Engagement
    label: { name: "pillar: engagement", color: "2da44e" }
progress: { schedule: "${SCHEDULE}", timezone: ${ZONE} }
`;

const TASKS = "- [x] Ask who wants to join\n- [ ] Write it down\n- [ ] Show it in a call\n";

/** So that the app's own issues are found by their author; all issues would be gone through for the first one. */
function openDashboard({ world, app }: Sandbox, { model }: RepositoryDriver): void {
  const body = `${dashboardMark(CYCLE)}\n<!-- standing: living -->\n<!-- trend:  -->\n`;
  openIssue(world, model, { author: app.bot, app, title: `Goals of ${CYCLE}`, body });
}

function goalFiles(goals: number, edition: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: goals }, (_, index) => [`goals/${CYCLE}/goal-${index}.yml`, goalText(index, goals, edition)]),
  );
}

function goalText(index: number, goals: number, edition: string): string {
  const first = goals + 1 + index * ISSUES_A_GOAL;
  const each = ISSUES_A_GOAL / INITIATIVES;
  const initiatives = Array.from({ length: INITIATIVES }, (_, place) => {
    const issues = Array.from({ length: each }, (_one, offset) => first + place * each + offset);
    return `  - { id: work-${place}, title: Work ${place} of goal ${index}, status: doing, issues: [${issues.join(", ")}] }\n`;
  });
  return `# ${edition}
id: goal-${index}
title: Reach goal ${index}
pillar: ${index % 2 === 0 ? "cross-community-collaboration" : "community-engagement"}
cycle: "${CYCLE}"
status: ${index % 7 === 0 ? "at-risk" : "active"}
owners: [${ownerOf(index)}]
tracking_issue: ${index + 1}
summary: ${paragraphs(`Goal ${index}`, 3)}
initiatives:
${initiatives.join("")}`;
}

function report({ sandbox, repository }: Community, goals: number, commit: string, time: number): void {
  const at = new Date(time).toISOString();
  const period = periodAt(SCHEDULE, ZONE, at)?.key ?? "";
  const { world, app } = sandbox;
  for (let index = 0; index < goals; index += 1) {
    const issue = repository.issue(index + 1);
    const goal = `goal-${index}`;
    const marks = `<!-- goalkeeper:${reportMarker(period, goal)} -->\n${memoryLine({ at, commit, reached: 0.25 })}`;
    addComment(world, issue.model, app.bot, `${marks}\n${paragraphs(`How far ${goal} is.`, 15)}`, app);
    for (const days of [1, 2]) issue.comment(paragraphs(`News of day ${days}.`, 3), ownerOf(index + days));
  }
}

function ownerOf(index: number): string {
  return `owner-${index % OWNERS}`;
}

/** A sentence of a hundred letters, again and again after the beginning. */
function paragraphs(beginning: string, sentences: number): string {
  const sentence = " The groups that work on this look for people who use what they make, and say so in every call.";
  return beginning + sentence.repeat(sentences);
}
