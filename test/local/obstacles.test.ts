/** What stands where a file is expected and is none: it is named, and never followed, entered or waited for. */
import { mkdirSync, renameSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout, run, summaryOf } from "../support/checkout.ts";

/** Its findings would show that it was read. */
const BAIT = exampleGoal({ id: "bait", status: "read" });

describe("follows no link", () => {
  it.each([
    { name: "to a file beside it", target: "bait.txt" },
    { name: "to a folder", target: "../2023" },
    { name: "to itself", target: "bait.yml" },
    { name: "to nothing", target: "nothing" },
    { name: "to a device that never ends", target: "/dev/zero" },
  ])("$name", ({ target }) => {
    using checkout = new Checkout({
      "goals/2024/bait.txt": BAIT,
      "goals/2023/old.yml": exampleGoal({ id: "old", cycle: '"2023"' }),
    });
    symlinkSync(target, checkout.at("goals/2024/bait.yml"));
    const report = checkout.report();
    expect(summaryOf(report)).toEqual(["not-a-file goals/2024/bait.yml:1:1"]);
    expect(report).toMatchObject({ status: 1, skipped: 1 });
  });

  it.each([
    { path: "goals/2024/file.yml", target: "goals/2024/openssf-practices.yml", named: "goals/2024/file.yml" },
    { path: "goals/2024/folder.yml", target: "goals/2024", named: "goals/2024/folder.yml" },
    { path: "goals", target: "goals", named: "goals" },
    { path: ".github/goalkeeper.yml", target: ".github/goalkeeper.yml", named: ".github/goalkeeper.yml" },
    { path: ".github", target: ".github", named: ".github/goalkeeper.yml" },
  ])("out of the repository: $path", ({ path, target, named }) => {
    using outside = new Checkout({ "goals/2024/openssf-practices.yml": BAIT, ".github/goalkeeper.yml": "bait: 1\n" });
    using checkout = new Checkout();
    if (checkout.has(path)) checkout.remove(path);
    symlinkSync(outside.at(target), checkout.at(path));
    const report = checkout.report();
    expect(summaryOf(report)).toEqual([`not-a-file ${named}:1:1`]);
    expect(report.status).toBe(1);
  });

  it("that no pattern asks for: it is skipped", () => {
    using checkout = new Checkout();
    symlinkSync("openssf-practices.yml", checkout.at("goals/2024/latest"));
    symlinkSync("2024", checkout.at("goals/now"));
    expect(checkout.report()).toMatchObject({ status: 0, checked: 2, skipped: 2, findings: [] });
  });
});

it("follows the link that the repository itself is asked for by", () => {
  using checkout = new Checkout({ "goals/2024/bait.yml": BAIT });
  symlinkSync(checkout.root, checkout.at("link"));
  expect(checkout.findings("link")).toEqual(["unknown-value goals/2024/bait.yml:5:9"]);
});

it("names a folder that is called like a goal, and checks what lies in it", () => {
  using checkout = new Checkout({ "goals/2024/folder.yml/bait.yml": BAIT });
  expect(checkout.findings()).toEqual([
    "not-a-file goals/2024/folder.yml:1:1",
    "unknown-value goals/2024/folder.yml/bait.yml:5:9",
  ]);
});

it("names a configuration that is a folder, and goes on to the goals", () => {
  using checkout = new Checkout({
    ".github/goalkeeper.yml": undefined,
    ".github/goalkeeper.yml/x.yml": "",
    "goals/2024/bait.yml": BAIT,
  });
  expect(checkout.findings()).toEqual([
    "not-a-file .github/goalkeeper.yml:1:1",
    "unknown-value goals/2024/bait.yml:5:9",
  ]);
});

describe("names a repository of its own among the goals, and does not enter it", () => {
  it("as a clone", () => {
    using checkout = new Checkout({ "goals/2023/bait.yml": BAIT });
    checkout.git("init", "--quiet", "goals/2023");
    expect(checkout.findings()).toEqual(["not-a-file goals/2023:1:1"]);
  });

  it("as a submodule", () => {
    using checkout = new Checkout();
    using other = new Checkout({ "bait.yml": BAIT });
    other.git("init", "--quiet");
    other.commit();
    checkout.git("init", "--quiet");
    checkout.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.root, "goals/2023");
    expect(checkout.findings()).toEqual(["not-a-file goals/2023:1:1"]);
  });

  it("as the whole folder of the goals", () => {
    using checkout = new Checkout({ "goals/2024/bait.yml": BAIT });
    checkout.git("init", "--quiet", "goals");
    expect(checkout.findings()).toEqual(["not-a-file goals:1:1"]);
  });
});

describe("does not wait for", () => {
  it("a pipe that is called like a goal", () => {
    using checkout = new Checkout();
    expect(run("mkfifo", [checkout.at("goals/2024/pipe.yml")]).status).toBe(0);
    expect(checkout.findings()).toEqual(["not-a-file goals/2024/pipe.yml:1:1"]);
  });

  it("a pipe in the place of the configuration", () => {
    using checkout = new Checkout({ ".github/goalkeeper.yml": undefined });
    mkdirSync(checkout.at(".github"));
    expect(run("mkfifo", [checkout.at(".github/goalkeeper.yml")]).status).toBe(0);
    expect(checkout.findings()).toEqual(["not-a-file .github/goalkeeper.yml:1:1"]);
  });

  it("a socket that is called like a goal", async () => {
    using checkout = new Checkout();
    const server = createServer().listen(checkout.at("goals/2024/socket.yml"));
    await once(server, "listening");
    try {
      expect(checkout.findings()).toEqual(["not-a-file goals/2024/socket.yml:1:1"]);
    } finally {
      server.close();
    }
  });
});

describe("checks goals with unusual names", () => {
  it.each([
    ["a space", "my goal"],
    ["umlauts", "grüße"],
    ["characters of other scripts", "目標"],
    ["an emoji", "🎯"],
    ["a line break", "line\nbreak"],
    ["a line break at the start", "\nline"],
    ["a separator of lines", "\u2028line"],
    ["a backslash", "back\\slash"],
    ["quotes and a dollar", `"it's" $HOME`],
    ["a percent sign", "100%25"],
    ["brackets of patterns", "[a]{b}(c)!*?"],
    ["a leading hyphen", "--help"],
    ["200 letters", "x".repeat(200)],
  ])("with %s", (_, name) => {
    using checkout = new Checkout({ [`goals/2024/${name}.yml`]: exampleGoal({ id: "other", status: "read" }) });
    expect(checkout.report()).toMatchObject({
      status: 1,
      checked: 3,
      skipped: 0,
      findings: [
        { code: "id-mismatch", path: `goals/2024/${name}.yml`, line: 1, column: 5 },
        { code: "unknown-value", path: `goals/2024/${name}.yml`, line: 5, column: 9 },
      ],
    });
  });

  it("with bytes that are no UTF-8: named as unreadable, not passed over", () => {
    using checkout = new Checkout({ "goals/2024/bait.yml": BAIT });
    const name = Buffer.concat([Buffer.from(checkout.at("goals/2024/")), Buffer.from([0xff]), Buffer.from(".yml")]);
    renameSync(checkout.at("goals/2024/bait.yml"), name);
    expect(checkout.findings()).toEqual(["unreadable goals/2024/\uFFFD.yml:1:1"]);
  });
});
