/** Data that is made to hurt whoever reads it: in payloads, goal files, configurations and lines of JSON. */
import { describe, expect, it } from "vitest";
import { exampleGoal } from "../../src/domain/example-files.ts";
import { pathMatcher } from "../../src/domain/selection.ts";
import { Checkout, goalkeeper } from "../support/checkout.ts";
import { checkFiles } from "../support/repository.ts";
import { doorForTest, OPENED, post } from "../support/door.ts";

const { installation: _, ...unplaced } = OPENED;
const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const withBody = (more: string): string => JSON.stringify(OPENED).replace(/\}$/, `,${more}}`);

describe("a payload, even one that is signed,", () => {
  it.each([
    ["that is not JSON", "installation=5&token=hush"],
    ["that breaks off", JSON.stringify(OPENED).slice(0, -1)],
    ["that is a piece of a page", "<html>hush</html>"],
  ])("%s is refused, and not repeated", async (_claim, body) => {
    const door = await doorForTest();
    const answer = await post(door, body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/hush|title/);
    expect(door.log.join("")).not.toMatch(/hush|A title that nobody/);
    expect(door.triggers).toEqual([]);
  });

  it.each([
    ["of another shape", "[]"],
    ["that is null", "null"],
    ["that is a number", "1e400"],
    [
      "with a huge number for its installation",
      JSON.stringify({ ...OPENED, installation: { id: 5 } }).replace('"id":5', '"id":1e400'),
    ],
    [
      "with a number for its issue that no number is exact for",
      JSON.stringify(OPENED).replace('"number":12', '"number":9007199254740993'),
    ],
    ["with a negative number", JSON.stringify(OPENED).replace('"number":12', '"number":-1')],
    ["with a part of a number", JSON.stringify(OPENED).replace('"number":12', '"number":1.5')],
    ["with its fields in a prototype", `{"__proto__":${JSON.stringify(OPENED)}}`],
    [
      "with its installation in a prototype",
      JSON.stringify(unplaced).replace(/\}$/, ',"__proto__":{"installation":{"id":5}}}'),
    ],
    [
      "with a constructor for its installation",
      JSON.stringify(unplaced).replace(/\}$/, ',"constructor":{"prototype":{"installation":{"id":5}}}}'),
    ],
  ])("%s does nothing", async (_claim, body) => {
    const door = await doorForTest();
    await post(door, body);
    expect(door.triggers).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, "installation")).toBeUndefined();
  });

  it.each([
    ["100,000 levels", `"x":${nested(100_000)}`],
    ["a million keys", `"x":{${Array.from({ length: 300_000 }, (__, index) => `"k${index}":0`).join(",")}}`],
    ["one key a hundred thousand times", `"x":{${Array.from({ length: 100_000 }, () => '"k":0').join(",")}}`],
    ["a prototype", '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'],
  ])("with %s is read for what it is", async (_claim, more) => {
    const door = await doorForTest();
    expect((await post(door, withBody(more))).status).toBe(200);
    expect(door.triggers).not.toEqual([]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "issues.opened",
    "*",
    "error",
    "\u009B31m",
  ])("under the event %j does nothing", async (event) => {
    const door = await doorForTest();
    expect((await post(door, JSON.stringify(OPENED), { "x-github-event": event })).status).toBeLessThan(500);
    expect(door.triggers).toEqual([]);
    expect((await post(door, JSON.stringify(OPENED))).status).toBe(200);
  });
});

describe("files", () => {
  const POLLUTING = "__proto__: { mode: observe, polluted: true }\nconstructor: { prototype: { polluted: true } }\n";

  it("with keys of prototypes are findings and pollute nothing", () => {
    const { findings } = checkFiles({
      ".github/goalkeeper.yml": `${POLLUTING}pillars:\n  - id: community-engagement\n    title: T\n    label: { name: l, color: "1f6feb", __proto__: { x: 1 } }\n`,
      "goals/2024/evil.yml": `${exampleGoal({ id: "evil" })}${POLLUTING}`,
    });
    const codes = findings.map(({ path, code }) => `${path} ${code}`);
    expect(codes.filter((code) => code === ".github/goalkeeper.yml unknown-key")).toHaveLength(3);
    expect(codes.filter((code) => code === "goals/2024/evil.yml unknown-key")).toHaveLength(2);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it.each(["constructor", "tostring", "prototype"])("that name what every object has (%s) name nothing", (name) => {
    const { findings } = checkFiles({
      "goals/2024/evil.yml": exampleGoal({ id: "evil", pillar: name }),
    });
    expect(findings.map(({ path, code }) => `${path} ${code}`)).toContain("goals/2024/evil.yml unknown-pillar");
  });
});

describe("lines of JSON", () => {
  it.each([
    ["its title in a prototype", '{"__proto__":{"title":"OpenSSF"}}'],
    ["its title in a constructor", '{"constructor":{"prototype":{"title":"OpenSSF"}}}'],
    ["5,000 levels", `{"title":"A","body":${nested(5_000)}}`],
    ["a number that is none", '{"title":"A","number":1e400}'],
    ["100,000 brackets and no end", "[".repeat(100_000)],
  ])("with %s are refused in one line", (_claim, line) => {
    using checkout = new Checkout();
    const { status, stdout, stderr } = goalkeeper(["triage"], { folder: checkout.root, input: `${line}\n` });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^goalkeeper: .{1,200}\n$/);
  });
});

describe("patterns of paths", () => {
  it.each([
    "{a,b}".repeat(30),
    "goals/{1..1000000}.yml",
    "+(a|aa)+(a|aa)+(a|aa)/*.yml",
    "!(!(!(a)))",
    "@(a|b)/**",
    "[[:alpha:]]/*.yml",
    "*".repeat(50),
    "a*".repeat(7),
    "**/".repeat(60),
    "../**/*.yml",
    "/etc/*.yml",
    "goals/../../*.yml",
    "goals\\..\\*.yml",
  ])("refuse %s", (pattern) => {
    const pillars = 'pillars:\n  - id: community-engagement\n    title: T\n    label: { name: l, color: "1f6feb" }\n';
    const { findings } = checkFiles({
      ".github/goalkeeper.yml": `goals: ${JSON.stringify(pattern)}\n${pillars}contributions:\n  - { destination: d, repository: a/b, paths: [${JSON.stringify(pattern)}] }\n`,
    });
    expect(findings.filter(({ path }) => path === ".github/goalkeeper.yml").length).toBeGreaterThanOrEqual(2);
  });

  it.each(["**/a*b*/*.yml", "*a*/*a*/*a*", "**/**/**", "**/*a*", "a*a*/a*a*/a*a*.yml", "?".repeat(190), "**/*?*?/**"])(
    "that are allowed answer in time that grows with the path: %s",
    (pattern) => {
      const matches = pathMatcher(pattern);
      const took = (length: number): number => {
        const paths = [
          "a".repeat(length),
          "a/".repeat(length / 2),
          `${"a".repeat(length / 2)}/${"a".repeat(length / 2)}`,
        ];
        const times = Array.from({ length: 5 }, () => {
          const start = performance.now();
          for (const path of paths) matches(`${path}b`);
          return performance.now() - start;
        });
        return Math.min(...times);
      };
      took(64);
      // Git takes paths of 4,096 bytes. A name may cost the square of its length: 64 times the time, and some noise.
      expect(took(4_096) / Math.max(took(512), 0.05)).toBeLessThan(200);
    },
  );
});
