/** Where things of the world are found: API addresses, pages, and the opaque ids that GitHub gives its nodes. */
import type { Account, Repository } from "../world/model.ts";
import { fullNameOf } from "../world/world.ts";

export interface Addresses {
  /** The REST API without a slash at the end: `http://127.0.0.1:1234/api/v3`. */
  readonly api: string;
  /** The pages: `http://127.0.0.1:1234`. */
  readonly web: string;
}

export function apiOf({ api }: Addresses, repository: Repository): string {
  return `${api}/repos/${fullNameOf(repository)}`;
}

export function pageOf({ web }: Addresses, repository: Repository): string {
  return `${web}/${fullNameOf(repository)}`;
}

export function apiOfAccount({ api }: Addresses, { login }: Account): string {
  return `${api}/users/${login}`;
}

/** GitHub's node ids are opaque; this one can be read back, so that GraphQL's `node(id:)` finds what it is of. */
export function nodeId(type: string, ...names: readonly (string | number)[]): string {
  return Buffer.from([type, ...names].join(":")).toString("base64url");
}
