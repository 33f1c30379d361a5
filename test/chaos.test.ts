/** The scenario without faults, and that a run is not taken for right which is none. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasesOf, type Databases } from "../chaos/database.ts";
import { runOnce, type RunResult } from "../chaos/one-run.ts";
import { problemsOf } from "../chaos/seeds.ts";
import type { Stage } from "../chaos/stage.ts";
import { addComment } from "../sandbox/world/comments.ts";

const TIMEOUT_MS = 180_000;

let databases: Databases;
let calm: RunResult;

beforeAll(async () => {
  databases = await databasesOf("pglite");
  calm = await run(undefined);
}, TIMEOUT_MS);
afterAll(() => databases.close());

async function run(seed: number | undefined, tamper?: (stage: Stage) => void): Promise<RunResult> {
  const database = await databases.forRun();
  try {
    return await runOnce({ seed, database, ...(tamper === undefined ? {} : { tamper }) });
  } finally {
    await database.remove();
  }
}

it("without faults, all workflows have something to do, and a second look writes nothing", () => {
  expect(calm.problems).toEqual([]);
});

it(
  "a comment that stands there twice and a label that is missing are found",
  async () => {
    const broken = await run(undefined, ({ github, issues }) => {
      const issue = issues.get("guests");
      const [comment] = issue?.comments().filter(({ author }) => author.type === "Bot") ?? [];
      if (issue === undefined || comment === undefined) throw new Error("There is no comment to double.");
      addComment(github.world, issue.model, comment.author, comment.body, github.app);
      issue.removeLabel("pillar: collaboration", "octocat");
    });
    const problems = problemsOf(calm, broken).join("\n");
    expect(problems).toMatch(/Made more than once: 2 times: comment label-pillars/);
    expect(problems).toMatch(/^-.*labels pillar: collaboration$/m);
  },
  TIMEOUT_MS,
);
