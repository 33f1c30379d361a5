/** The parts of a JSON Schema that messages are made from. */
import type { Pointer } from "../yaml/locator.ts";

export interface Schema {
  /** What a value of this form is, as the end of a sentence: "a date that exists, as YYYY-MM-DD". */
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The schema of what a pointer points at: what the property says of itself goes before its definition. */
export function schemaAt(root: Schema, pointer: Pointer): Schema {
  let schema = root;
  for (const step of pointer) {
    const next = typeof step === "number" ? schema.items : schema.properties?.[step];
    schema = withDefinition(next ?? {}, root);
  }
  return schema;
}

function withDefinition(schema: Schema, root: Schema): Schema {
  const definition = root.$defs?.[schema.$ref?.replace("#/$defs/", "") ?? ""];
  return definition === undefined ? schema : { ...definition, ...schema };
}

/** What a validator of Ajv says is wrong. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
