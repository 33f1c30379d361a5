/** Answers a REST request: routes it, lets the operation answer, and turns errors into GitHub's. */
import { ApiError, type Answer } from "./answer.ts";
import type { Premises } from "./call.ts";
import type { Caller } from "./caller.ts";
import { OPERATIONS } from "./operations/index.ts";
import type { Route } from "./routes.ts";
import { misfitOf } from "./validation.ts";

const DOCUMENTATION = "https://docs.github.com/rest";

export interface RestRequest {
  readonly method: string;
  readonly url: URL;
  readonly route: Route | undefined;
  readonly caller: Caller;
  /** As sent. */
  readonly text: string;
  readonly accept: string;
}

/** What the operation answers. Nothing is thrown but mistakes of the sandbox. */
export function answerRest(premises: Premises, request: RestRequest, isChecked: boolean): Answer {
  const { method, url, route, caller, text, accept } = request;
  try {
    const operation = route === undefined ? undefined : OPERATIONS.get(route.id);
    if (route === undefined || operation === undefined) {
      throw new ApiError(404, `Not Found: the sandbox does not have ${method} ${url.pathname}.`);
    }
    const answer = operation.answer({
      ...premises,
      caller,
      method,
      path: route.parameters,
      query: Object.fromEntries(url.searchParams),
      body: bodyOf(text),
      isRaw: /application\/vnd\.github(?:\.v3)?\.raw/.test(accept),
      url,
    });
    const isBytes = answer.body instanceof Uint8Array;
    const misfit = isChecked && !isBytes ? misfitOf(route.id, answer.status, sent(answer.body)) : undefined;
    if (misfit !== undefined) throw new Error(`The sandbox's answer does not fit GitHub's description: ${misfit}`);
    return answer;
  } catch (error) {
    if (error instanceof ApiError) return error.toAnswer(DOCUMENTATION);
    throw error;
  }
}

function bodyOf(text: string): unknown {
  if (text === "") return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new ApiError(400, "Problems parsing JSON"), { cause });
  }
  if (typeof body !== "object" || body === null) throw new ApiError(400, "Body should be a JSON object");
  return body;
}

/** The body as it arrives: without the properties that are `undefined`. */
function sent(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}
