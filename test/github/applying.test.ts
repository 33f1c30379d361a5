/** Labels, comments and reactions: what is written, what is not, and what is done twice. */
import { describe, expect, it } from "vitest";
import type { IssueDriver } from "../../sandbox/driver/issue.ts";
import type { CommentEffect, LabelsEffect, ReactionEffect } from "../../src/engine/effect.ts";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { foundBy, readingScene, speakingFor, type ReadingScene } from "../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";
const COMMUNITY = { name: "pillar: community", color: "1f6feb", description: "Everybody." };

async function sceneOfIssue() {
  const scene = await readingScene();
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  const issue = repository.openIssue("Touchpoint feedback");
  // A token, which the first request needs.
  await scene.readerOf(GOVERNANCE);
  scene.requests();
  return { scene, repository, issue };
}

function labelsOn({ number }: IssueDriver, change: Partial<LabelsEffect>): LabelsEffect {
  return { kind: "labels", item: number, add: [], remove: [], create: [], repair: [], ...change };
}

function commentOn({ number }: IssueDriver, body: string, present?: CommentEffect["present"]): CommentEffect {
  return { kind: "comment", item: number, marker: "label-pillars", body, present };
}

function reactionTo(comment: number): ReactionEffect {
  return { kind: "reaction", comment, content: "+1" };
}

describe("labels", () => {
  it("beyond the hundred that an item can bear are refused for good, and the error says so", async () => {
    const { scene, issue } = await sceneOfIssue();
    issue.label(Array.from({ length: 100 }, (_, index) => `label ${index}`));
    const failure = scene.apply(GOVERNANCE, labelsOn(issue, { add: ["new"] }));
    await expect(failure).rejects.toThrow(UserError);
    await expect(failure).rejects.toThrow(/todogroup\/governance#1.*cannot have more than 100 labels/);
  });

  it("are made, then put on in one request for all, then taken off", async () => {
    const { scene, issue } = await sceneOfIssue();
    issue.label(["old / label", "kept"]);
    const add = [COMMUNITY.name, "second"];
    await scene.apply(GOVERNANCE, labelsOn(issue, { add, remove: ["old / label"], create: [COMMUNITY] }));
    expect(issue.labels()).toEqual(["kept", ...add]);
    expect(issue.model.labels[1]).toMatchObject(COMMUNITY);
    const labels = `/repos/${GOVERNANCE}/issues/${issue.number}/labels`;
    expect(scene.requests()).toEqual([
      `POST /repos/${GOVERNANCE}/labels`,
      `POST ${labels}`,
      `DELETE ${labels}/old%20%2F%20label`,
    ]);
  });

  it("change nothing the second time", async () => {
    const { scene, issue } = await sceneOfIssue();
    issue.label(["old"]);
    const effect = labelsOn(issue, {
      add: [COMMUNITY.name],
      remove: ["old"],
      create: [COMMUNITY],
      repair: [COMMUNITY],
    });
    await scene.apply(GOVERNANCE, effect);
    const [labels, events] = [structuredClone(issue.model.labels), issue.labelEvents().length];
    await scene.apply(GOVERNANCE, effect);
    expect(issue.model.labels).toEqual(labels);
    expect(issue.labelEvents()).toHaveLength(events);
  });

  it("of an effect that asks for nothing cost nothing", async () => {
    const { scene, issue } = await sceneOfIssue();
    await scene.apply(GOVERNANCE, labelsOn(issue, {}));
    expect(scene.requests()).toEqual([]);
  });

  it("of another look are repaired, by the name that they bear", async () => {
    const { scene, repository, issue } = await sceneOfIssue();
    repository.createLabel("Pillar: Community", { color: "ffffff", description: "Of old." });
    await scene.apply(GOVERNANCE, labelsOn(issue, { repair: [{ ...COMMUNITY, name: "Pillar: Community" }] }));
    expect([...repository.model.labels.values()]).toMatchObject([{ ...COMMUNITY, name: "Pillar: Community" }]);
  });

  it("that are there already, in another letter case, are none to be made", async () => {
    const { scene, repository, issue } = await sceneOfIssue();
    repository.createLabel("Pillar: Community");
    await scene.apply(GOVERNANCE, labelsOn(issue, { add: [COMMUNITY.name], create: [COMMUNITY] }));
    expect(issue.labels()).toEqual(["Pillar: Community"]);
  });

  it("that went meanwhile are neither repaired nor taken off", async () => {
    const { scene, repository, issue } = await sceneOfIssue();
    const repair = [COMMUNITY];
    await scene.apply(GOVERNANCE, labelsOn(issue, { add: ["new"], remove: ["gone", "new"], repair }));
    expect(issue.labels()).toEqual([]);
    expect(repository.model.labels.has(COMMUNITY.name)).toBe(false);
  });

  it.each([
    ["deleted", (issue: IssueDriver) => issue.delete()],
    [
      "moved",
      (issue: IssueDriver, { github }: ReadingScene) => issue.transfer(github.createRepository("todogroup/book")),
    ],
  ])("of an issue that was %s meanwhile are let be", async (_claim, leave) => {
    const { scene, issue } = await sceneOfIssue();
    leave(issue, scene);
    await scene.apply(GOVERNANCE, labelsOn(issue, { add: ["new"], remove: ["old"] }));
    expect(issue.labels()).toEqual([]);
  });

  it("are put on locked conversations too", async () => {
    const { scene, issue } = await sceneOfIssue();
    issue.lock();
    await scene.apply(GOVERNANCE, labelsOn(issue, { add: ["new"] }));
    expect(issue.labels()).toEqual(["new"]);
  });

  it("that GitHub does not take are named to whoever wrote them", async () => {
    const { scene, issue } = await sceneOfIssue();
    const error = await thrownBy(
      scene.apply(GOVERNANCE, labelsOn(issue, { create: [{ ...COMMUNITY, name: "x".repeat(51) }] })),
    );
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(`"${"x".repeat(51)}"`);
  });

  it.each(["POST", "DELETE"])("are tried again where GitHub fails at a %s", async (method) => {
    const { scene, issue } = await sceneOfIssue();
    issue.label(["old"]);
    scene.github.faults.fail({ method, path: /\/issues\//, status: 502 });
    const effect = labelsOn(issue, { add: ["new"], remove: ["old"] });
    await expect(scene.apply(GOVERNANCE, effect)).rejects.toThrow(TransientError);
    await scene.apply(GOVERNANCE, effect);
    expect(issue.labels()).toEqual(["new"]);
  });
});

describe("a comment", () => {
  it("is written once, found by its marker, and edited where it differs", async () => {
    const { scene, issue } = await sceneOfIssue();
    await scene.apply(GOVERNANCE, commentOn(issue, "Which pillar?"));
    expect(scene.requests()).toEqual([`POST /repos/${GOVERNANCE}/issues/${issue.number}/comments`]);
    const present = await ourComment(scene, issue);
    expect(present?.body).toBe("<!-- goalkeeper:label-pillars -->\nWhich pillar?");
    scene.requests();

    await scene.apply(GOVERNANCE, commentOn(issue, "Which pillar?", present));
    expect(scene.requests()).toEqual([]);

    await scene.apply(GOVERNANCE, commentOn(issue, "Community.", present));
    expect(scene.requests()).toEqual([`PATCH /repos/${GOVERNANCE}/issues/comments/${present?.id}`]);
    expect(bodies(issue)).toEqual(["<!-- goalkeeper:label-pillars -->\nCommunity."]);
  });

  it("is left alone where only its line ends differ", async () => {
    const { scene, issue } = await sceneOfIssue();
    const present = { id: 1, body: "<!-- goalkeeper:label-pillars -->\r\nWhich\r\npillar?" };
    await scene.apply(GOVERNANCE, commentOn(issue, "Which\npillar?\n", present));
    expect(scene.requests()).toEqual([]);
  });

  it("that somebody deleted meanwhile is written anew", async () => {
    const { scene, issue } = await sceneOfIssue();
    await scene.apply(GOVERNANCE, commentOn(issue, "Which pillar?", { id: 999_999, body: "before" }));
    expect(bodies(issue)).toEqual(["<!-- goalkeeper:label-pillars -->\nWhich pillar?"]);
  });

  it("is not forced on a locked conversation, nor on an issue that is gone", async () => {
    const { scene, repository, issue } = await sceneOfIssue();
    issue.lock();
    await scene.apply(GOVERNANCE, commentOn(issue, "Which pillar?"));
    expect(bodies(issue)).toEqual([]);
    const gone = repository.openIssue("Buy now");
    gone.delete();
    await scene.apply(GOVERNANCE, commentOn(gone, "Which pillar?"));
    expect(bodies(gone)).toEqual([]);
  });

  it("that may not be written for another reason is no success", async () => {
    const { scene, issue } = await sceneOfIssue();
    const message = "Resource not accessible by integration";
    scene.github.faults.fail({ operation: "issues/create-comment", status: 403, message });
    await expect(scene.apply(GOVERNANCE, commentOn(issue, "Which pillar?"))).rejects.toThrow(message);
  });

  it.each([
    ["of many lines", "a line of words\n".repeat(10_000), /\na line of words\n\n… cut, since GitHub takes no more\.$/],
    ["of one line", "😀".repeat(60_000), /[^\uD83D]\n\n… cut, since GitHub takes no more\.$/],
    [
      "of one line that begins elsewhere",
      `x${"😀".repeat(60_000)}`,
      /[^\uD83D]\n\n… cut, since GitHub takes no more\.$/,
    ],
  ])("%s is cut where GitHub takes no more, at a line or a whole character", async (_claim, body, end) => {
    const { scene, issue } = await sceneOfIssue();
    await scene.apply(GOVERNANCE, commentOn(issue, body));
    const [written = ""] = bodies(issue);
    expect(written.length).toBeGreaterThan(64_900);
    expect(written.length).toBeLessThanOrEqual(65_000);
    expect(written).toMatch(end);
    expect(written.isWellFormed()).toBe(true);
    scene.requests();
    await scene.apply(GOVERNANCE, commentOn(issue, body, { id: 1, body: written }));
    expect(scene.requests()).toEqual([]);
  });

  it("is tried again where GitHub fails", async () => {
    const { scene, issue } = await sceneOfIssue();
    scene.github.faults.fail({ operation: "issues/create-comment", status: 503 });
    await expect(scene.apply(GOVERNANCE, commentOn(issue, "Which pillar?"))).rejects.toThrow(TransientError);
  });
});

describe("a reaction", () => {
  it("stands once, however often it is given", async () => {
    const { scene, issue } = await sceneOfIssue();
    const comment = issue.comment("/why");
    await scene.apply(GOVERNANCE, reactionTo(comment.id));
    await scene.apply(GOVERNANCE, reactionTo(comment.id));
    expect(comment.reactions.map(({ content }) => content)).toEqual(["+1"]);
  });

  it("to a comment that is gone, or in a locked conversation, is left", async () => {
    const { scene, issue } = await sceneOfIssue();
    await scene.apply(GOVERNANCE, reactionTo(999_999));
    const comment = issue.comment("/why");
    issue.lock();
    await scene.apply(GOVERNANCE, reactionTo(comment.id));
    expect(comment.reactions).toEqual([]);
  });
});

async function ourComment(scene: ReadingScene, issue: IssueDriver) {
  const read = await foundBy((await scene.readerOf(GOVERNANCE)).governedItem(issue.number, "triage"));
  return read?.item.comments.find(({ isOurs }) => isOurs);
}

function bodies(issue: IssueDriver): string[] {
  return issue.comments().map(({ body }) => body);
}

function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
