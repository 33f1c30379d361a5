/** The door for deliveries as it is in production, and a stranger before it who can send whatever they like. */
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Trigger } from "../../src/engine/trigger.ts";
import { createLogger } from "../../src/logger.ts";
import { WEB_LIMITS, type WebLimits } from "../../src/web/limits.ts";
import { serveDeliveries, type WebOptions } from "../../src/web/listen.ts";
import { freePort } from "./free-port.ts";

const DOOR_SECRET = "the secret of the door";
export const WEBHOOK_PATH = "/api/github/webhooks";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

export interface Door {
  readonly port: number;
  readonly address: string;
  /** What came through. */
  readonly triggers: readonly Trigger[];
  /** What was logged, at the level that says all. */
  readonly log: readonly string[];
  /** From now on, the queue takes nothing. */
  readonly refuse: (error: Error) => void;
  /** A connection on which anything can be said. */
  readonly connect: () => Promise<Socket>;
}

export async function doorForTest(
  limits: Partial<WebLimits> = {},
  options: Omit<WebOptions, "limits"> = {},
): Promise<Door> {
  const port = await freePort();
  const log: string[] = [];
  const triggers: Trigger[] = [];
  let refusal: Error | undefined;
  const enqueue = async (trigger: Trigger): Promise<void> => {
    if (refusal !== undefined) throw refusal;
    triggers.push(trigger);
  };
  const logger = createLogger("trace", { write: (line) => log.push(line) });
  const place = { host: "127.0.0.1", port, apiUrl: "http://127.0.0.1:9/api/v3" };
  const credentials = { appId: 1, privateKey, webhookSecret: DOOR_SECRET };
  const web = await serveDeliveries(place, credentials, { enqueue }, logger, {
    ...options,
    limits: { ...WEB_LIMITS, ...limits },
  });
  onTestFinished(() => web.close());
  const connectTo = async (): Promise<Socket> => {
    const socket = connect(port, "127.0.0.1");
    // What the other side breaks off is seen by the end of the connection.
    socket.on("error", () => {});
    onTestFinished(() => void socket.destroy());
    await once(socket, "connect");
    return socket;
  };
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    triggers,
    log,
    refuse: (error) => void (refusal = error),
    connect: connectTo,
  };
}

/** An issue was opened: what a workflow runs on. */
export const OPENED = {
  action: "opened",
  installation: { id: 5 },
  repository: { id: 7, full_name: "todogroup/governance" },
  issue: { number: 12, title: "A title that nobody else need know" },
};

export function signature(body: string | Uint8Array, secret = DOOR_SECRET, algorithm = "sha256"): string {
  return `${algorithm}=${createHmac(algorithm, secret).update(body).digest("hex")}`;
}

/** The headers of a delivery as GitHub sends it; `undefined` leaves one out. */
export function headersFor(
  body: string | Uint8Array,
  changed: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "x-github-event": "issues",
    "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    "x-hub-signature-256": signature(body),
    ...changed,
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Sends a body, with the headers of a delivery but for those that are given. */
export function post(
  { address }: Pick<Door, "address">,
  body: string | Uint8Array<ArrayBuffer>,
  changed: Readonly<Record<string, string | undefined>> = {},
): Promise<Response> {
  return fetch(address + WEBHOOK_PATH, { method: "POST", headers: headersFor(body, changed), body });
}

/** All that comes until the other side ends the connection. */
export async function heard(socket: Socket): Promise<string> {
  let said = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => (said += chunk));
  await new Promise((resolve) => void (socket.closed ? resolve(undefined) : socket.once("close", resolve)));
  return said;
}

/** The beginning of a request, up to its body. */
export function head(headers: Readonly<Record<string, string>>, line = `POST ${WEBHOOK_PATH} HTTP/1.1`): string {
  const lines = Object.entries({ host: "localhost", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[line, ...lines].join("\r\n")}\r\n\r\n`;
}
