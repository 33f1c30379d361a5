/** The log of deliveries: what became of each, and how one is sent again. */
import { describe, expect, it } from "vitest";
import { namesOf, receiverForTest } from "./support/receiver.ts";
import { signatureOf } from "../support/app-signature.ts";
import { probotOf, sandboxForTest } from "./support/sandbox.ts";

async function scene() {
  const receiver = await receiverForTest();
  const github = await sandboxForTest();
  const repository = github.createRepository("todogroup/governance");
  github.deliverTo(receiver.url, "hush");
  const open = () =>
    repository.openPullRequest({ branch: "goals", files: { "goals/a.yml": "id: a\n" }, author: "mona" });
  return { receiver, github, open };
}

describe("the delivery log", () => {
  it("knows what failed, and sends it again with the same id", async () => {
    const { receiver, github, open } = await scene();
    receiver.status = 500;
    open();
    await github.delivered();
    const app = await probotOf(github).auth();
    const { data: log } = await app.rest.apps.listWebhookDeliveries();
    expect(new Set(log.map(({ status, status_code: code }) => `${status} ${code}`))).toEqual(
      new Set(["Invalid HTTP Response: 500 500"]),
    );
    const failed = log.find(({ event }) => event === "pull_request");
    receiver.status = 200;
    await app.rest.apps.redeliverWebhookDelivery({ delivery_id: failed?.id ?? 0 });
    await github.delivered();
    const { data: after } = await app.rest.apps.listWebhookDeliveries();
    expect(after[0]).toMatchObject({ guid: failed?.guid, redelivery: true, status: "OK", status_code: 200 });
    const { data: one } = await app.rest.apps.getWebhookDelivery({ delivery_id: after[0]?.id ?? 0 });
    expect(one.request.payload).toMatchObject({ action: "opened" });
  });

  it("shows a lost delivery as timed out, which is no failure to its filter, and nothing of a dropped one", async () => {
    const { receiver, github, open } = await scene();
    github.deliveries.lose({ event: "pull_request", action: "opened" });
    github.deliveries.drop({ event: "push" });
    open();
    await github.delivered();
    expect(namesOf(receiver)).toEqual(["check_suite.requested"]);
    const app = await probotOf(github).auth();
    const { data: log } = await app.rest.apps.listWebhookDeliveries();
    expect(log.map(({ event, status }) => `${event} ${status}`).toSorted()).toEqual([
      "check_suite OK",
      "pull_request timed out",
    ]);
    const { data: failures } = await app.request("GET /app/hook/deliveries", { status: "failure" });
    expect(failures).toEqual([]);
  });

  it("shows a doubled delivery twice", async () => {
    const { receiver, github, open } = await scene();
    github.deliveries.double({ event: "pull_request" });
    open();
    await github.delivered();
    const doubled = receiver.received.filter(({ event }) => event === "pull_request");
    expect(doubled).toHaveLength(2);
    expect(new Set(doubled.map(({ headers }) => headers["x-github-delivery"])).size).toBe(1);
  });

  it("shows an attempt after a while where it lags, and for three days", async () => {
    const clock = { now: Date.now() };
    const github = await sandboxForTest({ now: () => new Date(clock.now) });
    github.deliverTo("http://127.0.0.1:1/", "hush");
    github.deliveries.logLagMs = 60_000;
    github.createRepository("todogroup/governance");
    await github.delivered();
    const shown: number[] = [];
    for (const seconds of [0, 59, 1, 3 * 24 * 60 * 60 - 61, 1]) {
      clock.now += seconds * 1000;
      const headers = { authorization: `Bearer ${signatureOf(github, clock.now)}` };
      // oxlint-disable-next-line no-await-in-loop
      const log: unknown = await (await fetch(`${github.apiUrl}/app/hook/deliveries`, { headers })).json();
      shown.push(Array.isArray(log) ? log.length : Number.NaN);
    }
    expect(shown).toEqual([0, 0, github.deliveries.log.length, github.deliveries.log.length, 0]);
  });

  it("shows a receiver that is not there", async () => {
    const { github, open } = await scene();
    github.deliverTo("http://127.0.0.1:1/", "hush");
    open();
    await github.delivered();
    expect(new Set(github.deliveries.log.map(({ status }) => status))).toEqual(new Set(["failed to connect to host"]));
  });
});
