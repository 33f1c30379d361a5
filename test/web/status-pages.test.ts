/** Readiness and metrics before a real Postgres that goes away. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/logger.ts";
import { Metrics } from "../../src/web/metrics.ts";
import { openQueue } from "../../src/queue/open-queue.ts";
import { Standing } from "../../src/web/standing.ts";
import { statusPages } from "../../src/web/status-pages.ts";
import { REAL_TIME } from "../../src/time.ts";
import { serveHealth } from "../../src/web/listen.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";
import { freePort } from "../support/free-port.ts";
import { startPostgres } from "../support/postgres.ts";
import { startProxy } from "../support/tcp-proxy.ts";

it("the pages say within seconds that the database is away, and when it is back", { timeout: 60_000 }, async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const url = new URL(await postgres.createDatabase());
  const proxy = await startProxy(postgres.port);
  onTestFinished(() => proxy.close());
  url.port = String(proxy.port);
  const folder = await mkdtemp(join(tmpdir(), "goalkeeper-status-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log: string[] = [];
  const logger = createLogger("info", { write: (line) => log.push(line) });
  const queue = await openQueue({ databaseUrl: url.href, folder, logger, stopTimeoutMs: 100 });
  onTestFinished(() => queue.stop());
  const standing = new Standing(queue, logger);
  const metrics = new Metrics({ standing, workflows: WORKFLOWS });
  const port = await freePort();
  const pages = statusPages({ standing, metrics, metricsToken: undefined, time: REAL_TIME });
  const web = await serveHealth({ host: "127.0.0.1", port }, logger, pages);
  onTestFinished(() => web.close());
  const page = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const told = async () => [(await page("/readyz")).status, /^goalkeeper_queue_up \d$/m.exec(await textOf(page))?.[0]];

  expect(await told()).toEqual([200, "goalkeeper_queue_up 1"]);
  proxy.freeze();
  const askedAt = performance.now();
  expect((await page("/readyz")).status).toBe(503);
  expect(performance.now() - askedAt).toBeLessThan(4_000);
  expect(await told()).toEqual([503, "goalkeeper_queue_up 0"]);
  proxy.thaw();
  await expect.poll(told, { timeout: 20_000 }).toEqual([200, "goalkeeper_queue_up 1"]);
  await proxy.close();
  expect(await told()).toEqual([503, "goalkeeper_queue_up 0"]);
  expect((await page("/healthz")).status).toBe(200);
  expect(log.filter((line) => line.includes("does not tell how the queue stands"))).toHaveLength(2);
});

async function textOf(page: (path: string) => Promise<Response>): Promise<string> {
  return (await page("/metrics")).text();
}
