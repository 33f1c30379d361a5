/** Answers a browser: pages, their style, and the forms of their buttons. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "../world/refusal.ts";
import type { World } from "../world/world.ts";
import { STYLE_PATH } from "./document.ts";
import { page, type PageOptions } from "./page.ts";
import { afterPress, pressOf, type Press } from "./press.ts";
import { STYLE } from "./style.ts";

export interface PagesOptions extends PageOptions {
  readonly world: World;
  /** Throws a Refusal for what cannot be; the person reads why. */
  readonly onPress: (press: Press) => void | Promise<void>;
}

/** No script runs and nothing is loaded from elsewhere; labels bring their colours as attributes. */
const HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** The buttons send a few characters. */
const MAX_FORM_BYTES = 4096;

/** A listener for everything that is no request to the API. */
export function servePages(
  options: PagesOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (request.method === "POST") return take(options, request, response);
    if (request.method !== "GET" && request.method !== "HEAD")
      return send(response, 405, "text/plain", "Method Not Allowed");
    const path = request.url ?? "/";
    if (path === STYLE_PATH) return send(response, 200, "text/css", STYLE);
    const { status, html } = page(options.world, path, options);
    return send(response, status, "text/html", html);
  };
}

async function take(
  { world, onPress }: PagesOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A page of somebody else must not press buttons on the laptop of who looks at it.
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin")
    return send(response, 403, "text/plain", "Only the sandbox's own pages may do this.");
  const form = await formOf(request);
  const press = form === undefined ? undefined : pressOf(world, request.url ?? "/", form);
  if (press === undefined) return send(response, 404, "text/plain", "There is no such button.");
  try {
    await onPress(press);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return send(response, 422, "text/plain", error.message);
  }
  response.writeHead(303, { ...HEADERS, location: afterPress(press) }).end();
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  let body = "";
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MAX_FORM_BYTES) return undefined;
  }
  return new URLSearchParams(body);
}

/** Node leaves the body out of the answer to a HEAD by itself. */
function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, "content-type": `${type}; charset=utf-8` }).end(body);
}
