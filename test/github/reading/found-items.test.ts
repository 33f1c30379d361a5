/** Items of any repositories: what is found, what is gone, and what nobody can say. */
import { describe, expect, it } from "vitest";
import type { IssueDriver } from "../../../sandbox/driver/issue.ts";
import type { RepositoryDriver } from "../../../sandbox/driver/repository.ts";
import { TransientError } from "../../../src/engine/errors.ts";
import type { FoundItem, ItemReference } from "../../../src/engine/record.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";
const OSPOLOGY = "todogroup/ospology";

async function sceneOfItems() {
  const scene = await readingScene();
  scene.github.createRepository(GOVERNANCE, speakingFor());
  const ospology = scene.github.createRepository(OSPOLOGY, { "README.md": "# Work\n" });
  const find = async (references: readonly ItemReference[], through?: (api: GitHubApi) => GitHubApi) =>
    (await scene.readerOf(GOVERNANCE, through)).items(references);
  await scene.readerOf(GOVERNANCE);
  scene.requests();
  return { scene, ospology, find };
}

function at(repository: string, number: number): ItemReference {
  return { repository, number };
}

/** What a found item is called, or why there is none. */
function short(found: FoundItem): string {
  return typeof found === "string" ? found : `${found.repository}#${found.number} ${found.title}`;
}

it("are told in the order in which they were asked for, twice where they were, twenty-five a request", async () => {
  const { scene, ospology, find } = await sceneOfItems();
  const book = scene.github.createRepository("todogroup/book", { "README.md": "" });
  for (let count = 1; count <= 20; count += 1) {
    ospology.openIssue(`Work ${count}`);
    book.openIssue(`Chapter ${count}`);
  }
  const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
  const asked = [
    ...numbers.flatMap((one) => [at("TodoGroup/Ospology", one), at("todogroup/book", one)]),
    at(OSPOLOGY, 3),
  ];
  const found = await find(asked);
  expect(found.map(short)).toEqual([
    ...numbers.flatMap((one) => [`${OSPOLOGY}#${one} Work ${one}`, `todogroup/book#${one} Chapter ${one}`]),
    `${OSPOLOGY}#3 Work 3`,
  ]);
  expect(scene.requests()).toEqual(["graphql", "graphql"]);
});

it("cost nothing where there are none", async () => {
  const { scene, find } = await sceneOfItems();
  expect(await find([])).toEqual([]);
  expect(scene.requests()).toEqual([]);
});

it("have all that an item has", async () => {
  const { ospology, find } = await sceneOfItems();
  const issue = ospology.openIssue("Explain Scorecard", "For the book.", "octocat");
  issue.addLabel("ospo-book", "mona");
  const comment = issue.comment("/outcome scorecard-chapter", "mona");
  expect(await find([at(OSPOLOGY, issue.number)])).toMatchObject([
    {
      kind: "issue",
      body: "For the book.",
      author: { login: "octocat", isBot: false },
      labels: ["ospo-book"],
      labelEvents: [{ kind: "added", name: "ospo-book", isOurs: false }],
      comments: [{ id: comment.id, body: "/outcome scorecard-chapter", author: { login: "mona" } }],
      isPrivate: false,
      change: undefined,
    },
  ]);
});

it("are told whole, however many comments they have", async () => {
  const { ospology, find } = await sceneOfItems();
  const issue = ospology.openIssue("Explain Scorecard");
  for (let count = 0; count < 120; count += 1) issue.comment(`Comment ${count}`);
  const [found] = await find([at(OSPOLOGY, issue.number)]);
  expect(typeof found === "object" && found.comments.map(({ body }) => body)).toEqual(
    Array.from({ length: 120 }, (_, index) => `Comment ${index}`),
  );
});

describe("the ending of an item", () => {
  it.each<[string, (repository: RepositoryDriver) => void, string | undefined]>([
    ["an open issue", (repository) => repository.openIssue("x"), undefined],
    ["an issue closed as done", (repository) => repository.openIssue("x").close("completed"), "completed"],
    ["an issue closed as not planned", (repository) => repository.openIssue("x").close("not_planned"), "dropped"],
    ["an issue closed as a duplicate", (repository) => repository.openIssue("x").close("duplicate"), "dropped"],
    ["an issue opened again", (repository) => reopened(repository.openIssue("x")), undefined],
    ["an open pull request", (repository) => proposed(repository), undefined],
    ["a merged pull request", (repository) => proposed(repository).merge(), "merged"],
    ["a pull request closed without a merge", (repository) => proposed(repository).close(), "dropped"],
  ])("of %s", async (_claim, make, ending) => {
    const { ospology, find } = await sceneOfItems();
    make(ospology);
    expect(await find([at(OSPOLOGY, 1)])).toMatchObject([{ ending, isOpen: ending === undefined }]);
  });

  it("of an issue that was closed before GitHub asked for reasons is that it is done", async () => {
    const { ospology, find } = await sceneOfItems();
    const issue = ospology.openIssue("x");
    issue.close();
    issue.model.stateReason = null;
    expect(await find([at(OSPOLOGY, 1)])).toMatchObject([{ ending: "completed" }]);
  });
});

function reopened(issue: IssueDriver): void {
  issue.close("not_planned");
  issue.reopen();
}

function proposed(repository: RepositoryDriver) {
  return repository.openPullRequest({ branch: "chapter", files: { "ospo-book/1.md": "# One\n" } });
}

describe("what is not there", () => {
  it("is gone where it was deleted or never was, at one request more for each", async () => {
    const { scene, ospology, find } = await sceneOfItems();
    ospology.openIssue("deleted").delete();
    ospology.openIssue("there");
    const found = await find([at(OSPOLOGY, 1), at(OSPOLOGY, 2), at(OSPOLOGY, 99)]);
    expect(found.map(short)).toEqual(["gone", `${OSPOLOGY}#2 there`, "gone"]);
    const trace = `GET /repos/${OSPOLOGY}/issues`;
    expect(scene.requests().toSorted()).toEqual([`${trace}/1`, `${trace}/99`, "graphql"]);
  });

  it("is told as it is where it has moved to", async () => {
    const { scene, ospology, find } = await sceneOfItems();
    const book = scene.github.createRepository("todogroup/book", { "README.md": "" });
    book.openIssue("First");
    ospology.openIssue("moved").transfer(book);
    ospology.openIssue("there");
    const found = await find([at(OSPOLOGY, 1), at(OSPOLOGY, 2)]);
    expect(found.map(short)).toEqual(["todogroup/book#2 moved", `${OSPOLOGY}#2 there`]);
  });

  it("is told as it is where GraphQL leads on by itself", async () => {
    const { ospology, find } = await sceneOfItems();
    ospology.openIssue("old");
    ospology.openIssue("new");
    const [found] = await find([at(OSPOLOGY, 1)], (api) => ({
      ...api,
      graphql: async (query, variables) => {
        const answer = JSON.stringify(await api.graphql(query, variables));
        return JSON.parse(answer.replace(`/${OSPOLOGY}/issues/1"`, `/${OSPOLOGY}/issues/2"`));
      },
    }));
    expect(found === undefined ? found : short(found)).toBe(`${OSPOLOGY}#2 new`);
  });

  it("is gone where it has moved out of reach", async () => {
    const { scene, find } = await sceneOfItems();
    const secret = scene.github.createRepository("todogroup/secret", {}, { isPrivate: true });
    const hidden = scene.github.createRepository("todogroup/hidden", {}, { isPrivate: true });
    secret.openIssue("moved").transfer(hidden);
    scene.github.uninstall(hidden);
    expect(await find([at("todogroup/secret", 1)])).toEqual(["gone"]);
  });

  it("is out of reach where its repository is not to be seen", async () => {
    const { scene, ospology, find } = await sceneOfItems();
    ospology.openIssue("there");
    const secret = scene.github.createRepository("someone/secret", {}, { isPrivate: true, isInstalled: false });
    secret.openIssue("secret");
    const found = await find([at("someone/secret", 1), at("nobody/nothing", 1), at(OSPOLOGY, 1)]);
    expect(found.map(short)).toEqual(["out-of-reach", "out-of-reach", `${OSPOLOGY}#1 there`]);
  });

  it.each([
    ["it", "r0.i0"],
    ["its comments", "r0.i0.comments"],
    ["its repository", "r0"],
  ])("is out of reach where the app may not read %s", async (_claim, path) => {
    const { ospology, find } = await sceneOfItems();
    ospology.openIssue("there");
    const found = await find([at(OSPOLOGY, 1)], (api) => refusing(api, "FORBIDDEN", path));
    expect(found).toEqual(["out-of-reach"]);
  });
});

/** Adds an error to every answer of GraphQL. */
function refusing(api: GitHubApi, type: string, path: string): GitHubApi {
  return {
    ...api,
    async graphql(query, variables) {
      const data = await api.graphql(query, variables);
      throw Object.assign(new Error("Refused"), {
        data,
        errors: [{ type, path: path.split("."), message: "Refused" }],
      });
    },
  };
}

describe("an error never passes for gone", () => {
  it.each([
    ["GitHub fails", { kind: "graphql", status: 502 }],
    ["the connection is cut", { kind: "graphql", status: "cut" }],
    ["GitHub fails when asked what became of it", { operation: "issues/get", status: 502 }],
  ] as const)("where %s", async (_claim, fault) => {
    const { scene, ospology, find } = await sceneOfItems();
    ospology.openIssue("deleted").delete();
    scene.github.faults.fail(fault);
    await expect(find([at(OSPOLOGY, 1)])).rejects.toThrow(TransientError);
    expect(await find([at(OSPOLOGY, 1)])).toEqual(["gone"]);
  });

  it.each([
    ["an error of another kind", (api: GitHubApi) => refusing(api, "", "r0.i0")],
    ["an answer that breaks off", (api: GitHubApi) => ({ ...api, graphql: async () => undefined })],
    [
      "an answer without the item",
      (api: GitHubApi) => ({ ...api, graphql: async () => ({ viewer: { databaseId: 1 } }) }),
    ],
  ])("where there is %s", async (_claim, through) => {
    const { ospology, find } = await sceneOfItems();
    ospology.openIssue("there");
    await expect(find([at(OSPOLOGY, 1)], through)).rejects.toThrow(TransientError);
  });

  it("where a query asks for too much, which is asked for in halves", async () => {
    const { ospology, find } = await sceneOfItems();
    for (let count = 0; count < 8; count += 1) ospology.openIssue("there");
    const numbers = Array.from({ length: 8 }, (_, index) => index + 1);
    const sizes: number[] = [];
    const found = await find(
      numbers.map((number) => at(OSPOLOGY, number)),
      (api) => ({
        ...api,
        graphql: async (query, variables) => {
          const size = query.match(/issueOrPullRequest\(/g)?.length ?? 0;
          sizes.push(size);
          const isTooMuch = size > 3;
          return isTooMuch
            ? refusing(api, "RESOURCE_LIMITS_EXCEEDED", "r0.i0").graphql(query, variables)
            : api.graphql(query, variables);
        },
      }),
    );
    expect(found.map(short)).toEqual(numbers.map((number) => `${OSPOLOGY}#${number} there`));
    expect(sizes).toEqual([8, 4, 4, 2, 2, 2, 2]);
  });
});
