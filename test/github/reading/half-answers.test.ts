/** Half an answer about an item is none: it never passes for an item without labels. */
import { describe, expect, it } from "vitest";
import { TransientError, UserError } from "../../../src/engine/errors.ts";
import type { GovernedItem } from "../../../src/engine/item.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { foundBy, given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";

async function sceneOfGovernance(options?: Parameters<typeof readingScene>[0]) {
  const scene = await readingScene(options);
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  const read = async (number: number): Promise<GovernedItem | undefined> =>
    foundBy((await scene.readerOf(GOVERNANCE)).governedItem(number, "triage"));
  return { scene, repository, read };
}

async function itemOf(read: Promise<GovernedItem | undefined>) {
  return given(await read).item;
}

/** What Octokit makes of bodies that end too early. */
function broken(api: GitHubApi): GitHubApi {
  return {
    graphql: () => Promise.resolve(undefined),
    request: async (...asked) => ({ ...(await api.request(...asked)), data: "" }),
  };
}

describe("half an answer is none", () => {
  it.each([
    ["GitHub fails", 502],
    ["the connection is cut", "cut"],
  ] as const)("where %s", async (_claim, status) => {
    const { scene, repository, read } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    scene.github.faults.fail({ kind: "graphql", status });
    await expect(read(issue.number)).rejects.toThrow(TransientError);
    expect((await itemOf(read(issue.number))).title).toBe("Touchpoint feedback");
  });

  it("where GitHub limits the app", async () => {
    const { scene, repository, read } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    scene.github.faults.fail({ kind: "graphql", status: 429 });
    await expect(read(issue.number)).rejects.toMatchObject({ isPause: true, retryAfterSeconds: 60 });
  });

  it("where the query asks for too much", async () => {
    const { scene, repository, read } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    scene.github.settings.maxBlobTextsPerQuery = 0;
    await expect(read(issue.number)).rejects.toThrow(TransientError);
  });

  it("where it breaks off", async () => {
    const { scene, repository } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    const reader = await scene.readerOf(GOVERNANCE, broken);
    await expect(reader.governedItem(issue.number, "triage")).rejects.toThrow(TransientError);
    await expect(reader.labelEventsSince("2024-04-25T12:00:00Z")).rejects.toThrow(TransientError);
  });

  it("where the limit of GraphQL is spent, which is told with status 200, and when it ends", async () => {
    const { scene, repository } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    const headers = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": "1700000090",
      date: "Tue, 14 Nov 2023 22:13:20 GMT",
    };
    const errors = [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }];
    const reader = await scene.readerOf(GOVERNANCE, (api) => ({
      ...api,
      graphql: () => Promise.reject(Object.assign(new Error("Limited"), { errors, headers, data: null })),
    }));
    const error = await reader.governedItem(issue.number, "triage").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ retryAfterSeconds: 90 });
  });

  it("and where the app may not read issues, it is said whom to ask", async () => {
    const permissions = { contents: "read", metadata: "read" } as const;
    const { repository, read } = await sceneOfGovernance({ app: { permissions, events: ["push"] } });
    const issue = repository.openIssue("Touchpoint feedback");
    const error = await read(issue.number).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain("accepted all permissions");
  });

  it("and where there is no GraphQL, that is said", async () => {
    const { scene, repository, read } = await sceneOfGovernance();
    const issue = repository.openIssue("Touchpoint feedback");
    scene.github.faults.fail({ kind: "graphql", status: 404 });
    await expect(read(issue.number)).rejects.toThrow(UserError);
  });
});
