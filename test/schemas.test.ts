/** The schemas are a contract: what editors show of them is complete and true. */
import { readFileSync, readdirSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

interface SchemaNode {
  readonly [key: string]: unknown;
}

const files = readdirSync("schemas").filter((file) => file.endsWith(".schema.json"));

it("there is one for each format", () => {
  expect(files.toSorted()).toEqual(["goal.schema.json", "goalkeeper.schema.json", "touchpoint.schema.json"]);
});

describe.each(files)("%s", (file) => {
  const schema: SchemaNode = JSON.parse(readFileSync(`schemas/${file}`, "utf8"));
  const properties = propertiesIn(schema);

  it("compiles in Ajv's strict mode, without formats that another validator might not know", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
    expect(JSON.stringify(schema)).not.toContain('"format"');
  });

  it.each(properties)("describes %s and gives an example", (_, property) => {
    expect(property["description"]).toMatch(/^[A-Z].*\.$/s);
    expect(property["examples"]).toEqual(expect.arrayContaining([expect.anything()]));
  });

  it.each(properties)("accepts its own examples and defaults of %s", (_, property) => {
    const { examples, default: usual, ...rest } = property;
    const validate = new Ajv2020({ strict: false }).compile({ ...rest, $defs: schema["$defs"] });
    const values = [examples, usual === undefined ? [] : [usual]].flat();
    expect(values.filter((value) => !validate(value))).toEqual([]);
  });

  it("refuses keys that it does not know, everywhere", () => {
    const open = mappingsIn(schema).filter((node) => node["additionalProperties"] !== false);
    expect(open).toEqual([]);
  });
});

/** Patterns run on text from strangers, up to 500 KB of it: none may take longer than reading it does. */
describe("patterns", () => {
  const hostile = [
    "a",
    "-",
    "*",
    "/",
    "a-",
    "*/",
    "../",
    "1,",
    "0 ",
    " ",
    "a/",
    "a*",
    "**/",
    "x_",
    "://",
    "1-",
  ].flatMap((part) => [
    part.repeat(500_000 / part.length),
    `${part.repeat(500_000 / part.length)}\n`,
    `https://${part.repeat(400_000 / part.length)} `,
  ]);
  const patterns = new Set(files.flatMap((file) => patternsIn(readFileSync(`schemas/${file}`, "utf8"))));

  it.each([...patterns])("answers at once: %s", (pattern) => {
    const expression = new RegExp(pattern, "u");
    const start = performance.now();
    for (const text of hostile) expression.test(text);
    // 48 texts of half a megabyte: a pattern that is not linear needs minutes, or for ever.
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

function patternsIn(text: string): string[] {
  return [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, quoted]) => String(JSON.parse(quoted ?? '""')));
}

function propertiesIn(schema: SchemaNode): (readonly [string, SchemaNode])[] {
  return mappingsIn(schema).flatMap((mapping) =>
    Object.entries(nodeOf(mapping["properties"])).map(
      ([name, property]) => [`${String(mapping["title"])}.${name}`, nodeOf(property)] as const,
    ),
  );
}

function mappingsIn(schema: SchemaNode): SchemaNode[] {
  const definitions = Object.values(nodeOf(schema["$defs"])).map(nodeOf);
  return [schema, ...definitions].filter((node) => node["type"] === "object");
}

function nodeOf(value: unknown): SchemaNode {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
