/** The story of a goal: it is followed in an issue that people had, and a period begins by the schedule. */
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import type { RepositoryDriver } from "../driver/repository.ts";
import type { Sandbox } from "../sandbox.ts";
import type { DemoClock } from "./clock.ts";
import { STEP_TIMEOUT_MS, type Governance } from "./governance.ts";
import { greenRecord } from "./record.ts";
import { movedOn } from "./scorecard-goal.ts";
import type { Steps } from "./steps.ts";

const APP = "goalkeeper[bot]";
const MONTHLY = 'schedule: "0 9 1 * *"';

export interface GoalStage extends Governance {
  readonly github: Sandbox;
  readonly clock: DemoClock;
  readonly steps: Steps;
}

/** The first part: every goal gets its issue, and its file says which. */
export async function followGoals(stage: GoalStage): Promise<void> {
  const { github, repository, issues, steps } = stage;
  const { title, number } = repository.issue(issues.tracking).model;
  await steps.step(`Goalkeeper adopts #${number}, "${title}", which people had for the goal of this year`, () =>
    github.until(() => isFollowed(stage), STEP_TIMEOUT_MS),
  );
  const report = await steps.step("It reports there, since a period has begun since that issue was opened", () =>
    github.until(() => reportsOn(stage)[0], STEP_TIMEOUT_MS),
  );
  for (const line of partsOf(report).slice(0, 2)) steps.say(`    ${line}`);
  const record = await steps.step(
    "It opens issues for the goals that had none, and proposes to write the numbers down",
    () => github.until(() => greenRecord(repository, (textOf) => areAllNumbered(repository, textOf)), STEP_TIMEOUT_MS),
  );
  for (const path of goalPaths(repository)) {
    const line = NUMBER.exec(repository.read(path, record.headSha) ?? "")?.[0];
    if (line !== undefined) steps.say(`    ${path}  +${line}`);
  }
  await steps.step("Octocat merges that", () => record.merge());
}

/** The second part: work goes on, and the schedule comes round. */
export async function startPeriod(stage: GoalStage): Promise<void> {
  const { github, repository, goal, issues, clock, steps } = stage;
  await steps.step("The goal moves: an issue is closed, sessions were held, and the checks are agreed on", () => {
    const [, second = 0] = issues.work;
    repository.issue(second).close();
    repository.push({ [goal.path]: movedOn(repository.read(goal.path) ?? "") }, { message: "Tell what moved" });
  });
  const [hour, minute] = hourAndMinute(clock.now());
  await steps.step(`Octocat turns the schedule to each day at ${hour}:${minute} UTC, so that a period begins`, () => {
    const configuration = repository.read(CONFIGURATION_PATH) ?? "";
    if (!configuration.includes(MONTHLY)) throw new Error(`${CONFIGURATION_PATH} does not say ${MONTHLY}.`);
    const daily = `schedule: "${Number(minute)} ${Number(hour)} * * *"`;
    repository.push({ [CONFIGURATION_PATH]: configuration.replace(MONTHLY, daily) }, { message: "Report daily" });
  });
  const report = await steps.step("Goalkeeper reports again: what moved, what needs a person, what comes next", () =>
    github.until(() => reportsOn(stage)[1], STEP_TIMEOUT_MS),
  );
  const parts = partsOf(report);
  for (const part of parts.slice(0, parts.findIndex((one) => one.startsWith("|")) - 1)) steps.say(`    ${part}`);
}

/** What clocks showed two minutes ago, ahead of everything that the demo has Goalkeeper open: it reports on older issues alone. */
function hourAndMinute(now: Date): readonly string[] {
  return new Date(now.getTime() - 120_000)
    .toISOString()
    .slice("2024-05-01T".length, "2024-05-01T09:00".length)
    .split(":");
}

/** Whether the issue says at its top what the file of the goal says. */
function isFollowed({ repository, issues }: GoalStage): boolean {
  return repository.issue(issues.tracking).model.body?.startsWith("<!-- goalkeeper:tracking-issue ") === true;
}

/** The reports on the issue of the goal, the oldest first. */
function reportsOn({ repository, issues }: GoalStage): readonly string[] {
  return repository
    .issue(issues.tracking)
    .comments()
    .filter(({ author, body }) => author.login === APP && body.startsWith("<!-- goalkeeper:report-progress "))
    .map(({ body }) => body);
}

/** The lines of a report, without what is hidden and without the signs that make it look well. */
function partsOf(report: string): readonly string[] {
  return report
    .replaceAll(/\[(.*?)\]\(.*?\)/g, "$1")
    .replaceAll(/<!--.*?-->|<\/?(?:sub|br)>|\*\*|^#+ |\\(?=[^\w\s])/gm, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

const NUMBER = /^tracking_issue: \d+$/m;

/** Whether the file of every goal that people work on names its issue. */
function areAllNumbered(repository: RepositoryDriver, textOf: (path: string) => string): boolean {
  const living = goalPaths(repository)
    .map(textOf)
    .filter((text) => /^status: (?:active|at-risk)$/m.test(text));
  return living.length > 0 && living.every((text) => NUMBER.test(text));
}

function goalPaths(repository: RepositoryDriver): readonly string[] {
  return repository.list().flatMap(({ path }) => (path.startsWith("goals/") ? [path] : []));
}
