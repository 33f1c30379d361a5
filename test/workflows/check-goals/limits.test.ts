/** More findings, files and words than GitHub or anybody takes. */
import { describe, expect, it } from "vitest";
import { GOAL_PATH, exampleGoal, listed } from "../../../src/domain/example-files.ts";
import type { CheckRunEffect } from "../../../src/engine/effect.ts";
import { checkRunOf, marksOf } from "../../support/check-goals.ts";
import { BRANCH_OF_A_FORK, type Changes } from "../../support/memory-reader.ts";

/** @see https://docs.github.com/rest/checks/runs#create-a-check-run */
const MAX_CHARACTERS = 65_535;

function files(count: number, textOf: (id: string, index: number) => string): Changes {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`goals/2024/goal-${index}.yml`, textOf(`goal-${index}`, index)]),
  );
}

function sizesOf({ title, summary, text = "" }: CheckRunEffect): number[] {
  return [title, summary, text].map(({ length }) => length);
}

/** A goal whose only finding per key is that nobody knows the key. */
const withUnknownKeys = (id: string, count: number): string =>
  exampleGoal({ id }) + Array.from({ length: count }, (_, index) => `zzzzzzzz${index}qqqqqqqq: x\n`).join("");

describe("137 findings", () => {
  it("are 137 annotations, in the right files and lines", async () => {
    const run = await checkRunOf({
      head: files(137, (id, index) => `${"# why\n".repeat(index % 7)}${exampleGoal({ id, status: "finished" })}`),
    });
    expect(run).toMatchObject({ conclusion: "failure", title: "137 errors" });
    const expected = Array.from(
      { length: 137 },
      (_, index) => `failure unknown-value goals/2024/goal-${index}.yml:${5 + (index % 7)}:9-16`,
    );
    expect(marksOf(run).toSorted()).toEqual(expected.toSorted());
  });
});

describe("10,000 findings", () => {
  it.each([
    ["in one file", files(1, (id) => withUnknownKeys(id, 10_000))],
    ["in as many files", files(10_000, (id) => exampleGoal({ id, status: "finished" }))],
  ])("%s are 500 annotations, and the summary says how many are not shown", async (_, head) => {
    const run = await checkRunOf({ head });
    expect(run).toMatchObject({ conclusion: "failure", title: "10000 errors" });
    expect(run.annotations).toHaveLength(500);
    expect(run.summary).toContain("**9500 more findings are not shown.**");
    expect(run.summary).not.toContain("each marked at its line");
  });

  it("show the errors before the warnings, so that none that fails the check is hidden", async () => {
    const head = {
      ...files(600, (id) => exampleGoal({ id, owners: undefined })),
      [GOAL_PATH]: exampleGoal({ status: "finished" }),
    };
    const run = await checkRunOf({ head });
    expect(run.annotations.filter(({ level }) => level === "failure")).toHaveLength(1);
  });
});

describe("what a check run says fits into it", () => {
  const longest = "<@#&|".repeat(51);
  const MANY = Array.from({ length: 3_000 }, (_, index) => `id: work-${index}\ntitle: x\nstatus: todo`);

  it.each<[claim: string, mergeBase: Changes, head: Changes]>([
    [
      "3,000 goals, each with a title of 5,000 characters",
      {},
      files(3_000, (id) => exampleGoal({ id, title: `"${"<@".repeat(2_500)}"` })),
    ],
    [
      "3,000 goals, each with the longest title there may be",
      {},
      files(3_000, (id) => exampleGoal({ id, title: `"${longest}"` })),
    ],
    [
      "3,000 goals that all get another title",
      files(3_000, (id) => exampleGoal({ id, title: `"${longest}"` })),
      files(3_000, (id) => exampleGoal({ id, title: `"${longest}!"` })),
    ],
    [
      "one goal with 3,000 initiatives",
      { [GOAL_PATH]: exampleGoal() },
      { [GOAL_PATH]: exampleGoal({ initiatives: listed(MANY) }) },
    ],
    [
      "one goal that loses 3,000 initiatives",
      { [GOAL_PATH]: exampleGoal({ initiatives: listed(MANY) }) },
      { [GOAL_PATH]: exampleGoal() },
    ],
    [
      "one goal with 3,000 owners",
      {},
      {
        [GOAL_PATH]: exampleGoal({
          owners: `[${Array.from({ length: 3_000 }, (_, index) => `octocat-and-her-friends-${index}`).join(", ")}]`,
        }),
      },
    ],
  ])("with %s", async (_claim, mergeBase, head) => {
    const run = await checkRunOf({ mergeBase, head, headBranch: BRANCH_OF_A_FORK });
    for (const size of sizesOf(run)) expect(size).toBeLessThanOrEqual(MAX_CHARACTERS);
    // Not by cutting it somewhere: the last paragraph is still there.
    expect(run.summary).toContain("Every finding is explained in");
  });

  it("with 3,000 files to mend", async () => {
    const head = files(3_000, (id) => exampleGoal({ id, status: "Done", title: `"${longest}"` }));
    const run = await checkRunOf({ head, headBranch: BRANCH_OF_A_FORK });
    for (const size of sizesOf(run)) expect(size).toBeLessThanOrEqual(MAX_CHARACTERS);
  });
});

describe("what a stranger sends in a fork does not keep everybody waiting", () => {
  it("with 9,000 mends in one file", async () => {
    const lines = Array.from({ length: 9_000 }, (_, index) => `id: w${index}\ntitle: x\nstatus: Todo`);
    const head = { [GOAL_PATH]: exampleGoal({ initiatives: listed(lines) }) };
    const run = await checkRunOf({ head, headBranch: BRANCH_OF_A_FORK });
    expect(run).toMatchObject({ title: "9000 errors", text: expect.stringContaining("too long") });
  });

  it("with one id in 10,000 files", async () => {
    const head = files(10_000, () => exampleGoal({ id: "same" }));
    const run = await checkRunOf({ head, headBranch: BRANCH_OF_A_FORK });
    expect(run.title).toBe("20000 errors");
  });
});

describe("a table of 3,000 goals", () => {
  it("has fifty rows and says how many are left out", async () => {
    const { summary } = await checkRunOf({ head: files(3_000, (id) => exampleGoal({ id })) });
    expect(summary.match(/new goal, active/g)).toHaveLength(50);
    expect(summary).toContain("and 2950 more goals");
  });
});
