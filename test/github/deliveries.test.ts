import { describe, expect, it } from "vitest";
import { deliveryOf } from "../../src/github/deliveries.ts";

const repository = { id: 7, full_name: "todogroup/governance" };
const place = { installation: { id: 5 }, repository };
const known = { id: "guid", installationId: 5, repository: "todogroup/governance", repositoryId: 7, isByBot: false };
const SHA = "a".repeat(40);

function read(name: string, payload: Readonly<Record<string, unknown>>) {
  return deliveryOf({ name, id: "guid", payload: { ...place, ...payload } });
}

describe("a pull request", () => {
  const pull_request = { number: 12 };

  it.each(["opened", "synchronize", "reopened", "ready_for_review"])("that was %s", (action) => {
    expect(read("pull_request", { action, pull_request })).toEqual({
      ...known,
      name: `pull_request.${action}`,
      item: { number: 12 },
      pullRequest: { number: 12, isBaseChanged: false },
    });
  });

  it.each([
    [{ base: { ref: { from: "main" }, sha: { from: SHA } } }, true],
    [{ title: { from: "Goals" } }, false],
    [{}, false],
    [undefined, false],
  ])("that was edited, with the changes %j, has another base: %j", (changes, isBaseChanged) => {
    expect(read("pull_request", { action: "edited", pull_request, changes })).toMatchObject({
      name: "pull_request.edited",
      pullRequest: { isBaseChanged },
    });
  });
});

describe("the branch of a pull request", () => {
  const base = { repo: { id: 7 } };
  it.each([
    [
      "is told where it is of the repository itself",
      { ref: "goalkeeper/record", repo: { id: 7 } },
      "goalkeeper/record",
    ],
    ["is none of ours in a fork, whatever its name", { ref: "goalkeeper/record", repo: { id: 8 } }, undefined],
    ["is none in a fork that is gone", { ref: "goalkeeper/record", repo: null }, undefined],
  ])("%s", (_claim, head, headBranch) => {
    const delivery = read("pull_request", { action: "closed", pull_request: { number: 12, head, base } });
    expect(delivery?.pullRequest).toEqual({ number: 12, isBaseChanged: false, headBranch });
  });
});

describe("an issue", () => {
  const issue = { number: 7 };

  it.each(["opened", "edited", "reopened", "labeled"])("that was %s", (action) => {
    expect(read("issues", { action, issue, label: { name: "bug" } })).toEqual({
      ...known,
      name: `issues.${action}`,
      item: { number: 7 },
    });
  });

  it("that a label went from need not tell which: GitHub leaves out one that was deleted", () => {
    expect(read("issues", { action: "unlabeled", issue })).toMatchObject({ item: { number: 7 } });
    expect(read("issues", { action: "unlabeled", issue, label: null })).toMatchObject({ item: { number: 7 } });
  });

  it("that was moved tells where it went", () => {
    const changes = { new_repository: { full_name: "todogroup/ospology" }, new_issue: { number: 3 } };
    expect(read("issues", { action: "transferred", issue, changes })).toEqual({
      ...known,
      name: "issues.transferred",
      item: { number: 7 },
      movedTo: { repository: "todogroup/ospology", number: 3 },
    });
  });

  it.each([
    ["nothing", undefined],
    ["half", { new_issue: { number: 3 } }],
    ["the other half", { new_repository: { full_name: "todogroup/ospology" } }],
    ["where it came from", { old_repository: { full_name: "todogroup/ospology" }, old_issue: { number: 3 } }],
  ])("whose changes tell %s has moved nowhere", (_claim, changes) => {
    expect(read("issues", { action: "opened", issue, changes })?.movedTo).toBeUndefined();
  });

  it.each([
    ["an app", { type: "Bot" }, true],
    ["a person", { type: "User" }, false],
    ["nobody that is told", undefined, false],
  ])("tells that %s did it", (_claim, sender, isByBot) => {
    expect(read("issues", { action: "labeled", issue, sender })?.isByBot).toBe(isByBot);
  });
});

describe("a comment", () => {
  const payload = { action: "created", issue: { number: 7 } };

  it.each([
    ["a person", { type: "User" }, false],
    ["an app", { type: "Bot" }, true],
    ["somebody who has no account any more", null, false],
  ])("by %s", (_claim, user, isByBot) => {
    expect(read("issue_comment", { ...payload, comment: { id: 4_294_967_296, body: "/why", user } })).toEqual({
      ...known,
      name: "issue_comment.created",
      item: { number: 7 },
      comment: { id: 4_294_967_296, body: "/why", isByBot },
    });
  });

  it("without text has an empty one", () => {
    expect(read("issue_comment", { ...payload, comment: { id: 1, body: null } })?.comment?.body).toBe("");
  });
});

describe("a check", () => {
  const here = { number: 12, base: { repo: { id: 7 } } };
  const elsewhere = { number: 3, base: { repo: { id: 8 } } };

  it.each([
    ["names the pull requests of its branch", [here, { ...here, number: 13 }], [12, 13]],
    ["names none where the head is in a fork", [], []],
    ["names none of another repository", [elsewhere, here], [12]],
    ["names those of a base that is not told", [{ number: 4 }], [4]],
    ["bears with what is no pull request", [null, "x", { number: "12" }], []],
    ["bears with no list at all", undefined, []],
  ])("%s", (_claim, pull_requests, pullRequests) => {
    const check = { headSha: SHA, pullRequests, requestedAction: undefined };
    expect(read("check_run", { action: "rerequested", check_run: { head_sha: SHA, pull_requests } })).toEqual({
      ...known,
      name: "check_run.rerequested",
      check,
    });
    expect(read("check_suite", { action: "rerequested", check_suite: { head_sha: SHA, pull_requests } })).toEqual({
      ...known,
      name: "check_suite.rerequested",
      check,
    });
  });

  it("tells which button was pressed", () => {
    const payload = {
      action: "requested_action",
      check_run: { head_sha: SHA, pull_requests: [here] },
      requested_action: { identifier: "apply-fixes" },
    };
    expect(read("check_run", payload)).toMatchObject({
      name: "check_run.requested_action",
      check: { requestedAction: "apply-fixes" },
    });
  });
});

it("a merge group tells what is to be merged into what", () => {
  const merge_group = { head_sha: SHA, base_sha: "b".repeat(40) };
  expect(read("merge_group", { action: "checks_requested", merge_group })).toEqual({
    ...known,
    name: "merge_group.checks_requested",
    mergeGroup: { headSha: SHA, baseSha: "b".repeat(40) },
  });
});

describe("a push", () => {
  const plain = { ref: "refs/heads/main", created: false, deleted: false, forced: false };

  function pathsOf(payload: Readonly<Record<string, unknown>>) {
    return read("push", { ...plain, ...payload })?.push?.paths;
  }

  it("to a branch names every path that its commits add, modify and remove, each once", () => {
    const commits = [
      { added: ["a"], modified: ["b"], removed: ["c"] },
      { added: [], modified: ["a"], removed: ["d"] },
    ];
    expect(read("push", { ...plain, commits })).toEqual({
      ...known,
      name: "push",
      push: { branch: "main", isDefaultBranch: false, paths: ["a", "b", "c", "d"] },
    });
  });

  it.each([
    ["main", true],
    ["trunk", false],
    [undefined, false],
  ])("is to the default branch where that is %s: %j", (default_branch, isDefaultBranch) => {
    const payload = { ...plain, commits: [commit("a")], repository: { ...repository, default_branch } };
    expect(read("push", payload)?.push?.isDefaultBranch).toBe(isDefaultBranch);
  });

  it("keeps the slashes of a branch", () => {
    const payload = { ...plain, ref: "refs/heads/goals/2024", commits: [commit("a")] };
    expect(read("push", payload)?.push?.branch).toBe("goals/2024");
  });

  it.each([
    ["is forced", { forced: true, commits: [commit("a")] }],
    ["does not say whether it is forced", { forced: undefined, commits: [commit("a")] }],
    ["has as many commits as GitHub lists", { commits: Array.from({ length: 2048 }, () => commit("a")) }],
    ["has a commit with as many files as GitHub lists", { commits: [{ ...commit("a"), modified: numbered(2999) }] }],
    ["lists no commits", { commits: [] }],
    ["has no list of commits", {}],
    ["has a commit without its files", { commits: [commit("a"), { added: ["b"] }] }],
    ["has paths that are none", { commits: [{ ...commit("a"), removed: [1] }] }],
  ])("that %s may have changed any path", (_claim, payload) => {
    expect(read("push", { ...plain, ...payload })?.push).toEqual({
      branch: "main",
      isDefaultBranch: false,
      paths: undefined,
    });
  });

  it("just below the limits of GitHub still names its paths", () => {
    expect(pathsOf({ commits: Array.from({ length: 2047 }, () => commit("a")) })).toEqual(["a"]);
    expect(pathsOf({ commits: [{ ...commit("a"), modified: numbered(2998) }] })).toHaveLength(2999);
  });

  it.each([
    ["of a tag", { ref: "refs/tags/v1" }],
    ["that makes a branch", { created: true }],
    ["that deletes a branch", { deleted: true }],
    ["without a ref", { ref: undefined }],
    ["with a ref that is no text", { ref: 1 }],
  ])("%s is of no concern", (_claim, payload) => {
    expect(read("push", { ...plain, commits: [commit("a")], ...payload })).toBeUndefined();
  });
});

describe("what is of no concern", () => {
  const pull_request = { number: 12 };

  it.each([
    ["an event that nobody reads", "star", { action: "created" }],
    ["an event with the name of something every object has", "constructor", { action: "created" }],
    ["a pull request without a number", "pull_request", { action: "opened", pull_request: {} }],
    ["a pull request whose number is none", "pull_request", { action: "opened", pull_request: { number: "12" } }],
    ["no pull request", "pull_request", { action: "opened" }],
    ["no installation: a webhook of the repository's own", "pull_request", { pull_request, installation: undefined }],
    ["no repository", "pull_request", { pull_request, repository: null }],
    ["a check without a head", "check_run", { action: "rerequested", check_run: {} }],
    ["an issue without a number", "issues", { action: "opened", issue: {} }],
    ["a comment without an id", "issue_comment", { action: "created", issue: { number: 1 }, comment: {} }],
    ["a comment on nothing", "issue_comment", { action: "created", comment: { id: 1, body: "" } }],
    ["half a merge group", "merge_group", { action: "checks_requested", merge_group: { head_sha: SHA } }],
  ])("%s", (_claim, name, payload) => {
    expect(read(name, payload)).toBeUndefined();
  });

  it.each([[null], [undefined], ["text"], [1], [[]], [{}]])("a payload that is %j", (payload) => {
    expect(deliveryOf({ name: "pull_request", id: "guid", payload })).toBeUndefined();
  });
});

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `file-${index}`);
}

function commit(path: string) {
  return { added: [path], modified: [], removed: [] };
}
