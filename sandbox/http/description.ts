/** GitHub's OpenAPI description, as far as the sandbox speaks it: one entry an operation, with JSON Schemas for Ajv. */
import { readFileSync } from "node:fs";
import { OPERATION_IDS, type OperationId } from "../openapi/operation-ids.ts";

export type Schema = Readonly<Record<string, unknown>>;

export interface DescribedOperation {
  readonly method: string;
  /** With `{parameters}`. */
  readonly path: string;
  readonly pathParameters: Schema;
  readonly query: Schema;
  /** `undefined` where the operation takes none. */
  readonly body: Schema | undefined;
  readonly isBodyRequired: boolean;
  /** By status; `undefined` for no content. */
  readonly responses: ReadonlyMap<number, Schema | undefined>;
}

const file = asSchema(JSON.parse(readFileSync(new URL("../openapi/operations.json", import.meta.url), "utf8")));

/** What the schemas refer to, by name. */
export const SCHEMAS: Schema = asSchema(file["schemas"]);

export const DESCRIPTION: ReadonlyMap<OperationId, DescribedOperation> = new Map(
  OPERATION_IDS.map((id) => [id, described(asSchema(asSchema(file["operations"])[id]))]),
);

export function describedOperation(id: OperationId): DescribedOperation {
  const operation = DESCRIPTION.get(id);
  if (operation === undefined) throw new Error(`operations.json lacks ${id}: run \`node scripts/generate-openapi.ts\``);
  return operation;
}

function described(operation: Schema): DescribedOperation {
  const { method, path, path_parameters, query, body, body_required, responses } = operation;
  return {
    method: String(method),
    path: String(path),
    pathParameters: asSchema(path_parameters),
    query: asSchema(query),
    body: body === undefined ? undefined : asSchema(body),
    isBodyRequired: body_required === true,
    responses: new Map(
      Object.entries(asSchema(responses)).map(([status, schema]) => [
        Number(status),
        schema === null ? undefined : asSchema(schema),
      ]),
    ),
  };
}

export function asSchema(value: unknown): Schema {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("not a schema");
  return { ...value };
}
