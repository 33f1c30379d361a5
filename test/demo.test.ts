/** The first command of the README: the demo tells all of its stories, and ends well. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** Each step of the demo has a minute; by themselves, all of them take seconds. */
const TIMEOUT_MS = 180_000;

it(
  "the demo comes to its end: each of its steps comes true",
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["sandbox/demo.ts", "--exit"]);
    expect(stdout).toContain("The goal, with its reports:");
  },
  TIMEOUT_MS,
);
