/** `goalkeeper triage`, as a process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { Checkout, PROGRAM, goalFile, goalkeeper, type Run } from "../support/checkout.ts";

const CONFIGURATION = `
pillars:
  - id: engagement
    title: Community Engagement
    label: { name: "pillar: engagement", color: "8250df" }
    weighted_keywords: [{ phrase: newsletter, weight: 3 }]
`;

const LABELLED = {
  pillar: "engagement",
  best: "engagement",
  confidence: 1,
  why: ['has the label "pillar: engagement"'],
};

/** Runs the command in a checkout with the configuration of this file. */
function triage(input: string | Uint8Array, ...args: readonly string[]): Run {
  using checkout = new Checkout({ ".github/goalkeeper.yml": CONFIGURATION });
  return goalkeeper(["triage", ...args], { folder: checkout.root, input });
}

function answersOf({ stdout }: Run): unknown[] {
  return stdout.split("\n").flatMap((line): unknown[] => (line === "" ? [] : [JSON.parse(line)]));
}

describe("answers", () => {
  it("each item with a line, in their order", () => {
    const run = triage(
      '{"title":"May newsletter","body":"","labels":[],"repo":"a/b","kind":"pull"}\n{"title":"Lunch"}\n',
    );
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(answersOf(run)).toEqual([
      { pillar: "engagement", best: "engagement", confidence: expect.any(Number), why: ["mentions newsletter"] },
      { pillar: null, best: null, confidence: expect.any(Number), why: ["nothing in it speaks of a pillar"] },
    ]);
  });

  it.each([
    { title: "", labels: ["pillar: engagement"] },
    { title: "", labels: [{ name: "pillar: engagement", color: "8250df" }], body: null, repo: null, kind: null },
    { title: "", labels: ["bug", "Pillar: Engagement"], kind: "issue" },
    { title: "", labels: ["pillar: engagement"], kind: "pull_request", number: 7, pillar: "of another program" },
    { title: "", labels: ["pillar: engagement"], kind: "pull-request" },
  ])("%j", (item) => {
    const run = triage(JSON.stringify(item));
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(answersOf(run)).toEqual([LABELLED]);
  });

  it.each(["", "\n", "\n \r\n\n"])("nothing with nothing: %j", (input) => {
    expect(triage(input)).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("lines of every system, after a byte order mark, and without a last line break", () => {
    const line = '{"title":"","labels":["pillar: engagement"]}';
    expect(answersOf(triage(`\uFEFF${line}\r\n\r\n${line}`))).toEqual([LABELLED, LABELLED]);
  });

  it("an item before the next one is there", async () => {
    using checkout = new Checkout({ ".github/goalkeeper.yml": CONFIGURATION });
    const child = spawn(process.execPath, [PROGRAM, "triage"], { cwd: checkout.root });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    child.stdin.write('{"title":"newsletter"}\n{"title"');
    expect((await lines.next()).value).toContain('"engagement"');
    child.stdin.end(':"Lunch"}\n');
    expect((await lines.next()).value).toContain('"pillar":null');
    expect((await lines.next()).done).toBe(true);
  });

  it("until nobody reads any more, and ends well then", async () => {
    using checkout = new Checkout({ ".github/goalkeeper.yml": CONFIGURATION });
    const child = spawn(process.execPath, [PROGRAM, "triage"], { cwd: checkout.root });
    const ended = once(child, "close");
    let complaints = "";
    child.stderr.on("data", (text) => (complaints += String(text)));
    // There is always one more item, so only a program that notices comes to an end.
    child.stdin.on("error", () => undefined);
    const feed = (): void => {
      while (child.stdin.writable && child.stdin.write('{"title":"newsletter"}\n'.repeat(1000)));
    };
    child.stdin.on("drain", feed);
    feed();
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await ended).toEqual([0, null]);
    expect(complaints).toBe("");
  });
});

describe("stops at the first line that is no item, when those before it are answered:", () => {
  it.each([
    ["newsletter", "is not JSON: "],
    ['{"title":"cut', "is not JSON: "],
    ["[]", 'is a list, and an item is an object such as {"title": "…"}.'],
    ["null", "is null, and an item is an object"],
    ["{}", 'has no "title".'],
    ['{"title":null}', 'has null as "title". It must be a text.'],
    ['{"title":"a","body":7}', 'has a number as "body". It must be a text or null.'],
    ['{"title":"a","repo":[]}', 'has a list as "repo".'],
    ['{"title":"a","labels":"bug"}', 'has a text as "labels". It must be a list of names.'],
    ['{"title":"a","labels":[{}]}', "has a label without a name."],
    ['{"title":"a","kind":"epic"}', 'has the kind "epic". Use one of: issue, pull, pull_request, pull-request.'],
    ['{"title":"a","kind":"toString"}', 'has the kind "toString".'],
    ['{"title":"a","number":"7"}', 'has a text as "number". It must be a whole number.'],
  ])("%s", (line, fault) => {
    const run = triage(`\n{"title":"newsletter"}\n${line}\n{"title":"newsletter"}\n`);
    expect(run.status).toBe(2);
    expect(answersOf(run)).toHaveLength(1);
    expect(run.stderr).toContain(`goalkeeper: Line 3 of standard input ${fault}`);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it("bytes that are no UTF-8", () => {
    const run = triage(Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff]), Buffer.from('"}\n')]));
    expect(run).toEqual({ status: 2, stdout: "", stderr: "goalkeeper: Line 1 of standard input is not UTF-8.\n" });
  });

  it("a line that does not end", () => {
    const run = triage(`{"title":"${"a".repeat(11 * 1024 * 1024)}"}`);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain("Line 1 of standard input is longer than 10 MB");
  });

  it("shows nothing of it that could steer a terminal", () => {
    expect(triage('{"title":"a","kind":"\\u001b[31m"}').stderr).not.toContain("\u001B");
    expect(triage("\u001B[31m").stderr).not.toContain("\u001B");
  });
});

describe("the configuration", () => {
  it("is the one that is named", () => {
    using checkout = new Checkout({ "other.yml": CONFIGURATION.replace("newsletter", "lunch") });
    const run = goalkeeper(["triage", "--config", "other.yml"], { folder: checkout.root, input: '{"title":"Lunch"}' });
    expect(answersOf(run)).toMatchObject([{ pillar: "engagement" }]);
  });

  it.each([
    ["pillars: [\n", "other.yml:1:10 yaml-syntax: "],
    ["pillars: 7\n", "other.yml:1:10 wrong-type: "],
    ["mode: enforce\n", "other.yml:1:1 missing-key: "],
  ])("is told to be broken, and where: %j", (configuration, told) => {
    using checkout = new Checkout({ "other.yml": configuration });
    const run = goalkeeper(["triage", "--config", "other.yml"], { folder: checkout.root, input: '{"title":"Lunch"}' });
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(told);
  });

  it.each(["nowhere.yml", "."])("cannot be read: %s", (path) => {
    const run = triage('{"title":"Lunch"}', "--config", path);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain(`${path}: `);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });
});

describe("the goals of a checkout", () => {
  const items = '{"title":"Ask the Harbour Alliance"}';

  it("help, as far as they are right", () => {
    using checkout = new Checkout({
      ".github/goalkeeper.yml": CONFIGURATION,
      ...goalFile("harbour", { pillar: "engagement", partners: "[Harbour Alliance]", status: "sleeping" }),
      "goals/2024/broken.yml": "id: [\n",
    });
    const options = { folder: checkout.root, input: items };
    expect(answersOf(goalkeeper(["triage"], options))).toMatchObject([{ best: null }]);
    const helped = goalkeeper(["triage", "--goals", "."], options);
    expect(helped).toMatchObject({ status: 0, stderr: "" });
    expect(answersOf(helped)).toMatchObject([{ best: "engagement" }]);
  });

  it("are told to be missing where none is there", () => {
    const { status, stderr } = triage(items, "--goals", ".github");
    expect(status).toBe(0);
    expect(stderr).toBe("No goals help: nothing in .github that matches goals/**/*.yml can be read.\n");
  });

  it("need a folder that is there", () => {
    expect(triage(items, "--goals", "nowhere")).toEqual({
      status: 2,
      stdout: "",
      stderr: "goalkeeper: There is no folder nowhere.\n",
    });
  });
});
