/** The examples of the README and of docs/commands.md: what they show is what there is. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { GOAL_PATH } from "../src/domain/example-files.ts";
import { CONFIGURATION_PATH } from "../src/domain/configuration.ts";
import { Checkout, run, PROGRAM } from "./support/checkout.ts";

const GOAL = "goals/2024/call-feedback.yml";
/** The blocks of code in their order, those of lists without what these indent them by. */
const blocks = ["README.md", "docs/commands.md"]
  .flatMap((path) => [...readFileSync(path, "utf8").matchAll(/^( *)```(\w+)\n(.*?)^\1```$/gms)])
  .map(([, indent = "", language, code = ""]) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));

function block(language: string, part: string): string {
  const found = blocks.find((one) => one.language === language && one.code.includes(part));
  if (found === undefined) throw new Error(`There is no ${language} with ${part}.`);
  return found.code;
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
    const command = block("sh", "--goals").replace("npx goalkeeper", `"${process.execPath}" "${PROGRAM}"`);
    const { stdout, stderr } = run("sh", ["-c", command], { folder: process.cwd() });
    expect(stderr).toBe("");
    // How sure it is, and what else it gives as reasons, follows from every word of the example's goals.
    const shown: unknown = JSON.parse(block("json", "confidence"));
    const why = expect.arrayContaining(["mentions OpenSSF"]);
    const answer: unknown = { ...JSON.parse(stdout), confidence: expect.any(Number), why };
    expect(shown).toEqual(answer);
  });
});
