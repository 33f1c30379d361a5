/** Runs in which everything goes wrong end as one in which nothing does, and one that does not is told from those. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databasesOf, type DatabaseKind, type Databases } from "../chaos/database.ts";
import { LIST_LAG, runOnce, type RunResult } from "../chaos/one-run.ts";
import { RunLogs } from "../chaos/run-log.ts";
import { problemsOf } from "../chaos/seeds.ts";
import type { Stage } from "../chaos/stage.ts";
import { Tally } from "../chaos/tally.ts";
import { addComment } from "../sandbox/world/comments.ts";

const TIMEOUT_MS = 300_000;

/** Chosen for what they meet together. `npm run chaos` plays any others. */
const SEEDS: readonly (readonly [database: DatabaseKind, seed: number])[] = [
  ["pglite", 4],
  ["pglite", 22],
  ["postgres", 12],
];

const databases = new Map<DatabaseKind, Databases>();
const runs = new Map<string, RunResult>();
let calm: RunResult;

// Side by side: they mostly wait.
beforeAll(async () => {
  const opened = ["pglite", "postgres"] as const;
  await Promise.all(opened.map(async (kind) => void databases.set(kind, await databasesOf(kind))));
  const faulty = SEEDS.map(async ([database, seed]) => {
    runs.set(`${database} ${seed}`, await run(database, seed));
  });
  calm = await run("pglite", undefined, tamper);
  await Promise.all(faulty);
}, TIMEOUT_MS);
afterAll(() => Promise.all([...databases.values()].map((each) => each.close())));

async function run(kind: DatabaseKind, seed: number | undefined, last?: (stage: Stage) => void): Promise<RunResult> {
  const database = await databases.get(kind)?.forRun();
  if (database === undefined) throw new Error(`There is no database of ${kind}.`);
  try {
    return await runOnce({ seed, database, ...(last === undefined ? {} : { tamper: last }) });
  } finally {
    await database.remove();
  }
}

function tamper({ github, issues }: Stage): void {
  const issue = issues.get("guests");
  const [comment] = issue?.comments().filter(({ author }) => author.type === "Bot") ?? [];
  if (issue === undefined || comment === undefined) throw new Error("There is no comment to double.");
  addComment(github.world, issue.model, comment.author, comment.body, github.app);
  issue.removeLabel("pillar: collaboration", "octocat");
}

describe("without faults", () => {
  it("all workflows have something to do, and a second look writes nothing", () => {
    expect(calm.problems).toEqual([]);
  });

  it("a comment that stands there twice and a label that is missing would be found", () => {
    const problems = calm.tampered === undefined ? "" : problemsOf(calm, calm.tampered).join("\n");
    expect(problems).toMatch(/Made more than once: 2 times: comment label-pillars/);
    expect(problems).toMatch(/^-.*labels pillar: collaboration$/m);
  });
});

describe("with faults", () => {
  it.each(SEEDS)("on %s, seed %i ends as without", async (database, seed) => {
    const result = runs.get(`${database} ${seed}`);
    if (result === undefined) throw new Error("It was not run.");
    const problems = problemsOf(calm, result);
    if (problems.length === 0) return;
    const log = await new RunLogs(undefined).keep(database, { seed, problems, result });
    expect.fail(`${problems.join("\n")}\nIts whole log: ${log}`);
  });

  it.each(["kill -9", "cut after it is done", "delivery lost", "delivery doubled", LIST_LAG])("%s was met", (kind) => {
    const tally = new Tally();
    for (const { tally: one } of runs.values()) tally.addAll(one);
    expect(tally.of(kind)).toBeGreaterThan(0);
  });
});
