/** Who governs a repository for what is contributed there, and how many requests it takes to find out. */
import { describe, expect, it } from "vitest";
import type { Purpose } from "../../src/engine/reader.ts";
import { given, readingScene, speakingFor, takingFrom, type ReadingScene, foundBy } from "../support/github-reader.ts";

const README = { "README.md": "# Work\n" };
const LIST = "GET /installation/repositories";
const MINUTES = 60 * 1000;

type Files = Readonly<Record<string, string>>;

/** Repositories of one owner, each with an issue. */
async function sceneOf(repositories: Readonly<Record<string, Files>>) {
  const scene = await readingScene();
  const made = new Map(
    Object.entries(repositories).map(([name, files]) => [
      name,
      scene.github.createRepository(`todogroup/${name}`, files),
    ]),
  );
  for (const repository of made.values()) repository.openIssue("How do we begin?");
  scene.requests();
  const governorOf = async (name: string, purpose: Purpose = "contributions"): Promise<string | undefined> => {
    const read = await foundBy((await scene.readerOf(`todogroup/${name}`)).governedItem(1, purpose));
    return read?.governance.repository.replace("todogroup/", "");
  };
  return { scene, governorOf, repository: (name: string) => given(made.get(name)) };
}

function installationOf({ github }: ReadingScene): number {
  return given(github.installationOf("todogroup")).id;
}

describe("a governance repository that takes no contributions", () => {
  it("costs one request for its pillars, and none for contributions once that has told so", async () => {
    const { scene, governorOf } = await sceneOf({ governance: takingFrom("todogroup/ospology") });
    expect(await governorOf("governance", "triage")).toBe("governance");
    expect(scene.requests()).toEqual(["graphql"]);
    expect(await governorOf("governance")).toBeUndefined();
    expect(scene.requests()).toEqual([]);
  });

  it("costs one request on a cold start, and none from then on", async () => {
    const { scene, governorOf } = await sceneOf({ governance: takingFrom("todogroup/ospology") });
    expect(await governorOf("governance")).toBeUndefined();
    expect(scene.requests()).toEqual(["graphql"]);
    expect(await governorOf("governance")).toBeUndefined();
    expect(scene.requests()).toEqual([]);
  });

  it("is read anew after ten minutes, and at once where a push tells of its configuration", async () => {
    const { scene, governorOf, repository } = await sceneOf({ governance: speakingFor() });
    expect(await governorOf("governance")).toBeUndefined();
    scene.clock.milliseconds += 10 * MINUTES + 1;
    scene.requests();
    expect(await governorOf("governance")).toBeUndefined();
    expect(scene.requests()).toEqual(["graphql"]);
    repository("governance").push(takingFrom("todogroup/governance"));
    scene.directories.forget(installationOf(scene));
    expect(await governorOf("governance")).toBe("governance");
  });

  it("is not noted down by a reading that began before the push", async () => {
    const { scene, governorOf, repository } = await sceneOf({ governance: speakingFor() });
    const begun = Promise.withResolvers<undefined>();
    const pushed = Promise.withResolvers<undefined>();
    const reader = await scene.readerOf("todogroup/governance", (api) => ({
      ...api,
      async graphql(query, variables) {
        const answer = await api.graphql(query, variables);
        begun.resolve(undefined);
        await pushed.promise;
        return answer;
      },
    }));
    const slow = reader.governedItem(1, "triage");
    await begun.promise;
    repository("governance").push(takingFrom("todogroup/governance"));
    scene.directories.forget(installationOf(scene));
    pushed.resolve(undefined);
    await slow;
    expect(await governorOf("governance")).toBe("governance");
  });
});

describe("a place of contributions", () => {
  it("is governed by whoever names it, in one request once that is known, and is not triaged for that", async () => {
    const { scene, governorOf } = await sceneOf({ governance: takingFrom("TodoGroup/Ospology"), ospology: README });
    expect(await governorOf("ospology")).toBe("governance");
    expect(scene.requests()).toEqual(["graphql", LIST, "graphql", "graphql"]);
    expect(await governorOf("ospology")).toBe("governance");
    expect(scene.requests()).toEqual(["graphql"]);
    expect(await governorOf("ospology", "triage")).toBeUndefined();
    expect(scene.requests()).toEqual([]);
  });

  it("can be triaged by one and contribute to another", async () => {
    const { governorOf } = await sceneOf({
      board: speakingFor("todogroup/ospology"),
      governance: takingFrom("todogroup/ospology"),
      ospology: README,
    });
    expect(await governorOf("ospology", "triage")).toBe("board");
    expect(await governorOf("ospology")).toBe("governance");
  });

  it("may be the governance repository itself", async () => {
    const { scene, governorOf } = await sceneOf({ governance: takingFrom("todogroup/governance") });
    expect(await governorOf("governance")).toBe("governance");
    expect(scene.requests()).toEqual(["graphql"]);
  });

  it("with a configuration of its own that does not name it is governed by another that does, once that is known", async () => {
    const { scene, governorOf } = await sceneOf({
      governance: takingFrom("todogroup/book"),
      book: speakingFor(),
      ospology: README,
    });
    // Which reads who governs what, as every event in a repository without a configuration does.
    await governorOf("ospology");
    expect(await governorOf("book")).toBe("governance");
    expect(await governorOf("book", "triage")).toBe("book");
    scene.requests();
    await governorOf("book");
    expect(scene.requests()).toEqual(["graphql"]);
  });

  it("with a configuration that names itself governs itself, whoever else names it", async () => {
    const { governorOf } = await sceneOf({
      board: takingFrom("todogroup/book"),
      book: takingFrom("todogroup/book"),
      ospology: README,
    });
    await governorOf("ospology");
    expect(await governorOf("book")).toBe("book");
  });

  it("that two name is governed by neither until one does no longer, and the log names both", async () => {
    const { scene, governorOf, repository } = await sceneOf({
      rules: takingFrom("todogroup/ospology"),
      board: takingFrom("todogroup/ospology"),
      ospology: README,
    });
    expect(await governorOf("ospology")).toBeUndefined();
    expect(scene.log.filter((line) => line.includes("board") && line.includes("rules"))).toHaveLength(1);
    repository("board").push(speakingFor());
    scene.directories.forget(installationOf(scene));
    expect(await governorOf("ospology")).toBe("rules");
  });

  it("that is named no longer is noticed at once, also where nobody told", async () => {
    const { scene, governorOf, repository } = await sceneOf({
      governance: takingFrom("todogroup/ospology"),
      ospology: README,
    });
    expect(await governorOf("ospology")).toBe("governance");
    repository("governance").push(speakingFor());
    expect(await governorOf("ospology")).toBeUndefined();
    scene.requests();
    expect(await governorOf("ospology")).toBeUndefined();
    expect(scene.requests()).toEqual([]);
  });
});

describe("who governs a repository, where an item is gone and cannot tell", () => {
  it("is told with the tip and the configuration, in one request once it is known", async () => {
    const { scene, repository } = await sceneOf({ governance: takingFrom("todogroup/ospology"), ospology: README });
    const governance = await (await scene.readerOf("todogroup/ospology")).governance();
    expect(governance).toMatchObject({
      repository: "todogroup/governance",
      headSha: repository("governance").tip(),
      configuration: { sha: expect.stringMatching(/^[0-9a-f]{40}$/) },
    });
    expect(scene.requests()).toEqual([LIST, "graphql", "graphql"]);
    await (await scene.readerOf("todogroup/ospology")).governance();
    expect(scene.requests()).toEqual(["graphql"]);
  });

  it("is nobody where nobody does, at no cost once it is known", async () => {
    const { scene } = await sceneOf({ governance: speakingFor("todogroup/ospology"), ospology: README });
    expect(await (await scene.readerOf("todogroup/ospology")).governance()).toBeUndefined();
    scene.requests();
    expect(await (await scene.readerOf("todogroup/ospology")).governance()).toBeUndefined();
    expect(scene.requests()).toEqual([]);
  });

  it("is another where the first has changed its mind", async () => {
    const { scene, repository } = await sceneOf({
      board: takingFrom("todogroup/ospology"),
      governance: speakingFor(),
      ospology: README,
    });
    const ask = async () => (await (await scene.readerOf("todogroup/ospology")).governance())?.repository;
    expect(await ask()).toBe("todogroup/board");
    repository("board").push({ ".github/goalkeeper.yml": null });
    repository("governance").push(takingFrom("todogroup/ospology"));
    expect(await ask()).toBe("todogroup/governance");
  });
});
