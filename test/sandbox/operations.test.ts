/** The sandbox has what it says it has, and GitHub's description of it. */
import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DESCRIPTION } from "../../sandbox/http/description.ts";
import { OPERATIONS } from "../../sandbox/http/operations/index.ts";
import { routeOf } from "../../sandbox/http/routes.ts";
import { misfitOf } from "../../sandbox/http/validation.ts";
import { OPERATION_IDS } from "../../sandbox/openapi/operation-ids.ts";

describe("the operations", () => {
  it("each have a handler and a description", () => {
    expect([...OPERATIONS.keys()].toSorted()).toEqual(OPERATION_IDS.toSorted());
    expect([...DESCRIPTION.keys()]).toEqual([...OPERATION_IDS]);
  });

  it("are described in a small file", () => {
    expect(statSync("sandbox/openapi/operations.json").size).toBeLessThan(256 * 1024);
  });

  it.each(OPERATION_IDS)("find the way to %s", (id) => {
    const { method = "", path = "" } = DESCRIPTION.get(id) ?? {};
    expect(routeOf(method, path.replaceAll(/\{(\w+)\}/g, "x-$1"))?.id).toBe(id);
  });

  it.each([
    ["/repos/a/b/git/ref/heads/feature/one", { ref: "heads/feature/one" }],
    ["/repos/a/b/git/ref/heads%2Ffeature%2Fone", { ref: "heads/feature/one" }],
    ["/repos/a/b/compare/main...feature/one", { basehead: "main...feature/one" }],
    ["/repos/a/b/contents/goals/2024/caf%C3%A9.yml", { path: "goals/2024/café.yml" }],
    ["/repos/a/b/contents/", { path: "" }],
    ["/repos/a/b/commits/feature/one/check-runs", { ref: "feature/one" }],
  ])("take names with slashes: %s", (path, parameters) => {
    expect(routeOf("GET", path)?.parameters).toEqual({ owner: "a", repo: "b", ...parameters });
  });

  it("answer as described, or it shows", () => {
    expect(misfitOf("git/create-blob", 201, { url: "http://127.0.0.1/x" })).toContain(
      "must have required property 'sha'",
    );
    expect(misfitOf("git/create-blob", 200, {})).toBe("git/create-blob never answers 200");
  });
});
