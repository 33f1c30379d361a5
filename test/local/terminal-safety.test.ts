/** What stands in files and their names cannot steer a terminal or pass for words of the program. */
import { describe, expect, it } from "vitest";
import { exampleConfiguration, exampleGoal, exampleTouchpoint, listed } from "../../src/domain/example-files.ts";
import { Checkout } from "../support/checkout.ts";

/** Everything that moves the cursor, colours, rings or turns the direction of writing, but line ends. */
const UNSAFE = /(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;

const STEERING = [
  ["colours", "\u001B[31m"],
  ["a title of the window", "\u001B]0;title\u0007"],
  ["a link", "\u001B]8;;https://example.org\u001B\\"],
  ["a line taken back", "\u001B[2K\u001B[1A"],
  ["a control character of one byte", "\u009B31m"],
  ["a carriage return", "\r✓"],
  ["a backspace", "\b\b\b"],
  ["a delete", "\u007F"],
  ["a turn of direction", "\u202Egnp.\u202C"],
  ["an isolated turn of direction", "\u2067gnp.\u2069"],
] as const;

const quoted = (text: string): string =>
  `"${Array.from(text, (character) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`).join("")}"`;

describe.each(STEERING)("%s", (_, steering) => {
  it("in a file name is not printed raw", () => {
    using checkout = new Checkout({
      [`goals/2024/x${steering.replaceAll("/", "-")}.yml`]: exampleGoal({ id: "x", status: "sleeping" }),
      [`goals/x${steering.replaceAll("/", "-")}.txt`]: "",
    });
    const { status, stdout } = checkout.check();
    expect(status).toBe(1);
    expect(stdout).toContain("1 skipped: 2 errors");
    expect(stdout).not.toMatch(UNSAFE);
  });

  it("in keys and values is not printed raw", () => {
    const text = quoted(steering);
    using checkout = new Checkout({
      ".github/goalkeeper.yml": `${text}: 1\nmode: ${text}\n${exampleConfiguration()}`,
      "goals/2024/a.yml": `${exampleGoal({ id: "a", pillar: text, status: text, owners: `[${text}]` })}${text}: 1\n${text}: 2\n`,
      "goals/2024/b.yml": exampleGoal({ id: text, cycle: text, tracking_issue: text, milestone: text }),
      "touchpoints/t.yml": exampleTouchpoint({
        id: "t",
        outcomes: listed([`id: o\nsummary: S\nstatus: open\ndestination: ${text}\ngoal: ${text}`]),
      }),
    });
    const { status, stdout } = checkout.check();
    expect(status).toBe(1);
    expect(stdout.split(" error ").length).toBeGreaterThan(10);
    expect(stdout).not.toMatch(UNSAFE);
  });

  it("in the text of a file is not printed raw", () => {
    using checkout = new Checkout({ "goals/2024/a.yml": exampleGoal({ id: "a", status: `sleeping # ${steering}` }) });
    const { status, stdout } = checkout.check();
    expect(status).toBe(1);
    expect(stdout).not.toMatch(UNSAFE);
  });
});

describe("a line break in a file name makes no line of its own", () => {
  const forged = "\n✓ 9 files checked, 0 skipped: no findings.\n";

  it("in a finding", () => {
    using checkout = new Checkout({ [`goals/2024/x${forged}.yml`]: exampleGoal({ id: "x" }) });
    expect(checkout.check().stdout).not.toContain(forged.trimEnd());
  });

  it("among the skipped files", () => {
    using checkout = new Checkout({ [`goals/2024/x${forged}`]: "" });
    expect(checkout.check().stdout).not.toContain(forged.trimEnd());
  });
});

it("a value of 500,000 characters does not fill the screen", () => {
  const long = "x".repeat(490_000);
  using checkout = new Checkout({
    "goals/2024/a.yml": exampleGoal({ id: "a", pillar: long }),
    "goals/2024/b.yml": `${long}: 1\n`,
    "goals/2024/c.yml": `? ${"k".repeat(1000)}\n: 1\n? ${"k".repeat(1000)}\n: 2\n`,
    "goals/2024/d.yml": exampleGoal({ id: long, status: long, owners: `[${long.slice(0, 1000)}]` }),
    "touchpoints/t.yml": exampleTouchpoint({
      id: "t",
      outcomes: listed([
        `id: o\nsummary: S\nstatus: open\ndestination: ${long.slice(0, 9000)}\ngoal: ${long.slice(0, 9000)}`,
      ]),
    }),
  });
  const lines = checkout.check().stdout.split("\n");
  expect(lines.filter((line) => line.length > 500).map((line) => `${line.slice(0, 80)}…`)).toEqual([]);
});
