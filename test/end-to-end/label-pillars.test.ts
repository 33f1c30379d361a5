/** Issues and pull requests get their pillar label, and people have the last word: over real HTTP, with signed deliveries. */
import { describe, expect, it } from "vitest";
import type { IssueDriver } from "../../sandbox/driver/issue.ts";
import { deleteComment } from "../../sandbox/world/comments.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { labelPillars } from "../../src/workflows/label-pillars/index.ts";
import { sceneForTest, type Scene, type SceneOptions } from "../support/goalkeeper.ts";
import {
  ABOUT_BOTH,
  ABOUT_CROSS,
  ABOUT_ENGAGEMENT,
  ABOUT_NEITHER,
  CROSS,
  ENGAGEMENT,
  PILLARS,
} from "../support/item-reader.ts";

const APP = "goalkeeper[bot]";

async function triaged(configuration = PILLARS, options: SceneOptions = {}) {
  const scene = await sceneForTest({ workflows: [checkGoals, labelPillars], ...options });
  const repository = scene.github.createRepository("todogroup/governance", {
    ".github/goalkeeper.yml": configuration,
    "goals/2024/guests.yml": `id: guests\ntitle: Have guests\npillar: community-engagement\ncycle: "2024"\nstatus: active\nowners: [octocat]\n`,
  });
  await scene.settled();
  const opened = async (title: string, body = "", author = "octocat"): Promise<IssueDriver> => {
    const issue = repository.openIssue(title, body, author);
    await scene.settled();
    return issue;
  };
  return { scene, repository, opened };
}

/** `+ label by login`, oldest first. */
function historyOf(issue: IssueDriver): string[] {
  return issue
    .labelEvents()
    .map(({ name, label, actor }) => `${name === "labeled" ? "+" : "-"} ${label.name} by ${actor.login}`);
}

/** Whatever writes, but for tokens. */
function writesOf({ github }: Scene): string[] {
  return github.requests
    .list()
    .filter(({ kind, method }) => kind !== "token" && kind !== "graphql" && method !== "GET")
    .map(({ operation }) => operation ?? "?");
}

describe("a new issue", () => {
  it("gets its label within one job, for one read and one write", async () => {
    const { scene, opened } = await triaged();
    // The first one also reads what the goals say.
    await opened(ABOUT_ENGAGEMENT);
    scene.github.requests.clear();
    const jobsBefore = scene.log.filter((line) => line.includes('"Done."')).length;
    const issue = await opened(ABOUT_CROSS);
    expect(issue.labels()).toEqual([CROSS]);
    const requests = scene.github.requests.list().filter(({ kind }) => kind !== "token");
    expect(requests.map(({ operation }) => operation)).toEqual(["graphql", "issues/create-label", "issues/add-labels"]);
    expect(scene.log.filter((line) => line.includes('"Done."')).length - jobsBefore).toBe(1);

    scene.github.requests.clear();
    await opened(ABOUT_CROSS);
    const later = scene.github.requests.list().filter(({ kind }) => kind !== "token");
    expect(later.map(({ operation }) => operation)).toEqual(["graphql", "issues/add-labels"]);
  });

  it("that serves none costs one read and no write", async () => {
    const { scene, opened } = await triaged();
    await opened(ABOUT_ENGAGEMENT);
    scene.github.requests.clear();
    const issue = await opened(ABOUT_NEITHER);
    expect(issue.labels()).toEqual([]);
    expect(scene.github.requests.list().filter(({ kind }) => kind !== "token")).toHaveLength(1);
  });

  it("that names every pillar gets a comment with the choice, and no label", async () => {
    const { opened } = await triaged();
    const issue = await opened(ABOUT_BOTH);
    expect(issue.labels()).toEqual([]);
    expect(issue.comments().map(({ body, author }) => `${author.login}: ${body.split("\n")[0]}`)).toEqual([
      `${APP}: <!-- goalkeeper:label-pillars -->`,
    ]);
  });
});

it("a pull request gets its label as an issue does, and its check run too", async () => {
  const { scene, repository } = await triaged();
  const pullRequest = repository.openPullRequest({
    branch: "guests",
    title: ABOUT_CROSS,
    files: { "notes.md": "Guests" },
  });
  const run = await scene.checked(pullRequest);
  expect(run.conclusion).toBe("success");
  expect(pullRequest.labels()).toEqual([CROSS]);
});

it("a pull request with a new goal gets the label of that goal's pillar", async () => {
  const { scene, repository } = await triaged();
  const text = `id: new\ntitle: A new one\npillar: cross-community-collaboration\ncycle: "2024"\nstatus: proposed\nowners: [octocat]\n`;
  const files = { "goals/2024/new.yml": text };
  const pullRequest = repository.openPullRequest({ branch: "new", title: ABOUT_NEITHER, files });
  await scene.settled();
  expect(pullRequest.labels()).toEqual([CROSS]);
});

describe("an edit", () => {
  it("that changes nothing about the pillar costs no write", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    scene.github.requests.clear();
    issue.edit({ body: "Some more words." });
    await scene.settled();
    expect(writesOf(scene)).toEqual([]);
  });

  it("that changes the pillar has the label follow", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    issue.edit({ title: ABOUT_ENGAGEMENT });
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT]);
  });
});

describe("a label that a person took off", () => {
  it("stays off over edits, reopening, a new start and an empty queue", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    issue.removeLabel(CROSS, "mona");
    await scene.settled();
    scene.restart();
    issue.edit({ body: ABOUT_CROSS });
    await scene.settled();
    issue.close();
    issue.reopen();
    await scene.settled();
    expect(historyOf(issue)).toEqual([`+ ${CROSS} by ${APP}`, `- ${CROSS} by mona`]);
  });

  it("comes back by a command", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    issue.removeLabel(CROSS, "mona");
    await scene.settled();
    const comment = issue.comment("/pillar cross-community-collaboration", "octocat");
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
    expect(comment.reactions.map(({ content, user }) => `${content} by ${user.login}`)).toEqual([`+1 by ${APP}`]);
  });
});

describe("a label that a person set", () => {
  it("is never removed, and neither are two", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_NEITHER);
    issue.addLabel(ENGAGEMENT, "mona");
    await scene.settled();
    issue.edit({ title: ABOUT_CROSS });
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT]);
    issue.addLabel(CROSS, "mona");
    await scene.settled();
    issue.edit({ title: ABOUT_ENGAGEMENT });
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT, CROSS]);
  });
});

describe("a label of the repository", () => {
  it("that was deleted is made again, and comes back to where the app had put it", async () => {
    const { scene, repository, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    repository.deleteLabel(CROSS);
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
    expect(repository.model.labels.get(CROSS)).toMatchObject({ color: "1f6feb", description: "Work with others." });
  });

  it("that was painted over is mended with the next use", async () => {
    const { repository, opened } = await triaged();
    await opened(ABOUT_CROSS);
    const label = repository.model.labels.get(CROSS);
    if (label === undefined) throw new Error("There is no label.");
    label.color = "000000";
    await opened(ABOUT_CROSS);
    expect(label.color).toBe("1f6feb");
  });
});

describe("commands", () => {
  it("of strangers are answered, and not obeyed", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    const comment = issue.comment("/pillar none", "stranger");
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
    expect(comment.reactions.map(({ content }) => content)).toEqual(["confused"]);
    expect(issue.comments().at(-1)?.body).toContain("Commands are open to whoever opened this");
  });

  it("of somebody who may triage are obeyed", async () => {
    const { scene, repository, opened } = await triaged();
    repository.addCollaborator("tina", "triage");
    const issue = await opened(ABOUT_CROSS);
    issue.comment("/pillar none", "tina");
    await scene.settled();
    expect(issue.labels()).toEqual([]);
    // The decision holds, and lives in nothing but GitHub.
    scene.restart();
    issue.edit({ body: ABOUT_CROSS });
    await scene.settled();
    expect(issue.labels()).toEqual([]);
  });

  it("have one comment for all answers, which is no command itself", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    for (const words of ["/why", "/pillar nonsense", "/why", "> /why"]) {
      issue.comment(words, "octocat");
      // oxlint-disable-next-line no-await-in-loop
      await scene.settled();
    }
    expect(issue.comments().filter(({ author }) => author.login === APP)).toHaveLength(1);
    expect(issue.comments().flatMap(({ reactions }) => reactions.map(({ content }) => content))).toEqual([
      "+1",
      "confused",
      "+1",
    ]);
  });

  it("are answered with what stays so after they are done", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    issue.removeLabel(CROSS, "mona");
    issue.addLabel(ENGAGEMENT, "mona");
    await scene.settled();
    issue.comment("/pillar cross-community-collaboration", "octocat");
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT, CROSS]);
    expect(issue.comments().at(-1)?.body).toContain("Done. A person put `pillar: engagement` here");
    issue.removeLabel(ENGAGEMENT, "mona");
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
  });

  it("given while the issue is opened have the last word", async () => {
    const { scene, repository } = await triaged(PILLARS, { latencyMs: 20 });
    const issue = repository.openIssue(ABOUT_CROSS);
    issue.comment("/pillar community-engagement", "octocat");
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT]);
  });

  it("given at once are answered in one comment", async () => {
    const { scene, opened } = await triaged(PILLARS, { latencyMs: 30 });
    const issue = await opened(ABOUT_CROSS);
    const asked = ["/why", "/why", "/why"].map((words) => issue.comment(words, "octocat"));
    await scene.settled();
    expect(issue.comments().filter(({ author }) => author.login === APP)).toHaveLength(1);
    expect(asked.flatMap(({ reactions }) => reactions.map(({ content }) => content))).toEqual(["+1", "+1", "+1"]);
  });

  it("that fail for good leave no trace where nothing is to be written, nor where nobody governs", async () => {
    const { scene, opened } = await triaged(`mode: observe\n${PILLARS}`);
    const observed = await opened(ABOUT_CROSS);
    const other = scene.github.createRepository("todogroup/website").openIssue(ABOUT_CROSS);
    await scene.settled();
    scene.github.faults.fail({ kind: "graphql", status: 502, times: 6 });
    const comments = [observed, other].map((issue) => issue.comment("/pillar none", "octocat"));
    await scene.settled();
    expect(comments.flatMap(({ reactions }) => reactions)).toEqual([]);
  });

  it("that find no room for another label are refused at once", async () => {
    const { scene, repository } = await triaged();
    const issue = repository.openIssue(ABOUT_NEITHER);
    issue.label(Array.from({ length: 100 }, (_, index) => `label ${index}`));
    await scene.settled();
    scene.github.requests.clear();
    const comment = issue.comment("/pillar community-engagement", "octocat");
    await scene.settled();
    expect(comment.reactions.map(({ content }) => content)).toEqual(["confused"]);
    expect(writesOf(scene).filter((operation) => operation === "issues/add-labels")).toHaveLength(1);
    expect(scene.deadLetters).toHaveLength(1);
  });

  it("that fail for good are shown as failed", async () => {
    const { scene, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    scene.github.faults.fail({ operation: "issues/remove-label", status: 500, times: 10 });
    const comment = issue.comment("/pillar none", "octocat");
    await scene.settled();
    expect(comment.reactions.map(({ content }) => content)).toEqual(["confused"]);
    expect(scene.deadLetters).toHaveLength(1);
  });
});

it("a locked issue gets its label, and no words", async () => {
  const { scene, opened } = await triaged();
  const issue = await opened(ABOUT_NEITHER);
  issue.lock();
  issue.edit({ title: ABOUT_CROSS });
  await scene.settled();
  expect(issue.labels()).toEqual([CROSS]);
  issue.edit({ title: ABOUT_BOTH });
  await scene.settled();
  expect(issue.comments()).toEqual([]);
  expect(scene.deadLetters).toEqual([]);
});

describe("what is not there any more", () => {
  it("is no failure", async () => {
    const { scene, repository, opened } = await triaged();
    const issue = await opened(ABOUT_CROSS);
    repository.openIssue(ABOUT_CROSS).delete();
    deleteComment(scene.github.world, issue.comment("/pillar none", "octocat"), issue.model.author);
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
    expect(scene.deadLetters).toEqual([]);
    expect(scene.log.filter((line) => line.includes("there is nothing left to do"))).toHaveLength(2);
  });
});

describe("a repository that the configuration names", () => {
  it("is triaged too, and an issue keeps being so when it moves there", async () => {
    const { scene, opened } = await triaged(`triage: { repositories: [todogroup/ospology] }\n${PILLARS}`);
    const ospology = scene.github.createRepository("todogroup/ospology");
    const there = ospology.openIssue(ABOUT_CROSS);
    await scene.settled();
    expect(there.labels()).toEqual([CROSS]);
    const issue = await opened(ABOUT_ENGAGEMENT);
    const moved = issue.transfer(ospology);
    await scene.settled();
    expect(moved.labels()).toEqual([ENGAGEMENT]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("hears nothing of the goals where those are private and it is not", async () => {
    const scene = await sceneForTest();
    const files = {
      ".github/goalkeeper.yml": `triage: { repositories: [todogroup/open, todogroup/closed], comment: always }\n${PILLARS}`,
      "goals/2024/guests.yml": `id: guests\ntitle: Surprise guests of the Rivals Foundation\npillar: community-engagement\ncycle: "2024"\nstatus: active\nowners: [octocat]\n`,
    };
    scene.github.createRepository("todogroup/governance", files, { isPrivate: true });
    const said = async (name: string, isPrivate: boolean) => {
      const issue = scene.github
        .createRepository(name, {}, { isPrivate })
        .openIssue("Guests of the foundation, newsletter");
      await scene.settled();
      return issue.comments().at(-1)?.body ?? "";
    };
    expect(await said("todogroup/open", false)).toMatch(/close to the goals of Community Engagement/);
    expect(await said("todogroup/closed", true)).toMatch(/close to goal "Surprise guests of the Rivals Foundation"/);
  });

  it("is triaged from the moment that it is named", async () => {
    const { scene, repository } = await triaged();
    const ospology = scene.github.createRepository("todogroup/ospology");
    const issue = ospology.openIssue(ABOUT_CROSS);
    await scene.settled();
    expect(issue.labels()).toEqual([]);
    repository.push({ ".github/goalkeeper.yml": `triage: { repositories: [todogroup/ospology] }\n${PILLARS}` });
    await scene.settled();
    issue.edit({ body: "Once more" });
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
  });

  it("costs nothing where nobody names it", async () => {
    const { scene } = await triaged();
    const other = scene.github.createRepository("todogroup/website");
    other.openIssue(ABOUT_CROSS);
    await scene.settled();
    scene.github.requests.clear();
    const issue = other.openIssue(ABOUT_CROSS);
    await scene.settled();
    expect(issue.labels()).toEqual([]);
    expect(scene.github.requests.list().filter(({ kind }) => kind !== "token")).toEqual([]);
  });
});

it("an item with the ignore label is left alone until that is gone", async () => {
  const { scene, repository } = await triaged();
  const issue = repository.openIssue(ABOUT_NEITHER);
  issue.addLabel("goalkeeper: ignore", "mona");
  issue.edit({ title: ABOUT_CROSS });
  await scene.settled();
  expect(issue.labels()).toEqual(["goalkeeper: ignore"]);
  issue.removeLabel("goalkeeper: ignore", "mona");
  await scene.settled();
  expect(issue.labels()).toEqual([CROSS]);
});
