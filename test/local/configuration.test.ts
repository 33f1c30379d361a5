/** The configuration of a checkout: what it selects, and what becomes of the goals when it is wrong. */
import { describe, expect, it } from "vitest";
import {
  CONFIGURATION_PATH as PATH,
  GOAL_PATH,
  TOUCHPOINT_PATH,
  exampleConfiguration,
  exampleGoal,
  exampleTouchpoint,
} from "../../src/domain/example-files.ts";
import { Checkout, summaryOf } from "../support/checkout.ts";

const BAIT = { "goals/2024/bait.yml": exampleGoal({ id: "bait", status: "read" }) };
const BAIT_READ = "unknown-value goals/2024/bait.yml:5:9";

describe("a broken configuration is findings, and the goals are checked all the same", () => {
  it.each([
    { what: "empty", text: "", findings: ["wrong-type 1:1"] },
    { what: "nothing but a comment", text: "# soon\n", findings: ["wrong-type 1:1"] },
    { what: "a list", text: "- pillars\n", findings: ["wrong-type 1:1"] },
    { what: "a text", text: "pillars\n", findings: ["wrong-type 1:1"] },
    { what: "two documents", text: `${exampleConfiguration()}---\na: 1\n`, findings: ["multiple-documents 11:1"] },
    { what: "UTF-16", text: Buffer.from(exampleConfiguration(), "utf16le"), findings: ["bad-encoding 1:1"] },
    { what: "too large", text: exampleConfiguration(`#${" ".repeat(600_000)}\n`), findings: ["too-large 1:1"] },
    { what: "without pillars", text: "mode: enforce\n", findings: ["missing-key 1:1"] },
    { what: "with an empty list of pillars", text: "pillars: []\n", findings: ["bad-format 1:10"] },
    { what: "with an unknown key", text: exampleConfiguration("gaols: x\n"), findings: ["unknown-key 1:1"] },
    { what: "with a pillar twice", text: twice(), findings: ["duplicate-id 7:9"] },
    {
      what: "with a label twice, in another letter case",
      text: exampleConfiguration().replace("pillar: engagement", " PILLAR: Cross-Community"),
      findings: ["duplicate-label 7:20"],
    },
    {
      what: "with the label that switches Goalkeeper off",
      text: exampleConfiguration().replace("pillar: engagement", "Goalkeeper: Ignore"),
      findings: ["duplicate-label 7:20"],
    },
  ])("$what", ({ text, findings }) => {
    using checkout = new Checkout({ ...BAIT, [PATH]: text });
    const report = checkout.report();
    expect(summaryOf(report)).toEqual([...findings.map((found) => found.replace(" ", ` ${PATH}:`)), BAIT_READ]);
    expect(report).toMatchObject({ status: 1, checked: 3 });
  });
});

function twice(): string {
  return exampleConfiguration()
    .replace("id: community-engagement", "id: cross-community-collaboration")
    .replace(/^(?=pillars)/, "mode: enforce\ntriage: {}\n");
}

describe("no pattern leads out of the repository", () => {
  it.each([
    "../outside/**",
    "../outside/*.yml",
    "/etc/**",
    "goals/../../outside/*.yml",
    "goals/..",
    "./goals/**",
    "goals\\..\\..\\outside\\*.yml",
    "{goals,../outside}/*.yml",
    "+(../)outside/*.yml",
    "!goals/**",
    "~/**",
    "[.][.]/outside/*.yml",
    "**/../**/*.yml",
    " ../outside/*.yml",
  ])("%s", (pattern) => {
    using around = new Checkout();
    const configuration = exampleConfiguration(`goals: ${JSON.stringify(pattern)}\n`);
    around.write({
      "outside/stolen.yml": exampleGoal({ id: "stolen", status: "read" }),
      [`inside/${PATH}`]: configuration,
      [`inside/${GOAL_PATH}`]: exampleGoal(),
    });
    const report = around.report("inside");
    expect(report.findings.filter(({ path }) => path !== PATH)).toEqual([]);
    expect(report.findings.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^(?:bad-format|nothing-checked)$/),
    ]);
    expect(report.status).toBe(1);
  });
});

describe("a pattern that matches nothing is a finding at its value", () => {
  it.each([
    { what: "beside files in its folder", pattern: "goals/**/*.yaml" },
    { what: "beside files in goals/, though it leads elsewhere", pattern: "gaols/**/*.yml" },
    { what: "when it names a folder", pattern: "goals" },
    { what: "when it names a folder with a slash", pattern: "goals/" },
    { what: "when it is too shallow", pattern: "goals/*.yml" },
    { what: "when it is in other letters", pattern: "Goals/**/*.yml" },
    { what: "when it matches folders only", pattern: "goals/*" },
  ])("$what", ({ pattern }) => {
    using checkout = new Checkout({ [PATH]: exampleConfiguration(`goals: ${pattern}\n`) });
    const report = checkout.report();
    expect(summaryOf(report)).toEqual([`nothing-checked ${PATH}:1:8`]);
    expect(report).toMatchObject({ status: 1, checked: 1, skipped: 1 });
    expect(report.findings[0]?.message).toContain(GOAL_PATH);
  });

  it("and at the start of the configuration where it is the default", () => {
    using checkout = new Checkout({ [GOAL_PATH]: undefined, "goals/2024/a.yaml": exampleGoal({ id: "a" }) });
    expect(checkout.findings()).toEqual([`nothing-checked ${PATH}:1:1`]);
  });
});

describe("is fine", () => {
  it("without any goals", () => {
    using checkout = new Checkout({ [GOAL_PATH]: undefined });
    expect(checkout.report()).toMatchObject({ status: 0, checked: 1, skipped: 0, findings: [] });
  });

  it("with an empty folder of goals, as git keeps one", () => {
    using checkout = new Checkout({ [GOAL_PATH]: undefined, "goals/.gitkeep": "" });
    expect(checkout.report()).toMatchObject({ status: 0, checked: 1, findings: [] });
  });

  it.each([
    { pattern: "*.yml", path: "b.yml" },
    { pattern: "**/*.yml", path: "deep/down/b.yml" },
    { pattern: "ziele/*/*.yml", path: "ziele/2024/b.yml" },
    { pattern: "ziele/202?/**", path: "ziele/2024/deep/b.goal" },
    { pattern: "das ist/ein ziel.yml", path: "das ist/ein ziel.yml" },
  ])("with goals elsewhere: $pattern", ({ pattern, path }) => {
    using checkout = new Checkout({
      [GOAL_PATH]: undefined,
      [PATH]: exampleConfiguration(`goals: "${pattern}"\n`),
      [path]: exampleGoal({ id: "b", cycle: '"2024"', status: "read" }),
    });
    expect(checkout.findings()).toContain(`unknown-value ${path}:5:9`);
  });
});

it("judges a file that both patterns match as a goal, and does not call the other pattern wrong", () => {
  using checkout = new Checkout({
    [PATH]: exampleConfiguration('goals: "**/*.yml"\n'),
    [TOUCHPOINT_PATH]: exampleTouchpoint(),
  });
  const { findings } = checkout.report();
  expect(findings.filter(({ path }) => path === TOUCHPOINT_PATH).map(({ code }) => code)).toContain("unknown-key");
  expect(findings.map(({ message }) => message).join("\n")).not.toContain("No file matches");
});

it("never goes through .git and node_modules, however wide the pattern is", () => {
  using checkout = new Checkout({
    [PATH]: exampleConfiguration('goals: "**/*.yml"\ntouchpoints: calls/*.yml\n'),
    "node_modules/package/example.yml": "bait: 1\n",
  });
  checkout.git("init", "--quiet");
  checkout.write({ ".git/bait.yml": "bait: 1\n" });
  expect(checkout.report()).toMatchObject({ status: 0, checked: 2, skipped: 0, findings: [] });
});
