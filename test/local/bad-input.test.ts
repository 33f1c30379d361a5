/** Goal files that are wrong as bytes or as YAML: each is a finding with its place, and none stops the check. */
import { beforeAll, describe, expect, it } from "vitest";
import { exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout } from "../support/checkout.ts";

const utf8 = (text: string): Buffer => Buffer.from(text, "utf8");
const utf16le = (text: string): Buffer => Buffer.from(text, "utf16le");
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

/** A goal whose lists lie inside each other; the mapping of the file is the first level. */
const nested = (levels: number): string =>
  exampleGoal({ id: "x", partners: "[".repeat(levels - 1) + "]".repeat(levels - 1) });

const laughs = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]"];
for (const letter of "bcdefghi") {
  const before = String.fromCodePoint(letter.charCodeAt(0) - 1);
  laughs.push(`${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${before}`).join(", ")}]`);
}

const BOM = "\uFEFF";
const goal = exampleGoal({ id: "x" });

/** The files, each with all the findings that it must have, as `code line:column`. */
const CASES: Readonly<Record<string, readonly [content: string | Uint8Array, findings: readonly string[]]>> = {
  "an empty file": ["", ["wrong-type 1:1"]],
  "a file of blank lines": ["\n\n  \n", ["wrong-type 1:1"]],
  "a file with nothing but a comment": ["# soon\n", ["wrong-type 1:1"]],
  "a file with nothing but a byte order mark": [BOM, ["wrong-type 1:1"]],
  "a file that says null": ["null\n", ["wrong-type 1:1"]],
  "a list": ["- a\n- b\n", ["wrong-type 1:1"]],
  "a text": ["Bring practices into OSPOs\n", ["wrong-type 1:1"]],
  "two documents": [`${goal}---\n${goal}`, ["multiple-documents 7:1"]],
  "two documents of which the second is empty": [`${goal}---\n`, ["multiple-documents 7:1"]],
  "three documents of which the first is empty": [
    `---\n---\n${goal}---\n${goal}`,
    ["wrong-type 1:1", "multiple-documents 2:1"],
  ],
  "a key that stands there twice": [`${goal}status: done\n`, ["duplicate-key 7:1"]],
  "a key that stands there twice, once in quotes": [`${goal}"status": done\n`, ["duplicate-key 7:1"]],
  "a key that stands there three times": [
    `${goal}partners: [A]\npartners: [B]\npartners: [C]\n`,
    ["duplicate-key 8:1", "duplicate-key 9:1"],
  ],
  "a line indented with a tab": [`${goal}initiatives:\n\t- id: a\n`, ["yaml-syntax 8:1"]],
  "a value with a colon": [goal.replace(/title: .*/, "title: OpenSSF: practices"), ["yaml-syntax 2:15"]],
  "a list that is never closed": [goal.replace("[octocat]", "[octocat"), ["yaml-syntax 6:16"]],
  "a tag of JavaScript": [`${goal}summary: !!js/function 'x'\n`, ["yaml-syntax 7:10"]],
  "UTF-16, little end first, with its mark": [utf16le(BOM + goal), ["bad-encoding 1:1"]],
  "UTF-16, big end first, with its mark": [utf16be(BOM + goal), ["bad-encoding 1:1"]],
  "UTF-16, little end first, without a mark": [utf16le(goal), ["bad-encoding 1:1"]],
  "UTF-16, big end first, without a mark": [utf16be(goal), ["bad-encoding 1:1"]],
  "a NUL byte in the middle": [goal.replace("OpenSSF", "Open\0SSF"), ["bad-encoding 2:18"]],
  "a file of NUL bytes": [new Uint8Array(1000), ["bad-encoding 1:1"]],
  "Latin-1": [latin1(`${goal}partners: [TODO, Société]\n`), ["bad-encoding 7:22"]],
  "a character cut off at the end of the file": [utf8(`${goal}# é`).subarray(0, -1), ["bad-encoding 7:3"]],
  "Latin-1 after a replacement character": [
    Buffer.concat([utf8(`${goal}# \uFFFD\n`), latin1("# é\n")]),
    ["bad-encoding 8:3"],
  ],
  "an anchor": [goal.replace("[octocat]", "&people [octocat]"), ["alias 6:9"]],
  "an anchor and its alias": [
    goal.replace("[octocat]", "&people [octocat]\npartners: *people"),
    ["alias 6:9", "alias 7:11"],
  ],
  "an alias that nothing stands for": [`${goal}partners: *people\n`, ["alias 7:11"]],
  "a billion laughs": [
    laughs.join("\n"),
    laughs.flatMap((_, line) => [
      `alias ${line + 1}:4`,
      ...(line === 0 ? [] : Array.from({ length: 9 }, (__, index) => `alias ${line + 1}:${8 + index * 4}`)),
    ]),
  ],
  "101 levels": [nested(101), ["too-large 7:110"]],
  "100 levels": [nested(100), ["wrong-type 7:12"]],
  "5 MB": [`${goal}summary: ${"long ".repeat(1_000_000)}\n`, ["too-large 1:1"]],
  "one byte more than 512,000": [goal + "#".repeat(512_001 - goal.length), ["too-large 1:1"]],
  "512,000 bytes": [goal + "#".repeat(512_000 - goal.length), []],
  "__proto__ as a key": [`${goal}__proto__: { status: done }\n`, ["unknown-key 7:1"]],
  "names that every object has as keys": [
    `${goal}constructor: 1\ntoString: 1\nhasOwnProperty: 1\n`,
    ["unknown-key 7:1", "unknown-key 8:1", "unknown-key 9:1"],
  ],
  "a name that every object has as a value": [
    exampleGoal({ id: "x", status: "constructor", pillar: "__proto__" }),
    ["unknown-pillar 3:9", "unknown-value 5:9"],
  ],
  "a list as a key": [`${goal}[a, b]: c\n`, ["yaml-syntax 7:1"]],
  "a byte order mark": [BOM + goal, []],
  "a mistake behind a byte order mark": [BOM + goal.replace(/^id: x/, "id: 7"), ["wrong-type 1:5"]],
  "line ends of Windows": [goal.replaceAll("\n", "\r\n"), []],
  "a mistake among line ends of Windows": [
    goal.replace("octocat", "-octocat").replaceAll("\n", "\r\n"),
    ["bad-format 6:10"],
  ],
  "a mistake among line ends of the old Macintosh": [
    goal.replace("octocat", "-octocat").replaceAll("\n", "\r"),
    ["bad-format 6:10"],
  ],
  "a mistake behind an emoji": [`${goal}partners: [🎯, ""]\n`, ["bad-format 7:16"]],
  "no line end at the end": [goal.trimEnd(), []],
  JSON: [JSON.stringify({ id: "x", title: "T", pillar: "community-engagement", cycle: "2024", status: "done" }), []],
};

describe("finds in a goal file", () => {
  const found = new Map<string, string[]>();
  let status: number;
  let checked: number;

  beforeAll(() => {
    using checkout = new Checkout({ "goals/2024/openssf-practices.yml": undefined });
    const paths = new Map<string, string>();
    for (const [index, [name, [content]]] of Object.entries(CASES).entries()) {
      // One goal each, of a community of its own: so they share no id.
      const path = `goals/2024/${index}/x.yml`;
      paths.set(path, name);
      found.set(name, []);
      checkout.write({ [path]: content });
    }
    const report = checkout.report();
    ({ status, checked } = report);
    for (const { code, path, line, column } of report.findings) {
      if (code !== "duplicate-id") found.get(paths.get(path) ?? "")?.push(`${code} ${line}:${column}`);
    }
  });

  it.each(Object.entries(CASES))("%s", (name, [, findings]) => {
    expect(found.get(name)).toEqual(findings);
  });

  it("and has judged every one of them", () => {
    expect({ status, checked }).toEqual({ status: 1, checked: Object.keys(CASES).length + 1 });
  });
});
