/** Who governs a repository, and how many requests it takes to find out. */
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { createRepository } from "../../sandbox/world/repositories.ts";
import { TransientError } from "../../src/engine/errors.ts";
import type { GitHubApi } from "../../src/github/api.ts";
import { Directories } from "../../src/github/governance.ts";
import { foundBy, given, readingScene, speakingFor, type ReadingScene } from "../support/github-reader.ts";
import { contentOf } from "../support/repository.ts";

const README = { "README.md": "# Work\n" };
const NOBODY = { triage: undefined, contributions: undefined, isInstalled: true };
const LIST = "GET /installation/repositories";

async function governorOf(scene: ReadingScene, repository: string): Promise<string | undefined> {
  const read = await foundBy((await scene.readerOf(repository)).governedItem(1, "triage"));
  return read?.governance.repository;
}

/** Repositories with an issue each, and the app on all of them. */
async function sceneOf(repositories: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const scene = await readingScene();
  const made = new Map(
    Object.entries(repositories).map(([name, files]) => [
      name,
      scene.github.createRepository(`todogroup/${name}`, files),
    ]),
  );
  for (const repository of made.values()) repository.openIssue("How do we begin?");
  scene.requests();
  return { scene, repository: (name: string) => given(made.get(name)) };
}

it("a repository with a configuration governs itself, at the cost of one request", async () => {
  const { scene, repository } = await sceneOf({ governance: speakingFor() });
  const read = await foundBy((await scene.readerOf("todogroup/governance")).governedItem(1, "triage"));
  expect(read?.governance).toMatchObject({
    repository: "todogroup/governance",
    headSha: repository("governance").tip(),
  });
  expect(read?.governance.configuration.content).toEqual(contentOf(speakingFor()[".github/goalkeeper.yml"]));
  expect(scene.requests()).toEqual(["graphql"]);
});

it("one that another names is governed by that: four requests the first time, one from then on", async () => {
  const { scene, repository } = await sceneOf({ governance: speakingFor("TodoGroup/Ospology"), ospology: README });
  const read = await foundBy((await scene.readerOf("todogroup/ospology")).governedItem(1, "triage"));
  expect(read?.item.repository).toBe("todogroup/ospology");
  expect(read?.governance).toMatchObject({
    repository: "todogroup/governance",
    headSha: repository("governance").tip(),
  });
  expect(scene.requests()).toEqual(["graphql", LIST, "graphql", "graphql"]);
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");
  expect(scene.requests()).toEqual(["graphql"]);
});

it("one that nobody speaks for costs nothing once that is known", async () => {
  const { scene } = await sceneOf({ governance: speakingFor(), ospology: README });
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
  expect(scene.requests()).toEqual(["graphql", LIST, "graphql"]);
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
  expect(scene.requests()).toEqual([]);
});

it("its own configuration goes before that of another", async () => {
  const { scene } = await sceneOf({ governance: speakingFor("todogroup/ospology"), ospology: speakingFor() });
  await governorOf(scene, "todogroup/governance");
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/ospology");
});

it("a configuration that is broken is one all the same", async () => {
  const broken = { ".github/goalkeeper.yml": "pillars: [" };
  const { scene } = await sceneOf({ governance: speakingFor("todogroup/ospology"), ospology: broken });
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/ospology");
});

it("where two name the same, neither governs it until one does no longer, and the log names both", async () => {
  const { scene, repository } = await sceneOf({
    rules: speakingFor("todogroup/ospology", "todogroup/book"),
    Board: speakingFor("todogroup/Ospology", "todogroup/ospology"),
    ospology: README,
    book: README,
  });
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
  expect(await governorOf(scene, "todogroup/book")).toBe("todogroup/rules");
  const warnings = scene.log.filter((line) => line.includes("todogroup/Board") && line.includes("todogroup/rules"));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("neither governs it");
  repository("Board").push(speakingFor());
  scene.directories.forget(scene.github.installationOf("todogroup")?.id ?? 0);
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/rules");
});

it("a fork with a copy of the file governs itself and nobody else", async () => {
  const { scene, repository } = await sceneOf({ governance: speakingFor(), ospology: README });
  const parent = repository("governance").model;
  const { world } = scene.github;
  const copy = createRepository(world, { owner: parent.owner, name: "a-copy", parent });
  const fork = new RepositoryDriver(world, copy);
  fork.push(speakingFor("todogroup/ospology"), { message: "Copy" });
  fork.openIssue("In the fork");
  scene.github.install(fork);
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
  expect(await governorOf(scene, fork.fullName)).toBe(fork.fullName);
});

it("one that is named later is governed at once where that is told, and after ten minutes where not", async () => {
  const { scene, repository } = await sceneOf({ governance: speakingFor(), ospology: README, book: README });
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
  repository("governance").push(speakingFor("todogroup/ospology"));
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
  scene.directories.forget(scene.github.installationOf("todogroup")?.id ?? 0);
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");

  repository("governance").push(speakingFor("todogroup/ospology", "todogroup/book"));
  scene.clock.milliseconds += 10 * 60 * 1000 - 1;
  expect(await governorOf(scene, "todogroup/book")).toBeUndefined();
  scene.clock.milliseconds += 2;
  expect(await governorOf(scene, "todogroup/book")).toBe("todogroup/governance");
});

it("one that is named no longer is noticed at once", async () => {
  const { scene, repository } = await sceneOf({
    board: speakingFor("todogroup/ospology"),
    governance: speakingFor(),
    ospology: README,
  });
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/board");
  repository("board").push(speakingFor());
  repository("governance").push(speakingFor("todogroup/ospology"));
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");
  repository("governance").push({ ".github/goalkeeper.yml": null });
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
});

it("a repository that gets a configuration of its own governs itself at once", async () => {
  const { scene, repository } = await sceneOf({ governance: speakingFor("todogroup/ospology"), ospology: README });
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");
  repository("ospology").push(speakingFor());
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/ospology");
});

it("is noticed at once where a repository that governed itself does so no longer", async () => {
  const { scene, repository } = await sceneOf({
    governance: speakingFor("todogroup/ospology"),
    ospology: speakingFor(),
  });
  await (await scene.readerOf("todogroup/ospology")).governedItem(1, "triage");
  repository("ospology").push({ ".github/goalkeeper.yml": null });
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");
});

it("a governing repository that the app was taken off governs nobody", async () => {
  const { scene } = await sceneOf({ ospology: README });
  const { github } = scene;
  const files = speakingFor("todogroup/ospology");
  const governance = github.createRepository("todogroup/governance", files, { isPrivate: true });
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");
  github.uninstall(governance);
  expect(await governorOf(scene, "todogroup/ospology")).toBeUndefined();
});

it("events that arrive together share one reading", async () => {
  const { scene, repository } = await sceneOf({ governance: speakingFor("todogroup/ospology"), ospology: README });
  for (let count = 0; count < 9; count += 1) repository("ospology").openIssue("Another");
  const reader = await scene.readerOf("todogroup/ospology");
  const read = await Promise.all(
    Array.from({ length: 10 }, (_, index) => foundBy(reader.governedItem(index + 1, "triage"))),
  );
  expect(read.map((one) => one?.item.number)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
  expect(scene.requests().filter((request) => request === LIST)).toHaveLength(1);
});

it("finds one among two hundred repositories in a request for each hundred and each fifty", async () => {
  const many = Object.fromEntries(Array.from({ length: 199 }, (_, index) => [`work-${index}`, README]));
  const { scene } = await sceneOf({ ...many, "zz-governance": speakingFor("todogroup/work-150") });
  expect(await governorOf(scene, "todogroup/work-150")).toBe("todogroup/zz-governance");
  const requests = scene.requests();
  expect(requests.filter((request) => request === LIST)).toHaveLength(3);
  expect(requests.filter((request) => request === "graphql")).toHaveLength(4 + 2);
});

it.each([1, 20])("finds it where GitHub gives the text of %i files at a time", async (maxBlobTextsPerQuery) => {
  const scene = await readingScene();
  scene.github.createRepository("todogroup/ospology", README).openIssue("How do we begin?");
  for (let count = 0; count < 30; count += 1) scene.github.createRepository(`todogroup/board-${count}`, speakingFor());
  scene.github.createRepository("todogroup/zz-governance", speakingFor("todogroup/ospology"));
  scene.github.settings.maxBlobTextsPerQuery = maxBlobTextsPerQuery;
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/zz-governance");
});

it("does not take what could not be read for nobody, and reads it again the next time", async () => {
  const { scene } = await sceneOf({ governance: speakingFor("todogroup/ospology"), ospology: README });
  scene.github.faults.fail({ path: /installation\/repositories/, status: 502 });
  await expect(governorOf(scene, "todogroup/ospology")).rejects.toThrow(TransientError);
  expect(await governorOf(scene, "todogroup/ospology")).toBe("todogroup/governance");
});

/** An installation of such repositories, and of no GraphQL that answers. */
function listing(names: readonly string[], archived: boolean): GitHubApi {
  const repositories = names.map((name) => ({ full_name: name, fork: false, archived }));
  return { request: async () => ({ status: 200, data: { repositories } }), graphql: async () => undefined };
}

function directoriesOf(apiFor: () => Promise<GitHubApi>): Directories {
  return new Directories({ apiFor, logger: pino({ level: "silent" }), now: () => 1 });
}

it("an archive governs nobody, and is not asked", async () => {
  const directories = directoriesOf(async () => listing(["todogroup/old"], true));
  expect([...(await directories.of(5).read())]).toEqual([["todogroup/old", NOBODY]]);
});

it("an answer that breaks off does not pass for one in which nobody governs", async () => {
  const directories = directoriesOf(async () => listing(["todogroup/governance"], false));
  await expect(directories.of(5).read()).rejects.toThrow(TransientError);
});

it("what is read while it becomes outdated is not kept", async () => {
  const answers = [Promise.withResolvers<GitHubApi>(), Promise.withResolvers<GitHubApi>()];
  let asked = 0;
  const directories = directoriesOf(() => given(answers[asked++]).promise);
  const directory = directories.of(5);
  const first = directory.read();
  directories.forget(5);
  const second = directory.read();
  given(answers[1]).resolve(listing(["todogroup/new"], true));
  await second;
  given(answers[0]).resolve(listing(["todogroup/old"], true));
  await first;
  expect([...(directory.known() ?? [])]).toEqual([["todogroup/new", NOBODY]]);
  expect(asked).toBe(2);
});

function at(schedule: string, timeZone: string) {
  const progress = `progress: { schedule: "${schedule}", timezone: ${timeZone} }\n`;
  return { ".github/goalkeeper.yml": `${speakingFor()[".github/goalkeeper.yml"]}${progress}` };
}

function idOf({ github }: ReadingScene): number {
  return given(github.installationOf("todogroup")).id;
}

describe("when reports come", () => {
  it("is told of every governance repository, forks left out, and asked for once an hour", async () => {
    const { scene, repository } = await sceneOf({
      governance: at("0 9 * * 1", "Europe/Berlin"),
      board: speakingFor(),
      ospology: README,
    });
    const { model } = repository("governance");
    const fork = createRepository(scene.github.world, { owner: model.owner, name: "fork", parent: model });
    scene.github.install(new RepositoryDriver(scene.github.world, fork));
    expect(await scene.directories.scheduled(idOf(scene))).toEqual([
      { name: "todogroup/board", schedule: "0 9 1 * *", timeZone: "Etc/UTC" },
      { name: "todogroup/governance", schedule: "0 9 * * 1", timeZone: "Europe/Berlin" },
    ]);
    scene.requests();
    scene.clock.milliseconds += 60 * 60 * 1000;
    await scene.directories.scheduled(idOf(scene));
    expect(scene.requests()).toEqual([]);
    scene.clock.milliseconds += 1;
    await scene.directories.scheduled(idOf(scene));
    expect(scene.requests()).toEqual([LIST, "graphql"]);
  });

  it("is asked for again where a delivery tells of a change", async () => {
    const { scene, repository } = await sceneOf({ governance: speakingFor() });
    await scene.directories.scheduled(idOf(scene));
    repository("governance").push(at("0 7 * * 5", "Asia/Tokyo"));
    scene.directories.forget(idOf(scene));
    expect(await scene.directories.scheduled(idOf(scene))).toMatchObject([{ schedule: "0 7 * * 5" }]);
  });
});
