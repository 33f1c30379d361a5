/** `--format github`: workflow commands, which GitHub Actions turns into annotations. */
import { describe, expect, it } from "vitest";
import { exampleGoal } from "../../src/domain/example-files.ts";
import { Checkout, goalFile, goalkeeper, type Run } from "../support/checkout.ts";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads commands as the runner of GitHub Actions does, and what stands after them. */
function commandsIn({ stdout }: Run): { readonly commands: readonly Command[]; readonly rest: readonly string[] } {
  const lines = stdout.split("\n");
  const commands = lines.flatMap((line): Command[] => {
    const [, name, properties, message] = /^::(\S+) ([^:]*)::(.*)$/.exec(line) ?? [];
    if (name === undefined || properties === undefined || message === undefined) return [];
    const pairs = properties.split(",").map((pair): [string, string] => {
      const equals = pair.indexOf("=");
      return [
        pair.slice(0, equals),
        unescaped(
          pair
            .slice(equals + 1)
            .replaceAll("%3A", ":")
            .replaceAll("%2C", ","),
        ),
      ];
    });
    return [{ name, properties: Object.fromEntries(pairs), message: unescaped(message) }];
  });
  return { commands, rest: lines.filter((line) => !line.startsWith("::")) };
}

function unescaped(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

it("is one command for each finding, and the total in the last line", () => {
  using checkout = new Checkout({ ...goalFile("a", { status: "sleeping", owners: undefined }), "goals/README.md": "" });
  const { status, stdout, stderr } = checkout.check("--format", "github");
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toBe(
    `::warning file=goals/2024/a.yml,line=1,endLine=1,col=1,endColumn=1,title=no-owner::Nobody answers for this goal. Name at least one GitHub login, for example: owners: [octocat]
::error file=goals/2024/a.yml,line=5,endLine=5,col=9,endColumn=16,title=unknown-value::Unknown status "sleeping". Use one of: proposed, active, at-risk, done, dropped.
3 files checked, 1 skipped: 1 error, 1 warning.
`,
  );
});

it("leaves columns out where a finding goes over several lines, as GitHub does not take them", () => {
  using checkout = new Checkout({ "goals/2024/a.yml": `${exampleGoal({ id: "a" })}milestone:\n  - one\n  - two\n` });
  const { commands } = commandsIn(checkout.check("--format", "github"));
  expect(commands.map(({ properties }) => properties)).toEqual([
    { file: "goals/2024/a.yml", line: "8", endLine: "9", title: "wrong-type" },
  ]);
});

describe("names files relative to the folder that the command was given in", () => {
  it.each([
    { from: ".", folder: "governance", file: "governance/goals/2024/a.yml" },
    { from: ".", folder: "./governance/", file: "governance/goals/2024/a.yml" },
    { from: "governance", folder: ".", file: "goals/2024/a.yml" },
    { from: "governance/goals", folder: "..", file: "../goals/2024/a.yml" },
  ])("from $from: $folder", ({ from, folder, file }) => {
    using around = new Checkout();
    const goal = exampleGoal({ id: "a", status: "sleeping" });
    around.write({
      "governance/.github/goalkeeper.yml": around.read(".github/goalkeeper.yml"),
      "governance/goals/2024/a.yml": goal,
    });
    for (const asked of [folder, around.at(`${from}/${folder}`)]) {
      const result = goalkeeper(["check", asked, "--format", "github"], { folder: around.at(from) });
      expect(commandsIn(result).commands.map(({ properties }) => properties["file"])).toEqual([file]);
    }
  });
});

describe("says the same as the format for programs, whatever stands in", () => {
  it.each([
    ["percent signs", "100%25%0A%"],
    ["a line break", "a\nb"],
    ["a carriage return", "a\rb"],
    ["a command of its own", "x\n::error file=y::z"],
    ["colons and commas", "a:b,line=7::c"],
    ["an equals sign", "a=b"],
    ["other scripts", "目標 🎯 é"],
  ])("the name of a file: %s", (_, name) => {
    using checkout = new Checkout({ [`goals/2024/${name}.yml`]: exampleGoal({ id: "x", status: "sleeping" }) });
    const { commands, rest } = commandsIn(checkout.check("--format", "github"));
    const { findings } = checkout.report();
    expect(findings).toHaveLength(2);
    expect(
      commands.map(({ name: severity, properties, message }) => ({
        severity,
        path: properties["file"],
        line: Number(properties["line"]),
        column: Number(properties["col"]),
        code: properties["title"],
        message,
      })),
    ).toEqual(
      findings.map(({ severity, path, line, column, code, message }) => ({
        severity,
        path,
        line,
        column,
        code,
        message,
      })),
    );
    expect(rest).toEqual(["3 files checked, 0 skipped: 2 errors, 0 warnings.", ""]);
  });

  it("keys and values", () => {
    const text = JSON.stringify("50% of: a, b\r\n::error::c");
    using checkout = new Checkout({
      "goals/2024/a.yml": `${exampleGoal({ id: "a", pillar: text, status: text })}${text}: 1\n`,
    });
    const { commands, rest } = commandsIn(checkout.check("--format", "github"));
    expect(commands.map(({ message }) => message)).toEqual(checkout.report().findings.map(({ message }) => message));
    expect(commands).toHaveLength(3);
    expect(rest).toHaveLength(2);
  });
});
