/** The server as a process: how it starts, and how it ends. */
import { spawn } from "node:child_process";
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "./support/free-port.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "goalkeeper-server-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts it with no settings but these, in a folder that is empty by default. */
function start(environment: Readonly<Record<string, string>>, cwd = folder) {
  const env = { PATH: process.env["PATH"] ?? "", ...environment };
  return spawn(process.execPath, [resolve("src/server.ts")], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
}

async function logUntil(lines: AsyncIterable<string>, message: string): Promise<void> {
  for await (const line of lines) if (line.includes(message)) return;
  throw new Error(`The server ended and never said "${message}".`);
}

describe("the server", () => {
  it("takes deliveries, and ends by itself on SIGTERM", async () => {
    const port = await freePort();
    // Nobody listens at the discard port: the runs fail, and wait for their next attempt.
    const github = { GHE_HOST: "127.0.0.1:9", GHE_PROTOCOL: "http" };
    const credentials = { APP_ID: "1", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: "s3cret" };
    const server = start({ ...credentials, ...github, PORT: String(port), NODE_ENV: "production" });
    const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
    const stillOpen = { [Symbol.asyncIterator]: () => ({ next: () => lines.next() }) };
    await logUntil(stillOpen, "Goalkeeper is ready.");

    const body = JSON.stringify({
      action: "opened",
      installation: { id: 5 },
      repository: { id: 7, full_name: "todogroup/governance" },
      pull_request: { number: 12 },
    });
    const answer = await fetch(`http://127.0.0.1:${port}/api/github/webhooks`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-event": "pull_request",
        "x-github-delivery": "guid",
        "x-hub-signature-256": `sha256=${createHmac("sha256", "s3cret").update(body).digest("hex")}`,
      },
      body,
    });
    expect(answer.status).toBe(200);
    await logUntil(stillOpen, "is tried again");

    const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    expect(await page("/readyz")).toBe('{"status":"ready"}\n');
    const metrics = await page("/metrics");
    expect(metrics).toContain('goalkeeper_deliveries_total{event="pull_request",result="stored"} 1');
    expect(metrics).toMatch(/^goalkeeper_jobs_total\{workflow="[a-z-]+",result="retried"\} \d/m);
    expect(metrics).toMatch(/^goalkeeper_api_requests_total\{installation="(?:5|app)",status="none"\} \d/m);
    expect(metrics).toContain("goalkeeper_queue_up 1");
    expect(metrics).toContain("nodejs_version_info");

    server.kill("SIGTERM");
    await logUntil(stillOpen, "Stopped.");
    const [code] = await once(server, "exit");
    expect(code).toBe(0);
  });

  it("says all that is wrong with its settings, and ends with 1", async () => {
    const server = start({ NODE_ENV: "production", PORT: "http" });
    const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
    expect(said).toMatch(/^goalkeeper: These settings are not right:\n(- .+\n){4}$/);
    expect(code).toBe(1);
  });

  it("says what to do with a file .env that it cannot read", async () => {
    const place = await mkdtemp(join(folder, "mounted-"));
    await mkdir(join(place, ".env"));
    const server = start({}, place);
    const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
    expect(said).toMatch(/^goalkeeper: The file \.env in the current folder cannot be read\. Make it a file .+\n$/);
    expect(code).toBe(1);
  });

  it("says what to do where the database is away, and gives the reason once, without the password", async () => {
    const credentials = { APP_ID: "1", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: "s3cret" };
    const databaseUrl = `postgres://goalkeeper:pass-word@127.0.0.1:${await freePort()}/queue`;
    const server = start({ ...credentials, DATABASE_URL: databaseUrl });
    const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
    expect(said).toMatch(
      /^goalkeeper: The queue's database cannot be opened: .+\. See whether .+ start the server again\.\n$/,
    );
    expect(said.split("ECONNREFUSED")).toHaveLength(2);
    expect(said).not.toContain("pass-word");
    expect(code).toBe(1);
  });

  it("says that it cannot listen where HOST is the name of nothing", async () => {
    const credentials = { APP_ID: "1", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: "s3cret" };
    const server = start({ ...credentials, HOST: "nothing has this name", DATA_DIR: "nameless" });
    const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
    expect(said).toMatch(
      /^goalkeeper: It is not possible to listen at nothing has this name:3000 \(.+\)\. Set another .+\n$/,
    );
    expect(code).toBe(1);
  });

  it("says that the port is taken, also where it would lead through the registration", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const server = start({ PORT: String(port) });
    const [said, [code]] = await Promise.all([text(server.stderr), once(server, "exit")]);
    other.close();
    expect(said).toBe(
      `goalkeeper: It is not possible to listen at 127.0.0.1:${port} (EADDRINUSE). Set another PORT or HOST.\n`,
    );
    expect(code).toBe(1);
  });

  it("leads through the registration of the app where there are no credentials", async () => {
    const port = await freePort();
    const server = start({ PORT: String(port), PUBLIC_URL: "https://goalkeeper.example.org" });
    await logUntil(createInterface({ input: server.stdout }), `Listening on http://127.0.0.1:${port}`);
    const page = await fetch(`http://127.0.0.1:${port}/probot`);
    expect(await page.text()).toContain('"url":"https://goalkeeper.example.org/api/github/webhooks"');
    server.kill();
    await once(server, "exit");
  });
});
