/** `--base`: which revision is meant, what of it counts as old, and wherever the command is given. */
import { describe, expect, it } from "vitest";
import { GOAL_PATH, exampleConfiguration, exampleGoal } from "../../src/domain/example-files.ts";
import { branched, goalFile, goalkeeper, jumped, reportOf, summaryOf } from "../support/checkout.ts";

/** What `jumped` did. */
const JUMP = ["status-jump goals/2024/a.yml:5:9"];

describe("old is where the checkout left the base", () => {
  it("so that a base that moved on shows no phantom change", () => {
    using checkout = branched({ ...goalFile("a", { status: "active" }), ...goalFile("b", { status: "proposed" }) });
    checkout.write({ "README.md": "Something else\n" });
    checkout.commit();
    checkout.git("switch", "--quiet", "main");
    checkout.write({
      ...goalFile("a", { status: "dropped", reason: "Merged meanwhile" }),
      ...goalFile("b", { status: "done" }),
      ...goalFile("c", { status: "active" }),
    });
    checkout.commit();
    checkout.git("switch", "--quiet", "change");
    expect(checkout.findings("--base", "main")).toEqual([]);
  });

  it("also where the branch has the base merged in: what it took over is old", () => {
    using checkout = branched(goalFile("a", { status: "active" }));
    checkout.commit("Something of the branch");
    checkout.git("switch", "--quiet", "main");
    checkout.write(goalFile("a", { status: "done" }));
    checkout.commit();
    checkout.git("switch", "--quiet", "change");
    checkout.git("merge", "--quiet", "main");
    checkout.write(goalFile("a", { status: "proposed" }));
    expect(checkout.findings("--base", "main")).toEqual(JUMP);
  });
});

describe("the base can be named", () => {
  it.each([
    { how: "as a branch", name: "main" },
    { how: "in full", name: "refs/heads/main" },
    { how: "as a tag with a message", name: "v1" },
    { how: "as a branch with a slash", name: "release/2024" },
    { how: "as a branch that is called like a file", name: "goals" },
    { how: "relative to another", name: "HEAD~1" },
    { how: "as the branch before", name: "@{-1}" },
    { how: "as a branch with an umlaut", name: "für-später" },
  ])("$how: $name", ({ name }) => {
    using checkout = jumped();
    checkout.git("tag", "--annotate", "v1", "main", "--message", "Version 1");
    for (const branch of ["release/2024", "goals", "für-später"]) checkout.git("branch", branch, "main");
    expect(checkout.findings("--base", name)).toEqual(JUMP);
    expect(checkout.findings(`--base=${name}`)).toEqual(JUMP);
  });

  it("as a commit, in full or shortened", () => {
    using checkout = jumped();
    for (const format of ["%H", "%h"]) {
      expect(checkout.findings("--base", checkout.git("log", "-1", `--format=${format}`, "main"))).toEqual(JUMP);
    }
  });
});

describe("works", () => {
  it("in a folder below the root of the git repository, whichever way it is named", () => {
    using around = branched({
      "governance/.github/goalkeeper.yml": exampleConfiguration(),
      "governance/goals/2024/a.yml": exampleGoal({ id: "a", status: "done" }),
    });
    around.write({
      "governance/goals/2024/a.yml": exampleGoal({ id: "a", status: "proposed" }),
      // Changes elsewhere in the git repository are no concern of this checkout.
      [GOAL_PATH]: exampleGoal({ status: "done" }),
    });
    around.remove(GOAL_PATH);
    expect(around.findings("governance", "--base", "main")).toEqual(JUMP);
    const inside = goalkeeper(["check", "--format", "json", "--base", "main"], { folder: around.at("governance") });
    expect(summaryOf(reportOf(inside))).toEqual(JUMP);
  });

  it("without a branch checked out, as in a workflow", () => {
    using checkout = jumped();
    checkout.git("switch", "--quiet", "--detach");
    expect(checkout.findings("--base", "main")).toEqual(JUMP);
  });

  it("in a worktree beside the repository", () => {
    using checkout = jumped();
    checkout.git("switch", "--quiet", "main");
    checkout.git("worktree", "add", "--quiet", "beside", "change");
    expect(checkout.findings("beside", "--base", "main")).toEqual(JUMP);
  });

  it.each([
    ["diff.external", "false"],
    ["diff.noprefix", "true"],
    ["diff.relative", "false"],
    ["diff.renames", "copies"],
    ["color.ui", "always"],
    ["core.quotePath", "true"],
    ["core.pager", "false"],
    ["core.autocrlf", "true"],
  ])("whatever git is told to do: %s=%s", (key, value) => {
    using checkout = jumped();
    checkout.git("config", key, value);
    expect(checkout.findings("--base", "main")).toEqual(JUMP);
  });

  it.each(["GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"])(
    "whatever git is told to make of paths: %s",
    (name) => {
      using checkout = jumped();
      const result = goalkeeper(["check", "--format", "json", "--base", "main"], {
        folder: checkout.root,
        env: { [name]: "1" },
      });
      expect(summaryOf(reportOf(result))).toEqual(JUMP);
    },
  );

  it("inside a git hook, which names the repository and the index to its children", () => {
    using checkout = jumped();
    using other = branched();
    const env = { GIT_DIR: other.at(".git"), GIT_INDEX_FILE: other.at(".git/index") };
    const result = goalkeeper(["check", checkout.root, "--format", "json", "--base", "main"], { env });
    expect(summaryOf(reportOf(result))).toEqual(JUMP);
  });
});
