/** A value that its schema refuses, and what is needed to say so. */
import type { Locator, Pointer } from "../yaml/locator.ts";
import type { Schema, SchemaError } from "./schema.ts";

/** A value, where its parts stand, and what its schema refuses in it. */
export interface Refused {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  readonly format: { readonly noun: string; readonly schema: Schema };
  readonly errors: readonly SchemaError[];
  readonly locator: Locator;
}

export interface Located {
  readonly pointer: Pointer;
  readonly value: unknown;
  readonly schema: Schema;
  readonly error: SchemaError;
}
