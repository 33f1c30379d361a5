/** Holds requests and answers against GitHub's description. Bodies are taken more strictly than GitHub takes them. */
import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from "ajv";
import type { OperationId } from "../openapi/operation-ids.ts";
import { invalidRequest } from "./answer.ts";
import type { Call, RawCall } from "./call.ts";
import { asSchema, describedOperation, SCHEMAS, type Schema } from "./description.ts";

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/;

const SETTINGS = {
  strict: false,
  verbose: true,
  formats: {
    "date-time": (text: string) => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)),
    uri: (text: string) => URL.canParse(text),
    int64: true,
    "repo.nwo": true,
    email: true,
    date: true,
  },
} as const;

/** Paths and queries are text on the wire: their numbers are read from it. Bodies are not touched. */
const parameterAjv = new Ajv({ ...SETTINGS, coerceTypes: true }).addSchema({ schemas: SCHEMAS }, "github");
const bodyAjv = new Ajv(SETTINGS).addSchema({ schemas: SCHEMAS }, "github");

const guards = new Map<string, ValidateFunction>();

/** Throws GitHub's 422 where parameters or body do not fit; afterwards they are what the types say. */
export function assertRequest<Id extends OperationId>(id: Id, request: RawCall): asserts request is Call<Id> {
  const { pathParameters, query, body, isBodyRequired } = describedOperation(id);
  const isParameters = guard(`${id} parameters`, parameterAjv, () => ({
    properties: { path: pathParameters, query },
  }));
  if (!isParameters(request)) throw invalidRequest(complaintOf(isParameters.errors));
  if (body === undefined) {
    if (request.body !== undefined) throw invalidRequest(strictly("This operation takes no body."));
    return;
  }
  if (request.body === undefined && !isBodyRequired) return;
  const isBody = guard(`${id} body`, bodyAjv, () => closed(body));
  if (!isBody(request.body ?? null)) throw invalidRequest(complaintOf(isBody.errors));
}

/** What is wrong with an answer of ours; `undefined` when it fits the description. */
export function misfitOf(id: OperationId, status: number, body: unknown): string | undefined {
  const { responses } = describedOperation(id);
  if (!responses.has(status)) return status >= 400 || status === 304 ? undefined : `${id} never answers ${status}`;
  const schema = responses.get(status);
  if (schema === undefined) return body === undefined ? undefined : `${id} answers without a body`;
  const isAnswer = guard(`${id} ${status}`, bodyAjv, () => schema);
  return isAnswer(body) ? undefined : `${id}: ${bodyAjv.errorsText(isAnswer.errors, { separator: "\n" })}`;
}

function guard(key: string, ajv: Ajv, schema: () => AnySchema): ValidateFunction {
  const known = guards.get(key);
  if (known !== undefined) return known;
  const made = ajv.compile(schema());
  guards.set(key, made);
  return made;
}

/** GitHub ignores properties that it does not know, and with them every misspelt one. The sandbox does not. */
function closed(schema: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref === "string") return closed(asSchema(SCHEMAS[$ref.slice("github#/schemas/".length)]));
  const result: Record<string, unknown> = { ...schema };
  const { properties, additionalProperties } = schema;
  if (properties !== undefined) {
    result["properties"] = Object.fromEntries(
      Object.entries(asSchema(properties)).map(([name, one]) => [name, closed(asSchema(one))]),
    );
    result["additionalProperties"] = additionalProperties ?? false;
  }
  if (schema["items"] !== undefined) result["items"] = closed(asSchema(schema["items"]));
  for (const key of ["oneOf", "anyOf"]) {
    const alternatives = schema[key];
    if (Array.isArray(alternatives)) result[key] = alternatives.map((one) => closed(asSchema(one)));
  }
  return result;
}

function strictly(complaint: string): string {
  return `${complaint} (GitHub would ignore this; the sandbox is stricter on purpose.)`;
}

/** In the words of GitHub. */
function complaintOf(errors: readonly ErrorObject[] | null | undefined): string {
  const error = errors?.[0];
  if (error === undefined) return "It does not fit the description.";
  const { keyword, instancePath, data, params, message } = error;
  const place = `For '${instancePath.slice(1)}', `;
  const shown = JSON.stringify(data);
  const supplied = Array.isArray(data) || typeof data === "string" ? data.length : 0;
  switch (keyword) {
    case "required":
      return `"${String(params["missingProperty"])}" wasn't supplied.`;
    case "additionalProperties":
      return strictly(`"${String(params["additionalProperty"])}" is not a permitted key.`);
    case "maxLength":
      return `Only ${String(params["limit"])} characters are allowed; ${supplied} were supplied.`;
    case "maxItems":
      return `No more than ${String(params["limit"])} items are allowed; ${supplied} were supplied.`;
    case "type":
      return `${place}${shown} is not a ${String(params["type"])}.`;
    case "enum":
      return `${place}${shown} is not a member of ${JSON.stringify(params["allowedValues"])}.`;
    case "format":
      return `${place}${shown} is not a ${String(params["format"])}.`;
    default:
      return `${place}${message ?? keyword}.`;
  }
}
