/** `goalkeeper suggest`: what it reads, what it prints, and how it ends. */
import { describe, expect, it, test } from "vitest";
import { Checkout, goalkeeper, type Run } from "../support/checkout.ts";

const TOUCHPOINT = `id: 2024-04-25-emea
starts: 2024-04-25T12:00:00Z
audience: open
title: Knowing what is inside
outcomes:
  - id: scorecard-guide
    summary: Explain how an office introduces Scorecard.
    destination: handbook
    status: open
  - id: old-guide
    summary: Explain how an office introduces Scorecard to lawyers.
    destination: handbook
    status: delivered
`;
const CONFIGURATION = `pillars:
  - id: community-engagement
    title: Community Engagement
    label: { name: "pillar: engagement", color: "2da44e" }
contributions:
  - { destination: handbook, repository: community/handbook }
glossary:
  - [Scorecard, safety marks]
`;
const FILES = { ".github/goalkeeper.yml": CONFIGURATION, "touchpoints/2024-04-25-emea.yml": TOUCHPOINT };

function suggest(checkout: Checkout, ...lines: readonly unknown[]): Run {
  const input = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  return goalkeeper(["suggest", checkout.root], { input });
}

test("prints a line for each contribution, with the open outcomes that it probably carries out", () => {
  using checkout = new Checkout(FILES);
  const { status, stdout, stderr } = suggest(
    checkout,
    { title: "Introduce Scorecard", number: 12 },
    "",
    { title: "A word on safety marks", body: null, paths: null, repo: null },
    { title: "Introduce Scorecard", repo: "community/website" },
    { title: "Bump a dependency", body: "", paths: ["package.json"], repo: "community/handbook" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const answers: unknown[] = stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  const id = "2024-04-25-emea/scorecard-guide";
  expect(answers).toEqual([
    { outcomes: [{ id, confidence: expect.any(Number), why: expect.arrayContaining(["both speak of Scorecard"]) }] },
    { outcomes: [{ id, confidence: expect.any(Number), why: ["safety marks and Scorecard"] }] },
    { outcomes: [] },
    { outcomes: [] },
  ]);
});

test("a confidence has two digits", () => {
  using checkout = new Checkout(FILES);
  expect(suggest(checkout, { title: "Introduce Scorecard" }).stdout).toMatch(/"confidence":0\.\d{1,2},/);
});

test("nothing in is nothing out", () => {
  using checkout = new Checkout(FILES);
  expect(suggest(checkout)).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("a Touchpoint with mistakes is used as far as it is right, and that is said", () => {
  using checkout = new Checkout({
    ...FILES,
    "touchpoints/2024-04-25-emea.yml": TOUCHPOINT.replace("audience: open", "audience: nobody"),
  });
  const { status, stdout, stderr } = suggest(checkout, { title: "Introduce Scorecard" });
  expect(status).toBe(0);
  expect(stdout).toContain("scorecard-guide");
  expect(stderr).toBe(
    `Not all of touchpoints/2024-04-25-emea.yml can be read, so outcomes may be missing here. goalkeeper check ${checkout.root} tells what is wrong.\n`,
  );
});

describe("ends with 2", () => {
  it.each([
    { line: "{", told: "is not JSON" },
    { line: [1], told: "is a list, and a contribution is an object" },
    { line: { body: "x" }, told: 'has no "title"' },
    { line: { title: 1 }, told: 'has a number as "title". It must be a text' },
    { line: { title: "x", body: 1 }, told: 'has a number as "body"' },
    { line: { title: "x", repo: 1 }, told: 'has a number as "repo"' },
    { line: { title: "x", paths: [1] }, told: 'has "paths" that are not a list of texts' },
  ])("at $line, names the line, and has answered those before it", ({ line, told }) => {
    using checkout = new Checkout(FILES);
    const { status, stdout, stderr } = suggest(checkout, { title: "Introduce Scorecard" }, line);
    expect(status).toBe(2);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toContain(`Line 2 of standard input ${told}`);
  });

  it("where there is no configuration, and where there is no folder", () => {
    using checkout = new Checkout({ ".github/goalkeeper.yml": undefined });
    expect(suggest(checkout)).toMatchObject({ status: 2, stdout: "" });
    expect(goalkeeper(["suggest", "no-such-folder"], { input: "" })).toMatchObject({
      status: 2,
      stderr: "goalkeeper: There is no folder no-such-folder.\n",
    });
  });
});
