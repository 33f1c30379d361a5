/** The rolling pull request: what is written, what is not, and what is done twice. */
import { describe, expect, it } from "vitest";
import type { RepositoryDriver } from "../../../sandbox/driver/repository.ts";
import type { RollingPullRequestEffect } from "../../../src/engine/effect.ts";
import { TransientError, UserError } from "../../../src/engine/errors.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { given, readingScene, speakingFor, type ReadingScene } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";
const BRANCH = "goalkeeper/record";
const CALL = "touchpoints/2024-04-25-emea.yml";
const DELIVERED = "id: 2024-04-25-emea\nstatus: delivered\n";
const DROPPED = "id: 2024-04-25-emea\nstatus: dropped\n";

const TREE = `POST /repos/${GOVERNANCE}/git/trees`;
const COMMIT = `POST /repos/${GOVERNANCE}/git/commits`;
const MAKE = `POST /repos/${GOVERNANCE}/git/refs`;
const MOVE = `PATCH /repos/${GOVERNANCE}/git/refs/heads%2Fgoalkeeper%2Frecord`;
const OPEN = `POST /repos/${GOVERNANCE}/pulls`;

async function sceneOfRecord() {
  const scene = await readingScene();
  const repository = scene.github.createRepository(GOVERNANCE, { ...speakingFor(), [CALL]: "id: 2024-04-25-emea\n" });
  await scene.readerOf(GOVERNANCE);
  scene.requests();
  return { scene, repository };
}

/** What the workflow would plan from what it reads now. */
async function planned(
  scene: ReadingScene,
  repository: RepositoryDriver,
  more: Partial<RollingPullRequestEffect> = {},
): Promise<RollingPullRequestEffect> {
  const state = given(await (await scene.readerOf(GOVERNANCE)).recordState(BRANCH));
  scene.requests();
  return {
    kind: "rolling-pull-request",
    branch: BRANCH,
    baseBranch: "main",
    parentSha: given(repository.tip()),
    isOnTop: false,
    files: [{ path: CALL, text: DELIVERED }],
    message: "Record an outcome",
    isSignedOff: false,
    title: "Record an outcome",
    body: "What has become of it.",
    present: state.pullRequests.find((one) => one.state === "open"),
    branchSha: state.branch?.sha,
    ...more,
  };
}

/** Those that write, but for a move by force, which no address tells from a question. */
function writes({ requests }: ReadingScene): string[] {
  return requests().filter((request) => !request.startsWith("GET") && request !== "graphql");
}

function tipOf(repository: RepositoryDriver) {
  return given(repository.model.objects.commit(given(repository.tip(BRANCH))));
}

it("is opened with one commit on the default branch, in four requests that write", async () => {
  const { scene, repository } = await sceneOfRecord();
  await scene.apply(GOVERNANCE, await planned(scene, repository));
  const parent = `GET /repos/${GOVERNANCE}/git/commits/${repository.tip()}`;
  expect(scene.requests()).toEqual(["graphql", parent, TREE, COMMIT, MAKE, OPEN]);
  const { model } = repository.pullRequest(1);
  expect(model).toMatchObject({ title: "Record an outcome", body: "What has become of it.", isDraft: false });
  expect([model.head.branch, model.base.branch, model.author.login]).toEqual([BRANCH, "main", "goalkeeper[bot]"]);
  expect(tipOf(repository)).toMatchObject({ parents: [repository.tip()], message: "Record an outcome" });
  expect(repository.read(CALL, BRANCH)).toBe(DELIVERED);
  expect(repository.read(".github/goalkeeper.yml", BRANCH)).toBe(repository.read(".github/goalkeeper.yml"));
});

it("is signed off by the author of its commit where that is asked for, and keeps files that may be run so", async () => {
  const { scene, repository } = await sceneOfRecord();
  const files = [{ path: CALL, text: DELIVERED, isExecutable: true as const }];
  await scene.apply(GOVERNANCE, await planned(scene, repository, { isSignedOff: true, files }));
  const { author, message } = tipOf(repository);
  expect(message).toBe(`Record an outcome\n\nSigned-off-by: ${author.name} <${author.email}>`);
  expect(repository.list(BRANCH).find(({ path }) => path === CALL)?.mode).toBe("100755");
});

it("is rebuilt as one commit where the base has moved on, in four requests that write", async () => {
  const { scene, repository } = await sceneOfRecord();
  await scene.apply(GOVERNANCE, await planned(scene, repository));
  repository.push({ "README.md": "# Governance\n" });
  const files = [{ path: CALL, text: DROPPED }];
  await scene.apply(GOVERNANCE, await planned(scene, repository, { files, title: "Record two", body: "More." }));
  const made = scene.requests().filter((request) => !request.startsWith("GET"));
  expect(made).toEqual(["graphql", TREE, COMMIT, "graphql", `PATCH /repos/${GOVERNANCE}/pulls/1`]);
  expect(tipOf(repository).parents).toEqual([repository.tip()]);
  expect(repository.read(CALL, BRANCH)).toBe(DROPPED);
  expect(repository.pullRequest(1).model).toMatchObject({ title: "Record two", body: "More.", state: "open" });
});

it("comes on top of what others have committed, and nothing of theirs is lost", async () => {
  const { scene, repository } = await sceneOfRecord();
  await scene.apply(GOVERNANCE, await planned(scene, repository));
  const theirs = repository.push({ "README.md": "Theirs" }, { branch: BRANCH });
  const files = [{ path: CALL, text: DROPPED }];
  const effect = await planned(scene, repository, { files, parentSha: theirs, isOnTop: true });
  await scene.apply(GOVERNANCE, effect);
  expect(writes(scene)).toEqual([TREE, COMMIT, MOVE]);
  expect(tipOf(repository).parents).toEqual([theirs]);
  expect(repository.read("README.md", BRANCH)).toBe("Theirs");
  await scene.apply(GOVERNANCE, effect);
  expect(writes(scene)).toEqual([]);
});

describe("nothing is written", () => {
  it("the second time", async () => {
    const { scene, repository } = await sceneOfRecord();
    const effect = await planned(scene, repository);
    await scene.apply(GOVERNANCE, effect);
    scene.requests();
    await scene.apply(GOVERNANCE, effect);
    expect(writes(scene)).toEqual([]);
    expect(repository.model.items.size).toBe(1);
  });

  it("where all stands as it should", async () => {
    const { scene, repository } = await sceneOfRecord();
    await scene.apply(GOVERNANCE, await planned(scene, repository));
    const tip = repository.tip(BRANCH);
    await scene.apply(GOVERNANCE, await planned(scene, repository));
    expect(writes(scene)).toEqual([]);
    expect(repository.tip(BRANCH)).toBe(tip);
  });

  it("but the text where that alone differs", async () => {
    const { scene, repository } = await sceneOfRecord();
    await scene.apply(GOVERNANCE, await planned(scene, repository));
    await scene.apply(GOVERNANCE, await planned(scene, repository, { body: "Another text." }));
    expect(writes(scene)).toEqual([`PATCH /repos/${GOVERNANCE}/pulls/1`]);
    await scene.apply(GOVERNANCE, await planned(scene, repository, { files: [], title: "Another title" }));
    expect(scene.requests()).toEqual([`PATCH /repos/${GOVERNANCE}/pulls/1`]);
    expect(repository.pullRequest(1).model).toMatchObject({ title: "Another title", body: "What has become of it." });
  });
});

it.each([
  ["changes another file too", { "README.md": "More" }, 1],
  ["changes another file in place of it", { "README.md": "More", [CALL]: null }, 1],
  ["has it otherwise", { [CALL]: DROPPED }, 1],
  ["has one commit more", { [CALL]: DROPPED }, 2],
])("a branch that %s is not as it should be", async (_claim, files, commits) => {
  const { scene, repository } = await sceneOfRecord();
  for (let count = 1; count < commits; count += 1) repository.push({ [CALL]: "id: x\n" }, { branch: BRANCH });
  repository.push(files, { branch: BRANCH });
  await scene.apply(GOVERNANCE, await planned(scene, repository));
  expect(tipOf(repository).parents).toEqual([repository.tip()]);
  expect(repository.read(CALL, BRANCH)).toBe(DELIVERED);
  expect(repository.read("README.md", BRANCH)).toBe(repository.read("README.md"));
});

it("an attempt that broke off is taken up by the next", async () => {
  const { scene, repository } = await sceneOfRecord();
  const effect = await planned(scene, repository);
  scene.github.faults.fail({ operation: "pulls/create", status: "cut", when: "after" });
  await expect(scene.apply(GOVERNANCE, effect)).rejects.toThrow(TransientError);
  scene.requests();
  await scene.apply(GOVERNANCE, effect);
  expect(writes(scene)).toEqual([]);
  expect(repository.model.items.size).toBe(1);
});

describe("where somebody was faster, the next attempt is to see it:", () => {
  it.each<[string, (repository: RepositoryDriver) => void]>([
    ["the branch moved on", (repository) => repository.push({ "README.md": "Theirs" }, { branch: BRANCH })],
    ["the branch was deleted", (repository) => repository.deleteBranch(BRANCH)],
  ])("%s, and nothing of it is overwritten", async (_claim, change) => {
    const { scene, repository } = await sceneOfRecord();
    await scene.apply(GOVERNANCE, await planned(scene, repository));
    const effect = await planned(scene, repository, { files: [{ path: CALL, text: DROPPED }] });
    change(repository);
    const before = repository.tip(BRANCH);
    await expect(scene.apply(GOVERNANCE, effect)).rejects.toThrow(TransientError);
    expect(repository.tip(BRANCH)).toBe(before);
  });

  it.each([
    ["the branch was made", "POST /repos/{owner}/{repo}/git/refs", "Reference already exists"],
    ["the pull request was opened", "POST /repos/{owner}/{repo}/pulls", "A pull request already exists for x:y."],
    ["all of it is on the base", "POST /repos/{owner}/{repo}/pulls", "No commits between main and goalkeeper/record"],
  ])("%s", async (_claim, route, message) => {
    const { scene, repository } = await sceneOfRecord();
    const effect = await planned(scene, repository);
    const error = await scene
      .apply(GOVERNANCE, effect, refusing(route, 422, message))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransientError);
  });

  it.each([
    ["on top of which ours would come", true],
    ["which ours would replace", false],
  ])("somebody committed between the last look and the move, %s", async (_claim, isOnTop) => {
    const { scene, repository } = await sceneOfRecord();
    await scene.apply(GOVERNANCE, await planned(scene, repository));
    const theirs = repository.push({ "README.md": "Theirs" }, { branch: BRANCH });
    const files = [{ path: CALL, text: DROPPED }];
    const parentSha = isOnTop ? theirs : given(repository.tip());
    const effect = await planned(scene, repository, { files, parentSha, isOnTop });
    const work = scene.apply(GOVERNANCE, effect, (api) => ({
      ...api,
      async request(route, parameters) {
        const answer = await api.request(route, parameters);
        if (route.endsWith("/git/commits")) repository.push({ "README.md": "Later" }, { branch: BRANCH });
        return answer;
      },
    }));
    await expect(work).rejects.toThrow(TransientError);
    expect(repository.read("README.md", BRANCH)).toBe("Later");
  });
});

it.each([
  ["is cut before", (): Promise<unknown> => Promise.reject(new DOMException("Too late.", "TimeoutError"))],
  ["is cut after", (done: Promise<unknown>) => done.then(() => Promise.reject(new DOMException("", "TimeoutError")))],
  ["is answered by half", (done: Promise<unknown>) => done.then(() => "")],
])("a move by force that %s ends well", async (_claim, mishap) => {
  const { scene, repository } = await sceneOfRecord();
  await scene.apply(GOVERNANCE, await planned(scene, repository));
  repository.push({ "README.md": "# Governance\n" });
  const change = { files: [{ path: CALL, text: DROPPED }] };
  const broken = scene.apply(GOVERNANCE, await planned(scene, repository, change), (api) => ({
    ...api,
    graphql(query, variables) {
      if (!query.startsWith("mutation")) return api.graphql(query, variables);
      return mishap(api.graphql(query, variables));
    },
  }));
  await expect(broken).rejects.toThrow(TransientError);
  await scene.apply(GOVERNANCE, await planned(scene, repository, change));
  expect(tipOf(repository).parents).toEqual([repository.tip()]);
  expect(repository.read(CALL, BRANCH)).toBe(DROPPED);
});

describe("where it may not, it says what to do:", () => {
  it.each([
    ["rules protect the branch", "POST /repos/{owner}/{repo}/git/refs", 422, "Repository rule violations found"],
    [
      "the app may not write contents",
      "POST /repos/{owner}/{repo}/git/trees",
      403,
      "Resource not accessible by integration",
    ],
    [
      "the app may not open pull requests",
      "POST /repos/{owner}/{repo}/pulls",
      403,
      "Resource not accessible by integration",
    ],
  ])("%s", async (_claim, route, status, message) => {
    const { scene, repository } = await sceneOfRecord();
    const effect = await planned(scene, repository);
    const error = await scene
      .apply(GOVERNANCE, effect, refusing(route, status, message))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(message);
    expect(String(error)).toContain(`Let the app make, force-push and delete the branch ${BRANCH}`);
  });
});

it("is tried again where GitHub fails", async () => {
  const { scene, repository } = await sceneOfRecord();
  scene.github.faults.fail({ operation: "git/create-tree", status: 503 });
  await expect(scene.apply(GOVERNANCE, await planned(scene, repository))).rejects.toThrow(TransientError);
});

/** As Octokit tells of a refusal. */
function refusing(refused: string, status: number, message: string): (api: GitHubApi) => GitHubApi {
  return (api) => ({
    ...api,
    request: (route, parameters) =>
      route === refused
        ? Promise.reject(Object.assign(new Error(message), { status }))
        : api.request(route, parameters),
  });
}

async function sceneOfProposal() {
  const { scene, repository } = await sceneOfRecord();
  await scene.apply(GOVERNANCE, await planned(scene, repository));
  scene.requests();
  return { scene, repository, pullRequest: repository.pullRequest(1) };
}

describe("closing", () => {
  const CLOSING = {
    kind: "close-pull-request",
    number: 1,
    headSha: undefined,
    reason: "There is nothing left to propose.",
    body: "Done.",
  } as const;

  it("says why, closes and takes the branch away, once", async () => {
    const { scene, repository, pullRequest } = await sceneOfProposal();
    await scene.apply(GOVERNANCE, CLOSING);
    expect(writes(scene)).toEqual([
      `POST /repos/${GOVERNANCE}/issues/1/comments`,
      `PATCH /repos/${GOVERNANCE}/pulls/1`,
      `DELETE /repos/${GOVERNANCE}/git/refs/heads%2Fgoalkeeper%2Frecord`,
    ]);
    expect(pullRequest.model.state).toBe("closed");
    expect(pullRequest.model.body).toBe(CLOSING.body);
    expect(pullRequest.comments().map(({ body }) => body)).toEqual([expect.stringContaining(CLOSING.reason)]);
    expect(repository.tip(BRANCH)).toBeUndefined();
    await scene.apply(GOVERNANCE, CLOSING);
    expect(writes(scene)).toEqual([]);
  });

  it("leaves alone what somebody has committed to meanwhile", async () => {
    const { scene, repository, pullRequest } = await sceneOfProposal();
    const headSha = repository.tip(BRANCH);
    repository.push({ "README.md": "Mine." }, { branch: BRANCH });
    await expect(scene.apply(GOVERNANCE, { ...CLOSING, headSha })).rejects.toThrow(TransientError);
    expect(writes(scene)).toEqual([]);
    expect(pullRequest.model.state).toBe("open");
    await scene.apply(GOVERNANCE, { ...CLOSING, headSha: repository.tip(BRANCH) });
    expect(pullRequest.model.state).toBe("closed");
  });

  it("says it once although the first attempt broke off after that", async () => {
    const { scene, pullRequest } = await sceneOfProposal();
    pullRequest.comment("What is this?");
    scene.github.faults.fail({ operation: "issues/create-comment", status: "cut", when: "after" });
    await expect(scene.apply(GOVERNANCE, CLOSING)).rejects.toThrow(TransientError);
    await scene.apply(GOVERNANCE, CLOSING);
    expect(pullRequest.comments()).toHaveLength(2);
    expect(pullRequest.model.state).toBe("closed");
  });

  it.each<[string, (repository: RepositoryDriver) => void]>([
    ["locked", (repository) => repository.pullRequest(1).lock()],
    ["without a branch any more", (repository) => repository.deleteBranch(BRANCH)],
    ["merged meanwhile", (repository) => repository.pullRequest(1).merge()],
  ])("bears with one that is %s", async (_claim, change) => {
    const { scene, repository, pullRequest } = await sceneOfProposal();
    change(repository);
    await scene.apply(GOVERNANCE, CLOSING);
    expect(pullRequest.model.state).toBe("closed");
  });
});
