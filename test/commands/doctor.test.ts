/** `goalkeeper doctor` as a process, on a GitHub that is as it should be, and on others. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/sandbox.ts";
import { PROGRAM } from "../support/checkout.ts";
import { freePort } from "../support/free-port.ts";

const SECRET = "8d1f0c2ab9";
/** What app.yml asks for. */
const PERMISSIONS = {
  checks: "write",
  contents: "write",
  issues: "write",
  merge_queues: "read",
  pull_requests: "write",
} as const;

async function doctor(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-test-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const child = spawn(process.execPath, [PROGRAM, "doctor", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const [status] = await once(child, "exit");
  const lines = (await stdout).split("\n").filter((line) => line !== "");
  return { status, lines, wrong: lines.filter((line) => line.startsWith("✗")), stderr: await stderr };
}

async function gitHub(options: SandboxOptions = {}): Promise<Sandbox> {
  const github = await startSandbox({ app: { permissions: PERMISSIONS }, ...options });
  onTestFinished(() => github.close());
  github.createRepository("todogroup/governance", {});
  return github;
}

function settingsOf(github: Sandbox): Readonly<Record<string, string>> {
  return { ...github.environment, WEBHOOK_SECRET: SECRET };
}

describe("goalkeeper doctor", () => {
  it("ends with 0 where all is right, and says so line by line", async () => {
    const github = await gitHub();
    const { status, lines, stderr } = await doctor(settingsOf(github), resolve("examples/todo-2024"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(lines.map((line) => /^✓ ([^:]+):/.exec(line)?.[1])).toEqual([
      "Checkout",
      "Settings",
      "Database",
      "GitHub",
      "Clock",
      "Permissions",
      "Events",
      "Installations",
      "Deliveries",
    ]);
    expect(lines.join("\n")).not.toContain(SECRET);
  });

  it("names each setting that is wrong, and goes on with the rest", async () => {
    const { status, lines } = await doctor({ PORT: "0", APP_ID: "one" });
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^✗ Settings: APP_ID is "one"/),
      expect.stringMatching(/^✗ Settings: The private key is missing/),
      expect.stringMatching(/^✗ Settings: PORT is "0"/),
      expect.stringMatching(/^✓ Database: there is none in data yet/),
    ]);
  });

  it("tells a missing secret, and a database that cannot be used, without its password", async () => {
    const github = await gitHub();
    const databaseUrl = `postgres://goalkeeper:${SECRET}@127.0.0.1:${await freePort()}/queue`;
    const { status, wrong, lines } = await doctor({ ...github.environment, DATABASE_URL: databaseUrl });
    expect(status).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining("WEBHOOK_SECRET is left out"),
      expect.stringMatching(/^✗ Database: The queue's database cannot be opened: .+\. See whether .+ can be reached/),
    ]);
    expect(lines.join("\n")).not.toContain(SECRET);
  });

  it("tells credentials that are not those of the app", async () => {
    const github = await gitHub();
    const { status, wrong } = await doctor({ ...settingsOf(github), APP_ID: "99" });
    expect({ status, wrong }).toEqual({
      status: 1,
      wrong: [expect.stringContaining("does not accept the credentials")],
    });
  });

  it("tells a GitHub that does not answer", async () => {
    const github = await gitHub();
    const env = { ...settingsOf(github), GHE_HOST: `127.0.0.1:${await freePort()}` };
    const { status, wrong } = await doctor(env);
    expect({ status, wrong }).toEqual({
      status: 1,
      wrong: [expect.stringMatching(/\(.+\)\. See whether it can be reached/)],
    });
  });

  it("names the permissions and events that the app lacks, and the installations that lack them", async () => {
    const github = await gitHub({ app: { permissions: { ...PERMISSIONS, issues: "read" }, events: ["push"] } });
    const { status, wrong } = await doctor(settingsOf(github));
    expect(status).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining("Permissions: the app lacks issues: write."),
      expect.stringContaining("Events: the app is not told of check_run, check_suite, issue_comment"),
      expect.stringContaining("Installations: that of todogroup lacks issues: write."),
    ]);
  });

  it.each([
    { answered: 401, says: "WEBHOOK_SECRET is not the secret on the page of the app" },
    { answered: 502, says: "See whether GitHub can reach the server" },
  ])("tells deliveries that were answered with $answered", async ({ answered, says }) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(answered).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const github = await gitHub({
      app: { permissions: PERMISSIONS },
      webhook: { url: `http://127.0.0.1:${port}`, secret: "another" },
    });
    await github.delivered();
    const { status, wrong } = await doctor(settingsOf(github));
    expect(status).toBe(1);
    expect(wrong).toEqual([expect.stringContaining(says)]);
    expect(wrong[0]).toContain(`with ${answered}`);
  });

  it("ends with 2 for a folder that is no checkout", async () => {
    const { status, stderr } = await doctor({}, "nowhere");
    expect({ status, stderr }).toEqual({ status: 2, stderr: "goalkeeper: There is no folder nowhere.\n" });
  });
});
