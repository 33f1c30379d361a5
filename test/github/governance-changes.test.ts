/** Which deliveries make outdated what is known of who governs what. */
import { expect, it } from "vitest";
import { installationChangedBy } from "../../src/github/governance-changes.ts";

const PATH = ".github/goalkeeper.yml";
const push = {
  ref: "refs/heads/main",
  forced: false,
  repository: { full_name: "todogroup/governance", default_branch: "main" },
};

function commit(path: string) {
  return { added: [], modified: [path], removed: [] };
}

it.each([
  ["a push that changes the configuration", "push", { ...push, commits: [commit("a"), commit(PATH)] }],
  ["a push that removes it", "push", { ...push, commits: [{ added: [], modified: [], removed: [PATH] }] }],
  ["the first push to a repository", "push", { ...push, created: true, commits: [commit(PATH)] }],
  ["a push with force, which may have changed anything", "push", { ...push, forced: true, commits: [commit("a")] }],
  ["a push that does not tell its commits", "push", push],
  ["an installation that was made or taken away", "installation", { action: "deleted" }],
  ["a repository that came to it or went", "installation_repositories", { action: "added" }],
  ["a repository that was renamed", "repository", { action: "renamed" }],
])("%s", (_claim, name, payload) => {
  expect(installationChangedBy({ name, id: "guid", payload: { installation: { id: 5 }, ...payload } })).toBe(5);
});

it.each([
  ["a push that changes something else", "push", { ...push, commits: [commit("README.md")] }],
  ["a push to another branch", "push", { ...push, ref: "refs/heads/goals", commits: [commit(PATH)] }],
  ["an issue", "issues", { action: "opened" }],
  ["a change of nobody's installation", "installation", { installation: null }],
])("not %s", (_claim, name, payload) => {
  expect(installationChangedBy({ name, id: "guid", payload: { installation: { id: 5 }, ...payload } })).toBeUndefined();
});
