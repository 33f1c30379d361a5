/** The evaluation of the judgement, as a process. */
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { Checkout, run, type Run } from "../support/checkout.ts";

const PROGRAM = resolve("bench/triage.ts");
const GOOD = '{"title":"A guide","pillar":"adoption-and-sustainability"}';

function evaluate(items: string | undefined, ...args: readonly string[]): Run {
  using checkout = new Checkout({ "items.jsonl": items });
  return run(process.execPath, [PROGRAM, ...(items === undefined ? [] : ["items.jsonl"]), ...args], {
    folder: checkout.root,
  });
}

it("is better than counting keywords on the items that ship, and says by how much", () => {
  const { status, stdout, stderr } = evaluate(undefined);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^60 items, 3 pillars, 11 goals$/m);
  const accuracy = (row: string): number => Number(new RegExp(`^  ${row} +([\\d.]+)`, "m").exec(stdout)?.[1]);
  expect(accuracy("judgement")).toBeGreaterThan(accuracy("plain keyword counting"));
  expect(accuracy("plain keyword counting")).toBeGreaterThan(accuracy("always the most frequent"));
  expect(stdout).toMatch(/95 % interval \+0\.\d\d to \+0\.\d\d/);
});

it("says the same each time", () => {
  expect(evaluate(GOOD).stdout).toBe(evaluate(GOOD).stdout);
});

describe("names the file and the line that it cannot use:", () => {
  it.each([
    ["nonsense", "is not JSON"],
    ['{"pillar":"none"}', 'has no "title"'],
    ['{"title":"a"}', 'has no "pillar"'],
    ['{"title":"a","pillar":"adoption"}', 'has "adoption" as "pillar". Use one of: cross-community-collaboration,'],
    ['{"title":"a","pillar":"none","pillar_alt":[]}', 'has [] as "pillar_alt"'],
  ])("%s", (line, fault) => {
    const { status, stdout, stderr } = evaluate(`${GOOD}\n${line}\n`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`Line 2 of items.jsonl ${fault}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["no item at all", "", [], "There is no item in items.jsonl."],
    ["a file that is not there", undefined, ["nowhere.jsonl"], "nowhere.jsonl cannot be read"],
    ["an option that is not there", GOOD, ["--fast"], "npm run bench:triage -- [FILE]"],
    ["several files", GOOD, ["more.jsonl"], "One file of items"],
    ["a configuration that is not there", GOOD, ["--config", "nowhere.yml"], "nowhere.yml: There is no such file"],
  ])("%s", (_name, items, args, told) => {
    const { status, stderr } = evaluate(items, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
