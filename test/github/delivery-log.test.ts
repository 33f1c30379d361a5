/** The log of deliveries: what its entries mean, and at which pace it is read and written. */
import { describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import type { GitHubApi } from "../../src/github/api.ts";
import { DeliveryLog } from "../../src/github/delivery-log.ts";

const { signal } = new AbortController();
const NOW = Date.parse("2026-03-02T09:00:00Z");

type Answer = Readonly<Record<string, unknown>> | Error;

/** A log behind an API that gives these answers, one after the other, and then an empty page. */
function logOf(...answers: readonly Answer[]) {
  const clock = { now: 0 };
  const left = [...answers];
  const [asked, times]: [unknown[], number[]] = [[], []];
  const request: GitHubApi["request"] = async (route, parameters) => {
    asked.push({ route, ...parameters });
    times.push(clock.now);
    const answer = left.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return { status: 200, data: [], ...answer };
  };
  const api: GitHubApi = { request, graphql: () => Promise.reject(new Error("not here")) };
  const log = new DeliveryLog({
    api: () => Promise.resolve(api),
    elapsed: () => clock.now,
    sleep: async (ms) => {
      clock.now += ms;
    },
  });
  return { log, clock, asked, times };
}

const entry = (more: object) => ({
  id: 7,
  guid: "guid",
  delivered_at: "2026-03-02T09:00:00Z",
  redelivery: false,
  status: "OK",
  status_code: 200,
  event: "push",
  action: null,
  ...more,
});

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error("Refused"), { status, response: { headers } });
}

describe("an entry of the log", () => {
  it.each([
    ["OK", 200, "ok"],
    ["OK", 202, "ok"],
    ["timed out", 0, "failed"],
    ["timed out", 504, "failed"],
    ["failed to connect to host", 0, "failed"],
    ["Invalid HTTP Response: 301", 301, "failed"],
    ["Invalid HTTP Response: 503", 503, "failed"],
    ["Invalid HTTP Response: 429", 429, "failed"],
    ["Invalid HTTP Response: 401", 401, "refused"],
    ["", 200, "failed"],
    ["pending", 0, "pending"],
  ])("with the status %j and the code %i is %s", async (status, status_code, outcome) => {
    const { log } = logOf({ data: [entry({ status, status_code })] });
    expect((await log.page(undefined, signal)).attempts).toEqual([
      { id: 7, guid: "guid", at: NOW, event: "push", isRedelivery: false, outcome },
    ]);
  });

  it("with an action is named after it", async () => {
    const { log } = logOf({ data: [entry({ event: "issues", action: "opened", redelivery: true })] });
    const { attempts } = await log.page(undefined, signal);
    expect(attempts).toMatchObject([{ event: "issues.opened", isRedelivery: true }]);
  });

  it.each([null, 7, {}, entry({ id: "7" }), entry({ guid: null }), entry({ delivered_at: "yesterday" })])(
    "that is %j is passed over",
    async (one) => {
      const { log } = logOf({ data: [one] });
      expect((await log.page(undefined, signal)).attempts).toEqual([]);
    },
  );
});

describe("a page", () => {
  it("of a hundred tells where the next begins", async () => {
    const link = '<https://api.github.com/app/hook/deliveries?per_page=100&cursor=v1_42>; rel="next"';
    const { log, asked } = logOf({ headers: { link } });
    const { next } = await log.page(undefined, signal);
    expect(next).toBe("v1_42");
    expect((await log.page(next, signal)).next).toBeUndefined();
    expect(asked).toEqual([
      { route: "GET /app/hook/deliveries", per_page: 100 },
      { route: "GET /app/hook/deliveries", per_page: 100, cursor: "v1_42" },
    ]);
  });

  it("that breaks off is tried again", async () => {
    const { log } = logOf({ data: "" });
    await expect(log.page(undefined, signal)).rejects.toThrow(TransientError);
  });
});

describe("a redelivery", () => {
  it.each([400, 404, 410, 422])("that GitHub refuses with %i is one that it cannot make", async (status) => {
    const { log } = logOf(refusal(status));
    expect(await log.redeliver(7, signal, async () => {})).toBe(false);
  });

  it.each([401, 403, 500])("that GitHub answers with %i is an error", async (status) => {
    const { log } = logOf(refusal(status));
    await expect(log.redeliver(7, signal, async () => {})).rejects.toThrow("Refused");
  });

  it("is announced when its turn has come, and before it is asked for", async () => {
    const { log, clock, times } = logOf();
    await log.page(undefined, signal);
    const announced: number[] = [];
    await log.redeliver(7, signal, async () => {
      announced.push(clock.now);
      clock.now += 1;
    });
    expect(announced).toEqual([900]);
    expect(times).toEqual([0, 901]);
  });
});

describe("the pace", () => {
  it("is four thousand requests an hour, evenly, however long nothing was asked", async () => {
    const { log, clock, times } = logOf();
    for (let count = 0; count < 10; count += 1) {
      if (count === 5) clock.now += 60_000;
      // oxlint-disable-next-line no-await-in-loop
      await log.page(undefined, signal);
    }
    const distances = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(distances).toEqual([900, 900, 900, 900, 60_000, 900, 900, 900, 900]);
  });

  it.each<[string, Answer, number]>([
    ["a refusal that says how long", refusal(403, { "retry-after": "90" }), 90],
    [
      "a refusal that says when the hour ends",
      refusal(403, {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(NOW / 1000 + 30),
        date: new Date(NOW).toUTCString(),
      }),
      30,
    ],
    [
      "an answer that leaves less than a tenth of the hour",
      {
        headers: {
          "x-ratelimit-limit": "5000",
          "x-ratelimit-remaining": "499",
          "x-ratelimit-reset": String(NOW / 1000 + 600),
          date: new Date(NOW).toUTCString(),
        },
      },
      600,
    ],
  ])("rests after %s, and goes on then", async (_claim, answer, seconds) => {
    const { log, clock, times } = logOf(answer);
    await log.page(undefined, signal).catch(() => {});
    const [start] = times;
    clock.now += 1;
    await expect(log.page(undefined, signal)).rejects.toMatchObject({ isPause: true, retryAfterSeconds: seconds });
    expect(times).toEqual([start]);
    clock.now += seconds * 1000;
    await log.page(undefined, signal);
    expect(times).toHaveLength(2);
  });

  it("asks nothing any more where it is broken off", async () => {
    const { log, times } = logOf();
    await expect(log.page(undefined, AbortSignal.abort())).rejects.toThrow("abort");
    expect(times).toEqual([]);
  });
});
