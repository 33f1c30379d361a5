/** `--base`: a change of the goals, judged against what they were where the checkout left a git revision. */
import { describe, expect, it } from "vitest";
import { exampleGoal, listed } from "../../src/domain/example-files.ts";
import { branched, goalFile, summaryOf, type Tree } from "../support/checkout.ts";

const PATH = "goals/2024/a.yml";
const OLDER = "goals/2023/a.yml";

const measured = (current: number, to = 4): Tree =>
  goalFile("a", {
    initiatives: listed([
      `id: talks\ntitle: Give talks\nstatus: doing\nmeasure: { unit: talks, from: 0, to: ${to}, current: ${current} }`,
    ]),
  });

describe("judges what changed:", () => {
  it.each([
    { from: "done", to: "proposed", findings: [`status-jump ${PATH}:5:9`] },
    { from: "done", to: "at-risk", findings: [`status-jump ${PATH}:5:9`] },
    { from: "done", to: "dropped", findings: [`missing-reason ${PATH}:1:1`, `status-jump ${PATH}:5:9`] },
    { from: "dropped", to: "done", findings: [`status-jump ${PATH}:5:9`] },
    { from: "done", to: "active", findings: [] },
    { from: "dropped", to: "active", findings: [] },
    { from: "done", to: "done", findings: [] },
    { from: "active", to: "done", findings: [] },
    { from: "at-risk", to: "proposed", findings: [] },
    { from: "proposed", to: "done", findings: [] },
    { from: "done", to: "finished", findings: [`unknown-value ${PATH}:5:9`] },
  ])("$from → $to", ({ from, to, findings }) => {
    using checkout = branched(goalFile("a", { status: from }));
    checkout.write(goalFile("a", { status: to, title: "Another title" }));
    checkout.commit();
    expect(checkout.findings("--base", "main")).toEqual(findings);
  });

  it.each([
    { status: "active", findings: [`status-jump ${PATH}:1:1`] },
    { status: "at-risk", findings: [`status-jump ${PATH}:1:1`] },
    { status: "proposed", findings: [] },
    { status: "done", findings: [] },
    { status: "dropped", findings: [] },
  ])("a goal deleted while $status", ({ status, findings }) => {
    using checkout = branched(goalFile("a", { status, reason: "Why not" }));
    checkout.remove(PATH);
    checkout.commit();
    const report = checkout.report("--base", "main");
    expect(summaryOf(report)).toEqual(findings);
    expect(report.status).toBe(findings.length > 0 ? 1 : 0);
  });

  it("a goal emptied while active is one finding, about the file that is there", () => {
    using checkout = branched(goalFile("a"));
    checkout.write({ [PATH]: "" });
    expect(checkout.findings("--base", "main")).toEqual([`wrong-type ${PATH}:1:1`]);
  });

  it("a goal whose id is mended, as a finding asks, is not a deleted one", () => {
    using checkout = branched({ [PATH]: exampleGoal({ id: "other" }) });
    expect(checkout.findings("--base", "main")).toEqual([`id-mismatch ${PATH}:1:5`]);
    expect(checkout.findings("--base", "main", "--fix")).toEqual([]);
  });

  it("a goal moved to another folder stays the same goal", () => {
    using checkout = branched({ [OLDER]: exampleGoal({ id: "a", cycle: '"2023"', status: "active" }) });
    checkout.git("mv", OLDER, PATH);
    checkout.write(goalFile("a", { status: "active" }));
    expect(checkout.findings("--base", "main")).toEqual([]);
  });

  it("a closed goal moved to another folder stays closed", () => {
    using checkout = branched({ [OLDER]: exampleGoal({ id: "a", cycle: '"2023"', status: "done" }) });
    checkout.remove(OLDER);
    checkout.write(goalFile("a", { status: "proposed" }));
    checkout.commit();
    expect(checkout.findings("--base", "main")).toEqual([`status-jump ${PATH}:5:9`]);
  });

  it("an active goal moved to where no pattern matches counts as deleted", () => {
    using checkout = branched(goalFile("a"));
    checkout.git("mv", PATH, "goals/2024/a.yaml");
    expect(checkout.report("--base", "main")).toMatchObject({
      status: 1,
      skipped: 1,
      findings: [{ code: "status-jump", path: PATH }],
    });
  });

  it.each([
    { what: "back", before: measured(3), after: measured(2), findings: [`measure-regressed ${PATH}:11:54`] },
    {
      what: "back below its start",
      before: measured(0),
      after: measured(-1),
      findings: [`measure-regressed ${PATH}:11:54`],
    },
    {
      what: "up where it should fall",
      before: measured(3, -9),
      after: measured(4, -9),
      findings: [`measure-regressed ${PATH}:11:55`],
    },
    { what: "forth", before: measured(3), after: measured(4), findings: [] },
    { what: "nowhere", before: measured(3), after: measured(3, 5), findings: [] },
  ])("a measure that went $what", ({ before, after, findings }) => {
    using checkout = branched(before);
    checkout.write(after);
    checkout.commit();
    const report = checkout.report("--base", "main");
    expect(summaryOf(report)).toEqual(findings);
    expect(report.status).toBe(0);
  });
});

describe("counts what is", () => {
  const before = goalFile("a", { status: "done" });
  const after = goalFile("a", { status: "proposed" });
  const findings = [`status-jump ${PATH}:5:9`];

  it("written and not added", () => {
    using checkout = branched(before);
    checkout.write(after);
    expect(checkout.findings("--base", "main")).toEqual(findings);
    expect(checkout.findings("--base", "HEAD")).toEqual(findings);
  });

  it("added and not committed", () => {
    using checkout = branched(before);
    checkout.write(after);
    checkout.git("add", "--all");
    expect(checkout.findings("--base", "main")).toEqual(findings);
  });

  it("written again after it was taken out of git", () => {
    using checkout = branched(before);
    checkout.git("rm", "--quiet", "--cached", PATH);
    checkout.write(after);
    expect(checkout.findings("--base", "main")).toEqual(findings);
  });

  it("left in conflict by a merge and mended by hand", () => {
    using checkout = branched(before);
    checkout.write(goalFile("a", { status: "active" }));
    checkout.commit();
    checkout.git("switch", "--quiet", "main");
    checkout.write(goalFile("a", { status: "dropped", reason: "Closed for good" }));
    checkout.commit();
    checkout.git("switch", "--quiet", "change");
    expect(() => checkout.git("merge", "main")).toThrow("git merge");
    checkout.write(after);
    expect(checkout.findings("--base", "main")).toEqual(findings);
  });

  it("not there without --base", () => {
    using checkout = branched(before);
    checkout.write(after);
    checkout.commit();
    expect(checkout.findings()).toEqual([]);
  });
});

it("reads goals of any name from the base", () => {
  const names = ["with space", "grüße", "目標", "tab\there", `quo"te`, "*", ":(top)x"];
  const files = (status: string): Tree =>
    Object.fromEntries(
      names.map((name, index) => [`goals/2024/${name}.yml`, exampleGoal({ id: `goal-${index}`, status })]),
    );
  using checkout = branched(files("done"));
  checkout.write(files("proposed"));
  const codes = checkout.report("--base", "main").findings.map(({ code }) => code);
  expect(codes.filter((code) => code === "status-jump")).toHaveLength(names.length);
});
