/** The API as a whole: who calls, what it costs, what goes wrong on purpose, and what the log keeps of it. */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { ApiError, type Answer } from "./answer.ts";
import { callerOf } from "./authentication.ts";
import { Faults, type RequestFault, type RequestIdentity, type RequestKind } from "./faults.ts";
import { answerQuery } from "./graphql/query.ts";
import { RequestLog } from "./request-log.ts";
import type { Premises } from "./call.ts";
import type { Caller } from "./caller.ts";
import { nameOf, type Resource } from "./rate-limit.ts";
import { answerRest } from "./rest.ts";
import { apiPath, ENTERPRISE_PREFIX, isApiPath, routeOf } from "./routes.ts";
import type { World } from "../world/world.ts";

const GRAPHQL_PATHS = new Set(["/graphql", "/api/graphql"]);
const SECONDARY_LIMITS_DOCUMENTATION =
  "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits";
const GRAPHQL_DOCUMENTATION = "https://docs.github.com/graphql";

export interface ApiSettings {
  /** Waited before every answer. */
  latencyMs: number;
  /** More blob texts than these in one query are refused with RESOURCE_LIMITS_EXCEEDED, each by itself. */
  maxBlobTextsPerQuery: number;
  /** Whether every answer is held against GitHub's description, for the tests of the sandbox. */
  readonly isAnswerChecked: boolean;
}

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export type NoAnswer = Extract<RequestFault["status"], string>;

export class Api {
  readonly faults = new Faults();
  readonly requests = new RequestLog();
  readonly settings: ApiSettings;
  readonly #premises: Premises;
  readonly #onRequest: () => void;

  constructor(premises: Premises, settings: ApiSettings, onRequest: () => void) {
    this.#premises = premises;
    this.settings = settings;
    this.#onRequest = onRequest;
  }

  /** Whether a path is the API's; others belong to pages. */
  static owns(path: string): boolean {
    return GRAPHQL_PATHS.has(path) || path.startsWith(`${ENTERPRISE_PREFIX}/`) || isApiPath(path);
  }

  /** The answer to a request, or what is to become of the connection without one. */
  async answer(request: ApiRequest): Promise<Answer | NoAnswer> {
    const { world } = this.#premises;
    const start = performance.now();
    const at = world.now();
    const identity = identityOf(world, request);
    const caller = attempt(() => callerOf(world, request.headers["authorization"]));
    const answer = await this.#answerOrFault(request, identity, caller);
    this.requests.add({
      ...identity,
      status: typeof answer === "string" ? 0 : answer.status,
      durationMs: performance.now() - start,
      at,
      caller: caller instanceof ApiError ? undefined : nameOf(caller),
    });
    this.#onRequest();
    if (typeof answer === "string") return answer;
    // By this clock Octokit sets its own right when its signature is refused.
    return { ...answer, headers: { date: at.toUTCString(), ...answer.headers } };
  }

  async #answerOrFault(
    request: ApiRequest,
    identity: RequestIdentity,
    caller: Caller | ApiError,
  ): Promise<Answer | NoAnswer> {
    if (this.settings.latencyMs > 0) await wait(this.settings.latencyMs);
    const fault = this.faults.take(identity);
    if (fault !== undefined && fault.when !== "after") return faultAnswer(fault);
    const answer = await this.#answerCaller(request, identity, caller);
    return fault === undefined ? answer : faultAnswer(fault);
  }

  async #answerCaller(request: ApiRequest, identity: RequestIdentity, caller: Caller | ApiError): Promise<Answer> {
    if (caller instanceof ApiError) return caller.toAnswer("https://docs.github.com/rest");
    const { rateLimits, contentLimits, pointLimits } = this.#premises;
    const resource: Resource = identity.kind === "graphql" ? "graphql" : "core";
    const isFree = identity.operation === "rate-limit/get";
    const refusal = attempt(() => (isFree ? undefined : rateLimits.count(caller, resource)));
    if (refusal instanceof ApiError) return refusal.toAnswer("https://docs.github.com/rest/rate-limit");
    const tooMuch = attempt(() => {
      if (identity.kind !== "graphql") pointLimits.count(caller, request.method);
      contentLimits.count(caller, identity.operation);
    });
    if (tooMuch instanceof ApiError) {
      const refused = tooMuch.toAnswer(SECONDARY_LIMITS_DOCUMENTATION);
      return { ...refused, headers: { ...rateLimits.headers(caller, resource), ...refused.headers } };
    }
    const answer =
      identity.kind === "graphql" ? await this.#answerGraphql(request, caller) : this.#rest(request, caller);
    const tagged = withTag(request, answer);
    if (tagged.status === 304) rateLimits.uncount(caller, resource);
    return { ...tagged, headers: { ...rateLimits.headers(caller, resource), ...tagged.headers } };
  }

  #rest({ method, url, headers, text }: ApiRequest, caller: Caller): Answer {
    const route = routeOf(method, apiPath(this.#premises.world, url));
    const accept = headers["accept"] ?? "";
    return answerRest(this.#premises, { method, url, route, caller, text, accept }, this.settings.isAnswerChecked);
  }

  async #answerGraphql({ text }: ApiRequest, caller: Caller): Promise<Answer> {
    const query = queryOf(text);
    if (query === undefined) return new ApiError(400, "Problems parsing JSON").toAnswer(GRAPHQL_DOCUMENTATION);
    if (caller.kind === "app") {
      return new ApiError(401, "This endpoint requires you to be authenticated.").toAnswer(GRAPHQL_DOCUMENTATION);
    }
    const { world, addresses, rateLimits } = this.#premises;
    const blobTextsLeft = this.settings.maxBlobTextsPerQuery;
    const context = { world, addresses, rateLimits, token: caller.token, blobTextsLeft };
    return { status: 200, body: await answerQuery(context, query) };
  }
}

function identityOf(world: World, { method, url, text }: ApiRequest): RequestIdentity {
  const path = apiPath(world, url);
  if (GRAPHQL_PATHS.has(path)) return { operation: "graphql", kind: "graphql", method, path, query: text };
  const operation = routeOf(method, path)?.id;
  const kind: RequestKind = operation === "apps/create-installation-access-token" ? "token" : "rest";
  return { operation, kind, method, path };
}

function faultAnswer({ status, message, errors = [], headers = {} }: RequestFault): Answer | NoAnswer {
  if (typeof status === "string") return status;
  return {
    ...new ApiError(status, message ?? "A fault of the sandbox", { errors }).toAnswer("https://docs.github.com/rest"),
    headers,
  };
}

/** Gives an answer a tag, and answers 304 to whoever has it already. */
function withTag({ method, headers }: ApiRequest, answer: Answer): Answer {
  if (method !== "GET" || answer.status !== 200) return answer;
  const content = answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body);
  const etag = `W/"${createHash("sha256").update(content).digest("hex")}"`;
  const isKnown = (headers["if-none-match"] ?? "").split(/, */).includes(etag);
  return isKnown ? { status: 304, headers: { etag } } : { ...answer, headers: { ...answer.headers, etag } };
}

function queryOf(text: string) {
  const body = attempt<unknown>(() => JSON.parse(text));
  if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string")
    return undefined;
  const variables = "variables" in body && typeof body.variables === "object" ? { ...body.variables } : {};
  const name = "operationName" in body ? body.operationName : undefined;
  return { query: body.query, variables, operationName: typeof name === "string" ? name : undefined };
}

/** The value, or the API's refusal as one; a text that is no JSON counts as refused. */
function attempt<Value>(action: () => Value): Value | ApiError {
  try {
    return action();
  } catch (error) {
    if (error instanceof ApiError) return error;
    if (error instanceof SyntaxError) return new ApiError(400, "Problems parsing JSON");
    throw error;
  }
}
