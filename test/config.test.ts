import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig, type Environment } from "../src/config.ts";
import { UserError } from "../src/engine/errors.ts";

const privateKey = pem("rsa").trim();
const complete = { APP_ID: "12", PRIVATE_KEY: privateKey, WEBHOOK_SECRET: "s3cret" };

/** The problems that reading finds, one a line. */
function problems(environment: Environment): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n- ").slice(1);
  }
}

describe("the settings", () => {
  it("need no more than the credentials", () => {
    expect(readConfig(complete)).toEqual({
      credentials: { appId: 12, privateKey, webhookSecret: "s3cret" },
      host: "127.0.0.1",
      port: 3000,
      apiUrl: "https://api.github.com",
      webHost: "github.com",
      databaseUrl: undefined,
      databaseBackend: undefined,
      dataFolder: "data",
      patienceSeconds: 60,
      worker: "in-process",
      logLevel: "info",
      metricsToken: undefined,
      publicUrl: undefined,
    });
  });

  it("are taken as they are given", () => {
    const config = readConfig({
      ...complete,
      NODE_ENV: "production",
      HOST: "0.0.0.0",
      PORT: "8080",
      DATABASE_URL: "postgres://user:password@db/goalkeeper",
      DATABASE_BACKEND: "citus",
      DATA_DIR: "/data",
      PATIENCE_SECONDS: "0",
      WORKER: "only",
      LOG_LEVEL: "debug",
      METRICS_TOKEN: "a-token-of-the-test",
    });
    expect(config).toMatchObject({
      host: "0.0.0.0",
      port: 8080,
      databaseUrl: "postgres://user:password@db/goalkeeper",
      databaseBackend: "citus",
      dataFolder: "/data",
      patienceSeconds: 0,
      worker: "only",
      logLevel: "debug",
      metricsToken: "a-token-of-the-test",
    });
  });

  it("that are empty count as left out", () => {
    expect(readConfig({ ...complete, PORT: "", GHE_HOST: " ", DATABASE_URL: "" })).toEqual(readConfig(complete));
  });

  it.each([
    [{ GHE_HOST: "github.example.org" }, "https://github.example.org/api/v3", "github.example.org"],
    [{ GHE_HOST: "127.0.0.1:4000", GHE_PROTOCOL: "http" }, "http://127.0.0.1:4000/api/v3", "127.0.0.1:4000"],
    [{ GHE_HOST: "[::1]:4000", GHE_PROTOCOL: "http" }, "http://[::1]:4000/api/v3", "[::1]:4000"],
  ])("%j find GitHub at %s", (environment, apiUrl, webHost) => {
    expect(readConfig({ ...complete, ...environment })).toMatchObject({ apiUrl, webHost });
  });

  it.each([
    [{ PORT: "0" }, "PORT"],
    [{ PORT: "65536" }, "PORT"],
    [{ PORT: "3000x" }, "PORT"],
    [{ PATIENCE_SECONDS: "soon" }, "PATIENCE_SECONDS"],
    [{ GHE_HOST: "https://github.example.org" }, "GHE_HOST"],
    [{ GHE_HOST: "github.example.org/api/v3" }, "GHE_HOST"],
    [{ GHE_PROTOCOL: "ftp" }, "GHE_PROTOCOL"],
    [{ WORKER: "both" }, "WORKER"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN"],
    [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL"],
    [{ DATABASE_BACKEND: "sqlite" }, "DATABASE_BACKEND"],
    [{ PUBLIC_URL: "goalkeeper.example.org" }, "PUBLIC_URL"],
    [{ APP_ID: "Iv1.abc" }, "APP_ID"],
    [{ APP_ID: "" }, "APP_ID"],
    [{ PRIVATE_KEY: "abc" }, "PRIVATE_KEY"],
    [{ PRIVATE_KEY: "" }, "The private key"],
    [{ PRIVATE_KEY: "", PRIVATE_KEY_PATH: "/nowhere.pem" }, "PRIVATE_KEY_PATH"],
    [{ WORKER: "none" }, "WORKER"],
    [{ WORKER: "only" }, "WORKER"],
  ])("%j give one problem, which begins with the name of the setting", (environment, name) => {
    const found = problems({ ...complete, ...environment });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(String.raw`^${name}\b`));
  });

  it("give all their problems at once", () => {
    const found = problems({ NODE_ENV: "production", PORT: "x", WORKER: "y", LOG_LEVEL: "z" });
    expect(found).toHaveLength(6);
  });

  it("show no secret in a problem", () => {
    const environment = {
      APP_ID: "12",
      PRIVATE_KEY: "hush1",
      DATABASE_URL: "mysql://user:hush2@db",
      WEBHOOK_SECRET: "hush3",
      METRICS_TOKEN: "hush4",
    };
    expect(problems(environment)).toHaveLength(3);
    expect(problems(environment).join("\n")).not.toContain("hush");
  });
});

describe("the secret", () => {
  it.each([undefined, "", "development"])("%j is refused in production", (secret) => {
    expect(problems({ ...complete, NODE_ENV: "production", WEBHOOK_SECRET: secret })).toEqual([
      expect.stringMatching(/^WEBHOOK_SECRET .*openssl rand/),
    ]);
  });

  it.each([undefined, "development"])("%j will do to try things out", (secret) => {
    expect(readConfig({ ...complete, WEBHOOK_SECRET: secret }).credentials?.webhookSecret).toBe("development");
  });

  it("is of no use to a worker alone", () => {
    const alone = {
      NODE_ENV: "production",
      WORKER: "only",
      DATABASE_URL: "postgres://db/x",
      WEBHOOK_SECRET: undefined,
    };
    expect(problems({ ...complete, ...alone })).toEqual([]);
  });
});

describe("without credentials", () => {
  it("the app is to be registered first", () => {
    expect(readConfig({}).credentials).toBeUndefined();
    expect(readConfig({ WEBHOOK_SECRET: "s3cret", PORT: "4000" }).credentials).toBeUndefined();
  });

  it("a server in production does not start", () => {
    expect(problems({ NODE_ENV: "production" }).map((problem) => problem.split(" ", 1)[0])).toEqual([
      "APP_ID",
      "The",
      "WEBHOOK_SECRET",
    ]);
  });

  it("nor does one that has some of them", () => {
    expect(problems({ APP_ID: "12" })).toHaveLength(1);
    expect(problems({ PRIVATE_KEY: privateKey })).toHaveLength(1);
  });
});

describe("the private key", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "goalkeeper-config-"));
    await writeFile(join(folder, "app.pem"), privateKey);
    await writeFile(join(folder, "other.pem"), "no key");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ["as it is", privateKey],
    ["on one line", privateKey.replaceAll("\n", String.raw`\n`)],
    ["as Docker passes it from the .env of the set-up", `"${privateKey.replaceAll("\n", String.raw`\n`)}"`],
    ["in base64", Buffer.from(privateKey).toString("base64")],
  ])("is taken %s", (_form, text) => {
    expect(readConfig({ ...complete, PRIVATE_KEY: text }).credentials?.privateKey).toBe(privateKey);
  });

  it("is read from a file", () => {
    const environment = { ...complete, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: join(folder, "app.pem") };
    expect(readConfig(environment).credentials?.privateKey).toBe(privateKey);
  });

  it.each([
    ["cut off", privateKey.slice(0, 300)],
    ["of another kind", pem("ed25519")],
  ])("is refused where it is %s", (_fault, text) => {
    expect(problems({ ...complete, PRIVATE_KEY: text })).toEqual([expect.stringMatching(/^PRIVATE_KEY is no RSA key/)]);
  });

  it("is refused where the file holds none", () => {
    const environment = { ...complete, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: join(folder, "other.pem") };
    expect(problems(environment)).toEqual([expect.stringContaining("other.pem")]);
  });
});

function pem(kind: "rsa" | "ed25519"): string {
  const pair = kind === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  return pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
