/**
 * Writes sandbox/openapi/operations.json: the part of GitHub's OpenAPI description that the sandbox speaks.
 *
 *     node scripts/generate-openapi.ts [api.github.com.json]
 *
 * Without a file it fetches @octokit/openapi into a temporary folder. That package is 385 MB installed, so it is no
 * dependency: only the operations in use are kept, without their prose, as JSON Schema for Ajv.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OPERATION_IDS } from "../sandbox/openapi/operation-ids.ts";

const PACKAGE = "@octokit/openapi@23.0.2";
const DESCRIPTION = "package/generated/api.github.com.json";
const TARGET = "sandbox/openapi/operations.json";
const METHODS = ["get", "post", "put", "patch", "delete"];

/** What Ajv understands; the rest of a schema is prose. `default` stays out: a sandbox that fills in hides a mistake. */
const KEYWORDS = new Set(
  [
    ["type", "enum", "const", "format", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems"],
    ["maxItems", "uniqueItems", "required", "minProperties", "maxProperties"],
  ].flat(),
);

/** Where this version describes an answer wrongly: an account that is a person and an enterprise at once. */
const CORRECTED: Readonly<Record<string, unknown>> = {
  "apps/list-installations": { type: "array", items: { $ref: "#/components/schemas/installation" } },
};

type Json = Readonly<Record<string, unknown>>;

const description = objectOf(JSON.parse(readFileSync(process.argv[2] ?? download(), "utf8")));
const schemas = new Map<string, unknown>();
const operations = Object.fromEntries(OPERATION_IDS.map((id) => [id, operationOf(id)]));
const text = JSON.stringify({ source: PACKAGE, operations, schemas: Object.fromEntries(schemas) });
writeFileSync(TARGET, `${text}\n`);
process.stdout.write(`${TARGET}: ${OPERATION_IDS.length} operations, ${schemas.size} schemas, ${text.length} bytes\n`);

function download(): string {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const packed = execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", packed, DESCRIPTION], { cwd: folder });
  return join(folder, DESCRIPTION);
}

function operationOf(id: string): Json {
  for (const [path, item] of Object.entries(objectOf(description["paths"]))) {
    for (const method of METHODS) {
      const operation = objectOf(item)[method];
      if (operation !== undefined && objectOf(operation)["operationId"] === id) {
        return { method: method.toUpperCase(), path, ...partsOf(objectOf(operation)) };
      }
    }
  }
  throw new Error(`${PACKAGE} has no operation ${id}`);
}

function partsOf(operation: Json): Json {
  const body = operation["requestBody"];
  return {
    path_parameters: parametersOf(operation, "path"),
    query: parametersOf(operation, "query"),
    ...(body === undefined ? {} : { body: contentOf(body), body_required: objectOf(body)["required"] === true }),
    responses: Object.fromEntries(
      Object.entries(objectOf(operation["responses"]))
        .filter(([status]) => status.startsWith("2"))
        .map(([status, response]) => [status, correctedSchema(operation) ?? contentOf(resolve(response)) ?? null]),
    ),
  };
}

function correctedSchema({ operationId }: Json): unknown {
  const corrected = CORRECTED[String(operationId)];
  return corrected === undefined ? undefined : schemaOf(corrected);
}

/** The parameters in one place as one object schema. */
function parametersOf(operation: Json, place: string): Json {
  const parameters = listOf(operation["parameters"]).map(resolve);
  const wanted = parameters.filter((parameter) => parameter["in"] === place);
  return {
    type: "object",
    properties: Object.fromEntries(wanted.map((one) => [String(one["name"]), schemaOf(one["schema"])])),
    required: wanted.filter((one) => one["required"] === true).map((one) => one["name"]),
    additionalProperties: false,
  };
}

function contentOf(holder: unknown): unknown {
  const content = objectOf(objectOf(holder)["content"] ?? {});
  const json = content["application/json"] ?? Object.values(content)[0];
  return json === undefined ? undefined : schemaOf(objectOf(json)["schema"]);
}

/** An OpenAPI 3.0 schema as JSON Schema: its references collected, its prose dropped, `nullable` said as a type. */
function schemaOf(value: unknown): unknown {
  if (typeof value === "boolean") return value;
  const schema = objectOf(value);
  const plain = plainSchema(schema);
  if (schema["nullable"] !== true) return plain;
  const { type, enum: values } = plain;
  if (typeof type !== "string") return { anyOf: [plain, { type: "null" }] };
  return {
    ...plain,
    type: [type, "null"],
    ...(Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {}),
  };
}

function plainSchema(schema: Json): Json {
  const reference = schema["$ref"];
  if (typeof reference === "string") return { $ref: `github#/schemas/${collect(reference)}` };
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (KEYWORDS.has(key)) result[key] = value;
    else if (key === "properties") result[key] = mapValues(objectOf(value));
    else if (key === "items" || key === "additionalProperties" || key === "not") result[key] = schemaOf(value);
    else if (key === "oneOf" || key === "anyOf" || key === "allOf") result[key] = listOf(value).map(schemaOf);
  }
  return result;
}

function mapValues(properties: Json): Json {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, schemaOf(schema)]));
}

function collect(reference: string): string {
  const name = reference.slice("#/components/schemas/".length);
  if (!schemas.has(name)) {
    schemas.set(name, {});
    schemas.set(name, schemaOf(at(reference)));
  }
  return name;
}

function resolve(value: unknown): Json {
  const item = objectOf(value);
  return typeof item["$ref"] === "string" ? at(item["$ref"]) : item;
}

function at(reference: string): Json {
  const steps = reference.slice(2).split("/");
  return objectOf(steps.reduce<unknown>((value, step) => objectOf(value)[step], description));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("expected an object");
  return { ...value };
}
