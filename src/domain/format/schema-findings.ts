/** What a schema refuses in a value → findings, in words for people. */
import { finding, type Finding } from "../finding.ts";
import { didYouMean, nearest, type Nearest } from "../nearest.ts";
import type { Locator, Pointer } from "../yaml/locator.ts";
import { yamlScalar } from "../yaml/scalar.ts";
import type { Format } from "./formats.ts";
import { isMapping, pointerOf, valueAt } from "./pointer.ts";
import { schemaAt, type Schema, type SchemaError } from "./schema.ts";
import { badFormat, missingKey, unknownKey, unknownValue, wrongType } from "./schema-kinds.ts";

/** A value, where its parts stand, and what its schema refuses in it. */
interface Refused {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  readonly format: Pick<Format<never>, "noun" | "schema">;
  readonly errors: readonly SchemaError[];
  readonly locator: Locator;
}

interface Located {
  readonly pointer: Pointer;
  readonly value: unknown;
  readonly schema: Schema;
  readonly error: SchemaError;
}

/** The findings of a value. One mistake gives one finding: a misspelt key is not reported as missing as well. */
export function schemaFindings(refused: Refused): Finding[] {
  const { errors, value: root, format } = refused;
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath));
  const misspellings = misspellingsIn(refused);
  const meant = new Set([...misspellings.values()].map(({ instancePath }) => instancePath));

  return errors.flatMap((error) => {
    const pointer = pointerOf(error.instancePath, root);
    const located = { pointer, value: valueAt(root, pointer), schema: schemaAt(format.schema, pointer), error };
    if (error.keyword !== "type" && mistyped.has(error.instancePath)) return [];
    switch (error.keyword) {
      case "type":
        return [wrongTypeAt(refused, located)];
      case "additionalProperties":
        return [unknownKeyAt(refused, located, misspellings.get(error))];
      case "required": {
        const missing = String(error.params["missingProperty"]);
        return meant.has(`${error.instancePath}/${missing}`) ? [] : [missingKeyAt(refused, located, missing)];
      }
      case "enum":
        return [unknownValueAt(refused, located)];
      default:
        return [badFormatAt(refused, located)];
    }
  });
}

interface Misspelling {
  readonly near: Nearest;
  /** Where the key would stand that was probably meant. */
  readonly instancePath: string;
  /** No other unknown key is taken for the same one. */
  readonly alone: boolean;
}

/** The unknown keys for which a known one was probably meant, by their errors. */
function misspellingsIn({ errors, value, format }: Refused): Map<SchemaError, Misspelling> {
  const absentIn = new Map<string, readonly string[]>();
  const near = new Map<SchemaError, Nearest>();
  const timesMeant = new Map<string, number>();
  for (const error of errors) {
    if (error.keyword !== "additionalProperties") continue;
    const { instancePath, params } = error;
    const absent = absentIn.get(instancePath) ?? absentKeys(format, value, pointerOf(instancePath, value));
    absentIn.set(instancePath, absent);
    const found = nearest(String(params["additionalProperty"]), absent);
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

function unknownKeyAt(
  { path, locator }: Refused,
  { pointer, schema, error }: Located,
  misspelling: Misspelling | undefined,
): Finding {
  const given = String(error.params["additionalProperty"]);
  const known = Object.keys(schema.properties ?? {}).join(", ");
  const advice = didYouMean(misspelling?.near) || ` Use one of: ${known}.`;
  const place = locator.key([...pointer, given]);
  const fix = misspelling?.alone === true && misspelling.near.certain ? misspelling.near.word : undefined;
  return finding(unknownKey, path, place, `Unknown key "${shown(given)}".${advice}`, fix);
}

function missingKeyAt({ path, format, locator }: Refused, { pointer, schema }: Located, key: string): Finding {
  const owner = pointer.length === 0 ? format.noun : subjectOf(pointer);
  const wanted = schema.properties?.[key];
  const purpose = wanted?.description === undefined ? "" : ` ${wanted.description}`;
  const example = wanted?.examples?.[0];
  const sample = example === undefined ? "" : ` For example: ${key}: ${JSON.stringify(example)}`;
  return finding(missingKey, path, locator.key(pointer), `${owner} needs the key "${key}".${purpose}${sample}`);
}

function wrongTypeAt({ path, format, locator, text }: Refused, { pointer, value, error }: Located): Finding {
  const wanted = [error.params["type"]].flat().map((type) => TYPES[String(type)] ?? String(type));
  if (pointer.length === 0) {
    const given = value === undefined || value === null ? "is empty" : `is ${typeName(value)}`;
    return finding(
      wrongType,
      path,
      locator.value([]),
      `This file ${given}. ${format.noun} is a mapping: lines that read \`key: value\`.`,
    );
  }
  const given = value === null ? "is empty" : `is ${typeName(value)}`;
  const written = error.params["type"] === "string" ? locator.plainScalar(pointer) : undefined;
  const canBeQuoted = typeof value === "number" || typeof value === "boolean";
  const quoted = written && canBeQuoted ? JSON.stringify(text.slice(written.start, written.end)) : undefined;
  const advice = quoted === undefined ? `It must be ${wanted.join(" or ")}.` : `Put it in quotes: ${quoted}`;
  return finding(wrongType, path, locator.value(pointer), `${subjectOf(pointer)} ${given}. ${advice}`, quoted);
}

function unknownValueAt({ path, locator }: Refused, { pointer, value, error }: Located): Finding {
  const allowed = [error.params["allowedValues"]].flat().map(String);
  const near = nearest(String(value), allowed);
  const message = `Unknown ${String(pointer.at(-1))} "${shown(String(value))}".${didYouMean(near)} Use one of: ${allowed.join(", ")}.`;
  return finding(
    unknownValue,
    path,
    locator.value(pointer),
    message,
    near?.certain === true ? yamlScalar(near.word) : undefined,
  );
}

function badFormatAt({ path, locator }: Refused, { pointer, value, schema, error }: Located): Finding {
  const place = locator.value(pointer);
  const limit = Number(error.params["limit"]);
  const example = schema.examples?.[0];
  switch (error.keyword) {
    case "maxLength":
      return finding(
        badFormat,
        path,
        place,
        `${subjectOf(pointer)} is ${Array.from(String(value)).length} characters long. At most ${limit} fit: shorten it.`,
      );
    case "minimum":
      return finding(badFormat, path, place, `${subjectOf(pointer)} is ${String(value)}. It must be ${limit} or more.`);
    case "maximum":
      return finding(badFormat, path, place, `${subjectOf(pointer)} is ${String(value)}. It must be ${limit} or less.`);
    case "minItems":
      return finding(
        badFormat,
        path,
        place,
        `${subjectOf(pointer)} is an empty list. It needs at least ${limit} entry.`,
      );
    default: {
      const given = String(value).trim() === "" ? "This is empty. It must be" : `"${shown(String(value))}" is not`;
      return finding(
        badFormat,
        path,
        place,
        `${given} ${schema.title ?? "of the right form"}. For example: ${String(example)}`,
      );
    }
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
};

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && !Number.isFinite(value)) return "not a number that can be counted with";
  return TYPES[typeof value] ?? "nothing";
}

function subjectOf(pointer: Pointer): string {
  const last = pointer.at(-1);
  return typeof last === "number" ? `Item ${last + 1} of "${String(pointer.at(-2))}"` : `"${String(last)}"`;
}

/** Text from a file, cut for a message. */
function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
