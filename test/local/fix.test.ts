/** `--fix`: certain mends are made, and what is not certain is left alone. */
import { lstatSync, statSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  TOUCHPOINT_PATH,
  exampleConfiguration,
  exampleGoal,
  exampleTouchpoint,
  listed,
} from "../../src/domain/example-files.ts";
import { Checkout, branched, summaryOf } from "../support/checkout.ts";

const PATH = "goals/2024/a.yml";
const GOAL = exampleGoal({ id: "a" });
const withWork = (lines: string): string => `${GOAL}initiatives:\n  - ${lines.replaceAll("\n", "\n    ")}\n`;
const WORK = "id: talks\ntitle: Give talks\nstatus: doing";

describe("mends", () => {
  it.each([
    { what: "a misspelt key", wrong: GOAL.replace("status:", "stauts:"), right: GOAL },
    {
      what: "a key in other letters",
      wrong: GOAL.replace("status:", "Status :"),
      right: GOAL.replace("status:", "status :"),
    },
    { what: "a misspelt key in quotes", wrong: GOAL.replace("status:", '"stauts":'), right: GOAL },
    {
      what: "a key written with a question mark",
      wrong: GOAL.replace("status: ", "? stauts\n: "),
      right: GOAL.replace("status: ", "? status\n: "),
    },
    { what: "an id that differs from the file name", wrong: GOAL.replace("id: a", "id: other"), right: GOAL },
    { what: "an id in quotes that differs", wrong: GOAL.replace("id: a", "id: 'other'"), right: GOAL },
    { what: "a number in need of quotes", wrong: GOAL.replace('"2024"', "2024"), right: GOAL },
    {
      what: "a number before a comment",
      wrong: GOAL.replace('"2024"', "2024  # a year"),
      right: GOAL.replace('"2024"', '"2024"  # a year'),
    },
    {
      what: "a yes or no in need of quotes",
      wrong: GOAL.replace(/title: .*/, "title: true"),
      right: GOAL.replace(/title: .*/, 'title: "true"'),
    },
    { what: "a value with a slip", wrong: GOAL.replace("active", "actve"), right: GOAL },
    { what: "a value in quotes with a slip", wrong: GOAL.replace("active", '"Active"'), right: GOAL },
    { what: "a value in a block", wrong: GOAL.replace("active", "|\n  actve"), right: GOAL },
    {
      what: "a value over two lines",
      wrong: GOAL.replace("active", "at\n  risk"),
      right: GOAL.replace("active", "at-risk"),
    },
    { what: "a pillar with a slip", wrong: GOAL.replace("community-c", "comunity-c"), right: GOAL },
    {
      what: "a key and, now that it is one, its value",
      wrong: GOAL.replace("status: active", "stauts: actve"),
      right: GOAL,
    },
    {
      what: "several things on one line",
      wrong: withWork("{ id: x, titel: T, status: doign }"),
      right: withWork("{ id: x, title: T, status: doing }"),
    },
    { what: "a key in the middle of a list", wrong: withWork(WORK.replace("title", "tilte")), right: withWork(WORK) },
    {
      what: "a line of JSON",
      wrong: withWork('{"id":"x","titel":"T","status":"doign"}'),
      right: withWork('{"id":"x","title":"T","status":"doing"}'),
    },
  ])("$what", ({ wrong, right }) => {
    using checkout = new Checkout({ [PATH]: wrong });
    expect(checkout.check("--fix")).toMatchObject({ status: 0 });
    const mended = checkout.read(PATH);
    // Quotes are a matter of taste; what the file says is not.
    expect(mended.replaceAll(/'|"/g, "")).toBe(right.replaceAll(/'|"/g, ""));
    expect(checkout.check("--fix")).toMatchObject({
      status: 0,
      stdout: "✓ 3 files checked, 0 skipped: no findings.\n",
    });
    expect(checkout.read(PATH)).toBe(mended);
  });

  it("the configuration, a goal and a Touchpoint in one go, and says how much it did", () => {
    using checkout = new Checkout({
      ".github/goalkeeper.yml": exampleConfiguration("modee: enforce\n"),
      [PATH]: GOAL.replace("status:", "stauts:"),
      [TOUCHPOINT_PATH]: exampleTouchpoint({
        audience: "opem",
        outcomes: listed(["id: o\nsummary: S\ndestination: ospo-bok\ngoal: openssf-practises\nstatus: open"]),
      }),
    });
    expect(checkout.check("--fix")).toEqual({
      status: 0,
      stdout: "✓ 4 files checked, 0 skipped: no findings.\n",
      stderr: "5 mends applied.\n",
    });
  });
});

describe("leaves alone", () => {
  it.each([
    { what: "two misspellings of one key", text: GOAL.replace("status: active", "stauts: active\nstatsu: done") },
    { what: "a key that is near to another one that is there", text: `${GOAL}stauts: done\n` },
    { what: "a key that is like no other", text: `${GOAL}budget: 100\n` },
    { what: "a missing key", text: GOAL.replace(/status: .*\n/, "") },
    { what: "a value that is like no other", text: GOAL.replace("active", "sleeping") },
    { what: "a value that could be two", text: GOAL.replace("active", "dro") },
    { what: "an empty value", text: GOAL.replace(/title: .*/, "title:") },
    { what: "a day that does not exist", text: withWork(`${WORK}\ndue: 2024-02-30`) },
    { what: "a number with a tag", text: GOAL.replace('"2024"', "!!int 2024") },
    { what: "what is no YAML", text: GOAL.replace("title: B", "title: B: ") },
    { what: "a file of another encoding", text: Buffer.from(GOAL.replace("status", "stauts"), "utf16le") },
  ])("$what, and reports it", ({ text }) => {
    using checkout = new Checkout({ [PATH]: text });
    const before = checkout.report();
    expect(before.status).toBe(1);
    const result = checkout.report("--fix");
    expect(summaryOf(result)).toEqual(summaryOf(before));
    expect(result.status).toBe(1);
    expect(checkout.bytes(PATH)).toEqual(Buffer.from(text));
  });

  it.each([
    { what: "that, mended, would be that of another goal", ids: ["a-2023", "a"] },
    { what: "that, mended, would be that of another mended goal", ids: ["a-2023", "a-2024"] },
  ])("an id $what", ({ ids: [older = "", newer = ""] }) => {
    using checkout = new Checkout({
      "goals/2023/a.yml": exampleGoal({ id: older, cycle: '"2023"' }),
      [PATH]: exampleGoal({ id: newer }),
    });
    const before = checkout.findings();
    expect(before).toContain("id-mismatch goals/2023/a.yml:1:5");
    expect(checkout.findings("--fix")).toEqual(before);
  });

  it("everything, down to the time of change, where nothing is wrong", () => {
    using checkout = new Checkout({ [PATH]: GOAL });
    const before = statSync(checkout.at(PATH));
    const { status, stderr } = checkout.check("--fix");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "0 mends applied.\n" });
    const after = statSync(checkout.at(PATH));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it("what links lead to", () => {
    using checkout = new Checkout({ "outside.yml": GOAL.replace("status", "stauts") });
    symlinkSync("../../outside.yml", checkout.at(PATH));
    expect(checkout.check("--fix").status).toBe(1);
    expect(lstatSync(checkout.at(PATH)).isSymbolicLink()).toBe(true);
    expect(checkout.read("outside.yml")).toContain("stauts");
  });
});

it("ends with 1 where an error stays, and prints only the report on standard output", () => {
  using checkout = new Checkout({ [PATH]: `${GOAL.replace("status:", "stauts:")}budget: 100\n` });
  const report = checkout.report("--fix");
  expect(summaryOf(report)).toEqual([`unknown-key ${PATH}:7:1`]);
  expect(report.status).toBe(1);
  expect(checkout.read(PATH)).toBe(`${GOAL}budget: 100\n`);
});

it("mends against a base as well, and finds what the mend brings to light", () => {
  using checkout = branched({ [PATH]: GOAL.replace("active", "done") });
  checkout.write({ [PATH]: GOAL.replace("status: active", "stauts: proposd") });
  expect(checkout.findings("--base", "main", "--fix")).toEqual([`status-jump ${PATH}:5:9`]);
  expect(checkout.read(PATH)).toBe(GOAL.replace("active", "proposed"));
});
