/** GraphQL answers in part where a query asks for too much; what is missing is no answer. */
import { pino } from "pino";
import { expect, it } from "vitest";
import type { GitHubApi } from "../../src/github/api.ts";
import { AppApi } from "../../src/github/app-api.ts";
import type { Directory } from "../../src/github/governance.ts";
import { OctokitReader, objectCache } from "../../src/github/octokit-reader.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { sceneForTest, type Scene } from "../support/goalkeeper.ts";
import { goals, governance } from "../support/goals.ts";

it.each([120, 1, 0])("reads all files where GitHub gives the text of %i at a time", async (maxBlobTextsPerQuery) => {
  const scene = await sceneForTest({ workflows: [checkGoals], maxBlobTextsPerQuery });
  const repository = scene.github.createRepository("todogroup/governance", governance(300));
  const run = await scene.checked(repository.openPullRequest({ branch: "more", files: goals(10, "more") }));
  expect(run).toMatchObject({ conclusion: "success", annotations: [] });
  expect(run.summary).toContain("311 files checked");
});

it("does not take a folder that could not be read for one that is not there", async () => {
  const scene = await sceneForTest({ workflows: [checkGoals] });
  const repository = scene.github.createRepository("todogroup/governance", governance());
  const api = await apiOf(scene);
  const ours = { appId: scene.github.app.id, checkName: "Goalkeeper" };
  const reader = new OctokitReader(repository.fullName, { ...api, graphql: halfAnAnswer }, ours, objectCache(), NOBODY);
  const [entries = []] = await reader.entries([repository.tip() ?? ""], ["goals"]);
  expect(entries.map(({ path }) => path)).toContain("goals/2024/area-1.yml");
});

const NOBODY: Directory = {
  known: () => new Map(),
  read: async () => new Map(),
  forget: () => {},
  claimsOf: () => undefined,
  note: () => {},
};

function halfAnAnswer(): Promise<never> {
  const errors = [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." }];
  return Promise.reject(Object.assign(new Error("Half an answer"), { errors, data: { repository: { c0f0: null } } }));
}

function apiOf({ github }: Scene): Promise<GitHubApi> {
  const { app, privateKey, apiUrl } = github;
  const api = new AppApi({ appId: app.id, privateKey, apiUrl, logger: pino({ level: "silent" }) });
  return api.ofInstallation(github.installationOf("todogroup")?.id ?? 0, new AbortController().signal);
}
