/** How the command line ends, and what it says when there is nothing that it could do. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout, PROGRAM, goalFile, goalkeeper, summaryOf } from "../support/checkout.ts";

describe("ends with 0", () => {
  it.each([["--version"], ["-V"]])("for %s, and prints the version of the package", (option) => {
    expect(goalkeeper([option])).toEqual({ status: 0, stdout: `${packageFile.version}\n`, stderr: "" });
  });

  it.each([
    { args: ["--help"], told: "check [options] [dir]" },
    { args: ["-h"], told: "check [options] [dir]" },
    { args: ["help"], told: "check [options] [dir]" },
    { args: ["check", "--help"], told: "--format <format>" },
    { args: ["help", "check"], told: "--base <revision>" },
  ])("for $args, and explains itself on standard output", ({ args, told }) => {
    const { status, stdout, stderr } = goalkeeper(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(told);
  });

  it("where there are warnings only, and shows them", () => {
    using checkout = new Checkout(goalFile("unowned", { owners: undefined }));
    const report = checkout.report();
    expect(report.status).toBe(0);
    expect(summaryOf(report)).toEqual(["no-owner goals/2024/unowned.yml:1:1"]);
    expect(checkout.check().stdout).toContain("3 files checked, 0 skipped: 0 errors, 1 warning.");
  });
});

describe("ends with 1", () => {
  it.each(["pretty", "json", "github"])("where there is an error, in the format %s", (format) => {
    using checkout = new Checkout(goalFile("a", { status: "sleeping" }));
    expect(checkout.check("--format", format)).toMatchObject({ status: 1, stderr: "" });
  });

  it("for a configuration that is no YAML, and goes on to the goals", () => {
    using checkout = new Checkout({
      ".github/goalkeeper.yml": "pillars: [\n",
      ...goalFile("a", { status: "sleeping" }),
    });
    const report = checkout.report();
    expect(report.status).toBe(1);
    expect(summaryOf(report)).toEqual([
      expect.stringMatching(/^yaml-syntax \.github\/goalkeeper\.yml:1:/),
      "unknown-value goals/2024/a.yml:5:9",
    ]);
  });
});

describe("ends with 2", () => {
  it.each([
    { args: [], told: "Usage:" },
    { args: ["chek"], told: "Did you mean check?" },
    { args: ["check", "--fromat", "json"], told: "Did you mean --format?" },
    { args: ["check", "--format", "xml"], told: "pretty, json, github" },
    { args: ["check", "--format"], told: "argument missing" },
    { args: ["check", "one", "two"], told: "too many arguments" },
    { args: ["check", "nowhere"], told: "There is no folder nowhere" },
    { args: ["check", "package.json"], told: "package.json" },
    { args: ["check", ""], told: "folder" },
  ])("for $args, says why on standard error and prints nothing else", ({ args, told }) => {
    const { status, stdout, stderr } = goalkeeper(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([{ missing: "file" }, { missing: "folder" }])(
    "without a configuration (its $missing is missing), and shows one that works",
    ({ missing }) => {
      using checkout = new Checkout({
        ".github/goalkeeper.yml": undefined,
        ...(missing === "file" && { ".github/CODEOWNERS": "* @octocat\n" }),
        "goals/2024/openssf-practices.yml": exampleGoal({ pillar: "community-engagement" }),
      });
      const { status, stdout, stderr } = checkout.check();
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(".github/goalkeeper.yml");

      const shown = stderr.slice(stderr.indexOf("pillars:"));
      checkout.write({ ".github/goalkeeper.yml": shown.replaceAll(/^ {2}/gm, "") });
      expect(checkout.check()).toMatchObject({ status: 0, stderr: "" });
    },
  );

  it("where .github is a file: it is not taken for the configuration", () => {
    using checkout = new Checkout();
    const configuration = checkout.read(".github/goalkeeper.yml");
    checkout.remove(".github");
    checkout.write({ ".github": configuration });
    expect(checkout.check()).toMatchObject({ status: 2, stdout: "" });
  });
});

it("ends quietly when the reader of its output has seen enough", async () => {
  using checkout = new Checkout({
    "goals/2024/many.yml": Array.from({ length: 20_000 }, (_, index) => `key-${index}: 1\n`).join(""),
  });
  const child = spawn(process.execPath, [PROGRAM, "check"], { cwd: checkout.root });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child.stdout, "readable");
  child.stdout.destroy();
  const [status, signal] = await once(child, "close");
  expect({ status, signal, stderr }).toEqual({ status: 1, signal: null, stderr: "" });
});
