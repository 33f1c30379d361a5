/** A GitHub on a laptop: a world in memory behind real HTTP on loopback, and a scenario's handle on both. */
import { randomBytes, randomUUID } from "node:crypto";
import { PostOffice } from "./deliveries/post-office.ts";
import { sharedKeyPair } from "./driver/keys.ts";
import { MAINTAINER } from "./driver/people.ts";
import { RepositoryDriver } from "./driver/repository.ts";
import { Watcher } from "./driver/watcher.ts";
import { Api } from "./http/api.ts";
import { ContentLimits } from "./http/content-limits.ts";
import { PointLimits } from "./http/point-limits.ts";
import { RateLimits } from "./http/rate-limit.ts";
import { listen, type Pages } from "./http/server.ts";
import {
  addToInstallation,
  install,
  issueToken,
  issueUserToken,
  registerApp,
  removeFromInstallation,
  uninstall,
} from "./world/accounts.ts";
import type { Files } from "./world/git/files.ts";
import type { App, EventName, Installation, Permissions } from "./world/model.ts";
import { createRepository } from "./world/repositories.ts";
import { World } from "./world/world.ts";

export interface SandboxOptions {
  /** 0, a free one, without it. */
  readonly port?: number;
  readonly now?: () => Date;
  /** The app under test, as its registration on GitHub says. */
  readonly app?: {
    readonly slug?: string;
    readonly permissions?: Permissions;
    readonly events?: readonly EventName[];
  };
  /** Where deliveries go; `deliverTo` sets it later as well. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly latencyMs?: number;
  readonly maxBlobTextsPerQuery?: number;
  /** Hold every answer against GitHub's description; a misfit is answered with 500. */
  readonly isAnswerChecked?: boolean;
  /** Both forms are in use: 40 characters, and long ones with dots. */
  readonly tokenForm?: "short" | "long";
  /** Pages for a browser. */
  readonly pages?: (world: World) => Pages;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const DEFAULT_PERMISSIONS: Permissions = {
  checks: "write",
  contents: "write",
  issues: "write",
  merge_queues: "read",
  metadata: "read",
  pull_requests: "write",
};

const DEFAULT_EVENTS: readonly EventName[] = [
  "check_run",
  "check_suite",
  "issue_comment",
  "issues",
  "merge_group",
  "pull_request",
  "push",
];

export interface RepositoryOptions {
  readonly isPrivate?: boolean;
  readonly defaultBranch?: string;
  /** Whether the app is installed on it; it is, without this. */
  readonly isInstalled?: boolean;
  /** How many issues there were and are no more: the next one gets the number after them. */
  readonly formerIssues?: number;
}

/** Starts a GitHub. Close it with `await github.close()` or `await using`. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World(options.now ?? (() => new Date()));
  const keys = sharedKeyPair();
  const app = registerApp(world, {
    slug: options.app?.slug ?? "goalkeeper",
    owner: "goalkeeper-makers",
    publicKey: keys.publicKey,
    permissions: options.app?.permissions ?? DEFAULT_PERMISSIONS,
    events: options.app?.events ?? DEFAULT_EVENTS,
  });
  const watcher = new Watcher(world);
  const rateLimits = new RateLimits(() => world.now());
  const contentLimits = new ContentLimits(() => world.now());
  const pointLimits = new PointLimits(() => world.now());
  const notice = (): void => watcher.look();
  const parts: { api?: Api; deliveries?: PostOffice } = {};
  const listening = await listen(options.port ?? 0, (origin) => {
    const addresses = { api: `${origin}/api/v3`, web: origin };
    const postOffice = new PostOffice(world, { addresses, newGuid: randomUUID, onAttempt: notice });
    const newToken = (): string => tokenText(options.tokenForm ?? "short");
    const settings = {
      latencyMs: options.latencyMs ?? 0,
      maxBlobTextsPerQuery: options.maxBlobTextsPerQuery ?? Number.POSITIVE_INFINITY,
      isAnswerChecked: options.isAnswerChecked ?? false,
    };
    const limits = { rateLimits, contentLimits, pointLimits };
    const api = new Api({ world, addresses, postOffice, ...limits, newToken }, settings, notice);
    Object.assign(parts, { api, deliveries: postOffice });
    return { api, pages: options.pages?.(world) };
  });
  const { api, deliveries } = parts;
  if (api === undefined || deliveries === undefined) throw new Error("the site was not made");
  const sandbox = new Sandbox({
    world,
    app,
    privateKey: keys.privateKey,
    api,
    deliveries,
    rateLimits,
    contentLimits,
    pointLimits,
    watcher,
    listening,
  });
  if (options.webhook !== undefined) sandbox.deliverTo(options.webhook.url, options.webhook.secret);
  return sandbox;
}

interface Parts {
  readonly world: World;
  readonly app: App;
  readonly privateKey: string;
  readonly api: Api;
  readonly deliveries: PostOffice;
  readonly rateLimits: RateLimits;
  readonly contentLimits: ContentLimits;
  readonly pointLimits: PointLimits;
  readonly watcher: Watcher;
  readonly listening: Awaited<ReturnType<typeof listen>>;
}

export class Sandbox {
  readonly world: World;
  readonly app: App;
  /** PEM: what the app under test signs with. */
  readonly privateKey: string;
  /** The delivery log, redelivery, and deliveries that get lost. */
  readonly deliveries: PostOffice;
  /** `requestsAnHour` can be set. */
  readonly rateLimits: RateLimits;
  /** `aMinute` and `anHour` can be set: how much may be created. */
  readonly contentLimits: ContentLimits;
  /** `aMinute` can be set: how many points, which nothing limits without it. */
  readonly pointLimits: PointLimits;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.world = parts.world;
    this.app = parts.app;
    this.privateKey = parts.privateKey;
    this.deliveries = parts.deliveries;
    this.rateLimits = parts.rateLimits;
    this.contentLimits = parts.contentLimits;
    this.pointLimits = parts.pointLimits;
    this.#parts = parts;
  }

  /** `http://127.0.0.1:1234`. */
  get origin(): string {
    return this.#parts.listening.origin;
  }

  /** Octokit's `baseUrl`. */
  get apiUrl(): string {
    return `${this.origin}/api/v3`;
  }

  /** What Probot takes from the environment; the host comes without its protocol. */
  get environment(): Readonly<Record<string, string>> {
    return {
      APP_ID: String(this.app.id),
      PRIVATE_KEY: this.privateKey,
      GHE_HOST: new URL(this.origin).host,
      GHE_PROTOCOL: "http",
    };
  }

  /** Requests that fail on purpose. */
  get faults(): Api["faults"] {
    return this.#parts.api.faults;
  }

  /** The requests so far. */
  get requests(): Api["requests"] {
    return this.#parts.api.requests;
  }

  /** Latency and limits, changeable while a scenario runs. */
  get settings(): Api["settings"] {
    return this.#parts.api.settings;
  }

  deliverTo(url: string, secret: string): void {
    this.deliveries.deliverTo(this.app, url, secret);
  }

  /** A repository with one commit, on which the app is installed. */
  createRepository(
    fullName: string,
    files: Files = { "README.md": "# Governance\n" },
    options: RepositoryOptions = {},
  ) {
    const { isPrivate, defaultBranch, isInstalled = true, formerIssues = 0 } = options;
    const [owner = "", name = ""] = fullName.split("/");
    const account = this.world.account(owner, "Organization");
    const model = createRepository(this.world, { owner: account, name, isPrivate, defaultBranch });
    for (let number = 1; number <= formerIssues; number += 1) model.departed.set(number, { kind: "deleted" });
    const repository = new RepositoryDriver(this.world, model);
    repository.addCollaborator(MAINTAINER, "admin");
    if (isInstalled) this.install(repository);
    repository.push(files, { message: "Initial commit" });
    return repository;
  }

  /** Installs the app on a repository; the first of an account makes the installation. */
  install({ model }: RepositoryDriver): Installation {
    const known = this.installationOf(model.owner.login);
    if (known === undefined) return install(this.world, this.app, model.owner, [model]);
    addToInstallation(this.world, known, model);
    return known;
  }

  /** Takes a repository out of the app's installation, or the app off a whole account. */
  uninstall(from: RepositoryDriver | string): void {
    const known = this.installationOf(typeof from === "string" ? from : from.model.owner.login);
    if (known === undefined) return;
    if (typeof from === "string") uninstall(this.world, known);
    else removeFromInstallation(this.world, known, from.model);
  }

  installationOf(login: string): Installation | undefined {
    return [...this.world.installations.values()].find(
      ({ account, app }) => app === this.app && account.login.toLowerCase() === login.toLowerCase(),
    );
  }

  /** A token of the app on an account that outlives the hour, for tests that turn the clock. */
  installationToken(login: string): string {
    const installation = this.installationOf(login);
    if (installation === undefined) throw new Error(`the app is not installed on ${login}`);
    return issueToken(this.world, installation, tokenText("short"), { lifeMs: YEAR_MS }).value;
  }

  /** A token of a person, who is no app. */
  userToken(login: string): string {
    return issueUserToken(this.world, this.world.account(login), `ghp_${randomBytes(18).toString("hex")}`).value;
  }

  /**
   * Waits until something holds, looking again after everything that happens.
   * Throws when it still does not after `timeoutMs` (10 s).
   */
  until<Value>(condition: () => Value | undefined | false, timeoutMs?: number): Promise<Value> {
    return this.#parts.watcher.until(condition, timeoutMs);
  }

  /** Has `until` look again, where something that it waits for happened beside the sandbox. */
  look(): void {
    this.#parts.watcher.look();
  }

  /** Waits until no delivery is under way. */
  async delivered(): Promise<void> {
    await this.until(() => this.deliveries.pending === 0);
  }

  async close(): Promise<void> {
    await this.#parts.listening.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function tokenText(form: "short" | "long"): string {
  if (form === "short") return `ghs_${randomBytes(18).toString("hex")}`;
  return `ghs_${[24, 120, 48].map((bytes) => randomBytes(bytes).toString("base64url")).join(".")}`;
}
