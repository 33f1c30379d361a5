/** Files and folders that the user may not read or write: named, never passed over, and no crash. */
import { chmodSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { exampleConfiguration, exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout, PROGRAM, goalkeeper, reportOf, run, summaryOf, type Run } from "../support/checkout.ts";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const nobodyReachesUs = isRoot && goalkeeper(["--version"], { user: NOBODY }).status === 0;

/** Checks as somebody for whom permissions count, which they do not for root. */
function checkWithoutPrivileges({ root }: Checkout, ...options: readonly string[]): Run {
  const command = ["check", root, ...options];
  const folder = tmpdir();
  if (!isRoot) return goalkeeper(command, { folder });
  if (nobodyReachesUs) return goalkeeper(command, { folder, user: NOBODY });
  const withoutOverride = ["--bounding-set=-dac_override,-dac_read_search", process.execPath, PROGRAM];
  return run("setpriv", [...withoutOverride, ...command], { folder });
}

const GOAL = "goals/2024/openssf-practices.yml";

describe("names what may not be read, and checks the rest", () => {
  it.each([
    { what: "a goal", path: GOAL, mode: 0o000, findings: [`unreadable ${GOAL}:1:1`] },
    { what: "a folder of goals", path: "goals/2024", mode: 0o000, findings: ["unreadable goals/2024:1:1"] },
    {
      what: "a folder that may be listed and not entered",
      path: "goals/2024",
      mode: 0o644,
      findings: [`unreadable ${GOAL}:1:1`],
    },
    { what: "the folder of all goals", path: "goals", mode: 0o000, findings: ["unreadable goals:1:1"] },
    {
      what: "the configuration",
      path: ".github/goalkeeper.yml",
      mode: 0o000,
      findings: ["unreadable .github/goalkeeper.yml:1:1"],
    },
  ])("$what", ({ path, mode, findings }) => {
    using checkout = new Checkout({ "touchpoints/t.yml": "" });
    chmodSync(checkout.at(path), mode);
    const report = reportOf(checkWithoutPrivileges(checkout, "--format", "json"));
    chmodSync(checkout.at(path), 0o755);
    expect(report.status).toBe(1);
    expect(summaryOf(report)).toEqual([...findings, "wrong-type touchpoints/t.yml:1:1"]);
  });
});

it.each([
  { what: ".github", path: ".github" },
  { what: "the whole checkout", path: "." },
  { what: "a folder on the way to the goals", path: "community" },
])("says in words that it cannot enter $what", ({ path }) => {
  using checkout = new Checkout({
    ".github/goalkeeper.yml": exampleConfiguration("goals: community/goals/**/*.yml\n"),
    [GOAL]: undefined,
    "community/goals/2024/openssf-practices.yml": exampleGoal(),
  });
  chmodSync(checkout.at(path), 0o600);
  const { status, stdout, stderr } = checkWithoutPrivileges(checkout);
  chmodSync(checkout.at(path), 0o755);
  expect(stderr).not.toMatch(/^\s+at /m);
  // Either is right: a finding, or nothing that could be checked.
  expect(status === 1 ? stdout : stderr).toMatch(/cannot be read|may not be read|permission/i);
});

describe("--fix", () => {
  it("says in words that it may not write, and leaves nothing behind", () => {
    using checkout = new Checkout({ [GOAL]: exampleGoal({ stauts: "active", status: undefined }) });
    const before = checkout.read(GOAL);
    chmodSync(checkout.at(GOAL), 0o444);
    chmodSync(checkout.at("goals/2024"), 0o555);
    const { status, stderr } = checkWithoutPrivileges(checkout, "--fix");
    chmodSync(checkout.at("goals/2024"), 0o755);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).toContain(GOAL);
    expect(status).not.toBe(0);
    expect(checkout.read(GOAL)).toBe(before);
    expect(readdirSync(checkout.at("goals/2024"))).toEqual(["openssf-practices.yml"]);
  });
});
