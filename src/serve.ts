/** Puts the server together: the log, the queue, the deliveries and the work; and how all of it ends. A composition root. */
import type { Logger } from "pino";
import type { Config, Credentials } from "./config.ts";
import type { Webhook } from "./github/deliveries.ts";
import { hurry } from "./heap.ts";
import { Metrics } from "./web/metrics.ts";
import { openQueue } from "./queue/open-queue.ts";
import type { QueueOptions } from "./queue/queue.ts";
import { Recovery, startRecovery } from "./sweeps/recovery.ts";
import { Standing } from "./web/standing.ts";
import { statusPages } from "./web/status-pages.ts";
import { startSweep } from "./sweeps/sweep.ts";
import { serveDeliveries, serveHealth } from "./web/listen.ts";
import { listeningAt } from "./web/place.ts";
import { REAL_TIME } from "./time.ts";
import { workerFor, type WorkerConfig } from "./work/worker.ts";
import { WORKFLOWS } from "./workflows/index.ts";

/** What nobody has to set, and who tries the server under haste has. */
export type Pace = Pick<WorkerConfig, "listLagSeconds" | "requestTimeoutMs"> &
  Pick<QueueOptions, "concurrency" | "attempts" | "retryDelaySeconds" | "maxRetryDelaySeconds" | "stopTimeoutMs">;

export interface Goalkeeper {
  /** Looks at every repository as a whole, now; when it resolves, all that this asks for is in the queue. */
  reconcile(): Promise<void>;
  /** Reads the log of deliveries and asks for what failed, now, unless another server does. */
  recover(): Promise<void>;
  /** Resolves when the queue has nothing to do, here or elsewhere. */
  idle(): Promise<void>;
  /** Takes nothing new, lets what has begun end within a bound, and puts back what does not. */
  stop(): Promise<void>;
}

/** Resolves once deliveries are taken. Throws a UserError for what an operator can mend. */
export async function serve(
  config: Config,
  credentials: Credentials,
  logger: Logger,
  pace: Pace = {},
): Promise<Goalkeeper> {
  const { host, port, worker } = config;
  const queue = await openQueue({
    ...pace,
    databaseUrl: config.databaseUrl,
    backend: config.databaseBackend,
    folder: config.dataFolder,
    patienceSeconds: config.patienceSeconds,
    logger,
  });
  try {
    const standing = new Standing(queue, logger);
    const metrics = new Metrics({ standing, workflows: WORKFLOWS });
    const pages = statusPages({ standing, metrics, metricsToken: config.metricsToken, time: REAL_TIME });
    const { run, heed, sweep, asApp } = workerFor(
      { ...config, listLagSeconds: pace.listLagSeconds, requestTimeoutMs: pace.requestTimeoutMs },
      credentials,
      queue,
      logger,
      REAL_TIME,
      metrics.onAnswer,
    );
    const takeHeed = (webhook: Webhook): void => {
      hurry();
      heed(webhook);
    };
    const web = await listeningAt(
      config,
      worker === "only"
        ? serveHealth(config, logger, pages)
        : serveDeliveries(config, credentials, queue, logger, {
            heed: takeHeed,
            onDelivery: metrics.onDelivery,
            pages,
          }),
    );
    if (worker !== "none") await queue.work(metrics.measured(run));
    const stopSweep = worker === "none" ? undefined : startSweep(sweep);
    const recovery = new Recovery({ api: asApp, memory: queue.memory, time: REAL_TIME, logger });
    const stopRecovery = worker === "none" ? undefined : startRecovery(recovery);
    logger.info({ address: `http://${host}:${port}`, github: config.apiUrl, worker }, "Goalkeeper is ready.");
    return {
      async reconcile() {
        await sweep.look({ everything: true });
      },
      recover: () => recovery.sweep(),
      idle: () => queue.idle(),
      async stop() {
        stopSweep?.();
        await Promise.all([stopRecovery?.(), web.close()]);
        await queue.stop();
      },
    };
  } catch (error) {
    await queue.stop();
    throw error;
  }
}
