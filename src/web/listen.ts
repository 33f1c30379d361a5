/** What the server answers over HTTP: deliveries, whether it is alive, and pages for operators. */
import type { IncomingMessage, RequestListener, Server as HttpServer, ServerResponse } from "node:http";
import { once } from "node:events";
import { createNodeMiddleware, Probot } from "probot";
import type { Logger } from "pino";
import { webhookApp, type WebhookOptions } from "./webhook-app.ts";
import type { Config, Credentials } from "../config.ts";
import { seldom } from "../engine/seldom.ts";
import { PlainOctokit } from "../github/app-api.ts";
import { forLibraries } from "../logger.ts";
import type { Queue } from "../queue/queue.ts";
import { within } from "../queue/within.ts";
import { Bodies, boundedServer, WEB_LIMITS, type Body, type WebLimits } from "./limits.ts";
import { WORKFLOWS } from "../workflows/index.ts";

/** Enough for the deliveries that are being stored, and short enough for the queue to stop too before Docker kills. */
const CLOSE_TIMEOUT_MS = 2_000;

/** Anybody can send as much as they like that is not signed, and each time says the same. */
const REFUSALS_QUIET_MS = 60_000;

const WEBHOOK_PATH = "/api/github/webhooks";

type Listener = Pick<Config, "host" | "port">;

export interface Web {
  /** Takes nothing new, and lets what has begun end within a bound. */
  close(): Promise<void>;
}

export interface Page {
  readonly status: number;
  /** The media type. */
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is shown besides, by its path: `/readyz`. */
export type Pages = ReadonlyMap<string, (request: IncomingMessage) => Promise<Page>>;

export interface WebOptions extends WebhookOptions {
  readonly limits?: WebLimits;
  readonly pages?: Pages;
}

export const JSON_TYPE = "application/json";

const HEALTH: Page = { status: 200, type: JSON_TYPE, text: '{"status":"ok"}\n' };

/** Takes deliveries at `/api/github/webhooks`. */
export async function serveDeliveries(
  { host, port, apiUrl }: Listener & Pick<Config, "apiUrl">,
  { appId, privateKey, webhookSecret }: Credentials,
  queue: Pick<Queue, "enqueue">,
  logger: Logger,
  { limits = WEB_LIMITS, pages, ...options }: WebOptions = {},
): Promise<Web> {
  const log = forLibraries(logger);
  const probot = new Probot({ appId, privateKey, secret: webhookSecret, baseUrl: apiUrl, log, Octokit: PlainOctokit });
  const receive = await createNodeMiddleware(webhookApp(queue, WORKFLOWS, logger, options), { probot });
  const bodies = new Bodies(limits);
  const tellOfRefusal = seldom<string>(REFUSALS_QUIET_MS, (delivery, leftOut) => {
    logger.error({ delivery, leftOut }, `A delivery is refused. ${WRONG_SIGNATURE}`);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (await showPage(request, response, pages)) return;
    if (pathOf(request) !== WEBHOOK_PATH || request.method !== "POST") return refuse(response, 404, "Not found.");
    const wrong = wrongHeader(request);
    if (wrong !== undefined) return refuse(response, 400, `The header ${wrong} is missing, or none of GitHub's.`);
    const body = await bodies.read(request);
    if (body.kind !== "whole") return refuseBody(response, body.kind);
    const { "x-hub-signature-256": signature, "x-github-delivery": delivery } = request.headers;
    // Probot looks too, and logs two errors with their stacks each time, which name no setting.
    if (body.text === "" || !(await probot.webhooks.verify(body.text, String(signature)))) {
      // What event it is said to be is not signed either.
      options.onDelivery?.("unknown", "refused");
      tellOfRefusal(String(delivery));
      return refuse(response, 400, WRONG_SIGNATURE);
    }
    // What is there already is not read again, and cannot outlast the time that the middleware has for its answer.
    await receive(Object.assign(request, { body: body.text }), response);
  };
  return listening(boundedServer(limits, answering(answer, logger)), { host, port }, logger);
}

/** GitHub shows it to the owner of the app, in the log of deliveries. */
const WRONG_SIGNATURE =
  "Its signature is not made with WEBHOOK_SECRET. Enter the same secret on the server and on the page of the app.";

/** For a worker alone, which takes no deliveries: whether it is alive, and the pages. */
export async function serveHealth(place: Listener, logger: Logger, pages?: Pages): Promise<Web> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!(await showPage(request, response, pages))) refuse(response, 404, "Not found.");
  };
  return listening(boundedServer(WEB_LIMITS, answering(answer, logger)), place, logger);
}

function answering(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  logger: Logger,
): RequestListener {
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.error({ err: error }, "A request could not be answered.");
      response.destroy();
    });
  };
}

async function listening(http: HttpServer, { host, port }: Listener, logger: Logger): Promise<Web> {
  http.listen(port, host);
  await once(http, "listening");
  // Without a listener, a connection that cannot be accepted would end the process.
  http.on("error", (error) => logger.error({ err: error }, "A connection could not be taken."));
  return { close: () => closeWithin(new Promise((resolve) => http.close(() => resolve())), http) };
}

/**
 * What tells a delivery, but for its body. The signature covers the body alone: whoever has one that is signed can give it
 * another event and another id, so these are held to the form that GitHub's have, and no workflow may trust them.
 */
const HEADERS = {
  "x-hub-signature-256": /^sha256=[\da-f]{64}$/,
  "x-github-event": /^[a-z]+(?:_[a-z]+)*$/,
  "x-github-delivery": /^[\w-]{1,100}$/,
};

function wrongHeader({ headers }: IncomingMessage): string | undefined {
  return Object.entries(HEADERS).find(([name, form]) => !form.test(String(headers[name])))?.[0];
}

function pathOf({ url = "" }: IncomingMessage): string {
  return (url.split("?")[0] ?? "").replace(/\/$/, "");
}

const REFUSED = {
  "too-large": [413, "GitHub sends 25 MB at most."],
  "no-room": [503, "Too much is being sent at once."],
  "cut-off": [400, "The body ended early."],
} as const satisfies Record<Exclude<Body["kind"], "whole">, readonly [number, string]>;

/** The rest of the body may still come: it is not waited for. */
function refuseBody(response: ServerResponse, kind: keyof typeof REFUSED): void {
  const [status, reason] = REFUSED[kind];
  response.setHeader("connection", "close");
  refuse(response, status, reason);
}

/** Repeats nothing of the request. */
function refuse(response: ServerResponse, status: number, reason: string): void {
  const body = `${JSON.stringify({ error: reason })}\n`;
  response.writeHead(status, { "content-type": JSON_TYPE, "content-length": body.length }).end(body);
}

/** Whether it was a page that was asked for. */
async function showPage(request: IncomingMessage, response: ServerResponse, pages?: Pages): Promise<boolean> {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  const path = pathOf(request);
  const page = path === "/healthz" ? HEALTH : await pages?.get(path)?.(request);
  if (page === undefined) return false;
  const headers = { "content-type": page.type, "cache-control": "no-store", ...page.headers };
  response.writeHead(page.status, headers).end(page.text);
  return true;
}

async function closeWithin(closed: Promise<void>, http: HttpServer): Promise<void> {
  try {
    await within(CLOSE_TIMEOUT_MS, closed, "Some requests did not end in time.");
  } catch {
    http.closeAllConnections();
  }
}
