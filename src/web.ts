/** What the server answers over HTTP: deliveries, and whether it is alive. */
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import { Probot, Server } from "probot";
import type { Logger } from "pino";
import { webhookApp, type WebhookOptions } from "./app.ts";
import type { Config, Credentials } from "./config.ts";
import { PlainOctokit } from "./github/app-api.ts";
import { forLibraries } from "./logger.ts";
import type { Queue } from "./queue/queue.ts";
import { within } from "./queue/within.ts";
import { WORKFLOWS } from "./workflows/index.ts";

/** Enough for the deliveries that are being stored, and short enough for the queue to stop too before Docker kills. */
const CLOSE_TIMEOUT_MS = 2_000;

type Listener = Pick<Config, "host" | "port">;

export interface Web {
  /** Takes nothing new, and lets what has begun end within a bound. */
  close(): Promise<void>;
}

/** Takes deliveries at `/api/github/webhooks`. */
export async function serveDeliveries(
  { host, port, apiUrl }: Listener & Pick<Config, "apiUrl">,
  { appId, privateKey, webhookSecret }: Credentials,
  queue: Pick<Queue, "enqueue">,
  logger: Logger,
  options: WebhookOptions = {},
): Promise<Web> {
  const log = forLibraries(logger);
  const server = new Server({
    host,
    port,
    log,
    enablePing: false,
    enableStaticFiles: false,
    Probot: Probot.defaults({ appId, privateKey, secret: webhookSecret, baseUrl: apiUrl, log, Octokit: PlainOctokit }),
  });
  await server.load(webhookApp(queue, WORKFLOWS, logger, options));
  server.addHandler(answerHealth);
  const http = await server.start();
  return { close: () => closeWithin(server.stop(), http) };
}

/** For a worker alone, which takes no deliveries: only whether it is alive. */
export async function serveHealth({ host, port }: Listener): Promise<Web> {
  const http = createServer((request, response) => {
    if (!answerHealth(request, response)) response.writeHead(404).end();
  });
  http.listen(port, host);
  await once(http, "listening");
  return { close: () => closeWithin(new Promise((resolve) => http.close(() => resolve())), http) };
}

/** Whether it was this that was asked for. */
function answerHealth({ method, url }: IncomingMessage, response: ServerResponse): boolean {
  if (url?.split("?")[0] !== "/healthz" || (method !== "GET" && method !== "HEAD")) return false;
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end('{"status":"ok"}\n');
  return true;
}

async function closeWithin(closed: Promise<void>, http: HttpServer): Promise<void> {
  try {
    await within(CLOSE_TIMEOUT_MS, closed, "Some requests did not end in time.");
  } catch {
    http.closeAllConnections();
  }
}
