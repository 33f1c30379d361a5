/** What people read at a terminal: excerpts with carets, skipped files, the total. */
import { describe, expect, it } from "vitest";
import { exampleGoal, listed } from "../../src/domain/example-files.ts";
import { Checkout, goalFile } from "../support/checkout.ts";

const PATH = "goals/2024/a.yml";
const GOAL = exampleGoal({ id: "a" });

/** The line that the first excerpt of an output is about, and the line with the carets below it. */
function excerptIn(output: string): {
  readonly gutters: readonly number[];
  readonly shown: string;
  readonly carets: string;
} {
  const block = /^(?: +\d* │.*\n)+/m.exec(output)?.[0].trimEnd().split("\n") ?? [];
  const lines = block.map((line) => line.slice(line.indexOf("│") + 2));
  const marked = lines.findIndex((line) => /^ *\^+$/.test(line));
  return {
    gutters: block.map((line) => line.indexOf("│")),
    shown: lines[marked - 1] ?? "",
    carets: lines[marked] ?? "",
  };
}

it("shows place, kind, message and the lines around", () => {
  using checkout = new Checkout(goalFile("a", { status: "sleeping" }));
  expect(checkout.check().stdout).toBe(`goals/2024/a.yml:5:9 error unknown-value
  Unknown status "sleeping". Use one of: proposed, active, at-risk, done, dropped.
  4 │ cycle: "2024"
  5 │ status: sleeping
    │         ^^^^^^^^
  6 │ owners: [octocat]

✗ 3 files checked, 0 skipped: 1 error, 0 warnings.
`);
});

it("writes paths so that they lead to the file from where the command was given", () => {
  using around = new Checkout({ "inside/.github/goalkeeper.yml": "" });
  for (const folder of ["inside", "./inside/", around.at("inside")]) {
    const [path] = around.check(folder).stdout.split(":1:1 error");
    expect(path).toBe(`${folder.replace(/\/$/, "")}/.github/goalkeeper.yml`);
  }
});

describe("puts the carets below", () => {
  it.each([
    { what: "a value", line: "status: sleeping", indent: 8, width: 8 },
    { what: "a value in quotes, quotes included", line: "status: 'sleeping' # x", indent: 8, width: 10 },
    { what: "a value after wide characters", line: "partners: [目標, 7]", indent: 17, width: 1 },
    { what: "a value after an emoji", line: "partners: [🎯, 7]", indent: 15, width: 1 },
    { what: "a value after a flag", line: "partners: [🇩🇪, 7]", indent: 15, width: 1 },
    { what: "a value after a combining accent", line: "partners: [Socie\u0301te\u0301, 7]", indent: 20, width: 1 },
    { what: "a key of wide characters", line: "目標: 1", indent: 0, width: 4 },
    { what: "a key that is an emoji", line: "🎯: 1", indent: 0, width: 2 },
    { what: "an empty value: its key", line: "reason:", indent: 0, width: 6 },
  ])("$what", ({ line, indent, width }) => {
    using checkout = new Checkout({
      [PATH]: `${GOAL.replace("status: active\n", line.startsWith("status") ? "" : "status: active\n")}${line}\n`,
    });
    const { shown, carets } = excerptIn(checkout.check().stdout);
    expect(shown).toBe(line);
    expect(carets).toBe(" ".repeat(indent) + "^".repeat(width));
  });

  it("a value after tabs, of which none is left: their width is the terminal's affair", () => {
    using checkout = new Checkout({ [PATH]: GOAL.replace("status: active", "status:\t\tsleeping\t# now") });
    const { shown, carets } = excerptIn(checkout.check().stdout);
    expect(shown).not.toContain("\t");
    expect(carets).toBe(`${" ".repeat(shown.indexOf("sleeping"))}${"^".repeat("sleeping".length)}`);
  });

  it("the first line of what goes over several", () => {
    using checkout = new Checkout({ [PATH]: `${GOAL}milestone:\n  - one\n  - two\n` });
    const { shown, carets } = excerptIn(checkout.check().stdout);
    expect([shown, carets]).toEqual(["  - one", "  ^^^^^"]);
  });
});

describe("cuts a line of 10,000 characters", () => {
  const many = "many, ".repeat(1700);

  it.each([
    { what: "before and after the finding", line: `partners: [${many}7, ${many}]` },
    { what: "before a finding at its end", line: `partners: [${many}7]` },
    { what: "after a finding at its start", line: `partners: [7, ${many}]` },
    { what: "of wide characters", line: `partners: [${"目標, ".repeat(2500)}7]` },
    ...[0, 1, 2, 3].flatMap((offset) => [
      { what: `before emoji, +${offset}`, line: `partners: [${" ".repeat(offset)}7, ${"🎯, ".repeat(2500)}]` },
      { what: `after emoji, +${offset}`, line: `partners: [${"🎯, ".repeat(2500)}${" ".repeat(offset)}7]` },
    ]),
  ])("$what", ({ line }) => {
    using checkout = new Checkout({ [PATH]: `${GOAL}${line}\n` });
    const { shown, carets } = excerptIn(checkout.check().stdout);
    expect(shown.length).toBeLessThan(130);
    // No character is cut in two.
    expect(shown).not.toMatch(/[\uFFFD\uD800-\uDFFF]/u);
    const before = Array.from(shown.slice(0, shown.indexOf("7")));
    const columns = before.length + before.filter((character) => /[目標🎯]/u.test(character)).length;
    expect(carets).toBe(`${" ".repeat(columns)}^`);
  });

  it("within the finding", () => {
    using checkout = new Checkout({ [PATH]: GOAL.replace(/title: .*/, `title: ${"long ".repeat(2000)}`) });
    const { shown, carets } = excerptIn(checkout.check().stdout);
    expect(shown.length).toBeLessThan(130);
    expect(carets).toMatch(/^ {7}\^{50,120}$/);
  });
});

it("keeps the gutter straight where the numbers of lines grow", () => {
  for (const length of [8, 9, 10, 98, 99, 100]) {
    using checkout = new Checkout({ [PATH]: `${GOAL}${"#\n".repeat(length - 7)}budget: 1\n# end\n` });
    const { gutters, shown } = excerptIn(checkout.check().stdout);
    expect(shown).toBe("budget: 1");
    expect(new Set(gutters).size).toBe(1);
  }
});

it("shows no excerpt of what has no text", () => {
  using checkout = new Checkout({ [PATH]: "", "goals/2024/b.yml": new Uint8Array([0xff, 0xfe, 0x41, 0]) });
  expect(checkout.check().stdout).not.toContain("│");
});

describe("ends with", () => {
  it("the names of the files that were skipped, a few of them", () => {
    using checkout = new Checkout({ "goals/README.md": "", "goals/2024/b.yaml": "", "goals/2024/c.txt": "" });
    const three = checkout.check();
    expect(three.status).toBe(0);
    expect(three.stdout).toBe(`Skipped, since no pattern matches: goals/2024/b.yaml, goals/2024/c.txt, goals/README.md
✓ 2 files checked, 3 skipped: no findings.
`);
    checkout.write({ "goals/2025/d": "", "touchpoints/template.yml.bak": "", "touchpoints/2024-04-25.yml": "" });
    expect(checkout.check().stdout).toContain(
      "Skipped, since no pattern matches: goals/2024/b.yaml, goals/2024/c.txt, goals/2025/d and 2 more\n",
    );
  });

  it("the total, with thousands told apart, and how many can be mended", () => {
    const initiatives = Array.from({ length: 1234 }, (_, i) => `id: i-${i}\ntitel: T\nstatus: ok`);
    using checkout = new Checkout(goalFile("a", { initiatives: listed(initiatives), owners: undefined }));
    const total = "✗ 3 files checked, 0 skipped: 2,468 errors, 1 warning.\n  --fix mends 1234 of them.\n";
    expect(checkout.check().stdout.slice(-total.length)).toBe(total);
  });

  it("no colours where nobody watches", () => {
    using checkout = new Checkout(goalFile("a", { status: "sleeping" }));
    expect(checkout.check().stdout).not.toContain("\u001B");
  });
});
