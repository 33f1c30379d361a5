/** The tokens of installations: each for no more than it is asked for, and kept for as long as it is good. */
import { LRUCache } from "lru-cache";
import { TransientError, UserError } from "../engine/errors.ts";
import { statusOf, type GitHubApi } from "./api.ts";
import { field, text } from "./field.ts";

/** What a token is to let its holder do. */
export interface Rights {
  /** Names as `owner/name`, all of one owner; every repository of the installation without it. */
  readonly repositories?: readonly string[];
  /** The same by GitHub's numbers, which stay when a repository is renamed. */
  readonly repositoryIds?: readonly number[];
  /** By GitHub's names, such as `pull_requests`; all that the installation has granted without it. */
  readonly permissions?: Permissions;
}

export type Permissions = Readonly<Record<string, "read" | "write">>;

export interface Token {
  readonly value: string;
  /** In milliseconds, from any beginning. */
  readonly at: number;
}

/** GitHub's own last for an hour. */
const MAX_AGE_MS = 50 * 60 * 1000;
const MAX_TOKENS = 15_000;
/** Right after it was given, not every server of GitHub's may know a token. */
export const KNOWN_AFTER_MS = 5_000;

export interface InstallationTokensOptions {
  /** With the rights of the app itself. Its requests are shared by those who wait for the same token. */
  readonly app: GitHubApi;
  /** In milliseconds, from any beginning. */
  readonly now: () => number;
}

export class InstallationTokens {
  readonly #options: InstallationTokensOptions;
  readonly #known: LRUCache<string, Token>;
  readonly #underWay = new Map<string, Promise<Token>>();

  constructor(options: InstallationTokensOptions) {
    this.#options = options;
    const lasting = { ttl: MAX_AGE_MS, ttlResolution: 0, perf: { now: options.now } };
    this.#known = new LRUCache({ max: MAX_TOKENS, ...lasting });
  }

  /**
   * Throws a UserError where the installation has not granted as much, and GitHub's refusal where the installation or a
   * repository is gone.
   */
  async of(installationId: number, rights: Rights): Promise<Token> {
    const key = keyOf(installationId, rights);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const asked = this.#underWay.get(key) ?? this.#ask(installationId, rights);
    this.#underWay.set(key, asked);
    try {
      const token = await asked;
      if (!this.#known.has(key)) this.#known.set(key, token);
      return token;
    } finally {
      if (this.#underWay.get(key) === asked) this.#underWay.delete(key);
    }
  }

  /** One that GitHub takes no longer, unless another has come in its place. */
  forget(installationId: number, rights: Rights, token: Token): void {
    const key = keyOf(installationId, rights);
    if (this.#known.get(key) === token) this.#known.delete(key);
  }

  async #ask(installationId: number, { repositories, repositoryIds, permissions }: Rights): Promise<Token> {
    const { app, now } = this.#options;
    try {
      const { data } = await app.request("POST /app/installations/{installation_id}/access_tokens", {
        installation_id: installationId,
        ...(repositories === undefined ? {} : { repositories: repositories.map(nameOf) }),
        ...(repositoryIds === undefined ? {} : { repository_ids: repositoryIds }),
        ...(permissions === undefined ? {} : { permissions }),
      });
      const value = text(data, "token");
      if (value === undefined) throw new TransientError("GitHub's answer to a request for a token breaks off.");
      return { value, at: now() };
    } catch (error) {
      if (!isNotGranted(error)) throw error;
      throw new UserError(await adviceFor(app, installationId, permissions ?? {}), { cause: error });
    }
  }
}

/** GitHub refuses with the same status what is not granted, and repositories that it does not know. */
function isNotGranted(error: unknown): boolean {
  return (
    statusOf(error) === 422 &&
    error instanceof Error &&
    /\bpermissions requested are not granted\b/i.test(error.message)
  );
}

async function adviceFor(app: GitHubApi, installationId: number, asked: Permissions): Promise<string> {
  const { data } = await app.request("GET /app/installations/{installation_id}", { installation_id: installationId });
  const missing = Object.entries(asked).filter(([name, level]) => {
    const granted = field(data, "permissions", name);
    return granted !== "write" && granted !== "admin" && granted !== level;
  });
  const account = text(data, "account", "login") ?? "the account";
  const names = missing.map(([name, level]) => `${name} (${level})`).join(", ") || "what this takes";
  const page = text(data, "html_url");
  return `The installation on ${account} has not granted ${names}. An owner of ${account} can accept the permissions of the app${page === undefined ? " in its settings" : ` at ${page}`}.`;
}

function nameOf(repository: string): string {
  return repository.slice(repository.indexOf("/") + 1);
}

function keyOf(installationId: number, { repositories, repositoryIds, permissions }: Rights): string {
  const levels = permissions && Object.entries(permissions).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const names = repositories?.map((one) => one.toLowerCase()).toSorted();
  return JSON.stringify([installationId, names, repositoryIds?.toSorted((one, other) => one - other), levels]);
}
