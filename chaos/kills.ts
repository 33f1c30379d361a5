/** The real server, killed again and again while deliveries come: in the end none is lost, and none had its effect twice. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { PullRequestDriver } from "../sandbox/driver/pull-request.ts";
import { startServer, type ServerProcess } from "../sandbox/goalkeeper-process.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import { readNumbers } from "./options.ts";
import { balanceOf, countChecks, governance, isChecked, propose } from "./proposals.ts";

const LATENCY_MS = 20;
const LAST_MS = 15 * 60_000;
/** Between two deliveries, so that kills meet all that a server does, and not only the storing of what came in a rush. */
const PAUSE_MS = 40;
/** Comes while nobody listens, fails, and is sent again after the next start. */
const WHILE_DOWN = 2;

const { deliveries, kills } = readNumbers({ deliveries: 1_000, kills: 20 });
const folder = await mkdtemp(join(tmpdir(), "goalkeeper-kills-"));
await using github = await startSandbox({ latencyMs: LATENCY_MS });
const made = countChecks(github);
let server: ServerProcess = await startServer(github, { folder });
const repository = governance(github, "todogroup/governance");
const startedAt = performance.now();
const proposals: PullRequestDriver[] = [];
let killed = 0;
while (proposals.length < deliveries) {
  proposals.push(propose(repository, proposals.length));
  // oxlint-disable-next-line no-await-in-loop
  await wait(PAUSE_MS * 2 * Math.random());
  // Spread over all deliveries, the last well before their end.
  if (proposals.length < ((killed + Math.random()) * deliveries) / kills || killed === kills) continue;
  // oxlint-disable-next-line no-await-in-loop
  await server.kill();
  killed += 1;
  for (let down = 0; down < WHILE_DOWN && proposals.length < deliveries; down += 1) {
    proposals.push(propose(repository, proposals.length));
  }
  // oxlint-disable-next-line no-await-in-loop
  await github.delivered();
  // oxlint-disable-next-line no-await-in-loop
  server = await startServer(github, { folder });
}
const failed = new Set(github.deliveries.log.filter(({ status }) => status !== "OK").map(({ guid }) => guid)).size;
let left = "";
try {
  await github.until(() => proposals.every(isChecked), LAST_MS);
} catch {
  left = server.log.slice(-20).join("\n");
}
await server.stop();
await rm(folder, { recursive: true, force: true });
const { lost, doubled } = balanceOf(proposals, made);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
const isRight = lost === 0 && doubled === 0 && killed === kills;
console.log(
  `${isRight ? "✓" : "✗"} ${deliveries} pull requests, ${killed} kills, ${failed} deliveries that nobody took: ` +
    `${lost} lost, ${doubled} doubled, after ${seconds} s.`,
);
if (!isRight) {
  console.error(left);
  process.exitCode = 1;
}
