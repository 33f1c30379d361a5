/** What changed in a repository since a time, over real HTTP. */
import { expect, it } from "vitest";
import { TransientError } from "../../../src/engine/errors.ts";
import { readingScene } from "../../support/github-reader.ts";

const OSPOLOGY = "todogroup/ospology";
const LIST = `GET /repos/${OSPOLOGY}/issues`;

async function sceneOfChanges() {
  const clock = { now: new Date("2024-05-01T10:00:00Z") };
  const scene = await readingScene({ now: () => clock.now });
  const repository = scene.github.createRepository(OSPOLOGY, { "README.md": "" });
  const changed = async (since?: string) => (await scene.readerOf(OSPOLOGY)).itemsChangedSince(since);
  await scene.readerOf(OSPOLOGY);
  scene.requests();
  return { scene, clock, repository, changed };
}

it("tells of issues and pull requests, open or not, what is needed to go on", async () => {
  const { scene, repository, changed } = await sceneOfChanges();
  repository.openIssue("Explain Scorecard", "For the book.").comment("Yes.");
  repository.openIssue("Closed").close();
  repository.openPullRequest({ branch: "chapter", files: { "a.md": "" }, title: "Chapter", body: "Text" }).merge();
  const found = await changed();
  expect(found.toSorted((a, b) => a.number - b.number)).toEqual([
    { number: 1, title: "Explain Scorecard", body: "For the book.", hasComments: true },
    { number: 2, title: "Closed", body: "", hasComments: false },
    { number: 3, title: "Chapter", body: "Text", hasComments: false },
  ]);
  expect(scene.requests()).toEqual([LIST]);
});

it("tells only of what changed since, also of what is older", async () => {
  const { clock, repository, changed } = await sceneOfChanges();
  const old = repository.openIssue("Old");
  repository.openIssue("Never touched");
  clock.now = new Date("2024-05-03T10:00:00Z");
  repository.openIssue("New");
  old.comment("Still there?");
  const found = await changed("2024-05-02T00:00:00.000Z");
  expect(found.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 3]);
});

it("reads a hundred a page, and passes none over although the list moves while it is read", async () => {
  const { scene, clock, repository } = await sceneOfChanges();
  const issues = Array.from({ length: 250 }, (_, index) => {
    clock.now = new Date(Date.UTC(2024, 4, 1, 10, 0, index));
    return repository.openIssue(`Issue ${index}`);
  });
  clock.now = new Date("2024-05-03T10:00:00Z");
  const reader = await scene.readerOf(OSPOLOGY, (api) => ({
    ...api,
    async request(route, parameters) {
      const answer = await api.request(route, parameters);
      // It stands in the middle of the second page.
      if (parameters["page"] === 1 && issues[100]?.comments().length === 0) issues[100].comment("Now");
      return answer;
    },
  }));
  const found = await reader.itemsChangedSince(undefined);
  expect(found.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(issues.map(({ number }) => number));
  expect(scene.requests()).toEqual([LIST, LIST, LIST, LIST]);
});

it("tells of the pull requests where issues are switched off", async () => {
  const { scene, clock, repository, changed } = await sceneOfChanges();
  repository.openPullRequest({ branch: "old", files: { "a.md": "" } });
  clock.now = new Date("2024-05-03T10:00:00Z");
  repository.openPullRequest({ branch: "new", files: { "a.md": "" }, title: "New", body: "Text" }).close();
  scene.github.faults.fail({ operation: "issues/list-for-repo", status: 410, message: "Issues are disabled" });
  expect(await changed("2024-05-02T00:00:00Z")).toEqual([{ number: 2, title: "New", body: "Text", hasComments: true }]);
  expect(scene.requests()).toEqual([LIST, `GET /repos/${OSPOLOGY}/pulls`]);
});

it("tells of nothing where the repository is out of reach", async () => {
  const { scene } = await sceneOfChanges();
  const reader = (await scene.readerOf(OSPOLOGY)).elsewhere("nobody/nothing");
  expect(await reader.itemsChangedSince(undefined)).toEqual([]);
});

it("does not take an answer that fails for an empty one", async () => {
  const { scene, changed } = await sceneOfChanges();
  scene.github.faults.fail({ operation: "issues/list-for-repo", status: 502 });
  await expect(changed()).rejects.toThrow(TransientError);
});
