/** Files with very many mistakes: each is reported, and quickly. The helper ends a process after ten seconds. */
import { describe, expect, it } from "vitest";
import { TOUCHPOINT_PATH, exampleTouchpoint, listed } from "../../src/domain/example-files.ts";
import { Checkout } from "../support/checkout.ts";

const numbered = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join("");

/** Four letters that tell the index: short, so that 40,000 of them fit into one file. */
const letters = (index: number): string => (index + 26 ** 4).toString(26).slice(1).replaceAll(/\d/g, asLetter);
const asLetter = (digit: string): string => String.fromCodePoint("q".charCodeAt(0) + Number(digit));

describe("reports everything that is wrong with", () => {
  it.each([
    {
      what: "20,000 unknown keys",
      text: numbered(20_000, (i) => `unknown-${i}: 1\n`),
      code: "unknown-key",
      count: 20_000,
    },
    { what: "40,000 tiny keys", text: numbered(40_000, (i) => `${letters(i)}:\n`), code: "unknown-key", count: 40_000 },
    { what: "40,000 equal keys", text: "a: \n".repeat(40_000), code: "duplicate-key", count: 39_999 },
    { what: "40,000 wrong items", text: `owners:\n${"- 1\n".repeat(40_000)}`, code: "wrong-type", count: 40_000 },
    {
      what: "20,000 empty items",
      text: `initiatives:\n${"- {}\n".repeat(20_000)}`,
      code: "missing-key",
      count: 60_005,
    },
    { what: "40,000 anchors", text: `owners: [${"&a b,".repeat(40_000)}]`, code: "alias", count: 40_000 },
  ])("$what", ({ text, code, count }) => {
    using checkout = new Checkout({ "goals/2024/many.yml": text });
    const { stdout } = checkout.check("--format", "json");
    expect(stdout.split(`"code":"${code}"`).length - 1).toBe(count);
  });

  it.each(["pretty", "github"])("40,000 tiny keys on one line, in the format %s", (format) => {
    using checkout = new Checkout({ "goals/2024/many.yml": `{${numbered(40_000, (i) => `${letters(i)},`)}}` });
    const { status, stdout } = checkout.check("--format", format);
    expect(status).toBe(1);
    expect(stdout).toContain("40,005 errors, 1 warning.");
    expect(stdout.split("unknown-key").length - 1).toBe(40_000);
  });

  it("2,000 goals with the same id", () => {
    const goals = Array.from({ length: 2000 }, (_, i) => [`goals/2024/${i}/same.yml`, "id: same\n"] as const);
    using checkout = new Checkout(Object.fromEntries(goals));
    expect(checkout.report().findings.filter(({ code }) => code === "duplicate-id")).toHaveLength(2000);
  });

  it("2,000 outcomes that serve unknown goals, beside 2,000 goals", () => {
    const goals = Array.from({ length: 2000 }, (_, i) => [`goals/2024/goal-number-${i}.yml`, ""] as const);
    const outcomes = Array.from({ length: 2000 }, (_, i) => `id: o-${i}\ngoal: goal-nunber-x${i}`);
    using checkout = new Checkout({
      ...Object.fromEntries(goals),
      [TOUCHPOINT_PATH]: exampleTouchpoint({ outcomes: listed(outcomes) }),
    });
    expect(checkout.report().findings.filter(({ code }) => code === "unknown-goal")).toHaveLength(2000);
  });
});
