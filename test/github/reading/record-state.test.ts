/** How far our pull request to a governance repository has come, over real HTTP. */
import { describe, expect, it } from "vitest";
import type { RepositoryDriver } from "../../../sandbox/driver/repository.ts";
import type { RollingPullRequestEffect } from "../../../src/engine/effect.ts";
import { TransientError } from "../../../src/engine/errors.ts";
import type { RecordState } from "../../../src/engine/record.ts";
import { readIdentity } from "../../../src/github/identity.ts";
import { AppApi } from "../../../src/github/app-api.ts";
import { pino } from "pino";
import { given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";
const BRANCH = "goalkeeper/record";
const CALL = "touchpoints/2024-04-25-emea.yml";

async function sceneOfRecord() {
  const scene = await readingScene();
  const repository = scene.github.createRepository(GOVERNANCE, { ...speakingFor(), [CALL]: "id: 2024-04-25-emea\n" });
  const state = async (): Promise<RecordState> => given(await (await scene.readerOf(GOVERNANCE)).recordState(BRANCH));
  /** As the app proposes it. */
  const propose = async (more: Partial<RollingPullRequestEffect> = {}) => {
    const present = (await state()).pullRequests.find((one) => one.state === "open");
    await scene.apply(GOVERNANCE, { ...proposal(repository), present, ...more });
    const { number } = given((await state()).pullRequests.find((one) => one.state === "open"));
    return repository.pullRequest(number);
  };
  await scene.readerOf(GOVERNANCE);
  scene.requests();
  return { scene, repository, state, propose };
}

function proposal(repository: RepositoryDriver): RollingPullRequestEffect {
  return {
    kind: "rolling-pull-request",
    branch: BRANCH,
    baseBranch: "main",
    parentSha: given(repository.tip()),
    isOnTop: false,
    files: [{ path: CALL, text: "id: 2024-04-25-emea\nstatus: delivered\n" }],
    message: "Record an outcome",
    isSignedOff: true,
    title: "Record an outcome",
    body: "What has become of it.",
    present: undefined,
    branchSha: repository.tip(BRANCH),
  };
}

function saying(status: string): RollingPullRequestEffect["files"] {
  return [{ path: CALL, text: `id: 2024-04-25-emea\nstatus: ${status}\n` }];
}

it("of a repository without a proposal is its tip, its configuration and where people see it, in one request", async () => {
  const { scene, repository, state } = await sceneOfRecord();
  expect(await state()).toEqual({
    governance: {
      repository: GOVERNANCE,
      headSha: repository.tip(),
      configuration: { sha: expect.stringMatching(/^[0-9a-f]{40}$/), content: expect.any(Uint8Array) },
      isPrivate: false,
      webUrl: scene.github.origin,
    },
    defaultBranch: "main",
    pullRequests: [],
    branch: undefined,
  });
  expect(scene.requests()).toEqual(["graphql"]);
});

it("has the pull requests from our branch, newest first, each as it ended", async () => {
  const { scene, repository, state, propose } = await sceneOfRecord();
  (await propose()).merge();
  (await propose({ files: saying("dropped"), title: "Second" })).close();
  repository.openPullRequest({ branch: "other", files: { "README.md": "" } });
  await propose({ files: saying("open"), title: "Third" });
  scene.requests();
  const { pullRequests, branch } = await state();
  expect(scene.requests()).toEqual(["graphql"]);
  expect(pullRequests).toEqual([
    { number: 4, title: "Third", body: "What has become of it.", state: "open" },
    { number: 2, title: "Second", body: "What has become of it.", state: "closed" },
    { number: 1, title: "Record an outcome", body: "What has become of it.", state: "merged" },
  ]);
  expect(branch).toEqual({ sha: repository.tip(BRANCH), isOursAlone: true, isLeftOver: false });
});

it("remembers what was closed unmerged, however much was merged since", async () => {
  const { repository, state, propose } = await sceneOfRecord();
  (await propose()).close();
  for (let count = 0; count < 21; count += 1) {
    // oxlint-disable-next-line no-await-in-loop
    (await propose({ parentSha: given(repository.tip()), files: saying(`${count}`) })).merge();
  }
  const { pullRequests } = await state();
  expect(pullRequests.filter((one) => one.state === "merged")).toHaveLength(20);
  expect(pullRequests.at(-1)).toMatchObject({ number: 1, state: "closed" });
});

it("tells a branch as a pull request left it from one that somebody has committed to since", async () => {
  const { repository, state, propose } = await sceneOfRecord();
  (await propose()).close();
  expect((await state()).branch?.isLeftOver).toBe(true);
  repository.push({ "README.md": "" }, { branch: BRANCH });
  expect((await state()).branch).toEqual({ sha: repository.tip(BRANCH), isOursAlone: false, isLeftOver: false });
});

it("passes over branches of the same name in forks, and pull requests into other branches", async () => {
  const { repository, state, propose } = await sceneOfRecord();
  const fork = repository.fork("mallory");
  for (let count = 0; count < 3; count += 1) {
    const request = { branch: BRANCH, files: { "README.md": `Mine ${count}` }, fork };
    repository.openPullRequest(request).close();
  }
  repository.openPullRequest({ branch: BRANCH, files: { "README.md": "Mine" }, fork });
  const ours = await propose();
  repository.push({}, { branch: "release" });
  expect((await state()).pullRequests.map(({ number }) => number)).toEqual([ours.number]);
  ours.edit({ base: "release" });
  expect((await state()).pullRequests).toEqual([]);
});

describe("our branch is not ours alone where", () => {
  it.each<[string, (repository: RepositoryDriver) => void]>([
    ["somebody has committed to it", (repository) => repository.push({ "README.md": "" }, { branch: BRANCH })],
    ["somebody has committed to it, and we after that", commitBetween],
    ["somebody has merged the default branch into it", mergeMain],
    ["somebody has put another commit in the place of ours", replace],
  ])("%s", async (_claim, change) => {
    const { repository, state, propose } = await sceneOfRecord();
    await propose();
    expect((await state()).branch?.isOursAlone).toBe(true);
    change(repository);
    expect((await state()).branch).toEqual({ sha: repository.tip(BRANCH), isOursAlone: false, isLeftOver: false });
  });
});

function commitBetween(repository: RepositoryDriver): void {
  const { objects } = repository.model;
  const ours = given(objects.commit(given(repository.tip(BRANCH))));
  const theirs = repository.push({ "README.md": "" }, { branch: BRANCH });
  const { tree, author, committer, message } = ours;
  repository.setBranch(BRANCH, objects.addCommit({ tree, parents: [theirs], author, committer, message }).sha);
}

/** What "Update branch" does. */
function mergeMain(repository: RepositoryDriver): void {
  const { objects } = repository.model;
  const theirs = given(objects.commit(repository.push({ "README.md": "" })));
  const { tree, author, committer } = theirs;
  const parents = [given(repository.tip(BRANCH)), theirs.sha];
  repository.setBranch(BRANCH, objects.addCommit({ tree, parents, author, committer, message: "Merge main" }).sha);
}

function replace(repository: RepositoryDriver): void {
  const { objects } = repository.model;
  const ours = given(objects.commit(given(repository.tip(BRANCH))));
  const theirs = given(objects.commit(given(repository.tip())));
  // As `git commit --amend` does it: the author stays.
  repository.setBranch(BRANCH, objects.addCommit({ ...ours, committer: theirs.committer }).sha);
}

it("knows the app's commits by the address that the app gives them", async () => {
  const { scene, repository, state } = await sceneOfRecord();
  const { app, privateKey, apiUrl, origin } = scene.github;
  const appApi = new AppApi({ appId: app.id, privateKey, apiUrl, logger: pino({ level: "silent" }) });
  const { signal } = new AbortController();
  const installation = given(scene.github.installationOf("todogroup"));
  const api = await appApi.ofInstallation(installation.id, signal);
  const { name, email } = await readIdentity(await appApi.ofApp(signal), api, new URL(origin).host);
  const signature = { name, email, date: new Date("2024-05-01T10:00:00Z") };
  const { objects } = repository.model;
  const { sha, tree } = given(objects.commit(given(repository.tip())));
  const ours = objects.addCommit({ tree, parents: [sha], author: signature, committer: signature, message: "Ours" });
  repository.push({}, { branch: BRANCH });
  expect((await state()).branch?.isOursAlone).toBe(false);
  repository.setBranch(BRANCH, ours.sha);
  expect((await state()).branch?.isOursAlone).toBe(true);
});

describe("there is none", () => {
  it("of a repository without a configuration", async () => {
    const { repository, scene } = await sceneOfRecord();
    repository.push({ ".github/goalkeeper.yml": null });
    expect(await (await scene.readerOf(GOVERNANCE)).recordState(BRANCH)).toBeUndefined();
  });

  it("of a fork, whose goals and calls are those of its parent", async () => {
    const { scene, repository } = await sceneOfRecord();
    const fork = repository.fork("todogroup-fork");
    scene.github.install(fork);
    expect(await (await scene.readerOf(fork.fullName)).recordState(BRANCH)).toBeUndefined();
  });

  it("of a repository that is out of reach", async () => {
    const { scene } = await sceneOfRecord();
    const reader = (await scene.readerOf(GOVERNANCE)).elsewhere("nobody/nothing");
    expect(await reader.recordState(BRANCH)).toBeUndefined();
  });

  it("of an archive", async () => {
    const { scene } = await sceneOfRecord();
    const reader = await scene.readerOf(GOVERNANCE, (api) => ({
      ...api,
      graphql: async (query, variables) =>
        JSON.parse(
          JSON.stringify(await api.graphql(query, variables)).replace('"isArchived":false', '"isArchived":true'),
        ),
    }));
    expect(await reader.recordState(BRANCH)).toBeUndefined();
  });

  it("and one that could not be read does not pass for none", async () => {
    const { scene } = await sceneOfRecord();
    scene.github.faults.fail({ kind: "graphql", status: 502 });
    const reader = await scene.readerOf(GOVERNANCE);
    await expect(reader.recordState(BRANCH)).rejects.toThrow(TransientError);
  });
});
