/** The process of the server: its settings, its end, and the set-up of an app that is not registered yet. A composition root. */
import type { Logger } from "pino";
import { readConfig, type Config } from "./config.ts";
import { TransientError, UserError } from "./engine/errors.ts";
import { environmentWithFile } from "./environment.ts";
import { saveMemory } from "./heap.ts";
import { createLogger } from "./logger.ts";
import { listeningAt } from "./web/place.ts";

/** What does not end by itself after a stop is ended. The queue waits for running triggers for six seconds. */
const STOP_TIMEOUT_MS = 20_000;

saveMemory();

// The queue, and the private key that the set-up writes into `.env`, are nobody else's business on this machine.
process.umask(0o077);

try {
  // Probot's set-up writes the file.
  await start(readConfig(environmentWithFile()));
} catch (error) {
  if (!(error instanceof UserError) && !(error instanceof TransientError)) throw error;
  process.stderr.write(`goalkeeper: ${error instanceof TransientError ? withAdvice(error) : error.message}\n`);
  process.exitCode = 1;
}

/** At a start, only the database is waited for. Its reason may stand in the message already. */
function withAdvice({ message, cause }: TransientError): string {
  const reason = cause instanceof Error && !message.includes(cause.message) ? ` ${cause.message}` : "";
  return `${message}${reason} See whether the database can be reached from here, and start the server again.`;
}

async function start(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel);
  const { credentials } = config;
  if (credentials === undefined) return setUp(config, logger);
  if (credentials.webhookSecret === "development") {
    logger.warn("WEBHOOK_SECRET is left out or not secret: whoever reaches this server can send it deliveries.");
  }
  // Not imported above, so that memory is saved by then.
  const { serve } = await import("./serve.ts");
  const goalkeeper = await serve(config, credentials, logger);
  stopOnSignal(logger, () => goalkeeper.stop());
  process.on("SIGUSR2", () => {
    logger.info("Looking at all repositories, as SIGUSR2 asks for.");
    void goalkeeper.reconcile();
  });
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
  const { run } = await import("probot");
  await listeningAt(
    { host, port },
    run(() => {}, { env: { HOST: host, PORT: String(port) }, log: logger }),
  );
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
