/**
 * Writes the files that follow from others: validators and types from the schemas, docs/findings.md from the rules.
 * With --check it writes nothing, and fails when one of them is out of date.
 */
import { readFile, writeFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { renderFindings } from "./render-findings.ts";
import { interfacesOf } from "./schema-types.ts";

const FORMATS = ["goal", "touchpoint", "goalkeeper"] as const;
const GENERATED = "src/domain/format/generated";
const HEADER = "// Generated from schemas/ by `npm run generate`. Do not edit.\n";

const APPENDED = "function appended(errors, more) { for (const error of more) errors.push(error); return errors; }\n";

const isCheck = process.argv.includes("--check");
const outOfDate = await Promise.all([...(await generatedFiles())].map(([path, content]) => settle(path, content)));
const stale = outOfDate.filter((path) => path !== undefined);
if (stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(", ")}. Run \`npm run generate\`.\n`);
  process.exitCode = 1;
}

/** Writes a file where it differs; in a check, gives its path instead. */
async function settle(path: string, content: string): Promise<string | undefined> {
  if ((await readFile(path, "utf8").catch(() => "")) === content) return undefined;
  if (isCheck) return path;
  await writeFile(path, content);
  return undefined;
}

async function generatedFiles(): Promise<Map<string, string>> {
  const schemas = await Promise.all(FORMATS.map(readSchema));
  const types = await Promise.all(
    FORMATS.map(async (name, index) => {
      const text = await interfacesOf(schemas[index] ?? {}, name, HEADER.trim());
      return [`${GENERATED}/${name}.ts`, text] as const;
    }),
  );
  return new Map([
    ["docs/findings.md", renderFindings()],
    [`${GENERATED}/validators.js`, validators(schemas)],
    ...types,
  ]);
}

async function readSchema(name: string): Promise<Record<string, unknown>> {
  const schema: unknown = JSON.parse(await readFile(`schemas/${name}.schema.json`, "utf8"));
  return { ...(typeof schema === "object" ? schema : {}) };
}

/** Validation as plain code: compiling the schemas at each start would cost more than checking a thousand files. */
function validators(schemas: object[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  });
  const names: Record<string, string> = {};
  for (const [index, name] of FORMATS.entries()) {
    ajv.addSchema({ ...schemas[index], $id: name });
    names[name] = name;
  }
  // Ajv's ESM output still calls require() for its runtime, and not every loader gives the default of CommonJS alike.
  const imports = new Set<string>();
  const code = standaloneCode
    .default(ajv, names)
    .replaceAll(/require\("(ajv\/dist\/runtime\/(\w+))"\)\.default/g, (_, module: string, name: string) => {
      imports.add(`import ${name} from "${module}.js";\n`);
      return `${name}.default ?? ${name}`;
    });
  // Ajv copies all errors so far for each item that has some: with many wrong items that takes minutes.
  const appending = code.replaceAll(/vErrors\.concat\((\w+\.errors)\)/g, "appended(vErrors, $1)");
  // Text never has more characters than UTF-16 units: most need not be counted through.
  const quick = appending.replaceAll(/(func\d+)\((data\d*)\) > (\d+)/g, "$2.length > $3 && $1($2) > $3");
  return `${HEADER}${[...imports].join("")}${APPENDED}${quick}\n`;
}
