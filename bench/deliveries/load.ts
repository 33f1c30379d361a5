/** Sends deliveries as GitHub does: as fast as a number of connections goes, or so many a second whatever comes of them. */
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../src/engine/errors.ts";
import type { SignedDelivery } from "./examples.ts";

/** How many are acknowledged a second, where each connection sends the next as soon as the one before is answered. */
export async function flatOut(
  address: string,
  deliveries: readonly SignedDelivery[],
  connections: number,
): Promise<number> {
  using agent = agentFor(connections);
  const waiting = deliveries.values();
  const start = performance.now();
  const connection = async (): Promise<void> => {
    // All connections take from the same list.
    for (const delivery of waiting) {
      // oxlint-disable-next-line no-await-in-loop
      await deliver(agent, address, delivery);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return deliveries.length / ((performance.now() - start) / 1000);
}

/**
 * The milliseconds from when each was due to when it was acknowledged, so many being due each second: what waits because
 * the one before is slow counts as slow itself, also where it is this program that comes late.
 */
export async function atRate(
  address: string,
  deliveries: readonly SignedDelivery[],
  perSecond: number,
): Promise<number[]> {
  using agent = agentFor(Number.POSITIVE_INFINITY);
  const start = performance.now();
  const sent: Promise<number>[] = [];
  for (const [index, delivery] of deliveries.entries()) {
    const due = start + (index * 1000) / perSecond;
    const early = due - performance.now();
    // oxlint-disable-next-line no-await-in-loop
    if (early > 0) await sleep(early);
    sent.push(deliver(agent, address, delivery).then(() => performance.now() - due));
  }
  // Awaited here: the agent ends with this function.
  return await Promise.all(sent);
}

function agentFor(maxSockets: number): Agent & Disposable {
  const agent = new Agent({ keepAlive: true, maxSockets });
  return Object.assign(agent, { [Symbol.dispose]: () => agent.destroy() });
}

/** Throws a UserError where it is not acknowledged. */
async function deliver(agent: Agent, address: string, { event, id, body, signature }: SignedDelivery): Promise<void> {
  const sending = request(`${address}/api/github/webhooks`, {
    agent,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      "user-agent": "GitHub-Hookshot/bench",
      "x-github-event": event,
      "x-github-delivery": id,
      "x-hub-signature-256": signature,
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once("response", resolve).once("error", reject);
  });
  sending.end(body);
  const answer = await answered;
  answer.resume();
  await once(answer, "end");
  if (answer.statusCode !== 200) throw new UserError(`A delivery of ${event} was answered with ${answer.statusCode}.`);
}
