/** GitHub's interface with the rights of an installation, or a part of them, by way of Probot; or with those of a token. */
import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import { TransientError } from "../engine/errors.ts";
import type { SharedMemory } from "../engine/memory.ts";
import { LocalMemory } from "../engine/local-memory.ts";
import { ApiPauses } from "./api-pauses.ts";
import { retryAfterOf, statusOf, type GitHubApi } from "./api.ts";
import { list, text } from "./field.ts";
import { InstallationTokens, KNOWN_AFTER_MS, type Rights } from "./installation-tokens.ts";
import { boundedFetch, limitedFetch, type ApiAnswer } from "./limited-fetch.ts";

/** GitHub itself gives up after ten: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#timeouts */
const REQUEST_TIMEOUT_MS = 12_000;

/**
 * An Octokit that neither waits between requests nor repeats them: that is the queue's business, and what both did would
 * multiply. Only this form of `defaults` switches them off; an object does not.
 */
export const PlainOctokit = ProbotOctokit.defaults((options: object) => ({
  ...options,
  throttle: { enabled: false },
  retry: { enabled: false },
}));

export interface AppOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly requestTimeoutMs?: number;
  /** Told of every answer. */
  readonly onAnswer?: (answer: ApiAnswer) => void;
  /** Where servers tell each other of GitHub's limits; the process alone knows of them without it. */
  readonly memory?: SharedMemory;
  /** In milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Access extends Rights {
  /** Whether somebody waits for it: then it may use up what is kept back from the rest. */
  readonly isUrgent?: boolean;
}

/** The app, as GitHub knows it; it holds the tokens of its installations for as long as they are good. */
export class AppApi {
  /** The pauses that GitHub asks for. */
  readonly pauses: ApiPauses;
  readonly #options: AppOptions & { readonly requestTimeoutMs: number };
  readonly #probot: Probot;
  readonly #now: () => number;
  #tokens: InstallationTokens | undefined;

  constructor({ requestTimeoutMs = REQUEST_TIMEOUT_MS, ...options }: AppOptions) {
    const { appId, privateKey, apiUrl, logger, memory } = options;
    this.#options = { ...options, requestTimeoutMs };
    this.#now = options.now ?? Date.now;
    this.pauses = new ApiPauses({ memory: memory ?? new LocalMemory(this.#now), now: this.#now, logger });
    // The tokens that all wait for are asked for with it.
    const request = { fetch: this.#fetchOf("app", true) };
    this.#probot = new Probot({ appId, privateKey, baseUrl: apiUrl, log: logger, Octokit: PlainOctokit, request });
  }

  /** Requests end when the signal is aborted. A token is asked for with the first of them; by default, it may do all. */
  async ofInstallation(
    installationId: number,
    signal: AbortSignal,
    { isUrgent = false, ...rights }: Access = {},
  ): Promise<GitHubApi> {
    const { apiUrl, logger } = this.#options;
    const request = { fetch: this.#fetchOf(installationId, isUrgent) };
    let made: { readonly token: string; readonly api: GitHubApi } | undefined;
    const apiWith = (token: string): GitHubApi => {
      if (made?.token !== token) {
        const octokit = new PlainOctokit({ auth: { token }, baseUrl: apiUrl, log: logger, request });
        made = { token, api: apiOf(octokit, signal) };
      }
      return made.api;
    };
    const tokens = await this.#tokensOfAll();
    const withToken = async <Answer>(ask: (api: GitHubApi) => Promise<Answer>): Promise<Answer> => {
      const token = await tokens.of(installationId, rights);
      try {
        return await ask(apiWith(token.value));
      } catch (cause) {
        if (statusOf(cause) !== 401) throw cause;
        // The installation was suspended in between, say. Whether it is gone tells the request for the next token.
        tokens.forget(installationId, rights, token);
        if (this.#now() - token.at < KNOWN_AFTER_MS) {
          const retryAfterSeconds = KNOWN_AFTER_MS / 1000;
          throw new TransientError("GitHub does not know its own token yet.", { cause, retryAfterSeconds });
        }
        const next = await tokens.of(installationId, rights);
        return ask(apiWith(next.value));
      }
    };
    return {
      request: (route, parameters) => withToken((api) => api.request(route, parameters)),
      graphql: (query, variables) =>
        withToken(async (api) => {
          try {
            return await api.graphql(query, variables);
          } catch (error) {
            await this.#heedWords(installationId, isUrgent, error);
            throw error;
          }
        }),
    };
  }

  /** With the rights of the app alone, for what it may know of itself and of its installations. */
  async ofApp(signal: AbortSignal): Promise<GitHubApi> {
    return apiOf(await this.#probot.auth(), signal);
  }

  async #tokensOfAll(): Promise<InstallationTokens> {
    this.#tokens ??= new InstallationTokens({ app: apiOf(await this.#probot.auth()), now: this.#now });
    return this.#tokens;
  }

  #fetchOf(owner: number | "app", isUrgent: boolean): typeof fetch {
    const { requestTimeoutMs: timeoutMs, onAnswer = () => {} } = this.#options;
    return limitedFetch({ owner, isUrgent, pauses: this.pauses, timeoutMs, onAnswer });
  }

  /** GraphQL may say in an answer that looks good that there were too many requests. */
  async #heedWords(installationId: number, isUrgent: boolean, error: unknown): Promise<void> {
    const errors = list(error, "errors");
    const isPrimary = errors.some((one) => text(one, "type") === "RATE_LIMITED");
    const isSecondary = errors.some((one) => /\bsecondary rate limit\b/i.test(text(one, "message") ?? ""));
    if (!isPrimary && !isSecondary) return;
    await this.pauses.stop(installationId, isPrimary ? ["graphql"] : ["core", "graphql"], retryAfterOf(error));
    await this.pauses.assertMayAsk(installationId, "graphql", isUrgent);
  }
}

export interface TokenOptions extends Pick<AppOptions, "apiUrl" | "logger" | "requestTimeoutMs"> {
  /** Of a person, or the one that a workflow run is given. */
  readonly token: string;
}

/** With the rights of a token. Requests end when the signal is aborted. */
export function apiOfToken(
  { token, apiUrl, logger, requestTimeoutMs = REQUEST_TIMEOUT_MS }: TokenOptions,
  signal: AbortSignal,
): GitHubApi {
  const request = { fetch: boundedFetch(requestTimeoutMs) };
  return apiOf(new PlainOctokit({ auth: { token }, baseUrl: apiUrl, log: logger, request }), signal);
}

function apiOf(octokit: ProbotOctokit, signal?: AbortSignal): GitHubApi {
  const ending = signal === undefined ? {} : { request: { signal } };
  return {
    request: (route, parameters) => unwrapped(octokit.request(route, { ...parameters, ...ending })),
    graphql: (query, variables) => unwrapped(octokit.graphql(query, { ...variables, ...ending })),
  };
}

/** Octokit takes whatever `fetch` throws for a failure of the network, and puts it into an error of its own. */
async function unwrapped<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && error.cause instanceof TransientError) throw error.cause;
    throw error;
  }
}
