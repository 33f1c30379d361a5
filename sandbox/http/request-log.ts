/** Remembers the requests to the API, so that a test can count them. */
import { isMeant, type RequestFilter, type RequestIdentity } from "./faults.ts";

export interface LoggedRequest extends RequestIdentity {
  /** 0 for a connection that was cut. */
  readonly status: number;
  readonly durationMs: number;
  readonly at: Date;
  /** `app …`, `installation ID …`, `user …`; `undefined` where it could not be told. */
  readonly caller: string | undefined;
}

export class RequestLog {
  readonly #entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
  }

  /** The requests so far, the oldest first. */
  list(filter: RequestFilter = {}): readonly LoggedRequest[] {
    return this.#entries.filter((entry) => isMeant(filter, entry));
  }

  count(filter: RequestFilter = {}): number {
    return this.list(filter).length;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
