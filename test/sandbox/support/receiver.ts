/** Something that receives deliveries. */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly event: string;
  readonly payload: Record<string, unknown>;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What the next deliveries are answered with. */
  status: number;
}

export async function receiverForTest(): Promise<Receiver> {
  const received: Received[] = [];
  const take = async (request: IncomingMessage): Promise<void> => {
    const body = await text(request);
    const parsed: unknown = JSON.parse(body);
    const event = String(request.headers["x-github-event"]);
    const payload = { ...(typeof parsed === "object" ? parsed : {}) };
    received.push({ headers: request.headers, body, event, payload });
  };
  const server = createServer((request, response) => {
    void take(request).finally(() => response.writeHead(receiver.status).end("thanks"));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const receiver = { url: `http://127.0.0.1:${port}/webhook`, received, status: 200 };
  return receiver;
}

/** `event` or `event.action`, as they arrived. */
export function namesOf({ received }: Receiver): string[] {
  return received.map(({ event, payload }) => {
    const { action } = payload;
    return typeof action === "string" ? `${event}.${action}` : event;
  });
}
