/** The app's delivery log, and sending something of it again. */
import type { Delivery } from "../../deliveries/delivery.ts";
import { ApiError, notFound } from "../answer.ts";
import type { RawCall } from "../call.ts";
import { appOperation } from "../operation.ts";
import type { App } from "../../world/model.ts";
import { timeText } from "../../present/time.ts";

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

/** https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks */
const REDELIVERABLE_MS = 3 * 24 * 60 * 60 * 1000;

export const deliveries = [
  appOperation("apps/list-webhook-deliveries", ({ world, postOffice, query, url }, app) => {
    const { per_page: perPage = DEFAULT_PER_PAGE, cursor } = query;
    const count = Math.min(MAX_PER_PAGE, Math.max(1, perPage));
    // The cursor is the number of the attempt that the page begins after, which the log may have forgotten meanwhile.
    const now = world.now().getTime();
    const isListed = ({ appId, deliveredAt }: Delivery): boolean => {
      const ageMs = now - deliveredAt.getTime();
      return appId === app.id && ageMs < REDELIVERABLE_MS && ageMs >= postOffice.logLagMs;
    };
    const mine = postOffice.log.filter(isListed).toReversed();
    const first = mine.findIndex(({ id }) => cursor === undefined || id < Number(cursor));
    const start = first === -1 ? mine.length : first;
    const page = mine.slice(start, start + count);
    const last = page.at(-1);
    const headers: Record<string, string> = {};
    if (last !== undefined && start + count < mine.length) {
      const next = new URL(url);
      next.searchParams.set("cursor", String(last.id));
      headers["link"] = `<${next.href}>; rel="next"`;
    }
    return { status: 200, body: page.filter((one) => isWanted(query, one)).map(presentItem), headers };
  }),

  appOperation("apps/get-webhook-delivery", (call, app) => {
    const delivery = deliveryOf(call, app, call.path.delivery_id);
    const { requestHeaders, responseHeaders, responseBody, body } = delivery;
    const payload: unknown = JSON.parse(body);
    return {
      status: 200,
      body: {
        ...presentItem(delivery),
        url: "",
        request: { headers: requestHeaders, payload },
        response: { headers: responseHeaders, payload: responseBody },
      },
    };
  }),

  appOperation("apps/redeliver-webhook-delivery", (call, app) => {
    const delivery = deliveryOf(call, app, call.path.delivery_id);
    if (call.world.now().getTime() - delivery.deliveredAt.getTime() > REDELIVERABLE_MS) {
      throw new ApiError(422, "Deliveries can be sent again for three days only.");
    }
    call.postOffice.redeliver(delivery);
    return { status: 202, body: {} };
  }),
];

function deliveryOf({ postOffice }: RawCall, app: App, id: number): Delivery {
  const delivery = postOffice.log.find((one) => one.id === id && one.appId === app.id);
  if (delivery === undefined) throw notFound();
  return delivery;
}

/** `failure` is a code of 400 to 599 and nothing else: what got no answer at all is not among them. */
function isWanted(query: object, { statusCode }: Delivery): boolean {
  const status = "status" in query ? query.status : undefined;
  if (status === "success") return statusCode >= 200 && statusCode < 400;
  return status !== "failure" || (statusCode >= 400 && statusCode < 600);
}

function presentItem(delivery: Delivery) {
  const { id, guid, deliveredAt, isRedelivery, durationSeconds, status, statusCode, event, action } = delivery;
  return {
    id,
    guid,
    delivered_at: timeText(deliveredAt),
    redelivery: isRedelivery,
    duration: durationSeconds,
    status,
    status_code: statusCode,
    event,
    action: action ?? null,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}
