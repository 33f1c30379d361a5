/** `--format json`: the object that other programs rely on. */
import { expect, it } from "vitest";
import { GOAL_PATH, exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout } from "../support/checkout.ts";

const KEYS = ["path", "line", "column", "endLine", "endColumn", "severity", "code", "message"];

it("has every key of a finding, ends that are exclusive, and a fix only where there is one", () => {
  using checkout = new Checkout({ [GOAL_PATH]: exampleGoal({ status: "actve", pillar: "nature" }) });
  const printed: unknown = JSON.parse(checkout.check("--format", "json").stdout);
  expect(printed).toEqual({
    checked: 2,
    skipped: 0,
    findings: [
      {
        path: GOAL_PATH,
        line: 3,
        column: 9,
        endLine: 3,
        endColumn: 15,
        severity: "error",
        code: "unknown-pillar",
        message: expect.stringContaining('"nature"'),
      },
      {
        path: GOAL_PATH,
        line: 5,
        column: 9,
        endLine: 5,
        endColumn: 14,
        severity: "error",
        code: "unknown-value",
        message: expect.stringContaining('"active"'),
        fix: { text: "active" },
      },
    ],
  });
});

it("counts columns in UTF-16 units, without the byte order mark", () => {
  using checkout = new Checkout({ [GOAL_PATH]: `\uFEFF${exampleGoal({ id: "🎯", partners: '[🎯目, ""]' })}` });
  expect(checkout.report().findings).toMatchObject([
    { code: "bad-format", line: 1, column: 5, endLine: 1, endColumn: 7 },
    { code: "bad-format", line: 7, column: 17, endLine: 7, endColumn: 19 },
  ]);
});

it("sorts findings by file and place, in the same order on every machine", () => {
  using checkout = new Checkout({
    "goals/2024/a.yml": "b: 1\na: 1\n",
    "goals/2024/a-b.yml": "",
    "goals/2024/B.yml": "",
    "goals/2024/ä.yml": "",
    "goals/2024/a/z.yml": "",
    "goals/2023/z.yml": "",
    "touchpoints/a.yml": "",
    ".github/goalkeeper.yml": "",
  });
  const { findings } = checkout.report();
  const places = findings.map(({ path, line, column }) => ({ path, line, column }));
  const inOrder = places.toSorted(
    (a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)) || a.line - b.line || a.column - b.column,
  );
  expect(places).toEqual(inOrder);
  expect(findings.length).toBeGreaterThan(10);
});

it("is whole however long it is, also where a pipe takes it slowly", () => {
  using checkout = new Checkout({
    "goals/2024/many.yml": Array.from({ length: 30_000 }, (_, i) => `key-${i}: 1\n`).join(""),
  });
  const { findings } = checkout.report();
  expect(findings.filter(({ code }) => code === "unknown-key")).toHaveLength(30_000);
  expect(new Set(findings.flatMap((finding) => Object.keys(finding)))).toEqual(new Set(KEYS));
});
