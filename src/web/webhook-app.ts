/** The Probot app: a verified delivery → triggers in the queue, and nothing else. */
import type { ApplicationFunction } from "probot";
import type { Logger } from "pino";
import { TransientError } from "../engine/errors.ts";
import type { Delivery } from "../engine/delivery.ts";
import type { Trigger } from "../engine/trigger.ts";
import type { Workflow } from "../engine/workflow.ts";
import { deliveryOf, type Webhook } from "../github/deliveries.ts";
import type { Queue } from "../queue/queue.ts";
import { within } from "../queue/within.ts";

/**
 * GitHub waits for ten seconds. After nine, the middleware answers 202 by itself, which GitHub takes for a success, also
 * where nothing comes to be stored.
 */
const STORE_TIMEOUT_MS = 8_000;

/**
 * What became of a delivery: its triggers are in the queue, there were none, or the queue did not take them; or it was not
 * GitHub's, by its signature.
 */
export type DeliveryResult = "stored" | "ignored" | "failed" | "refused";

export interface WebhookOptions {
  /** Told of every delivery before its triggers are stored, so that what it makes outdated is known by then. */
  readonly heed?: (webhook: Webhook) => void;
  /** Told of every delivery, by its event, what became of it. */
  readonly onDelivery?: (event: string, result: DeliveryResult) => void;
  readonly storeTimeoutMs?: number;
}

/** The answer to GitHub leaves when this has settled: success once all triggers are stored, else 503. */
export function webhookApp(
  queue: Pick<Queue, "enqueue">,
  workflows: readonly Workflow[],
  logger: Logger,
  { heed, onDelivery, storeTimeoutMs = STORE_TIMEOUT_MS }: WebhookOptions = {},
): ApplicationFunction {
  return (probot) => {
    // All of them, and not a list: the names of events are checked against the workflows below.
    probot.onAny(async ({ id, name, payload }) => {
      await store({ id, name, payload });
    });
  };

  async function store(webhook: Webhook): Promise<void> {
    heed?.(webhook);
    const delivery = deliveryOf(webhook);
    const concerned = workflows.filter(({ runsOn }) => delivery !== undefined && runsOn.includes(delivery.name));
    if (delivery === undefined || concerned.length === 0) {
      onDelivery?.(webhook.name, "ignored");
      logger.debug({ delivery: webhook.id, event: webhook.name }, "A delivery concerns no workflow.");
      return;
    }
    const place = { delivery: delivery.id, event: delivery.name, repository: delivery.repository };
    const asked = concerned.flatMap((workflow) => {
      const isPatient = workflow.patientOn?.includes(delivery.name) === true;
      const isUrgent = workflow.isUrgent === true;
      const triggers = fromDelivery(delivery, workflow.triggersOf(delivery));
      return triggers.map((trigger) => ({ trigger, isPatient, isUrgent }));
    });
    try {
      const stored = Promise.all(asked.map(({ trigger, ...options }) => queue.enqueue(trigger, options)));
      await within(storeTimeoutMs, stored, `The queue took longer than ${storeTimeoutMs / 1000} seconds.`);
    } catch (cause) {
      onDelivery?.(webhook.name, "failed");
      logger.error({ ...place, err: cause }, "A delivery could not be stored; GitHub is told so.");
      // What the middleware answers with, and shows to the owner of the app in the log of deliveries.
      throw Object.assign(new TransientError("The queue did not take the delivery.", { cause }), { status: 503 });
    }
    onDelivery?.(webhook.name, asked.length === 0 ? "ignored" : "stored");
    for (const { trigger, isPatient } of asked) {
      const { workflow, subject, intent } = trigger;
      logger.info({ ...place, workflow, subject, intent, isPatient }, "Stored a trigger.");
    }
  }
}

/** With what the log is to tell, and the number of the repository, which a delivery knows of its own alone. */
function fromDelivery({ id, repository, repositoryId }: Delivery, triggers: readonly Trigger[]): readonly Trigger[] {
  return triggers.map((trigger) => ({
    ...trigger,
    ...(repositoryId === undefined || trigger.repository !== repository ? {} : { repositoryId }),
    delivery: id,
  }));
}
