/** The repositories that the demo plays in: the example that ships, and the book that its calls ask chapters for. */
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { RepositoryDriver } from "../driver/repository.ts";
import type { Sandbox } from "../sandbox.ts";
import type { DemoClock } from "./clock.ts";
import { goalFile, openGoalIssues, type GoalFile, type GoalIssues } from "./scorecard-goal.ts";
import type { Steps } from "./steps.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../examples/todo-2024");

/** What the server does takes a second; a machine may have other things to do. */
export const STEP_TIMEOUT_MS = 60_000;

/** The call whose outcome the book takes up. */
export const TOUCHPOINT_PATH = "touchpoints/2024-04-25-emea.yml";
export const CHAPTER_PATH = "ospo-book/content/en/04-chapter.md";
/** The example has the pull request of this number already. */
const CHAPTER_NUMBER = 461;
const CHAPTER = `# Security

An office helps projects to see how they stand, and to become better one step at a time.
`;

/** Makes the repository of the book, on which the app is installed too; its next pull request is that of the example. */
export function createBook(github: Sandbox, steps: Steps): Promise<RepositoryDriver> {
  return steps.step("A repository with the book that its calls ask chapters for", () =>
    github.createRepository(
      "todogroup/ospology",
      { "README.md": "# OSPOlogy\n", [CHAPTER_PATH]: CHAPTER },
      { formerIssues: CHAPTER_NUMBER - 1 },
    ),
  );
}

/** The governance repository, and the goal in it that the demo follows. */
export interface Governance {
  readonly repository: RepositoryDriver;
  readonly goal: GoalFile;
  readonly issues: GoalIssues;
}

/** Makes the governance repository, on which the app is installed: people had issues before they had files. */
export function createGovernance(github: Sandbox, clock: DemoClock, steps: Steps): Promise<Governance> {
  return steps.step("A governance repository with the goals and the calls of a year, and one goal of this year", () => {
    const repository = github.createRepository("todogroup/governance");
    const issues = openGoalIssues(repository, clock);
    const goal = goalFile(issues, clock);
    repository.push({ ...exampleFiles(), [goal.path]: goal.text }, { message: "Accept the goals" });
    return { repository, goal, issues };
  });
}

/** The example as it was before the pull request of the book, and before any goal had an issue: nothing names these yet. */
function exampleFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(EXAMPLE, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:yml|md)$/.test(path),
  );
  const naming = new RegExp(`^ +\\w+: \\["todogroup/ospology#${CHAPTER_NUMBER}"\\]\\n`, "gm");
  const texts = new Map(paths.map((path) => [path, readFileSync(join(EXAMPLE, path), "utf8")]));
  if (texts.get(TOUCHPOINT_PATH)?.match(naming)?.length !== 1) {
    throw new Error(
      `The example's ${TOUCHPOINT_PATH} does not name pull request ${CHAPTER_NUMBER} in a line of its own.`,
    );
  }
  return Object.fromEntries(
    [...texts].map(([path, text]) => [path, text.replaceAll(naming, "").replaceAll(/^tracking_issue: .*\n/gm, "")]),
  );
}
