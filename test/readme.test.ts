/** The examples of the README and of the pages that it leads to: what they show is what there is. */
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import schema from "../schemas/goalkeeper.schema.json" with { type: "json" };
import { GOAL_PATH } from "../src/domain/example-files.ts";
import { CONFIGURATION_PATH } from "../src/domain/configuration.ts";
import { field } from "../src/github/field.ts";
import { COMMANDS as LABEL_COMMANDS } from "../src/workflows/label-pillars/triggers.ts";
import { COMMANDS as PROGRESS_COMMANDS } from "../src/workflows/report-progress/triggers.ts";
import { Checkout, run, PROGRAM } from "./support/checkout.ts";

const GOAL = "goals/2024/call-feedback.yml";
/** The blocks of code in their order, those of lists without what these indent them by. */
const blocks = ["README.md", "docs/commands.md", "docs/outcomes.md"]
  .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms)])
  .map(([, indent = "", language, code = ""]) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));

function block(language: string, part: string): string {
  const found = blocks.find((one) => one.language === language && one.code.includes(part));
  if (found === undefined) throw new Error(`There is no ${language} with ${part}.`);
  return found.code;
}

const EXAMPLE = "examples/todo-2024";

/** What a shown command prints, when the program of these sources is meant by it. */
function printed(command: string): string {
  const { stdout, stderr } = run(
    "sh",
    ["-c", command.replace("npx goalkeeper", `"${process.execPath}" "${PROGRAM}"`)],
    {
      folder: process.cwd(),
    },
  );
  expect(stderr).toBe("");
  return stdout;
}

/** The lines of a table, without the ages: they change from day to day. */
function cellsIn(table: string): readonly string[][] {
  return table.split("\n").map((line) => line.replaceAll(/ \d+d /g, "  ").split(/ {2,}/));
}

/** JSON as a value; ages change from day to day, and how sure a suggestion is with every word of the example. */
function withoutFigures(json: string): unknown {
  return JSON.parse(json.replaceAll(/("(?:ageDays|confidence)"): ?[\d.]+/g, "$1:0"));
}

function helpOf(...command: readonly string[]): string {
  return run(process.execPath, [PROGRAM, ...command, "--help"], { folder: process.cwd() }).stdout;
}

describe("the documentation", () => {
  const goal = block("yaml", "id: call-feedback");

  it.each([["color:"], ["weighted_keywords:"]])("shows a configuration with %s that has no findings", (part) => {
    const configuration = block("yaml", part);
    using checkout = new Checkout({ [CONFIGURATION_PATH]: configuration, [GOAL_PATH]: undefined, [GOAL]: goal });
    expect(checkout.findings()).toEqual([]);
  });

  it("shows what a check prints for programs", () => {
    using checkout = new Checkout({
      [CONFIGURATION_PATH]: block("yaml", "color:"),
      [GOAL_PATH]: undefined,
      [GOAL]: goal.replace("owners:", "ownres:"),
    });
    const shown: unknown = JSON.parse(block("json", "findings"));
    expect(JSON.parse(checkout.check("--format", "json").stdout)).toEqual(shown);
  });

  it("shows an item and how it is judged", () => {
    const stdout = printed(block("sh", "--goals"));
    // How sure it is, and what else it gives as reasons, follows from every word of the example's goals.
    const shown: unknown = JSON.parse(block("json", "confidence"));
    const why = expect.arrayContaining(["mentions OpenSSF"]);
    const answer: unknown = { ...JSON.parse(stdout), confidence: expect.any(Number), why };
    expect(shown).toEqual(answer);
  });

  it("shows a call without findings, for the configuration beside it", () => {
    using checkout = new Checkout({
      [CONFIGURATION_PATH]: block("yaml", "weighted_keywords:"),
      [GOAL_PATH]: undefined,
      [GOAL]: goal,
      "touchpoints/2024-04-25-emea.yml": block("yaml", "audience: open"),
    });
    expect(checkout.findings()).toEqual([]);
  });

  it("shows when progress is reported, with every setting there is and the schedule that is usual", () => {
    const { properties } = schema.$defs.progress;
    const shown = field(load(block("yaml", "quiet_hours:")), "progress");
    expect(Object.keys(Object(shown)).toSorted()).toEqual(Object.keys(properties).toSorted());
    expect(shown).toMatchObject({ schedule: properties.schedule.default });
  });

  it("shows places of contributions that have no findings", () => {
    const places = block("yaml", "# has no repository");
    const configuration = `${block("yaml", "color:")}${places}`;
    using checkout = new Checkout({ [CONFIGURATION_PATH]: configuration, [GOAL_PATH]: undefined, [GOAL]: goal });
    expect(checkout.findings()).toEqual([]);
  });

  it("shows the table of outcomes", () => {
    const rows = cellsIn(printed(`npx goalkeeper outcomes ${EXAMPLE} --goal openssf-practices`));
    const shown = cellsIn(block("", "Outcome "));
    expect(shown.map((cells) => [cells[0], cells.at(-1)])).toEqual(rows.map((cells) => [cells[0], cells.at(-1)]));
    expect(shown[0]).toEqual(rows[0]);
  });

  it("shows outcomes as other programs get them", () => {
    const stdout = printed(block("sh", "goalkeeper outcomes"));
    expect(withoutFigures(block("json", "ageDays"))).toEqual(withoutFigures(stdout));
  });

  it("shows a contribution and what is suggested for it", () => {
    const stdout = printed(block("sh", "goalkeeper suggest"));
    expect(withoutFigures(block("json", "both speak of"))).toEqual(withoutFigures(stdout));
  });

  it.each([...LABEL_COMMANDS, ...PROGRESS_COMMANDS])("tells what /%s is for", (name) => {
    expect(readFileSync("README.md", "utf8")).toMatch(new RegExp(`^\\| \`/${name}\\b`, "m"));
  });

  it("names every command, and every option of check, of outcomes and of progress", () => {
    const commands = [...helpOf().matchAll(/^ {2}(\w+) (?:\[|<)/gm)].map(([, name = ""]) => name);
    expect(commands).toEqual(expect.arrayContaining(["check", "outcomes", "progress", "suggest", "triage"]));
    const pages = ["README.md", "docs/commands.md"].map((path) => readFileSync(path, "utf8")).join("\n");
    expect(commands.filter((name) => name !== "help" && !pages.includes(`goalkeeper ${name}`))).toEqual([]);
    const options = ["check", "outcomes", "progress"].flatMap((name) => helpOf(name).match(/--[a-z-]+/g) ?? []);
    expect(options.filter((option) => option !== "--help" && !pages.includes(option))).toEqual([]);
  });
});
