/**
 * Somebody has a delivery with its signature. GitHub signs the body alone, so the event and the id beside it can be
 * anything: whatever is sent with them, nothing comes of it that the body did not bring about before.
 */
import { describe, expect, it } from "vitest";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { deliveryOf } from "../../src/github/deliveries.ts";
import { sceneForTest, type Scene } from "../support/goalkeeper.ts";
import { goal, pathOf } from "../support/goals.ts";
import { ABOUT_CROSS, PILLARS } from "../support/item-reader.ts";

/** What is subscribed to. */
const EVENTS: readonly string[] = [
  "check_run",
  "check_suite",
  "issue_comment",
  "issues",
  "merge_group",
  "pull_request",
  "push",
];

/** An issue with its label, a command that was done, a pull request that was checked and mended, and a merge. */
async function story() {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", { ".github/goalkeeper.yml": PILLARS });
  await scene.settled();
  const issue = repository.openIssue(ABOUT_CROSS, "", "mona");
  await scene.settled();
  issue.comment("/pillar community-engagement", "mona");
  await scene.settled();
  issue.comment("/pillar none", "stranger");
  await scene.settled();
  const misspelt = goal("one", { pillar: "community-engagement" }).replace("owners:", "ownres:");
  const pullRequest = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: misspelt } });
  pullRequest.requestAction(await scene.checked(pullRequest), "apply-fixes");
  pullRequest.rerequest(await scene.checked(pullRequest));
  await scene.checked(pullRequest);
  return { scene, repository, issue };
}

/** All that people can see. A check run counts once for each head and result: another run of a check says the same again. */
function seen({ model }: RepositoryDriver) {
  const items = [...model.items.values()].map(({ number, title, body, state, labels, comments }) => ({
    number,
    title,
    body,
    state,
    labels: [...labels].map(({ name }) => name),
    comments: comments.map(({ author, body: words, reactions }) => [author.login, words, reactions.length]),
  }));
  const runs = model.suites.flatMap(({ headSha, runs: own }) =>
    own.map(({ conclusion, summary }) => `${headSha} ${conclusion} ${summary}`),
  );
  return { items, runs: [...new Set(runs)].toSorted(), branches: [...model.refs], labels: [...model.labels.keys()] };
}

const writesOf = ({ github }: Scene): (string | undefined)[] =>
  github.requests
    .list()
    .filter(({ kind, method }) => kind === "rest" && method !== "GET")
    .map(({ operation }) => operation);

describe("a body that is signed, sent again", () => {
  it("as it was, brings nothing", async () => {
    const { scene, repository } = await story();
    const before = seen(repository);
    const sent = [...scene.github.deliveries.log];
    scene.restart();
    scene.github.requests.clear();
    for (const delivery of sent) scene.github.deliveries.redeliver(delivery);
    await scene.settled();
    expect(seen(repository)).toEqual(before);
    expect(writesOf(scene)).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("with another id, after all jobs are forgotten, changes nothing that people see but that a check has run once more", async () => {
    const { scene, repository } = await story();
    const before = seen(repository);
    const sent = [...scene.github.deliveries.log];
    scene.restart();
    scene.forgetIntents();
    scene.github.requests.clear();
    for (const delivery of sent) scene.github.deliveries.redeliver({ ...delivery, guid: crypto.randomUUID() });
    await scene.settled();
    expect(seen(repository)).toEqual(before);
    // A reaction that stands, and a comment that says the same, stay as they are.
    const same = new Set(["checks/create", "issues/update-comment", "reactions/create-for-issue-comment"]);
    expect(writesOf(scene).filter((operation) => !same.has(operation ?? ""))).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });

  it.each([...EVENTS, "installation", "installation_repositories", "star", "constructor", "to_string"] as const)(
    "as %s and with another id, brings nothing more",
    async (event) => {
      const { scene, repository } = await story();
      const before = seen(repository);
      const others = scene.github.deliveries.log.filter((delivery) => delivery.event !== event);
      scene.restart();
      scene.forgetIntents();
      scene.github.requests.clear();
      expect(others.length).toBeGreaterThan(5);
      for (const delivery of others) {
        scene.github.deliveries.redeliver({ ...delivery, event, guid: crypto.randomUUID() });
      }
      await scene.settled();
      expect(seen(repository)).toEqual(before);
      expect(writesOf(scene)).toEqual([]);
      expect(scene.deadLetters).toEqual([]);
    },
  );

  it("to another event never has a body that was signed for none of a command take it for one", async () => {
    const { scene } = await story();
    const texts = scene.github.deliveries.log.filter(({ event }) => event !== "issue_comment");
    const read = texts.map(({ guid, body }) =>
      deliveryOf({ name: "issue_comment", id: guid, payload: JSON.parse(body) }),
    );
    expect(read.filter((delivery) => delivery !== undefined)).toEqual([]);
  });
});
