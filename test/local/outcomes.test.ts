/** `goalkeeper outcomes`: what it prints for people and for programs, and how it ends. */
import stringWidth from "string-width";
import { describe, expect, it, test } from "vitest";
import { exampleConfiguration, exampleTouchpoint, listed } from "../../src/domain/example-files.ts";
import { outcomesCommand, type OutcomesCommandOptions } from "../../src/local/outcomes-command.ts";
import { Checkout, goalkeeper, type Tree } from "../support/checkout.ts";

const NOW = "2024-10-01T12:00:00Z";
const EXAMPLE = "examples/todo-2024";

interface Printed {
  readonly out: string;
  readonly notes: string;
}

interface Watcher {
  readonly columns?: number;
  readonly colors?: boolean;
}

function printed(root: string, options: Partial<OutcomesCommandOptions> = {}, watcher: Watcher = {}): Printed {
  let [out, notes] = ["", ""];
  const terminal = {
    folder: ".",
    colors: watcher.colors ?? false,
    columns: watcher.columns,
    watched: false,
    out: (text: string) => (out += text),
    note: (text: string) => (notes += text),
  };
  outcomesCommand(root, { format: "pretty", ...options }, terminal, NOW);
  return { out, notes };
}

function outcome(id: string, lines: Readonly<Record<string, string>> = {}): string {
  const all = { id, summary: "Explain it.", destination: "ospo-book", status: "open", ...lines };
  return Object.entries(all)
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n");
}

function call(id: string, outcomes: readonly string[], lines: Readonly<Record<string, string>> = {}): Tree {
  return { [`touchpoints/${id}.yml`]: exampleTouchpoint({ id, ...lines, outcomes: listed(outcomes) }) };
}

describe("the example that ships", () => {
  it("fits into 80 columns, with ids whole", () => {
    expect(printed(EXAMPLE)).toEqual({
      notes: "",
      out: `Outcome                                 For         Goal     Age   By    State
2024-04-25-emea/security-day-to-day     ospo-book   openss…  159d        waits
2024-05-20-amer/innersource-first       ospo-book   inners…  133d        waits
2024-09-12-apac/model-intake            ospo-book   ai-com…  19d         waits
2024-02-22-emea/cra-first-steps         ospo-book   recurr…  222d        started
2024-04-25-emea/scorecard-chapter       ospo-book   openss…  159d  #461  started
2024-07-11-members/executive-questions  ospo-book   touchp…  82d         started
2024-09-12-apac/ai-definition-panel     ospocon     recurr…  19d         started
2024-02-22-emea/steward-talk            ospocon     touchp…  222d        done
2024-05-20-amer/shared-office-talk      ospocon     inners…  133d        done
2024-07-11-members/strategy-tactics     whitepaper  strate…  82d         dropped

██████▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░···
10 outcomes: 3 wait for somebody, 4 in progress, 2 delivered, 1 dropped.
`,
    });
  });

  it("shows everything where the terminal is wide enough", () => {
    const { out } = printed(EXAMPLE, {}, { columns: 140 });
    expect(out).toContain(
      "2024-04-25-emea/scorecard-chapter       ospo-book   openssf-practices        159d  todogroup/ospology#461  in progress\n",
    );
    expect(out).toContain("Linked");
    expect(out).not.toContain("…");
  });

  it("is one JSON object for programs, in the order of the table", () => {
    const { out, notes } = printed(EXAMPLE, { format: "json" });
    const { outcomes }: { outcomes: { id: string }[] } = JSON.parse(out);
    expect(notes).toBe("");
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    expect(outcomes).toHaveLength(10);
    expect(outcomes[4]).toEqual({
      id: "2024-04-25-emea/scorecard-chapter",
      touchpoint: "2024-04-25-emea",
      outcome: "scorecard-chapter",
      summary: "Explain in the book how an OSPO introduces Scorecard.",
      destination: "ospo-book",
      goal: "openssf-practices",
      pillar: "cross-community-collaboration",
      audience: "open",
      starts: "2024-04-25T12:00:00Z",
      ageDays: 159,
      status: "open",
      contributions: ["todogroup/ospology#461"],
    });
  });

  it("is a diagram with each Touchpoint, outcome and contribution", () => {
    const { out, notes } = printed(EXAMPLE, { graph: true });
    expect(notes).toBe("");
    expect(out.split("\n")[0]).toBe("flowchart LR");
    expect(out.split(" --> ")).toHaveLength(12);
  });

  it.each([
    [{ destination: "ospocon" }, 3],
    [{ goal: "openssf-practices" }, 2],
    [{ open: true }, 4],
    [{ open: true, goal: "ai-compliance" }, 1],
  ])("with %j shows %i", (options, count) => {
    const { out } = printed(EXAMPLE, options);
    expect(out).toContain(`\n${count} of 10 outcomes: `);
    expect(out.split("\n")).toHaveLength(count + 5);
    expect(JSON.parse(printed(EXAMPLE, { ...options, format: "json" }).out)).toHaveProperty("outcomes.length", count);
  });
});

describe("the table", () => {
  it("says which calls are still to come, and what carries an outcome out", () => {
    using checkout = new Checkout({
      ...call("a", [outcome("o", { contributions: "[12, a/b#3]", goal: "not-there" })], {
        starts: "2024-10-04T12:00:01Z",
      }),
    });
    const { out } = printed(checkout.root);
    expect(out.split("\n")[1]).toBe("a/o      ospo-book  not-there  in 4d  #12, a/b#3  in progress");
    expect(printed(checkout.root, { format: "json" }).out).toContain('"contributions":[12,"a/b#3"]');
  });

  it("counts the contributions for which there is no room", () => {
    const long = `${"owner".repeat(6)}/${"name".repeat(15)}`;
    const id = `${"long-".repeat(15)}id`;
    using checkout = new Checkout(call("a", [outcome(id, { contributions: `["${long}#123", "${long}#4"]` })]));
    expect(printed(checkout.root, {}, { columns: 400 }).out).toContain(`  ${long}#123, ${long}#4  `);
    expect(printed(checkout.root, {}, { columns: 240 }).out).toContain(`  ${long}#123 +1  `);
    expect(printed(checkout.root).out).toContain("  2 ");
  });

  it.each([40, 60, 80, 81, 100, 120, 200])("is never wider than %i columns, in any script", (columns) => {
    const wide = '"目標の本 👩‍👩‍👧 Größe e\u0301"';
    using checkout = new Checkout({
      ...call("a", [outcome("x".repeat(100), { destination: wide, goal: wide, contributions: "[123456]" })]),
      ...call("b", [outcome("y", { destination: `"${"本".repeat(100)}"`, status: "in-progress" })]),
    });
    const { out } = printed(checkout.root, {}, { columns });
    expect(out.split("\n").filter((line) => stringWidth(line) > columns && !line.endsWith("."))).toEqual([]);
    expect(out).not.toMatch(/[\uD800-\uDFFF]/u);
  });

  it("is coloured only where it may be", () => {
    const plain = printed(EXAMPLE).out;
    const colored = printed(EXAMPLE, {}, { colors: true }).out;
    expect(plain).not.toContain("\u001B");
    expect(colored).toContain("\u001B[33mwaits\u001B[39m");
    // oxlint-disable-next-line no-control-regex
    expect(colored.replaceAll(/\u001B\[\d+m/g, "")).toBe(plain);
  });

  it("says one thing of one", () => {
    using checkout = new Checkout(call("a", [outcome("o")]));
    expect(printed(checkout.root).out).toContain("\n1 outcome: 1 waits for somebody.\n");
  });
});

describe("what strangers wrote cannot steer the terminal", () => {
  const steering = '"\\e[31m\\x9B1m\\u202Egnp\\r✓\\n1 outcome: none."';
  const title = '"\\e[31m\\x9B1m\\u202Egnp"';
  const files = call("a", [outcome("o", { destination: steering, goal: steering })], { title });

  test.each([{}, { graph: true }, { format: "json" as const }, { destination: "\u001B[31m\u202E" }])(
    "%j",
    (options) => {
      using checkout = new Checkout({
        ...files,
        "touchpoints/\u001B[31m\nx.yml": "[",
      });
      const { out, notes } = printed(checkout.root, options);
      expect(out + notes).not.toMatch(/(?!\n)[\p{Cc}\u202E]/u);
      expect(out).not.toMatch(/^1 outcome: none/m);
      expect(notes).not.toContain("a.yml");
    },
  );
});

it("JSON says to programs what was written, whatever that does to a terminal", () => {
  using checkout = new Checkout(call("a", [outcome("o", { destination: '"\\e[31m\\x9B1m\\u202Egnp\\n"' })]));
  const { out } = printed(checkout.root, { format: "json" });
  expect(JSON.parse(out)).toMatchObject({ outcomes: [{ destination: "\u001B[31m\u009B1m\u202Egnp\n" }] });
});

describe("broken files are named with what to do, and the rest is shown:", () => {
  it("of a Touchpoint that is wrong in part, what is right", () => {
    using checkout = new Checkout({
      ...call("a", [outcome("whole"), "id: half\nsummary: S\ndestination: ospo-book\nstatus: asleep"]),
      "touchpoints/b.yml": "[",
      "goals/2024/c.yml": "[",
    });
    const { out, notes } = printed(checkout.root, { format: "json" });
    expect(JSON.parse(out)).toMatchObject({ outcomes: [{ id: "a/whole" }] });
    expect(notes).toBe(
      `Not all of touchpoints/a.yml, touchpoints/b.yml can be read, so outcomes may be missing here. goalkeeper check ${checkout.root} tells what is wrong.\n`,
    );
  });

  it("ten of them at most", () => {
    const files = Array.from({ length: 12 }, (_, index) => [`touchpoints/${index + 10}.yml`, "["]);
    using checkout = new Checkout(Object.fromEntries(files));
    expect(printed(checkout.root).notes).toContain("touchpoints/19.yml and 2 more can");
  });

  it("the configuration", () => {
    using checkout = new Checkout({
      ".github/goalkeeper.yml": exampleConfiguration("gaols: x\n"),
      ...call("a", [outcome("o")]),
    });
    const { out, notes } = printed(checkout.root);
    expect(out).toContain("1 waits");
    expect(notes).toContain(".github/goalkeeper.yml");
  });
});

describe("where there is nothing to show", () => {
  it("says that there are no outcomes yet", () => {
    using checkout = new Checkout({ "touchpoints/a.yml": exampleTouchpoint({ id: "a" }) });
    const nothing = `There are no outcomes yet. They stand under "outcomes" in the files of Touchpoints: touchpoints/**/*.yml\n`;
    expect(printed(checkout.root)).toEqual({ out: nothing, notes: "" });
    expect(printed(checkout.root, { format: "json" })).toEqual({ out: '{"outcomes":[]}\n', notes: nothing });
    expect(printed(checkout.root, { graph: true })).toEqual({ out: "flowchart LR\n", notes: nothing });
  });

  it.each<[Partial<OutcomesCommandOptions>, string]>([
    [{ destination: "whitepaper", open: true }, 'None of 10 outcomes is open and is meant for "whitepaper".\n'],
    [{ destination: "ospo-bok" }, 'None of 10 outcomes is meant for "ospo-bok". Did you mean "ospo-book"?\n'],
    [{ goal: "openssf" }, 'None of 10 outcomes serves the goal "openssf". Did you mean "openssf-practices"?\n'],
    [{ goal: "call-feedback" }, 'None of 10 outcomes serves the goal "call-feedback".\n'],
  ])("with %j says so, and what was perhaps meant", (options, message) => {
    expect(printed(EXAMPLE, options)).toEqual({ out: message, notes: "" });
  });
});

it("warns of a diagram that Mermaid would not draw", () => {
  const many = Array.from({ length: 501 }, (_, index) => outcome(`o-${index}`));
  using checkout = new Checkout(call("a", many));
  expect(printed(checkout.root, { graph: true }).notes).toContain("501 lines");
});

describe("the command", () => {
  it("ends with 0 and prints no colours into a pipe", () => {
    const { status, stdout, stderr } = goalkeeper(["outcomes", EXAMPLE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("\n10 outcomes: ");
    expect(stdout).not.toContain("\u001B");
  });

  it("ends with 0 where there are no outcomes", () => {
    using checkout = new Checkout();
    expect(goalkeeper(["outcomes"], { folder: checkout.root })).toMatchObject({ status: 0, stderr: "" });
  });

  it("ends with 2 and a configuration that works where there is none", () => {
    using checkout = new Checkout({ ".github/goalkeeper.yml": undefined });
    const { status, stdout, stderr } = goalkeeper(["outcomes"], { folder: checkout.root });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("There is no .github/goalkeeper.yml");
    expect(stderr).toContain("pillars:");
  });

  it.each([
    { args: ["nowhere"], told: "There is no folder nowhere" },
    { args: ["--format", "xml"], told: "pretty, json" },
    { args: ["--format", "json", "--graph"], told: "cannot be used with" },
  ])("ends with 2 for $args, and says why", ({ args, told }) => {
    const { status, stdout, stderr } = goalkeeper(["outcomes", ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(told);
  });
});
