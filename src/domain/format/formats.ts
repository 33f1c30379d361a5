/** The formats that files have: their schemas, and the validators made from them. */
import goalSchema from "../../../schemas/goal.schema.json" with { type: "json" };
import configurationSchema from "../../../schemas/goalkeeper.schema.json" with { type: "json" };
import touchpointSchema from "../../../schemas/touchpoint.schema.json" with { type: "json" };
import type { Goal, Initiative } from "./generated/goal.ts";
import type {
  Contributions as ContributionsInFile,
  GoalkeeperConfiguration,
  Pillar as PillarInFile,
  Progress as ProgressInFile,
  WeightedKeyword,
} from "./generated/goalkeeper.ts";
import type { Touchpoint } from "./generated/touchpoint.ts";
import * as validators from "./generated/validators.js";
import type { Loose } from "./loose.ts";
import { isMapping } from "./pointer.ts";
import type { Schema, SchemaError } from "./schema.ts";

export interface Format<Value> {
  /** As the subject of a sentence. */
  readonly noun: "A goal" | "A Touchpoint" | "The configuration";
  readonly schema: Schema;
  /** Everything that the schema refuses in a value. */
  readonly errors: (value: unknown) => readonly SchemaError[];
  /** Tells the compiler what `acceptedPart` has left over of a value: parts of this format, and nothing else. */
  readonly isPart: (accepted: unknown) => accepted is Loose<Value>;
}

/** A validator as Ajv writes it: the errors of a call stand on the function until the next one. */
interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

export const GOAL = format<Goal>("A goal", goalSchema, validators.goal);
export const TOUCHPOINT = format<Touchpoint>("A Touchpoint", touchpointSchema, validators.touchpoint);
export const CONFIGURATION = format<GoalkeeperConfiguration>(
  "The configuration",
  configurationSchema,
  validators.goalkeeper,
);

function format<Value>(noun: Format<Value>["noun"], schema: Schema, validate: Validator): Format<Value> {
  return {
    noun,
    schema,
    errors: (value) => (validate(value) ? [] : (validate.errors ?? [])),
    isPart: (accepted): accepted is Loose<Value> => isMapping(accepted),
  };
}

export type {
  ContributionsInFile,
  Goal,
  GoalkeeperConfiguration,
  Initiative,
  PillarInFile,
  ProgressInFile,
  Touchpoint,
  WeightedKeyword,
};
