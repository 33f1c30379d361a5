/** The part of a value that its schema accepts, so that rules can judge a file that is wrong elsewhere. */
import type { SchemaError } from "./schema.ts";
import { isMapping, pointerOf, valueAt } from "./pointer.ts";

/** A value of which any part may be absent, because it was wrong. Items of lists keep their places. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly (Loose<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

/**
 * A copy of a value in which the parts that errors point at, and those whose keys are misspelt, are `undefined`;
 * `undefined` where the whole is wrong. So a rule can tell a part that is wrong from one that is missing.
 *
 * @param misspelt Where parts would stand whose keys are misspelt, as instance paths.
 */
export function acceptedPart(value: unknown, errors: readonly SchemaError[], misspelt: ReadonlySet<string>): unknown {
  const wrong = errors.filter(({ keyword }) => keyword !== "required" && keyword !== "additionalProperties");
  const absent = [...wrong.map(({ instancePath }) => instancePath), ...misspelt];
  if (absent.length === 0) return value;
  const copy = structuredClone(value);
  for (const instancePath of absent) {
    const pointer = pointerOf(instancePath, value);
    const last = pointer.at(-1);
    if (last === undefined) return undefined;
    const parent = valueAt(copy, pointer.slice(0, -1));
    if (Array.isArray(parent) || isMapping(parent)) Reflect.set(parent, last, undefined);
  }
  return copy;
}
