/** What GraphQL's resolvers may use, and how they refuse. */
import { GraphQLError } from "graphql";
import type { Addresses } from "../../present/addresses.ts";
import { covers, tokenSees } from "../../world/accounts.ts";
import type { Permissions, Repository, Token } from "../../world/model.ts";
import type { World } from "../../world/world.ts";
import type { RateLimits } from "../rate-limit.ts";

export interface QueryContext {
  readonly world: World;
  readonly addresses: Addresses;
  readonly token: Token;
  readonly rateLimits: RateLimits;
  /** How many blob texts a query may still ask for before the rest is refused. */
  blobTextsLeft: number;
}

/** What an object of the schema is made of: a value for each field, or a function of the field's arguments. */
export type Fields = { readonly __typename: string } & Readonly<Record<string, unknown>>;

export type Arguments = Readonly<Record<string, unknown>>;

/** An error with a `type`, as GitHub has them beside the message. */
export function graphqlError(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function isVisible({ token }: QueryContext, repository: Repository): boolean {
  return tokenSees(token, repository);
}

/** Throws FORBIDDEN where the token may not read such things. */
export function assertReads({ token }: QueryContext, permission: keyof Permissions): void {
  if (!covers(token.permissions, { [permission]: "read" }))
    throw graphqlError("FORBIDDEN", "Resource not accessible by integration");
}

export function textArgument(args: Arguments, name: string): string | undefined {
  const value = args[name];
  return typeof value === "string" ? value : undefined;
}

export function numberArgument(args: Arguments, name: string): number | undefined {
  const value = args[name];
  return typeof value === "number" ? value : undefined;
}

export function listArgument(args: Arguments, name: string): readonly unknown[] | undefined {
  const value = args[name];
  return Array.isArray(value) ? value : undefined;
}

export function objectArgument(args: Arguments, name: string): Arguments {
  const value = args[name];
  return typeof value === "object" && value !== null ? { ...value } : {};
}
