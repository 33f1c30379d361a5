/** GitHub's interface with the rights of an installation, by way of Probot, or with those of a token. */
import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import type { GitHubApi } from "./api.ts";

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

/** What GitHub answered, as far as the budget of requests is concerned. */
export interface ApiAnswer {
  /** `undefined` for what the app asked by itself. */
  readonly installationId: number | undefined;
  /** 0 where none came. */
  readonly status: number;
  /** What the budget is of: `core`, `graphql`. */
  readonly resource: string | undefined;
  /** What is left of it. */
  readonly remaining: number | undefined;
}

export interface AppOptions {
  readonly appId: number;
  readonly privateKey: string;
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly requestTimeoutMs?: number;
  /** Told of every answer. */
  readonly onAnswer?: (answer: ApiAnswer) => void;
}

/** The app, as GitHub knows it; it holds the tokens of its installations for as long as they are good. */
export class AppApi {
  readonly #probot: Probot;

  constructor({ appId, privateKey, apiUrl, logger, requestTimeoutMs = REQUEST_TIMEOUT_MS }: AppOptions) {
    const request = { fetch: boundedFetch(requestTimeoutMs) };
    this.#probot = new Probot({ appId, privateKey, baseUrl: apiUrl, log: logger, Octokit: PlainOctokit, request });
  }

  /** Requests end when the signal is aborted. */
  async ofInstallation(installationId: number, signal: AbortSignal): Promise<GitHubApi> {
    return apiOf(await this.#probot.auth(installationId), signal);
  }

  /** With the rights of the app alone, for what it may know of itself and of its installations. */
  async ofApp(signal: AbortSignal): Promise<GitHubApi> {
    return apiOf(await this.#probot.auth(), signal);
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

function apiOf(octokit: ProbotOctokit, signal: AbortSignal): GitHubApi {
  return {
    request: (route, parameters) => octokit.request(route, { ...parameters, request: { signal } }),
    graphql: (query, variables) => octokit.graphql(query, { ...variables, request: { signal } }),
  };
}

/** Covers the requests for tokens too, which know nothing of signals. */
function boundedFetch(timeoutMs: number): typeof fetch {
  return (input, init) => {
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    return fetch(input, { ...init, signal });
  };
}
