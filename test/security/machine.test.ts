/** Other users of the machine: what the server writes is not theirs to read. */
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "../support/free-port.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

it("the folder of the queue and all that is in it are for the user of the server alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-machine-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const server = spawn(process.execPath, [resolve("src/server.ts")], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      APP_ID: "1",
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: "a secret",
      GHE_HOST: "127.0.0.1:9",
      GHE_PROTOCOL: "http",
      PORT: String(await freePort()),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  for await (const line of createInterface({ input: server.stdout })) if (line.includes("is ready")) break;
  const entries = await readdir(folder, { recursive: true });
  expect(entries.length).toBeGreaterThan(100);
  // The system asks for each folder on the way, so what is within is kept by the first.
  expect((await stat(join(folder, "data"))).mode & 0o077).toBe(0);
  for (const entry of entries.filter((path) => !path.includes("/database/"))) {
    // oxlint-disable-next-line no-await-in-loop
    expect([entry, (await stat(join(folder, entry))).mode & 0o077]).toEqual([entry, 0]);
  }
  server.kill("SIGTERM");
  await once(server, "exit");
});
