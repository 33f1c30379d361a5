/** What a stranger may cost the server over HTTP: how long, how much, and how many at a time. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";

export interface WebLimits {
  /** For all headers of a request, from its first byte or from the connection on. */
  readonly headersMs: number;
  /** For the whole of a request. GitHub gives up after ten seconds. */
  readonly requestMs: number;
  readonly maxConnections: number;
  /** https://docs.github.com/en/webhooks/webhook-events-and-payloads#payload-cap */
  readonly maxBodyBytes: number;
  /** What all bodies that are being read may take together beyond `SMALL_BYTES` of each. */
  readonly maxTogetherBytes: number;
}

export const WEB_LIMITS: WebLimits = {
  headersMs: 5_000,
  requestMs: 15_000,
  maxConnections: 500,
  maxBodyBytes: 25 * 1024 * 1024,
  maxTogetherBytes: 100 * 1024 * 1024,
};

/** Nearly all deliveries are smaller. So many are taken whatever else is being read: large bodies keep no small ones out. */
const SMALL_BYTES = 256 * 1024;
/** GitHub sends under 20, and what stands in front adds some. */
const MAX_HEADERS = 100;

/** A server that gives up on whoever is slow, and takes no more connections than it can bear. */
export function boundedServer({ headersMs, requestMs, maxConnections }: WebLimits, answer: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      // Node looks no more often than this, and every half a minute by itself.
      connectionsCheckingInterval: Math.min(headersMs, 1_000),
    },
    answer,
  );
  server.maxConnections = maxConnections;
  server.maxHeadersCount = MAX_HEADERS;
  // A connection on which nothing is ever said has not begun a request. The answer may take as long as the store may.
  server.timeout = 2 * requestMs;
  return server;
}

export type Body =
  | { readonly kind: "whole"; readonly text: string }
  | { readonly kind: "too-large" | "no-room" | "cut-off" };

/** Reads the bodies of requests, which are not known yet to be GitHub's. */
export class Bodies {
  readonly #limits: WebLimits;
  #together = 0;

  constructor(limits: WebLimits) {
    this.#limits = limits;
  }

  /** Never throws. What is not read to its end is to be answered by closing the connection. */
  async read(request: IncomingMessage): Promise<Body> {
    const { maxBodyBytes, maxTogetherBytes } = this.#limits;
    // Only to spare the reading: what comes counts, whatever was announced.
    if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) return { kind: "too-large" };
    const chunks: Uint8Array[] = [];
    let size = 0;
    let taken = 0;
    try {
      for await (const chunk of bytesOf(request)) {
        size += chunk.length;
        if (size > maxBodyBytes) return { kind: "too-large" };
        const beyond = Math.max(0, size - SMALL_BYTES);
        this.#together += beyond - taken;
        taken = beyond;
        if (taken > 0 && this.#together > maxTogetherBytes) return { kind: "no-room" };
        chunks.push(chunk);
      }
      return request.complete ? { kind: "whole", text: Buffer.concat(chunks).toString("utf8") } : { kind: "cut-off" };
    } catch {
      return { kind: "cut-off" };
    } finally {
      this.#together -= taken;
    }
  }
}

/** A return from the loop leaves the connection as it is, so that it can be answered. */
function bytesOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return request.iterator({ destroyOnReturn: false });
}
