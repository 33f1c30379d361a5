/** Who may call, and what a token sees. */
import { createSign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newKeyPair } from "../../sandbox/driver/keys.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { octokitOn, probotOf, refusalOf, sandboxForTest } from "./support/sandbox.ts";

const NOW = new Date("2024-05-06T07:08:09Z");

function signed(github: Sandbox, claims: object, key = github.privateKey): string {
  const parts = [{ alg: "RS256", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const content = parts.join(".");
  return `${content}.${createSign("sha256").update(content).sign(key, "base64url")}`;
}

async function get(github: Sandbox, path: string, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(`${github.origin}${path}`, { headers });
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body };
}

describe("an app", () => {
  const seconds = NOW.getTime() / 1000;

  it.each<[string, (github: Sandbox) => string, number]>([
    ["its number", ({ app }) => String(app.id), 200],
    ["its client id", ({ app }) => `Iv1.${app.id.toString(16).padStart(16, "0")}`, 200],
    ["another number", () => "1", 401],
  ])("signs with %s", async (_, issuer, status) => {
    const github = await sandboxForTest({ now: () => NOW });
    const token = signed(github, { iss: issuer(github), iat: seconds, exp: seconds + 600 });
    expect((await get(github, "/app", `Bearer ${token}`)).status).toBe(status);
  });

  it.each([
    ["too far in the future", { iat: seconds, exp: seconds + 700 }],
    ["expired", { iat: seconds - 600, exp: seconds }],
    ["from the future", { iat: seconds + 120, exp: seconds + 600 }],
    ["without an end", { iat: seconds }],
  ])("is refused with a signature %s", async (_, claims) => {
    const github = await sandboxForTest({ now: () => NOW });
    const token = signed(github, { iss: github.app.id, ...claims });
    expect((await get(github, "/api/v3/app", `Bearer ${token}`)).status).toBe(401);
  });

  it("is refused with the key of another", async () => {
    const github = await sandboxForTest();
    const now = Math.floor(Date.now() / 1000);
    const token = signed(github, { iss: github.app.id, iat: now, exp: now + 60 }, newKeyPair().privateKey);
    expect((await get(github, "/app", `Bearer ${token}`)).status).toBe(401);
  });

  it.each([undefined, "Basic x", "Bearer nonsense", "Bearer ghs_nonsense", "Bearer a.b.c"])(
    "is nobody as %s",
    async (authorization) => {
      const github = await sandboxForTest();
      github.createRepository("todogroup/governance");
      expect((await get(github, "/repos/todogroup/governance", authorization)).status).toBe(401);
    },
  );
});

describe("an installation token", () => {
  it.each(["short", "long"] as const)("in its %s form lives for an hour", async (tokenForm) => {
    let now = NOW;
    const github = await sandboxForTest({ now: () => now, tokenForm });
    github.createRepository("todogroup/governance");
    const token = signed(github, { iss: github.app.id, iat: NOW.getTime() / 1000, exp: NOW.getTime() / 1000 + 60 });
    const url = `${github.apiUrl}/app/installations/${github.installationOf("todogroup")?.id}/access_tokens`;
    const response = await fetch(url, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null || !("token" in answer)) throw new Error("no token");
    const value = String(answer.token);
    expect(answer).toMatchObject({ expires_at: "2024-05-06T08:08:09Z" });
    expect(value).toMatch(tokenForm === "short" ? /^ghs_\w{36}$/ : /^ghs_[\w-]+\.[\w-]+\.[\w-]+$/);
    now = new Date("2024-05-06T08:08:08Z");
    expect((await get(github, "/repos/todogroup/governance", `token ${value}`)).status).toBe(200);
    now = new Date("2024-05-06T08:08:09Z");
    expect((await get(github, "/repos/todogroup/governance", `token ${value}`)).status).toBe(401);
  });

  it("sees the repositories of its installation and no others", async () => {
    const github = await sandboxForTest();
    github.createRepository("todogroup/governance");
    github.createRepository("todogroup/secrets", undefined, { isInstalled: false });
    github.createRepository("finos/governance");
    const octokit = await octokitOn(github, "todogroup");
    const { data } = await octokit.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map((one) => one.full_name)).toEqual(["todogroup/governance"]);
    const invisible = ["todogroup/secrets", "finos/governance", "todogroup/nothing"].map((name) => {
      const [owner = "", repo = ""] = name.split("/");
      return refusalOf(octokit.rest.repos.get({ owner, repo }));
    });
    const refusal = { status: 404, message: "Not Found" };
    expect(await Promise.all(invisible)).toMatchObject([refusal, refusal, refusal]);
  });

  it("is made for less than the installation may do", async () => {
    const github = await sandboxForTest();
    const governance = github.createRepository("todogroup/governance");
    github.createRepository("todogroup/ospology");
    const app = await probotOf(github).auth();
    const installation_id = github.installationOf("todogroup")?.id ?? 0;
    const { data } = await app.rest.apps.createInstallationAccessToken({
      installation_id,
      repositories: ["governance"],
      permissions: { contents: "read" },
    });
    const authorization = `token ${data.token}`;
    expect(data.repositories?.map(({ name }) => name)).toEqual(["governance"]);
    expect((await get(github, "/repos/todogroup/governance/git/trees/main", authorization)).status).toBe(200);
    expect((await get(github, "/repos/todogroup/ospology", authorization)).status).toBe(404);
    const denied = await get(
      github,
      `/repos/todogroup/governance/commits/${governance.tip()}/check-runs`,
      authorization,
    );
    expect(denied).toMatchObject({ status: 403, body: { message: "Resource not accessible by integration" } });
  });

  it.each([{ repositories: ["nothing"] }, { permissions: { administration: "write" as const } }])(
    "is refused for more: %j",
    async (more) => {
      const github = await sandboxForTest();
      github.createRepository("todogroup/governance");
      const app = await probotOf(github).auth();
      const installation_id = github.installationOf("todogroup")?.id ?? 0;
      const refusal = await refusalOf(app.rest.apps.createInstallationAccessToken({ installation_id, ...more }));
      expect(refusal.status).toBe(422);
    },
  );

  it("of an app that was taken off a repository sees it no more", async () => {
    const github = await sandboxForTest();
    const repository = github.createRepository("todogroup/governance");
    github.createRepository("todogroup/ospology");
    const octokit = await octokitOn(github, "todogroup");
    await octokit.rest.repos.get({ owner: "todogroup", repo: "governance" });
    github.uninstall(repository);
    expect(await refusalOf(octokit.rest.repos.get({ owner: "todogroup", repo: "governance" }))).toMatchObject({
      status: 404,
    });
  });
});

describe("an hour", () => {
  it("has so many requests, and every answer says how many are left", async () => {
    const github = await sandboxForTest();
    github.createRepository("todogroup/governance");
    github.rateLimits.requestsAnHour = 3;
    const octokit = await octokitOn(github, "todogroup");
    const ask = () => octokit.rest.repos.get({ owner: "todogroup", repo: "governance" });
    expect((await ask()).headers["x-ratelimit-remaining"]).toBe("2");
    const { headers } = await ask();
    // An answer that is known already is free.
    const known = octokit.request("GET /repos/todogroup/governance", { headers: { "if-none-match": headers.etag } });
    expect(await refusalOf(known)).toMatchObject({ status: 304 });
    await ask();
    expect(await refusalOf(ask())).toMatchObject({
      status: 403,
      message: expect.stringContaining("API rate limit exceeded"),
    });
    const { data } = await octokit.rest.rateLimit.get();
    expect(data.rate).toMatchObject({ limit: 3, remaining: 0 });
  });
});
