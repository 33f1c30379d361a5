/** A call of an operation: who calls, with what, typed by GitHub's own description. */
import type { operations } from "@octokit/openapi-types";
import type { PostOffice } from "../deliveries/post-office.ts";
import type { OperationId } from "../openapi/operation-ids.ts";
import type { Addresses } from "../present/addresses.ts";
import type { World } from "../world/world.ts";
import type { Caller } from "./caller.ts";
import type { ContentLimits } from "./content-limits.ts";
import type { PointLimits } from "./point-limits.ts";
import type { RateLimits } from "./rate-limit.ts";

/** What every handler may use. */
export interface Premises {
  readonly world: World;
  readonly addresses: Addresses;
  readonly postOffice: PostOffice;
  readonly rateLimits: RateLimits;
  readonly contentLimits: ContentLimits;
  readonly pointLimits: PointLimits;
  /** A value for a new installation token. */
  readonly newToken: () => string;
}

/** A request whose operation is known and whose content is not checked yet. */
export interface RawCall extends Premises {
  readonly caller: Caller;
  readonly method: string;
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Whether the content itself was asked for, instead of JSON around it. */
  readonly isRaw: boolean;
  /** The address that was asked for, for the links to further pages. */
  readonly url: URL;
}

type ParametersOf<Id extends OperationId> = operations[Id] extends { parameters: infer Parameters }
  ? Parameters
  : object;
export type PathOf<Id extends OperationId> = ParametersOf<Id> extends { path: infer Path } ? Path : object;
export type QueryOf<Id extends OperationId> =
  ParametersOf<Id> extends { query?: infer Query } ? NonNullable<Query> : object;
type ContentOf<Holder> = Holder extends { content: { "application/json": infer Body } } ? Body : undefined;
export type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Holder }
  ? ContentOf<Holder>
  : operations[Id] extends { requestBody?: infer Holder }
    ? ContentOf<NonNullable<Holder>> | undefined
    : undefined;

/** A request that fits the description. */
export interface Call<Id extends OperationId> extends RawCall {
  readonly path: PathOf<Id>;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
}
