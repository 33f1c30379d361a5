/** The example that ships, checked by the command line: what a clean repository looks like in each format. */
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { goalkeeper } from "../support/checkout.ts";

const FOLDER = "examples/todo-2024";
const count = (folder: string): number =>
  readdirSync(`${FOLDER}/${folder}`, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yml"))
    .length;
const checked = count("goals") + count("touchpoints") + 1;

it("says in one line that everything is right", () => {
  expect(goalkeeper(["check", FOLDER])).toEqual({
    status: 0,
    stdout: `✓ ${checked} files checked, 0 skipped: no findings.\n`,
    stderr: "",
  });
});

it("is one JSON object for programs, on one line and with nothing beside it", () => {
  const { status, stdout, stderr } = goalkeeper(["check", FOLDER, "--format", "json"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  const report: unknown = JSON.parse(stdout);
  expect(report).toEqual({ checked, skipped: 0, findings: [] });
});

it("is nothing but the total for a workflow", () => {
  const { status, stdout } = goalkeeper(["check", FOLDER, "--format", "github"]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${checked} files checked, 0 skipped: no findings.\n` });
});

it("is checked in full from wherever the command is given", () => {
  const here = goalkeeper(["check"], { folder: FOLDER });
  const besides = goalkeeper(["check", "../../todo-2024/"], { folder: `${FOLDER}/goals` });
  expect([here.status, here.stdout]).toEqual([0, `✓ ${checked} files checked, 0 skipped: no findings.\n`]);
  expect([besides.status, besides.stdout]).toEqual([here.status, here.stdout]);
});
