/** Each line of the threat model names a test that runs, and each test of test/security stands for a line. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { expect, it } from "vitest";
import { linesOf, problemsOf, type ListedTest } from "./support/threat-model.ts";

const ROOT = resolve(import.meta.dirname, "..");
const MODEL = readFileSync(join(ROOT, "docs/threat-model.md"), "utf8");

/** As vitest itself collects them, without those that are skipped or to be written. */
function listedTests(): readonly ListedTest[] {
  const folder = mkdtempSync(join(tmpdir(), "goalkeeper-tests-"));
  const path = join(folder, "tests.json");
  try {
    const program = join(ROOT, "node_modules/vitest/vitest.mjs");
    execFileSync(process.execPath, [program, "list", `--json=${path}`], { cwd: ROOT, stdio: "ignore" });
    const tests: readonly { readonly name: string; readonly file: string }[] = JSON.parse(readFileSync(path, "utf8"));
    return tests.map(({ name, file }) => ({ title: name, file: relative(ROOT, file) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("every line has its tests, and every test of test/security its line", () => {
  expect(problemsOf(MODEL, listedTests())).toEqual([]);
});

it("no test that is named is expected to fail", () => {
  const files = new Set(linesOf(MODEL).flatMap(({ tests }) => tests.map(({ file }) => file)));
  const failing = [...files].filter((file) =>
    /\b(?:it|test|describe)\.fails\b/.test(readFileSync(join(ROOT, file), "utf8")),
  );
  expect(failing).toEqual([]);
});

const TESTS: readonly ListedTest[] = [
  { file: "test/a.test.ts", title: "group > does it" },
  { file: "test/security/b.test.ts", title: "keeps %s out" },
];
const SOUND =
  "| Threat | Against it | Shown by |\n| --- | --- | --- |\n| One | Care. | `test/a.test.ts`: `group > does it` |\n| Two | More. | `test/security/b.test.ts`: `keeps %s out` |\n";

it.each([
  ["nothing", SOUND, []],
  ["no line at all", "", ["There is no line.", "No line names test/security/b.test.ts: keeps %s out"]],
  ["a line without a test", `${SOUND}| Three | Hope. | |\n`, ["Line 5 names no test: Three"]],
  ["a file without a title", `${SOUND}| Three | Hope. | \`test/a.test.ts\` |\n`, ["Line 5 names no test: Three"]],
  [
    "a file that is not there",
    `${SOUND}| Three | Hope. | \`test/c.test.ts\`: \`does it\` |\n`,
    ["Line 5: no test runs in test/c.test.ts."],
  ],
  [
    "a title that no test has",
    SOUND.replace("does it", "does"),
    ['Line 3: no test of test/a.test.ts has the title "group > does".'],
  ],
  [
    "a test of security that no line names",
    SOUND.replace(/\| Two.*\n/, ""),
    ["No line names test/security/b.test.ts: keeps %s out"],
  ],
])("finds %s", (_claim, markdown, problems) => {
  expect(problemsOf(markdown, TESTS)).toEqual(problems);
});
