/** `goalkeeper triage --repo` as a process: its options, where its settings come from, and how it ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { backfillScene, governing, REPOSITORY } from "../support/backfill.ts";
import { PROGRAM } from "../support/checkout.ts";
import { freePort } from "../support/free-port.ts";

interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** What is piped in; nothing is without it. */
  readonly input?: string;
  readonly onStart?: (interrupt: () => void) => Promise<void>;
}

/** Runs the command beside a sandbox of this process, which has to go on answering. */
async function triage(args: readonly string[], { env, folder, input, onStart }: ProcessOptions = {}) {
  const child = spawn(process.execPath, [PROGRAM, "triage", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: "pipe",
  });
  // A pipe that stays open and brings nothing is what many a scheduler gives.
  if (input !== undefined) child.stdin.end(input);
  const ended = once(child, "exit");
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  await onStart?.(() => child.kill("SIGINT"));
  const [status] = await ended;
  child.stdin.destroy();
  return { status, stdout: await stdout, stderr: await stderr };
}

async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe("goalkeeper triage --repo", () => {
  it.each([
    { args: ["--repo", "governance"], says: '--repo is "governance". Write it as owner/name.' },
    { args: ["--repo", REPOSITORY, "--writes-per-minute", "81"], says: "Use a number from 1 to 80" },
    { args: ["--repo", REPOSITORY, "--writes-per-minute", "0"], says: "Use a number from 1 to 80" },
    { args: ["--repo", REPOSITORY, "--config", "a.yml", "--goals", "."], says: "Leave out --config and --goals." },
    { args: ["--apply"], says: "--apply needs --repo" },
    { args: ["--repo", REPOSITORY], says: "There are no credentials. Set APP_ID" },
    { args: ["--repo", REPOSITORY], env: { APP_ID: "1" }, says: "The private key is missing." },
  ])("ends with 2 for $args, and says what to do", async ({ args, env, says }) => {
    const { status, stdout, stderr } = await triage(args, { folder: await folderForTest(), ...(env && { env }) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  it("ends with 2 for credentials that are not those of the app, and for a GitHub that does not answer", async () => {
    const { github } = await backfillScene(governing({}));
    const args = ["--repo", REPOSITORY];
    const stranger = await triage(args, { env: { ...github.environment, APP_ID: "99" } });
    expect(stranger).toMatchObject({ status: 2, stderr: expect.stringContaining("does not accept the credentials") });
    const nowhere = `127.0.0.1:${await freePort()}`;
    const silent = await triage(args, { env: { ...github.environment, GHE_HOST: nowhere } });
    expect(silent).toMatchObject({ status: 2, stderr: expect.stringContaining("See whether GitHub can be reached") });
  });

  it("takes its settings from .env, and prints a line for each item where nobody watches", async () => {
    const { github, repository } = await backfillScene(governing({ community: [1] }));
    repository.openIssue("An issue");
    const folder = await folderForTest();
    const settings = Object.entries({ ...github.environment, PRIVATE_KEY_PATH: "key.pem" });
    const lines = settings.filter(([name]) => name !== "PRIVATE_KEY").map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(folder, "key.pem"), github.privateKey);
    await writeFile(join(folder, ".env"), lines.join(""));
    const { status, stdout, stderr } = await triage(["--repo", REPOSITORY], { folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^ +#1 {2}An issue +\+ pillar: community +\d+ % {2}belongs to an initiative/m);
  });

  it("refuses items on standard input", async () => {
    const { github, writes } = await backfillScene(governing({}));
    const input = '{"title":"An issue"}\n';
    const run = await triage(["--repo", REPOSITORY, "--apply"], { env: github.environment, input });
    expect(run).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("Pipe nothing in.") });
    expect(writes()).toEqual([]);
  });

  it("stops at Ctrl+C, and says how to go on", async () => {
    const { github, repository } = await backfillScene(governing({ community: [1, 2, 3] }));
    for (const title of ["One", "Two", "Three"]) repository.openIssue(title);
    const args = ["--repo", REPOSITORY, "--apply", "--writes-per-minute", "1"];
    const { status, stdout } = await triage(args, {
      env: github.environment,
      onStart: async (interrupt) => {
        await github.until(() => repository.model.labels.size > 0);
        interrupt();
      },
    });
    expect(status).toBe(1);
    expect(stdout).toContain("Stopped before the last 3 items. Start it again to go on.");
  });
});
