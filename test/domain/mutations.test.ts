/** Files that somebody or something spoilt: the check agrees with js-yaml and Ajv on all of them, and never throws. */
import { readFileSync, readdirSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/domain/finding.ts";
import { readConfigurationFile, readGoal, readTouchpoint } from "../../src/domain/read-file.ts";
import { Lines } from "../../src/domain/yaml/lines.ts";
import { spoiltBytes, spoiltLines, spoiltValues } from "../support/mutations.ts";

/** In each of the nine tests below: 20,007 files. */
const RUNS = 2_223;

/** What only says how a file is written; a parser and a schema cannot see it. */
const STRICTER_THAN_YAML = new Set(["alias", "bad-encoding", "too-large"]);

const FORMATS = [
  { name: "goal", folder: "examples/todo-2024/goals/2024", read: readGoal },
  { name: "touchpoint", folder: "examples/todo-2024/touchpoints", read: readTouchpoint },
  { name: "goalkeeper", folder: "examples/todo-2024/.github", read: readConfigurationFile },
] as const;

describe.each(FORMATS)("a spoilt $name", ({ name, folder, read }) => {
  const files = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`));
  const texts = files.map((file) => file.toString("utf8"));
  const schema: object = JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8"));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

  it.each([
    ["bytes", spoiltBytes(files)],
    ["lines", spoiltLines(texts)],
    ["values", spoiltValues(texts.map((text) => load(text)))],
  ])("has findings exactly where js-yaml or Ajv refuse it: %s", (_, spoilt) => {
    fc.assert(
      fc.property(spoilt, (bytes) => {
        const { findings } = read("x.yml", bytes);
        const text = new TextDecoder().decode(bytes);
        for (const found of findings) expectInside(text, found);
        const isAcceptedElsewhere = isAccepted(text, validate);
        const counted = isAcceptedElsewhere ? findings.filter(({ code }) => !STRICTER_THAN_YAML.has(code)) : findings;
        expect(counted.length > 0).toBe(!isAcceptedElsewhere);
      }),
      { numRuns: RUNS },
    );
  });
});

function isAccepted(text: string, validate: ValidateFunction): boolean {
  try {
    return validate(load(text));
  } catch {
    return false;
  }
}

/** A place is inside a file when each of its ends is a position in one of the file's lines. */
function expectInside(text: string, { line, column, endLine, endColumn }: Finding): void {
  const lines = new Lines(text);
  for (const [at, unit] of [
    [line, column],
    [endLine, endColumn],
  ] as const) {
    expect(at).toBeGreaterThanOrEqual(1);
    expect(at).toBeLessThanOrEqual(lines.count);
    expect(unit).toBeGreaterThanOrEqual(1);
    expect(unit).toBeLessThanOrEqual(lines.line(at).length + 1);
  }
  expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
}
