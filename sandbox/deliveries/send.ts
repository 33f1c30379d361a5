/** Sends a delivery over HTTP as GitHub does: signed, and with ten seconds for the answer. */
import { createHmac } from "node:crypto";
import type { Letter } from "./delivery.ts";

export interface Receiver {
  readonly url: string;
  readonly secret: string;
  /** The app that it belongs to. */
  readonly appId: number;
}

/** https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks#respond-within-10-seconds */
const TIMEOUT_MS = 10_000;

export interface Answer {
  readonly status: string;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers */
export function headersOf({ guid, event, body }: Letter, { secret, appId }: Receiver): Record<string, string> {
  const sign = (algorithm: string): string =>
    `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/sandbox",
    "x-github-delivery": guid,
    "x-github-event": event,
    "x-github-hook-id": String(appId),
    "x-github-hook-installation-target-id": String(appId),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature": sign("sha1"),
    "x-hub-signature-256": sign("sha256"),
  };
}

/** Never throws: what went wrong is an answer too. */
export async function send(body: string, headers: Readonly<Record<string, string>>, url: string): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    return {
      status: response.ok ? "OK" : `Invalid HTTP Response: ${response.status}`,
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    return { status: isLate ? "timed out" : "failed to connect to host", statusCode: 0, headers: {}, body: "" };
  }
}
