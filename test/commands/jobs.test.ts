/** `goalkeeper jobs` as a process beside the queue of a server. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/engine/errors.ts";
import { PROGRAM } from "../support/checkout.ts";
import { controlledRuns, pgliteDatabases, placesFor, pullRequest } from "../support/queues.ts";

async function jobsIn(folder: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, "jobs", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const [status] = await once(child, "exit");
  return { status, stdout: await stdout, stderr: await stderr };
}

describe("goalkeeper jobs", () => {
  const here = placesFor(pgliteDatabases);

  const jobs = (...args: readonly string[]) => jobsIn(here.place.folder, ...args);

  /** Stops the server, so that its folder is free. */
  async function failedWith(message: string): Promise<string> {
    const queue = await here.open();
    const { run, next } = controlledRuns();
    await queue.work(run);
    await queue.enqueue(pullRequest(12));
    (await next()).fail(new UserError(message));
    await queue.idle();
    const [letter] = await queue.deadLetters();
    await queue.stop();
    return letter?.id ?? "";
  }

  it("lists what failed on a line each, without what would steer the terminal", async () => {
    const id = await failedWith("The goal\nis \u001B[31mred\u202E.");
    const { status, stdout, stderr } = await jobs();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [head, row, ...rest] = stdout.split("\n");
    expect(head).toMatch(/^Id +Failed at \(UTC\) +Workflow +Repository +Subject +Tries +Error$/);
    expect(row).toMatch(/check-goals {2}todogroup\/governance {2}#12 +1 +The goal is \uFFFD\[31mred\uFFFD\.$/);
    expect(row?.startsWith(id.slice(0, 8))).toBe(true);
    expect(rest).toEqual(["", "1 job failed for good. `goalkeeper jobs show ID` tells all of one.", ""]);
  });

  it("shows one by the beginning of its id, throws it away, and then knows none", async () => {
    const id = await failedWith("red \u009B31m");
    const shown = await jobs("show", id.slice(0, 8));
    expect(JSON.parse(shown.stdout)).toMatchObject({
      id,
      trigger: pullRequest(12),
      error: { message: "red \u009B31m" },
    });
    expect(shown.stdout).not.toContain("\u009B");
    expect(JSON.parse((await jobs("list", "--format", "json")).stdout)).toEqual({ jobs: [JSON.parse(shown.stdout)] });
    expect(await jobs("discard", id)).toEqual({ status: 0, stdout: "1 job thrown away.\n", stderr: "" });
    expect(await jobs()).toEqual({ status: 0, stdout: "Nothing has failed for good.\n", stderr: "" });
    expect(await jobs("retry", id)).toMatchObject({ status: 2, stderr: expect.stringContaining("No job that failed") });
  });

  it("has a job run again by the next server", async () => {
    await failedWith("wrong");
    expect(await jobs("retry", "--all")).toEqual({ status: 0, stdout: "1 job will run again.\n", stderr: "" });
    const queue = await here.open();
    const { run, next } = controlledRuns();
    await queue.work(run);
    expect((await next()).trigger).toEqual(pullRequest(12));
  });

  it("says what to do where the server has the folder, where there is none, and where nothing is chosen", async () => {
    await here.open();
    expect(await jobs()).toMatchObject({ status: 2, stderr: expect.stringContaining("Stop the server first") });
    expect(await jobs("retry")).toMatchObject({ status: 2, stderr: expect.stringContaining("Give ids, or --all") });
    expect(await jobsIn(process.cwd())).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("There is no queue in the folder"),
    });
  });
});
