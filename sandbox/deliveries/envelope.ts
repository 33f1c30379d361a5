/** What all payloads have in common. */
import type { presentOrganization, presentUser } from "../present/account.ts";
import type { presentRepository } from "../present/repository.ts";

/** The description types each action by itself, down to `draft: false`; the world sees to that, and the types do not. */
export type Payload = Readonly<Record<string, unknown>>;

/** What every payload about a repository carries. */
export interface Envelope {
  readonly repository: ReturnType<typeof presentRepository>;
  readonly sender: ReturnType<typeof presentUser>;
  readonly installation: { id: number; node_id: string };
  readonly organization?: ReturnType<typeof presentOrganization>;
}
