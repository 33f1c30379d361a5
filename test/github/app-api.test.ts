/** What goes over the wire: to a GitHub that answers as the test says. */
import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { TransientError } from "../../src/engine/errors.ts";
import { AppApi } from "../../src/github/app-api.ts";
import { statusOf } from "../../src/github/api.ts";
import { readIdentity } from "../../src/github/identity.ts";
import { currentName } from "../../src/github/reach.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const TOKENS = "POST /api/v3/app/installations/5/access_tokens";
const token = { status: 201, body: { token: "ghs_1", expires_at: "2999-01-01T00:00:00Z", permissions: {} } };
const signal = new AbortController().signal;

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Answers by method and path; `undefined` never. What it was asked is in `requests`, with who asked. */
async function github(given: Readonly<Record<string, Answer | undefined>>, now?: () => number) {
  const answers = { ...given };
  const requests: string[] = [];
  const bodies: string[] = [];
  const http = createServer(async (request, response) => {
    const key = `${request.method} ${request.url}`;
    requests.push(`${key} ${request.headers.authorization?.replace(/ey\S+/, "JWT")}`);
    bodies.push(await bodyOf(request));
    const answer = key in answers ? answers[key] : { status: 404, body: { message: "Not Found" } };
    if (answer === undefined) return;
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  closers.push(() => {
    http.close();
    http.closeAllConnections();
  });
  const address = http.address();
  if (typeof address !== "object" || address === null) throw new Error("no address");
  const apiUrl = `http://127.0.0.1:${address.port}/api/v3`;
  const logger = pino({ level: "silent" });
  const app = new AppApi({ appId: 1, privateKey, apiUrl, logger, requestTimeoutMs: 200, ...(now && { now }) });
  return { app, answers, requests, bodies };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("an installation", () => {
  it("asks over REST and GraphQL at the address that is given, with one token", async () => {
    const { app, requests, bodies } = await github({
      [TOKENS]: token,
      "GET /api/v3/repos/o/r/pulls?page=2": { status: 200, body: [{ number: 1 }] },
      "POST /api/graphql": { status: 200, body: { data: { viewer: { login: "x" } } } },
    });
    const api = await app.ofInstallation(5, signal);
    const rest = await api.request("GET /repos/{owner}/{repo}/pulls", { owner: "o", repo: "r", page: 2 });
    expect(rest).toMatchObject({ status: 200, data: [{ number: 1 }] });
    const again = await app.ofInstallation(5, signal);
    expect(await again.graphql("query($number: Int!) { viewer { login } }", { number: 3 })).toEqual({
      viewer: { login: "x" },
    });
    expect(requests).toEqual([
      `${TOKENS} bearer JWT`,
      "GET /api/v3/repos/o/r/pulls?page=2 token ghs_1",
      "POST /api/graphql token ghs_1",
    ]);
    expect(JSON.parse(bodies[2] ?? "")).toMatchObject({ variables: { number: 3 } });
  });

  it.each([
    ["fails", 500, {}],
    ["is busy", 503, { "retry-after": "60" }],
    ["is of another mind", 409, {}],
  ])("asks once where GitHub %s (%i), since the queue is who retries", async (_claim, status, headers) => {
    const { app, requests } = await github({
      [TOKENS]: token,
      "POST /api/v3/repos/o/r/check-runs": { status, headers },
    });
    const api = await app.ofInstallation(5, signal);
    const started = performance.now();
    const error = await thrownBy(api.request("POST /repos/{owner}/{repo}/check-runs", { owner: "o", repo: "r" }));
    expect(statusOf(error)).toBe(status);
    expect(requests).toHaveLength(2);
    // The first wait of the plug-in that is switched off is a second long.
    expect(performance.now() - started).toBeLessThan(900);
  });

  it.each([
    [429, { "retry-after": "60" }],
    [403, { "retry-after": "60", "x-ratelimit-remaining": "0" }],
  ])("asks once where GitHub limits (%i), and not at all before that ends", async (status, headers) => {
    const { app, requests } = await github({
      [TOKENS]: token,
      "POST /api/v3/repos/o/r/check-runs": { status, headers },
    });
    const api = await app.ofInstallation(5, signal);
    const route = "POST /repos/{owner}/{repo}/check-runs";
    const errors = [
      await thrownBy(api.request(route, { owner: "o", repo: "r" })),
      await thrownBy(api.request(route, { owner: "o", repo: "r" })),
    ];
    expect(errors.every((error) => error instanceof TransientError && error.isPause)).toBe(true);
    expect(requests).toHaveLength(2);
  });

  it("asks again as it is told where a repository was renamed, with the same method, body and token", async () => {
    const { app, requests, bodies } = await github({
      [TOKENS]: token,
      "POST /api/v3/repos/o/old/issues": { status: 307, headers: { location: "/api/v3/repositories/7/issues" } },
      "POST /api/v3/repositories/7/issues": { status: 201, body: { number: 1 } },
    });
    const api = await app.ofInstallation(5, signal);
    const { data } = await api.request("POST /repos/{owner}/{repo}/issues", { owner: "o", repo: "old", title: "A" });
    expect(data).toEqual({ number: 1 });
    expect(requests.slice(1)).toEqual([
      "POST /api/v3/repos/o/old/issues token ghs_1",
      "POST /api/v3/repositories/7/issues token ghs_1",
    ]);
    expect(bodies[2]).toBe(bodies[1]);
  });

  it.each([
    ["elsewhere, which a writer is not told to follow", 301, "/api/v3/repositories/7/issues/1"],
    ["at another host, which must not get the token", 307, "http://127.0.0.1:1/repositories/7/issues/1"],
    ["where it was", 307, "/api/v3/repos/o/r/issues/1"],
  ])("takes for gone what it would write to and is now %s", async (_claim, status, location) => {
    const { app, requests } = await github({
      [TOKENS]: token,
      "PATCH /api/v3/repos/o/r/issues/1": { status, headers: { location } },
      "GET /api/v3/repositories/7/issues/1": { status: 200, body: { number: 1 } },
    });
    const api = await app.ofInstallation(5, signal);
    const which = { owner: "o", repo: "r", issue_number: 1, body: "Half-way." };
    const error = await thrownBy(api.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", which));
    expect(statusOf(error)).toBe(410);
    expect(requests.filter((one) => one.startsWith("GET"))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(5);
  });

  it("asks for one token for the same rights, and for another one for others", async () => {
    const { app, requests, bodies } = await github({ [TOKENS]: token, "GET /api/v3/repos/o/r": { status: 200 } });
    const reading = { permissions: { contents: "read", checks: "read" } } as const;
    const same = { permissions: { checks: "read", contents: "read" } } as const;
    const narrower = { permissions: { contents: "read" }, repositories: ["o/r"] } as const;
    for (const rights of [reading, same, narrower, reading, narrower]) {
      // oxlint-disable-next-line no-await-in-loop
      const api = await app.ofInstallation(5, signal, rights);
      // oxlint-disable-next-line no-await-in-loop
      await api.request("GET /repos/{owner}/{repo}", { owner: "o", repo: "r" });
    }
    const asked = bodies.filter((_, index) => requests[index]?.startsWith(TOKENS)).map((body) => JSON.parse(body));
    expect(asked).toEqual([reading, { repositories: ["r"], permissions: { contents: "read" } }]);
  });

  it("asks for another token where GitHub knows one no longer, and waits a little where it was just given", async () => {
    const clock = { now: 0 };
    const { app, requests, answers } = await github(
      { [TOKENS]: token, "GET /api/v3/repos/o/r": { status: 401 } },
      () => clock.now,
    );
    const api = await app.ofInstallation(5, signal);
    const ask = (): Promise<unknown> => api.request("GET /repos/{owner}/{repo}", { owner: "o", repo: "r" });
    const fresh = await thrownBy(ask());
    expect(fresh).toBeInstanceOf(TransientError);
    expect(fresh).toMatchObject({ retryAfterSeconds: 5, isPause: false });
    answers["GET /api/v3/repos/o/r"] = { status: 200 };
    await ask();
    clock.now = 60_000;
    answers["GET /api/v3/repos/o/r"] = { status: 401 };
    requests.length = 0;
    expect(statusOf(await thrownBy(ask()))).toBe(401);
    expect(requests.map((one) => one.split(" ")[0])).toEqual(["GET", "POST", "GET"]);
  });

  it("gives up a request, also one for a token, that gets no answer", async () => {
    const route = "GET /repos/{owner}/{repo}";
    const mute = await github({ [TOKENS]: token, "GET /api/v3/repos/o/r": undefined });
    const api = await mute.app.ofInstallation(5, signal);
    expect(statusOf(await thrownBy(api.request(route, { owner: "o", repo: "r" })))).toBe(500);
    const tokenless = await github({ [TOKENS]: undefined });
    const other = await tokenless.app.ofInstallation(5, signal);
    expect(statusOf(await thrownBy(other.request(route, { owner: "o", repo: "r" })))).toBe(500);
  });

  it("ends its requests when the signal is given", async () => {
    const { app } = await github({ [TOKENS]: token });
    const api = await app.ofInstallation(5, AbortSignal.abort(new Error("enough")));
    const error = await thrownBy(api.graphql("query { viewer { login } }", {}));
    expect(String(error)).toContain("enough");
  });
});

describe("a repository", () => {
  it("is within reach where GitHub gives a token for it alone", async () => {
    expect(await nameOf(token)).toEqual({ name: "o/r", body: '{"repositories":["r"]}' });
  });

  it("is asked for by its number where that is known, and may have another name", async () => {
    const renamed = { ...token, body: { ...token.body, repositories: [{ id: 7, full_name: "o/renamed" }] } };
    expect(await nameOf(renamed, 7)).toEqual({ name: "o/renamed", body: '{"repository_ids":[7]}' });
  });

  it.each([
    ["whose installation is gone", 404],
    ["whose installation is suspended", 403],
    ["that was taken out of the installation", 422],
  ])("%s is out of reach", async (_claim, status) => {
    expect((await nameOf({ status })).name).toBeUndefined();
  });

  it.each([
    ["does not answer", { status: 502 }],
    ["limits the app", { status: 403, headers: { "retry-after": "60" } }],
  ])("may be there or not where GitHub %s", async (_claim, answer) => {
    await expect(nameOf(answer)).rejects.toThrow(TransientError);
  });

  it("may be there or not where GitHub does not know the app", async () => {
    await expect(nameOf({ status: 401, body: { message: "Bad credentials" } })).rejects.toThrow("Bad credentials");
  });
});

describe("the app's own commits", () => {
  const self = { status: 200, body: { id: 1, slug: "goalkeeper" } };

  it("are by the account that GitHub made for it", async () => {
    const { app } = await github({
      [TOKENS]: token,
      "GET /api/v3/app": self,
      "GET /api/v3/users/goalkeeper%5Bbot%5D": { status: 200, body: { id: 99 } },
    });
    expect(await readIdentity(await app.ofApp(signal), await app.ofInstallation(5, signal), "github.com")).toEqual({
      name: "goalkeeper[bot]",
      email: "99+goalkeeper[bot]@users.noreply.github.com",
    });
  });

  it("have an author also where that account is not to be found", async () => {
    const { app } = await github({ [TOKENS]: token, "GET /api/v3/app": self });
    const { email } = await readIdentity(
      await app.ofApp(signal),
      await app.ofInstallation(5, signal),
      "github.example.org",
    );
    expect(email).toBe("goalkeeper[bot]@users.noreply.github.example.org");
  });
});

async function nameOf(answer: Answer, repositoryId?: number) {
  const { app, bodies } = await github({ [TOKENS]: answer });
  const place = { installationId: 5, repository: "o/r", ...(repositoryId === undefined ? {} : { repositoryId }) };
  const name = await currentName(await app.ofApp(signal), place);
  return { name, body: bodies[0] };
}
