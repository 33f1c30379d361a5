/** Things that go wrong on purpose. */
import type { OperationId } from "../openapi/operation-ids.ts";
import type { FieldError } from "./answer.ts";

/** What kind of request it is; those for tokens tell something else about an app than those that do its work. */
export type RequestKind = "token" | "rest" | "graphql";

export interface RequestFilter {
  readonly operation?: OperationId | "graphql";
  readonly kind?: RequestKind;
  readonly method?: string;
  readonly path?: RegExp;
}

export interface RequestFault extends RequestFilter {
  /** `cut` closes the connection without an answer; `silence` leaves it open, without one, until the other side closes it. */
  readonly status: number | "cut" | "silence";
  readonly message?: string;
  readonly errors?: readonly FieldError[];
  /** Such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the request takes effect although it fails; without it, it does not. */
  readonly when?: "before" | "after";
  /** How often; 1 without it. */
  readonly times?: number;
}

/** A request as far as faults and the log look at it. */
export interface RequestIdentity {
  readonly operation: OperationId | "graphql" | undefined;
  readonly kind: RequestKind;
  readonly method: string;
  readonly path: string;
  /** What is sent to GraphQL: the query with its variables, as JSON. */
  readonly query?: string;
}

export class Faults {
  /** Decides about each request for which no fault was planned. */
  drawn: (request: RequestIdentity) => RequestFault | undefined = () => undefined;
  readonly #planned: { readonly fault: RequestFault; left: number }[] = [];

  /** The next matching requests fail. */
  fail(fault: RequestFault): void {
    this.#planned.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault for a request, which is used up by that. */
  take(request: RequestIdentity): RequestFault | undefined {
    const plan = this.#planned.find(({ fault, left }) => left > 0 && isMeant(fault, request));
    if (plan === undefined) return this.drawn(request);
    plan.left -= 1;
    return plan.fault;
  }
}

export function isMeant({ operation, kind, method, path }: RequestFilter, request: RequestIdentity): boolean {
  return (
    (operation === undefined || operation === request.operation) &&
    (kind === undefined || kind === request.kind) &&
    (method === undefined || method === request.method) &&
    (path === undefined || path.test(request.path))
  );
}
