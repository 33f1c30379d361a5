/** What a schema refuses in a value → findings, in words for people. */
import { quoted } from "../words.ts";
import { finding, type Finding } from "../finding.ts";
import { didYouMean, nearest } from "../nearest.ts";
import type { Pointer } from "../yaml/locator.ts";
import { pointerOf, valueAt } from "./pointer.ts";
import type { Located, Refused } from "./refused.ts";
import { badFormat, missingKey, unknownValue, wrongType } from "./schema-kinds.ts";
import { schemaAt, type Schema } from "./schema.ts";
import { meantIn, unknownKeyAt, type Misspellings } from "./unknown-keys.ts";

/** The findings of a value. One mistake gives one finding: a misspelt key is not reported as missing as well. */
export function schemaFindings(refused: Refused, misspellings: Misspellings): Finding[] {
  const { errors, value: root, format } = refused;
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath));
  const meant = meantIn(misspellings);

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

function missingKeyAt({ path, format, locator }: Refused, { pointer, schema }: Located, key: string): Finding {
  const owner = pointer.length === 0 ? format.noun : subjectOf(pointer);
  const wanted = schema.properties?.[key] ?? {};
  const purpose = wanted.description === undefined ? "" : ` ${wanted.description}`;
  const sample = hasShortExample(wanted) ? ` For example:${sampleOf(key, wanted)}` : "";
  return finding(missingKey, path, locator.key(pointer), `${owner} needs the key "${key}".${purpose}${sample}`);
}

function wrongTypeAt(refused: Refused, located: Located): Finding {
  const { path, format, locator } = refused;
  const { pointer, value } = located;
  const given = value === undefined || value === null ? "is empty" : `is ${typeName(value)}`;
  if (pointer.length === 0) {
    const message = `This file ${given}. ${format.noun} is a mapping: lines that read \`key: value\`.`;
    return finding(wrongType, path, locator.value([]), message);
  }
  const fix = rewritten(refused, located);
  const advice = fix === undefined ? wantedInstead(located) : `Write ${fix}`;
  return finding(wrongType, path, locator.value(pointer), `${subjectOf(pointer)} ${given}. ${advice}`, fix);
}

/** The same value as its key wants it: a number in quotes where text is wanted, a word as a list of one. */
function rewritten({ text, locator }: Refused, { pointer, value, error }: Located): string | undefined {
  const scalar = locator.plainScalar(pointer);
  if (scalar === undefined) return undefined;
  const written = text.slice(scalar.start, scalar.end);
  const wanted = error.params["type"];
  if (wanted === "string" && (typeof value === "number" || typeof value === "boolean")) return JSON.stringify(written);
  return wanted === "array" && typeof value === "string" && /^\w[\w ./-]*$/.test(written) ? `[${written}]` : undefined;
}

function wantedInstead({ pointer, value, schema, error }: Located): string {
  if (schema.enum !== undefined) return `Use one of: ${schema.enum.join(", ")}.`;
  const key = pointer.at(-1);
  if (value === null && typeof key === "string" && hasShortExample(schema))
    return `For example:${sampleOf(key, schema)}`;
  const wanted = [error.params["type"]].flat().map((type) => TYPES[String(type)] ?? String(type));
  return `It must be ${wanted.join(" or ")}.`;
}

function unknownValueAt({ path, locator }: Refused, { pointer, value, error }: Located): Finding {
  const allowed = [error.params["allowedValues"]].flat().map(String);
  const near = nearest(String(value), allowed);
  const message = `Unknown ${String(pointer.at(-1))} ${quoted(String(value))}.${didYouMean(near)} Use one of: ${allowed.join(", ")}.`;
  return finding(
    unknownValue,
    path,
    locator.value(pointer),
    message,
    near?.certain === true ? locator.inStyleOfValue(pointer, near.word) : undefined,
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
      const given = String(value).trim() === "" ? "This is empty. It must be" : `${quoted(String(value))} is not`;
      return finding(
        badFormat,
        path,
        place,
        `${given} ${schema.title ?? "of the right form"}. For example: ${String(example)}`,
      );
    }
  }
}

/** Mappings and lists of mappings do not fit into a message. */
function hasShortExample({ examples }: Schema): boolean {
  const [first] = [examples?.[0]].flat();
  return first !== undefined && typeof first !== "object";
}

/** ` title: "Bring OpenSSF practices into OSPOs"` */
function sampleOf(key: string, { examples }: Schema): string {
  return ` ${key}: ${JSON.stringify(examples?.[0])}`;
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
  if (typeof value === "number" && !Number.isFinite(value)) return "no finite number";
  return TYPES[typeof value] ?? "nothing";
}

function subjectOf(pointer: Pointer): string {
  const last = pointer.at(-1);
  return typeof last === "number" ? `Item ${last + 1} of "${String(pointer.at(-2))}"` : `"${String(last)}"`;
}
