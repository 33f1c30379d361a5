/** The table of what failed for good, as wide as the terminal is. */
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { jobsTable } from "../../src/commands/jobs-table.ts";
import type { DeadLetter } from "../../src/queue/queue.ts";

const MESSAGE = "Reading the configuration failed: GitHub answered with 500.";

function letter(number: number, workflow: string, subject: object): DeadLetter {
  return {
    id: `3f2a9c1${number}-0000-4000-8000-000000000000`,
    failedAt: new Date("2024-05-01T12:34:56Z"),
    trigger: { workflow, repository: "todogroup/governance", subject },
    attempts: 6,
    error: { message: MESSAGE },
  };
}

const LETTERS = [
  letter(1, "label-pillars", { kind: "item", number: 12 }),
  letter(2, "report-progress", { kind: "repository" }),
];

function linesAt(columns: number | undefined): readonly string[] {
  return jobsTable(LETTERS, { colors: false, columns, total: 2 }).split("\n");
}

it.each([60, 80, 120])("fits %i columns, and leaves each error to be read", (columns) => {
  const lines = linesAt(columns);
  const table = lines.slice(0, lines.indexOf(""));
  expect(Math.max(...table.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  expect(table.filter((line) => line.includes("Reading the configuration failed: GitHub answered"))).toHaveLength(2);
  expect(table.filter((line) => /^3f2a9c1\d .*(?:05-01 12:34|2024-05-01 12:34)/.test(line))).toHaveLength(2);
});

it.each([160, undefined])("is a line for each where there is room: %s", (columns) => {
  const [heading, ...lines] = linesAt(columns);
  expect(heading).toMatch(/^Id +Failed at \(UTC\) +Workflow +Repository +Subject +Tries +Error$/);
  expect(lines[0]).toMatch(
    /^3f2a9c11 +2024-05-01 12:34 +label-pillars +todogroup\/governance +#12 +6 +Reading .+ 500\.$/,
  );
  expect(lines[2]).toBe("");
});
