/** The examples that ship: they are right, and editors complete in them. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkCheckout } from "../src/local/check-checkout.ts";

const folder = "examples/todo-2024";
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yml"));

it("has no findings, and everything in it is checked", () => {
  expect(checkCheckout(folder)).toEqual({ checked: files.length, skipped: [], findings: [] });
});

describe.each(files)("%s", (path) => {
  it("names its schema for editors", () => {
    const [first] = readFileSync(join(folder, path), "utf8").split("\n");
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? "") ?? [];
    const expected = path.startsWith("goals/") ? "goal" : path.startsWith("touchpoints/") ? "touchpoint" : "goalkeeper";
    expect(schema).toMatch(new RegExp(`/${expected}\\.schema\\.json$`));
    expect(existsSync(join(folder, dirname(path), schema ?? ""))).toBe(true);
  });
});
