/** Plain HTTP on loopback around the API; what is not the API's is offered to the pages. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Answer } from "./answer.ts";
import { Api } from "./api.ts";

/** Answers a request for a page, and tells whether it did. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface Listening {
  /** `http://127.0.0.1:1234`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export interface Site {
  readonly api: Api;
  readonly pages: Pages | undefined;
}

/**
 * Listens on loopback; port 0 takes a free one.
 * The site is made once the address is known, since the API's answers are full of addresses.
 */
export async function listen(port: number, siteAt: (origin: string) => Site): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const origin = originOf(server);
  const site = siteAt(origin);
  server.on("request", (request, response) => {
    serve(site, origin, request, response).catch((error: unknown) => {
      // A mistake of the sandbox: whoever asked should read it.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      sendAnswer(response, { status: 500, body: { message } });
    });
  });
  return { origin, close: () => close(server) };
}

async function serve({ api, pages }: Site, origin: string, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", origin);
  if (!Api.owns(url.pathname)) {
    const isServed = await pages?.(request, response);
    if (isServed !== true) sendAnswer(response, { status: 404, body: { message: "Not Found" } });
    return;
  }
  const { authorization, accept, "if-none-match": tag } = request.headers;
  const answer = await api.answer({
    method: request.method ?? "GET",
    url,
    headers: { authorization, accept, "if-none-match": tag },
    text: await text(request),
  });
  if (answer === "cut") response.destroy();
  else if (answer !== "silence") sendAnswer(response, answer);
}

function sendAnswer(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const isBytes = body instanceof Uint8Array;
  const content = body === undefined ? undefined : isBytes ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...(content === undefined
      ? {}
      : {
          "content-type": isBytes ? "application/vnd.github.raw; charset=utf-8" : "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(content),
        }),
    "x-github-media-type": "github.v3; format=json",
    ...headers,
  });
  response.end(content);
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return `http://127.0.0.1:${address.port}`;
}

/** Waits for what is being answered; connections that are only kept alive are closed. */
function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeIdleConnections();
  });
}
