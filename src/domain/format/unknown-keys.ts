/** Keys that a schema does not know, and the known ones that were probably meant. */
import { quoted } from "../words.ts";
import { finding, type Finding } from "../finding.ts";
import { didYouMean, nearestAmong, type Nearest } from "../nearest.ts";
import type { Pointer } from "../yaml/locator.ts";
import { isMapping, pointerOf, valueAt } from "./pointer.ts";
import type { Located, Refused } from "./refused.ts";
import { unknownKey } from "./schema-kinds.ts";
import { schemaAt, type SchemaError } from "./schema.ts";

export interface Misspelling {
  readonly near: Nearest;
  /** Where the key would stand that was probably meant. */
  readonly instancePath: string;
  /** No other unknown key is taken for the same one. */
  readonly alone: boolean;
}

export type Misspellings = ReadonlyMap<SchemaError, Misspelling>;

/** Where the keys would stand that misspelt ones were probably meant for. */
export function meantIn(misspellings: Misspellings): ReadonlySet<string> {
  return new Set([...misspellings.values()].map(({ instancePath }) => instancePath));
}

/** The unknown keys for which a known one was probably meant, by their errors. */
export function misspellingsIn({ errors, value, format }: Pick<Refused, "errors" | "value" | "format">): Misspellings {
  const nearestIn = new Map<string, (given: string) => Nearest | undefined>();
  const near = new Map<SchemaError, Nearest>();
  const timesMeant = new Map<string, number>();
  for (const error of errors) {
    if (error.keyword !== "additionalProperties") continue;
    const { instancePath, params } = error;
    const nearestKey =
      nearestIn.get(instancePath) ?? nearestAmong(absentKeys(format, value, pointerOf(instancePath, value)));
    nearestIn.set(instancePath, nearestKey);
    const found = nearestKey(String(params["additionalProperty"]));
    if (found === undefined) continue;
    near.set(error, found);
    const meant = `${instancePath}/${found.word}`;
    timesMeant.set(meant, (timesMeant.get(meant) ?? 0) + 1);
  }
  return new Map(
    [...near].map(([error, found]) => {
      const instancePath = `${error.instancePath}/${found.word}`;
      return [error, { near: found, instancePath, alone: timesMeant.get(instancePath) === 1 }];
    }),
  );
}

function absentKeys(format: Refused["format"], root: unknown, pointer: Pointer): string[] {
  const parent = valueAt(root, pointer);
  const known = Object.keys(schemaAt(format.schema, pointer).properties ?? {});
  return known.filter((key) => !isMapping(parent) || !Object.hasOwn(parent, key));
}

/** The finding about an unknown key. */
export function unknownKeyAt(
  { path, locator }: Refused,
  { pointer, schema, error }: Located,
  misspelling: Misspelling | undefined,
): Finding {
  const given = String(error.params["additionalProperty"]);
  const known = Object.keys(schema.properties ?? {}).join(", ");
  const advice = didYouMean(misspelling?.near) || ` Use one of: ${known}.`;
  const place = locator.key([...pointer, given]);
  const isCertain = misspelling?.alone === true && misspelling.near.certain;
  const fix = isCertain ? locator.inStyleOfKey([...pointer, given], misspelling.near.word) : undefined;
  return finding(unknownKey, path, place, `Unknown key ${quoted(given)}.${advice}`, fix);
}
