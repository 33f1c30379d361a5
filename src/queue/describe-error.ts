/** An error as it is kept in the database and in the log. */
import { inspect } from "node:util";

const MAX_CHARACTERS = 4_000;
const MAX_CAUSES = 5;

export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/**
 * The name, message, stack and causes of an error, and nothing else of it: errors of requests carry their headers. The
 * texts are cut, and free of what Postgres cannot store.
 */
export function describeError(error: unknown, depth = MAX_CAUSES): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: storable(textOf(error)) };
  const { name, message, stack, cause } = error;
  return {
    name: storable(name),
    message: storable(message),
    ...(stack === undefined ? {} : { stack: storable(stack) }),
    ...(cause === undefined || depth === 0 ? {} : { cause: describeError(cause, depth - 1) }),
  };
}

/** Of an object only its kind, since it may hold what should not be kept. */
function textOf(thrown: unknown): string {
  return typeof thrown === "string" ? thrown : inspect(thrown, { depth: -1 });
}

/** `jsonb` takes neither the character 0 nor half a surrogate pair. */
function storable(text: string): string {
  return text.slice(0, MAX_CHARACTERS).replaceAll(/[\0\p{Surrogate}]/gu, "\uFFFD");
}
