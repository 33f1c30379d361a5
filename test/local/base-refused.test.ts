/** `--base`: what cannot be compared ends the command with 2, says why and changes nothing. */
import { describe, expect, it } from "vitest";
import { Checkout, goalkeeper, jumped } from "../support/checkout.ts";

describe("ends with 2, and says why,", () => {
  it.each(["nowhere", "", " ", "main..change", "main:goals", "HEAD:README.md", "^main", "0000000", "--all", "-h"])(
    "for a revision that is none: '%s'",
    (name) => {
      using checkout = jumped();
      const { status, stdout, stderr } = checkout.check(`--base=${name}`);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(`There is no commit "${name}"`);
    },
  );

  it("for a name that git would take for an option, which is not followed", () => {
    using checkout = jumped();
    for (const args of [["--base", "--output=stolen"], ["--base=--output=stolen"], ["--base=--git-dir=/tmp"]]) {
      expect(checkout.check(...args)).toMatchObject({ status: 2, stdout: "" });
    }
    expect(checkout.has("stolen")).toBe(false);
    expect(checkout.git("status", "--porcelain")).toBe("");
  });

  it("outside of a git repository", () => {
    using checkout = new Checkout();
    const { status, stdout, stderr } = checkout.check("--base", "main");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("not in a git repository");
  });

  it("before the first commit", () => {
    using checkout = new Checkout();
    checkout.git("init", "--quiet", "--initial-branch=main");
    expect(checkout.check("--base", "main")).toMatchObject({ status: 2, stdout: "" });
  });

  it("for a history that has nothing in common", () => {
    using checkout = jumped();
    checkout.git("checkout", "--quiet", "--orphan", "unrelated");
    checkout.commit();
    const { status, stdout, stderr } = checkout.check("--base", "main");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("no commit in common");
  });

  it("in a clone that is too shallow to tell", () => {
    using checkout = jumped();
    using clones = new Checkout();
    const source = ["--quiet", "--no-single-branch", "--depth=1", `file://${checkout.root}`];
    clones.git("clone", ...source, "clone");
    const { status, stderr } = clones.check("clone", "--base", "origin/main");
    expect(status).toBe(2);
    expect(stderr).toContain("shallow");
  });

  it("without git", () => {
    using checkout = jumped();
    const { status, stdout, stderr } = goalkeeper(["check", checkout.root, "--base", "main"], { env: { PATH: "" } });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("git was not found");
  });

  it("where git refuses to work in a repository of another user, in the words of git", () => {
    using checkout = jumped();
    const { status, stderr } = goalkeeper(["check", checkout.root, "--base", "main"], {
      env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" },
    });
    expect(status).toBe(2);
    expect(stderr).toContain("safe.directory");
  });
});
