/** The server: settings, then the log, the queue, the deliveries and the work; and how all of it ends. A composition root. */
import { existsSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { run as runProbot } from "probot";
import type { Logger } from "pino";
import { readConfig, type Config } from "./config.ts";
import { TransientError, UserError } from "./engine/errors.ts";
import { createLogger } from "./logger.ts";
import { openQueue } from "./queue/open-queue.ts";
import { startSweep } from "./sweep.ts";
import { serveDeliveries, serveHealth } from "./web.ts";
import { workerFor } from "./worker.ts";

/** What does not end by itself after a stop is ended. The queue waits for running triggers for eight seconds. */
const STOP_TIMEOUT_MS = 20_000;

// Reports on thousands of goals leave behind far more than they hold. V8 would let the heap grow to several times of that
// before it clears up: over 400 MB, and less than 300 MB like this, in the same time (bench/progress.ts).
setFlagsFromString("--optimize-for-size");

try {
  // Written by Probot's set-up. What the environment holds already goes first.
  if (existsSync(".env")) process.loadEnvFile();
  await start(readConfig(process.env));
} catch (error) {
  if (!(error instanceof UserError) && !(error instanceof TransientError)) throw error;
  const reason = error instanceof TransientError && error.cause instanceof Error ? ` ${error.cause.message}` : "";
  process.stderr.write(`goalkeeper: ${error.message}${reason}\n`);
  process.exitCode = 1;
}

async function start(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  const { host, port, credentials, worker } = config;
  if (credentials === undefined) return setUp(config, logger);
  if (credentials.webhookSecret === "development") {
    logger.warn("WEBHOOK_SECRET is left out or not secret: whoever reaches this server can send it deliveries.");
  }
  const queue = await openQueue({
    databaseUrl: config.databaseUrl,
    backend: config.databaseBackend,
    folder: config.dataFolder,
    patienceSeconds: config.patienceSeconds,
    logger,
  });
  try {
    const { run, heed, sweep } = workerFor(config, credentials, queue, logger);
    const web = await listening(
      config,
      worker === "only" ? serveHealth(config) : serveDeliveries(config, credentials, queue, logger, { heed }),
    );
    if (worker !== "none") await queue.work(run);
    const stopSweep = worker === "none" ? undefined : startSweep(sweep);
    logger.info({ address: `http://${host}:${port}`, github: config.apiUrl, worker }, "Goalkeeper is ready.");
    stopOnSignal(logger, async () => {
      stopSweep?.();
      await web.close();
      await queue.stop();
    });
  } catch (error) {
    await queue.stop();
    throw error;
  }
}

/** Nothing can be done before the app is registered: Probot's pages lead through that, and write `.env`. */
async function setUp({ host, port, publicUrl }: Config, logger: Logger): Promise<void> {
  logger.info(`There are no credentials yet. Open http://${host}:${port} to register the app with GitHub.`);
  if (publicUrl === undefined) {
    // Probot would look for a client of a proxy service that is not installed, and warn that there is none.
    process.env["NO_SMEE_SETUP"] = "true";
    logger.info(
      "GitHub needs an address that it can reach: set PUBLIC_URL to that of this server, and start it again.",
    );
  } else {
    // Probot would register the root of the address that the browser asked for, where no deliveries are taken.
    process.env["WEBHOOK_PROXY_URL"] = new URL("/api/github/webhooks", publicUrl).href;
  }
  await runProbot(() => {}, { env: { HOST: host, PORT: String(port) }, log: logger });
}

async function listening<T>({ host, port }: Config, started: Promise<T>): Promise<T> {
  try {
    return await started;
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw cause;
    throw new UserError(`It is not possible to listen at ${host}:${port} (${code}). Set another PORT or HOST.`, {
      cause,
    });
  }
}

/** The first signal stops, the second ends at once. The process ends by itself, since nothing is left to wait for. */
function stopOnSignal(logger: Logger, stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async (signal: NodeJS.Signals): Promise<void> => {
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, "Stopping.");
    setTimeout(() => {
      logger.error("The stop took too long.");
      process.exit(1);
    }, STOP_TIMEOUT_MS).unref();
    await stop();
    logger.info("Stopped.");
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
