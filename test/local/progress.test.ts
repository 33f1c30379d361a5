/** `goalkeeper progress`: what it prints for people and for programs, and how it ends. */
import stringWidth from "string-width";
import { describe, expect, it, test } from "vitest";
import { listed } from "../../src/domain/example-files.ts";
import { progressCommand, type ProgressCommandOptions } from "../../src/local/progress-command.ts";
import { branched, Checkout, goalFile, goalkeeper, run } from "../support/checkout.ts";

const NOW = "2024-11-01T12:00:00Z";
const EXAMPLE = "examples/todo-2024";

interface Watcher {
  readonly columns?: number;
  readonly colors?: boolean;
}

function printed(root: string, options: ProgressCommandOptions = {}, watcher: Watcher = {}, now = NOW) {
  let [out, notes] = ["", ""];
  const terminal = {
    folder: ".",
    colors: watcher.colors ?? false,
    columns: watcher.columns,
    watched: false,
    out: (text: string) => (out += text),
    note: (text: string) => (notes += text),
  };
  progressCommand(root, options, terminal, now);
  return { out, notes };
}

function json(root: string, options: ProgressCommandOptions = {}) {
  const report: unknown = JSON.parse(printed(root, { ...options, format: "json" }).out);
  return report;
}

/** git goes by the time of the committer. */
function commitAt(checkout: Checkout, time: string): void {
  checkout.git("add", "--all");
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
  run("git", [...identity, "commit", "--quiet", "--message", "Change"], {
    folder: checkout.root,
    env: { GIT_COMMITTER_DATE: time },
  });
}

function initiative(id: string, lines: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ id, title: `The ${id}`, status: "doing", ...lines })
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n");
}

describe("the example that ships", () => {
  it("is a table that fits 80 columns, by pillar", () => {
    expect(printed(EXAMPLE, {}, { columns: 80 })).toMatchInlineSnapshot(`
      {
        "notes": "",
        "out": "Goals of 2024
      58 % · 1 of 9 goals done · 2 at risk · 1 proposed · 1 dropped · 3 initiatives overdue
      █████████████████░░░░░░░░░░░░░

      Goal                     Reached           State                  Title
      Cross-community Collaboration · 60 %
      openssf-practices        ██████░░░░  59 %  on the way, 1 overdue  Bring OpenSSF…
      innersource-exchange     █████░░░░░  54 %  on the way             Exchange tool…
      ai-compliance            ███████░░░  67 %  on the way             Join the grou…
      ort-feedback             ██░░░░░░░░  17 %  proposed, 1 overdue    Work formally…

      Adoption and Sustainability · 53 %
      developer-certification  ████░░░░░░  41 %  at risk, 1 overdue     Offer an exam…
      touchpoint-outcomes      ██████░░░░  56 %  on the way             Let every Tou…
      touchpoint-office-hours  ██████░░░░  63 %  on the way             Turn Touchpoi…
      strategy-whitepaper                        dropped                Write a white…

      Community Engagement · 60 %
      agendas-ahead            █░░░░░░░░░  10 %  at risk                Announce what…
      recurring-topics         ███████░░░  71 %  on the way             Return to the…
      call-feedback            ██████████ 100 %  done                   Ask after eac…

      The mean of the goals; proposed and dropped ones are left out.
      ",
      }
    `);
  });

  it("tells of one goal what there is to say", () => {
    expect(printed(EXAMPLE, { goal: "openssf-practices" }, { columns: 80 }).out).toMatchInlineSnapshot(`
      "Bring OpenSSF practices into OSPOs
      59 % · 1 of 5 initiatives done · 1 overdue · due in 6 weeks
      ██████████████████░░░░░░░░░░░░

      Needs a person
        Overdue by 1 day: Support the events, workshops and hackathons of OpenSSF
        Waits for somebody: Add to the book which security work an OSPO does itself and which it hands to others. → ospo-book

      Next
        29 Nov: Publish a guide to OpenSSF Scorecard for OSPOs
        13 Dec: Hear from OpenSSF in the Touchpoints
        13 Dec: Present the OpenSSF interest groups on TODO's platforms and win contributors for them

      Initiative            Reached           State       How far
      Support the events,…  █████░░░░░  50 %  overdue     due 31 Oct
      Publish a guide to…   █████░░░░░  50 %  on the way  due 29 Nov
      Hear from OpenSSF i…  ████████░░  75 %  on the way  3 of 4 sessions · due 13 Dec
      Present the OpenSSF…  ██░░░░░░░░  20 %  on the way  1 of 5 organisations
      List the OpenSSF to…                    done        6 of 6 tools

      From the calls
        In progress: Explain in the book how an OSPO introduces Scorecard. → ospo-book todogroup/ospology#461

      Owned by octocat. The mean of 5 initiatives: 2 by measure, 3 by status.
      "
    `);
  });

  it("is Markdown where nobody watches: the dashboard, and each goal below it", () => {
    const { out, notes } = printed(EXAMPLE);
    expect(notes).toBe("");
    expect(out.split("\n")[0]).toBe("# Goals of 2024");
    expect(out.match(/^## /gm)).toHaveLength(11);
    expect(out).toContain("\n## Bring OpenSSF practices into OSPOs\n\n**59\u00A0%** · ");
  });

  it("is Markdown of one goal", () => {
    const { out } = printed(EXAMPLE, { goal: "strategy-whitepaper" });
    expect(out.split("\n").slice(0, 3)).toEqual([
      "# Write a whitepaper on OSPOs in the business strategy",
      "",
      "**Dropped** · 1 of 3 initiatives done",
    ]);
  });

  it("is one JSON object for programs", () => {
    const { out } = printed(EXAMPLE, { goal: "ai-compliance", format: "json" });
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(out)).toMatchInlineSnapshot(`
      {
        "at": "2024-11-01T12:00:00Z",
        "broken": [],
        "goals": [
          {
            "basis": "initiatives",
            "changes": null,
            "cycle": "2024",
            "due": "2024-12-13",
            "dueInDays": 42,
            "id": "ai-compliance",
            "initiatives": [
              {
                "basis": "status",
                "due": "2024-04-30",
                "dueInDays": -185,
                "id": "map-groups",
                "issues": null,
                "measure": {
                  "current": 5,
                  "from": 0,
                  "to": 5,
                  "unit": "groups",
                },
                "progress": 1,
                "quietDays": null,
                "state": "done",
                "status": "done",
                "title": "Find the AI groups whose work is closest to what OSPOs do",
                "unreadIssues": null,
              },
              {
                "basis": "status",
                "due": "2024-06-28",
                "dueInDays": -126,
                "id": "join-groups",
                "issues": null,
                "measure": {
                  "current": 2,
                  "from": 0,
                  "to": 2,
                  "unit": "groups",
                },
                "progress": 1,
                "quietDays": null,
                "state": "done",
                "status": "done",
                "title": "Send somebody to the OpenChain group and to the definition work",
                "unreadIssues": null,
              },
              {
                "basis": "measure",
                "due": "2024-11-20",
                "dueInDays": 19,
                "id": "compliance-webinar",
                "issues": null,
                "measure": {
                  "current": 2,
                  "from": 0,
                  "to": 3,
                  "unit": "guest communities",
                },
                "progress": 0.6667,
                "quietDays": null,
                "state": "on-the-way",
                "status": "doing",
                "title": "Hold a webinar on AI compliance, with guests and time to discuss",
                "unreadIssues": null,
              },
              {
                "basis": "status",
                "due": "2024-12-13",
                "dueInDays": 42,
                "id": "webinar-notes",
                "issues": null,
                "measure": null,
                "progress": 0,
                "quietDays": null,
                "state": "not-begun",
                "status": "todo",
                "title": "Publish what the webinar found out",
                "unreadIssues": null,
              },
            ],
            "milestone": null,
            "outcomes": [
              {
                "id": "2024-09-12-apac/model-intake",
                "state": "waiting",
              },
            ],
            "owners": [
              "hubot",
            ],
            "path": "goals/2024/ai-compliance.yml",
            "pillar": "cross-community-collaboration",
            "progress": 0.6667,
            "quietDays": null,
            "reason": null,
            "state": "on-the-way",
            "status": "active",
            "title": "Join the groups that work on open source and AI",
            "trackingIssue": null,
          },
        ],
        "repository": null,
        "since": null,
      }
    `);
  });
});

describe("what is reported", () => {
  const status = { status: "done" };
  it("is the cycle that runs, or ran last, or the one asked for", () => {
    using checkout = new Checkout({
      ...goalFile("a"),
      "goals/2023/b.yml": goalFile("b", { cycle: '"2023"' })["goals/2024/b.yml"],
    });
    expect(json(checkout.root)).toMatchObject({ goals: [{ id: "a" }, { id: "openssf-practices" }] });
    expect(json(checkout.root, { cycle: "2023" })).toMatchObject({ goals: [{ id: "b" }] });
    expect(json(checkout.root, { goal: "b" })).toMatchObject({ goals: [{ id: "b" }] });
    expect(printed(checkout.root, {}, {}, "2023-12-31T00:00:00Z").out).toContain("# Goals of 2023");
    expect(printed(checkout.root, {}, {}, "2026-12-31T00:00:00Z").out).toContain("# Goals of 2024");
  });

  it("is what a broken file says rightly, and its name", () => {
    using checkout = new Checkout({
      ...goalFile("half", {
        cycle: "[]",
        initiatives: listed([initiative("a"), initiative("b", { status: "asleep" })]),
      }),
      "goals/2024/whole.yml": "[",
    });
    const { out, notes } = printed(checkout.root);
    expect(notes).toBe(
      `Not all of goals/2024/half.yml, goals/2024/whole.yml can be read, so something may be missing here. goalkeeper check ${checkout.root} tells what is wrong.\n`,
    );
    expect(out).toContain("- **`goals/2024/half.yml`**: cannot be read");
    expect(out).toContain("- **`goals/2024/whole.yml`**: cannot be read");
    expect(out).toContain("- **Not readable**: 1 initiative in `goals/2024/half.yml`");
    expect(json(checkout.root)).toMatchObject({
      goals: [{ id: "half", cycle: null, progress: 0.5 }, {}],
      broken: ["goals/2024/half.yml", "goals/2024/whole.yml"],
    });
    expect(printed(checkout.root, {}, { columns: 80 }).out).toContain("  goals/2024/whole.yml: cannot be read");
  });

  it("is nothing where there are no goals", () => {
    using checkout = new Checkout({ "goals/2024/openssf-practices.yml": undefined });
    const nothing = "There are no goals yet. They stand in goals/**/*.yml\n";
    expect(printed(checkout.root)).toEqual({ out: nothing, notes: "" });
    expect(printed(checkout.root, { format: "json" }).notes).toBe(nothing);
    expect(json(checkout.root)).toEqual({ at: NOW, since: null, repository: null, goals: [], broken: [] });
  });

  it("has a place for goals whose pillar is not known", () => {
    using checkout = new Checkout(goalFile("a", { pillar: "nowhere", ...status }));
    expect(printed(checkout.root).out).toContain("#### Without a pillar that is known · 100\u00A0%");
  });
});

/** An initiative that moves a measure. */
function measured(current: number): string {
  return initiative("calls", { measure: `{ unit: calls, from: 0, to: 4, current: ${current} }` });
}

/** A Touchpoint with an outcome for the goal `a`. */
function call(status: string): string {
  const outcome = `id: chapter\nsummary: Explain it.\ndestination: ospo-book\ngoal: a\nstatus: ${status}`;
  return `id: t\ntitle: A call\nstarts: 2024-04-25T12:00:00Z\naudience: open\noutcomes:${listed([outcome])}`;
}

describe("--since", () => {
  const [todo, doing, done] = ["todo", "doing", "done"].map((status) => initiative("guide", { status }));

  function history(): Checkout {
    const checkout = branched({
      ...goalFile("a", { initiatives: listed([todo ?? "", measured(1)]) }),
      ...goalFile("gone"),
      "touchpoints/t.yml": call("open"),
    });
    checkout.write({
      ...goalFile("a", { initiatives: listed([doing ?? "", measured(2)]) }),
      "touchpoints/t.yml": call("delivered"),
    });
    checkout.remove("goals/2024/gone.yml");
    checkout.commit();
    checkout.write({ ...goalFile("a", { initiatives: listed([done ?? "", measured(2)]) }), ...goalFile("new") });
    return checkout;
  }

  it("a revision tells what moved, also what is not committed", () => {
    using checkout = history();
    expect(json(checkout.root, { since: "main" })).toMatchObject({
      goals: [
        {
          id: "a",
          changes: [
            { kind: "finished", initiative: "guide" },
            { kind: "outcome-delivered", outcome: "t/chapter" },
            { kind: "measure-moved", initiative: "calls", unit: "calls", from: 1, to: 2 },
          ],
        },
        { id: "new", changes: [{ kind: "goal-added" }] },
        { id: "openssf-practices", changes: [] },
      ],
    });
    expect(json(checkout.root, { since: "HEAD", goal: "a" })).toMatchObject({
      goals: [{ changes: [{ kind: "finished", initiative: "guide" }] }],
    });
  });

  it("a folder below the root of the repository has its own history", () => {
    using checkout = new Checkout();
    checkout.git("init", "--quiet");
    checkout.write({ "below/.github/goalkeeper.yml": checkout.read(".github/goalkeeper.yml") });
    const path = "below/goals/2024/a.yml";
    checkout.write({ [path]: goalFile("a")["goals/2024/a.yml"] ?? "" });
    checkout.commit();
    checkout.write({ [path]: goalFile("a", { status: "at-risk" })["goals/2024/a.yml"] ?? "" });
    expect(json(checkout.at("below"), { since: "HEAD" })).toMatchObject({
      goals: [{ changes: [{ kind: "goal-status", from: "active", to: "at-risk" }] }],
    });
  });

  it("a day is its beginning, and a time is that time", () => {
    using checkout = new Checkout(goalFile("a"));
    checkout.git("init", "--quiet");
    commitAt(checkout, "2024-10-01T08:00:00Z");
    checkout.write(goalFile("a", { status: "at-risk" }));
    commitAt(checkout, "2024-10-02T08:00:00Z");
    expect(json(checkout.root, { since: "2024-10-02", goal: "a" })).toMatchObject({
      since: "2024-10-02T00:00:00Z",
      goals: [{ changes: [{ kind: "goal-status" }] }],
    });
    const later = { since: "2024-10-02T10:00:00+01:00", goal: "a" };
    expect(json(checkout.root, later)).toMatchObject({ goals: [{ changes: [] }] });
    expect(() => json(checkout.root, { since: "2024-10-01" })).toThrow(/no commit before 2024-10-01T00:00:00Z/);
  });

  it("is told in words", () => {
    using checkout = history();
    const { out } = printed(checkout.root, { since: "main", goal: "a" }, { columns: 80 });
    expect(out).toContain("  Finished: The guide\n  Delivered: Explain it. → ospo-book\n  1 → 2 calls: The calls\n");
  });

  it("is refused outside of git", () => {
    using checkout = new Checkout();
    expect(() => json(checkout.root, { since: "main" })).toThrow(
      /not in a git repository that can be used, so --since/,
    );
  });
});

describe("the text", () => {
  const long = `"${"目標の本 👩‍👩‍👧 Größe e\\u0301 ".repeat(8)}"`;
  it.each([60, 80, 120, 200])("has no table wider than %i columns, in any script", (columns) => {
    const lines = { initiatives: listed([initiative("a", { title: long, due: "2024-12-01" })]), title: long };
    using checkout = new Checkout(goalFile("a", lines));
    const tables = [{}, { goal: "a" }].map((options) => printed(checkout.root, options, { columns }).out);
    const rows = tables
      .join("\n")
      .split("\n")
      .filter((line) => line.includes("░"));
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter((row) => stringWidth(row) > columns)).toEqual([]);
  });

  it("is coloured only where it may be", () => {
    const plain = printed(EXAMPLE, {}, { columns: 80 }).out;
    const colored = printed(EXAMPLE, {}, { columns: 80, colors: true }).out;
    expect(plain).not.toContain("\u001B");
    // oxlint-disable-next-line no-control-regex
    const bare = colored.replaceAll(/\u001B\[\d+m/g, "");
    expect(bare.replaceAll(/ +$/gm, "")).toBe(plain);
    expect(colored).not.toBe(plain);
  });
});

describe("what strangers wrote cannot steer the terminal:", () => {
  const steering = '"\\e[31m\\x9B1m\\u202Egnp\\r✓"';
  test.each<ProgressCommandOptions>([{}, { goal: "a" }, { format: "json" }])("%j", (options) => {
    const lines = { title: steering, initiatives: listed([initiative("a", { title: steering, due: "2024-01-01" })]) };
    using checkout = new Checkout({ ...goalFile("a", lines), "goals/2024/\u001B[31m\nx.yml": "[" });
    const { out, notes } = printed(checkout.root, options, { columns: 80 });
    expect(out + notes).not.toMatch(/(?!\n)[\p{Cc}\u202E]/u);
  });
});

describe("the command", () => {
  it("prints Markdown into a pipe and ends with 0", () => {
    const { status, stdout, stderr } = goalkeeper(["progress", EXAMPLE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("# Goals of 2024\n");
  });

  it("ends with 2 where there is no configuration", () => {
    using checkout = new Checkout({ ".github/goalkeeper.yml": undefined });
    const { status, stdout, stderr } = goalkeeper(["progress"], { folder: checkout.root });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("There is no .github/goalkeeper.yml");
  });

  it.each([
    { args: ["nowhere"], told: "There is no folder nowhere" },
    { args: [EXAMPLE, "--goal", "openssf"], told: 'There is no goal "openssf". Did you mean "openssf-practices"?' },
    { args: [EXAMPLE, "--cycle", "2023"], told: 'There are no goals of the cycle "2023". There are goals of 2024.' },
    { args: [EXAMPLE, "--cycle", "2024", "--goal", "a"], told: "cannot be used with" },
    { args: [EXAMPLE, "--since", "nothing"], told: 'There is no commit "nothing"' },
    { args: [EXAMPLE, "--format", "xml"], told: "text, markdown, json" },
  ])("ends with 2 for $args, and says why", ({ args, told }) => {
    const { status, stdout, stderr } = goalkeeper(["progress", ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(told);
  });

  it("names the file of a goal that cannot be read", () => {
    using checkout = new Checkout({ "goals/2024/broken.yml": "[" });
    const { status, stderr } = goalkeeper(["progress", "--goal", "broken"], { folder: checkout.root });
    expect(status).toBe(2);
    expect(stderr).toContain("goals/2024/broken.yml cannot be read");
  });
});
