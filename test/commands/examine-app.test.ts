/** The app as GitHub may know it, held against what the server needs. */
import { expect, it } from "vitest";
import { examineApp } from "../../src/commands/examine-app.ts";
import type { GitHubApi } from "../../src/github/api.ts";

const NOW = Date.parse("2024-10-01T12:00:00Z");
const ANSWERS = {
  "GET /app": { id: 1, name: "Goalkeeper", permissions: { issues: "admin" }, events: ["push"] },
  "GET /app/installations": [{ account: { login: "todogroup" }, permissions: { issues: "write" } }],
  "GET /app/hook/config": {
    url: "https://goalkeeper.example.org/api/github/webhooks",
    content_type: "json",
    insecure_ssl: "0",
    secret: "********",
  },
  "GET /app/hook/deliveries": [
    { guid: "b", status: "OK", status_code: 200 },
    { guid: "a", status: "OK", status_code: 200 },
  ],
};

async function wrongWith(answers: object, clockMs = 0) {
  const all = new Map(Object.entries({ ...ANSWERS, ...answers }));
  const headers = { date: new Date(NOW).toUTCString() };
  const api: GitHubApi = {
    request: (route) => Promise.resolve({ status: 200, data: all.get(route), headers }),
    graphql: () => Promise.reject(new Error("Nothing is asked like this.")),
  };
  const observations = await examineApp(api, {
    appId: 1,
    manifest: { default_permissions: { issues: "write" }, default_events: ["push"] },
    apiUrl: "https://api.github.com",
    publicUrl: "https://goalkeeper.example.org",
    now: () => NOW + clockMs,
  });
  return observations.flatMap(({ isWrong = false, text }) => (isWrong ? [text] : []));
}

it("finds nothing wrong where nothing is", async () => {
  expect(await wrongWith({})).toEqual([]);
});

const hook = ANSWERS["GET /app/hook/config"];
it.each([
  {
    answers: { "GET /app": { ...ANSWERS["GET /app"], id: 2 } },
    says: /key is that of the app Goalkeeper, 2\. Set APP_ID/,
  },
  { answers: { "GET /app/installations": [] }, says: /Install the app/ },
  {
    answers: { "GET /app/installations": [{ account: { login: "todogroup" }, suspended_at: "2024-09-01T00:00:00Z" }] },
    says: /that of todogroup is suspended/,
  },
  { answers: { "GET /app/hook/config": { ...hook, url: "" } }, says: /it has no address/ },
  { answers: { "GET /app/hook/config": { ...hook, url: "https://example.org" } }, says: /by PUBLIC_URL it should be/ },
  { answers: { "GET /app/hook/config": { ...hook, content_type: "form" } }, says: /does not send JSON/ },
  { answers: { "GET /app/hook/config": { ...hook, insecure_ssl: "1" } }, says: /does not verify the certificate/ },
  { answers: { "GET /app/hook/config": { ...hook, secret: undefined } }, says: /it has no secret/ },
  {
    answers: { "GET /app/hook/deliveries": [{ guid: "a", status: "Bad request", status_code: 400 }] },
    says: /1 of the last 1 failed \(with 400\), the newest among them\. WEBHOOK_SECRET/,
  },
])("tells that $says", async ({ answers, says }) => {
  expect(await wrongWith(answers)).toEqual([expect.stringMatching(says)]);
});

it.each([
  { clockMs: 90_000, says: "Clock: it is 90 seconds ahead of GitHub's." },
  { clockMs: -600_000, says: "Clock: it is 600 seconds behind GitHub's." },
])("tells that the clock is $clockMs ms off", async ({ clockMs, says }) => {
  expect(await wrongWith({}, clockMs)).toEqual([expect.stringContaining(says)]);
});

it("takes a delivery that came through in the end for one that did", async () => {
  const log = [
    { guid: "a", status: "OK", status_code: 200 },
    { guid: "a", status: "Bad gateway", status_code: 502 },
  ];
  expect(await wrongWith({ "GET /app/hook/deliveries": log })).toEqual([]);
});
