/** What an error of a request means. */
import { createServer } from "node:http";
import { once } from "node:events";
import { onTestFinished, describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { classified, isAlreadyThere, isLocked } from "../../src/github/api.ts";
import { freePort } from "../support/free-port.ts";

function refusal(status: number, headers: Readonly<Record<string, string>> = {}, data: unknown = {}) {
  return Object.assign(new Error("Refused"), { status, response: { headers, data } });
}

describe("a refusal", () => {
  it.each([[500], [502], [503], [408], [429]])("%i may pass by itself", (status) => {
    const cause = refusal(status);
    const error = classified("Reading", cause);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ message: "Reading failed: Refused", cause, retryAfterSeconds: undefined });
  });

  it.each([[400], [401], [403], [404], [409], [410], [422], [451]])("%i stays as it is", (status) => {
    const cause = refusal(status);
    expect(classified("Reading", cause)).toBe(cause);
  });

  const spent = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1700000090" };

  it.each([
    ["for as long as it says", { "retry-after": "60" }, 60],
    ["until the limit is set back, by GitHub's clock", { ...spent, date: "Tue, 14 Nov 2023 22:13:20 GMT" }, 90],
    ["not at all where that is over", { ...spent, date: "Tue, 14 Nov 2023 23:13:20 GMT" }, 0],
    ["a minute where it does not say what time it is", spent, 60],
    ["a minute where it does not say when", { "x-ratelimit-remaining": "0" }, 60],
  ])("for too many requests asks to wait %s", (_claim, headers, retryAfterSeconds) => {
    const error = classified("Reading", refusal(403, headers));
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ retryAfterSeconds });
  });
});

describe("what has no status", () => {
  it("is a bug where it comes from the program itself", () => {
    const bug = new TypeError("undefined is not a function");
    expect(classified("Reading", bug)).toBe(bug);
    const wrapped = new Error("Reading failed", { cause: new RangeError("too deep") });
    expect(classified("Reading", wrapped)).toBe(wrapped);
    const coded = Object.assign(new TypeError("not a string"), { code: "ERR_INVALID_ARG_TYPE" });
    expect(classified("Reading", coded)).toBe(coded);
    expect(classified("Reading", "not even an error")).toBe("not even an error");
  });

  it("is said once where it is known already", () => {
    const known = new TransientError("The answer breaks off.");
    expect(classified("Reading", known)).toBe(known);
  });

  it("may pass where nobody listens", async () => {
    expect(classified("Reading", await thrownBy(fetch(`http://127.0.0.1:${await freePort()}`)))).toBeInstanceOf(
      TransientError,
    );
  });

  it("may pass where there is no such host", () => {
    const cause = Object.assign(new Error("getaddrinfo EAI_AGAIN api.github.com"), { code: "EAI_AGAIN" });
    const error = classified("Reading", new TypeError("fetch failed", { cause }));
    expect(error).toBeInstanceOf(TransientError);
  });

  it("may pass where the connection is cut, in the middle of the answer or before", async () => {
    const early = await server((_request, response) => response.destroy());
    expect(classified("Reading", await thrownBy(fetch(early)))).toBeInstanceOf(TransientError);
    const late = await server((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    const answer = fetch(late).then((response) => response.text());
    expect(classified("Reading", await thrownBy(answer))).toBeInstanceOf(TransientError);
  });

  it("may pass where the time is over", async () => {
    const mute = await server(() => {});
    const error = await thrownBy(fetch(mute, { signal: AbortSignal.timeout(20) }));
    expect(classified("Reading", error)).toBeInstanceOf(TransientError);
    const stopped = await thrownBy(fetch(mute, { signal: AbortSignal.abort() }));
    expect(classified("Reading", stopped)).toBeInstanceOf(TransientError);
  });
});

it.each([
  ["is there already", refusal(422, {}, { errors: [{ code: "already_exists" }] }), true],
  ["is wrong", refusal(422, {}, { errors: [{ code: "invalid" }] }), false],
  ["is refused for another reason", refusal(409, {}, { errors: [{ code: "already_exists" }] }), false],
  ["has no answer", new Error("already_exists"), false],
])("tells that a thing %s", (_claim, error, expected) => {
  expect(isAlreadyThere(error)).toBe(expected);
});

it.each([
  ["Unable to create comment because issue is locked.", 403, true],
  ["Resource not accessible by integration", 403, false],
  ["The issue is blocked", 403, false],
  ["Unable to create comment because issue is locked.", 404, false],
])("tells from %j with status %i whether a conversation is locked", (message, status, expected) => {
  expect(isLocked(Object.assign(new Error(message), { status }))).toBe(expected);
});

async function server(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const http = createServer({}, answer);
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  onTestFinished(() => {
    http.close();
    http.closeAllConnections();
  });
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  return `http://127.0.0.1:${address.port}`;
}

function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
