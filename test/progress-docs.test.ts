/** What docs/ say of progress is what the program says. */
import { readFileSync } from "node:fs";
import { expect, it, test } from "vitest";
import { isMapping } from "../src/domain/format/pointer.ts";
import { STATE_WORDS } from "../src/domain/progress/state.ts";
import { goalkeeper } from "./support/checkout.ts";

test.each(Object.values(STATE_WORDS))("docs/progress.md says what %s means", (word) => {
  expect(readFileSync("docs/progress.md", "utf8")).toMatch(new RegExp(`^\\| [a-z, ]*\\b${word}\\b[a-z, ]* +\\|`, "m"));
});

it("the JSON of goalkeeper progress has the shape that docs/commands.md shows", () => {
  const section = readFileSync("docs/commands.md", "utf8").split("## `goalkeeper progress`")[1] ?? "";
  const shown: unknown = JSON.parse(/```json\n(.*?)```/s.exec(section)?.[1] ?? "");
  const { stdout } = goalkeeper(["progress", "examples/todo-2024", "--goal", "openssf-practices", "--format", "json"]);
  const printed: unknown = JSON.parse(stdout);
  expect(keysOf(printed)).toEqual(keysOf(shown));
});

/** The keys of a value and of the first item of each list in it; what changed is not told without a time. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [keysOf(value[0])];
  if (!isMapping(value)) return null;
  const entries = Object.entries(value).filter(([key]) => key !== "changes" && key !== "since" && key !== "measure");
  return Object.fromEntries(entries.map(([key, each]) => [key, keysOf(each)]));
}
