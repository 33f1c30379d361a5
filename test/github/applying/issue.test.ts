/** Issues that are kept: opened once, kept in step with few writes, and never at the cost of what people did. */
import { describe, expect, it } from "vitest";
import type { CommentEffect, IssueEffect } from "../../../src/engine/effect.ts";
import { TransientError, UserError } from "../../../src/engine/errors.ts";
import { given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";
const ISSUES = `/repos/${GOVERNANCE}/issues`;
const PILLAR = { name: "pillar: engagement", color: "1f6feb", description: "Everybody." };
const MARKER = "tracking-issue scorecard";
const BODY = `<!-- goalkeeper:${MARKER} -->\nThe goal.`;

async function sceneOfIssues() {
  const scene = await readingScene();
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  await scene.readerOf(GOVERNANCE);
  scene.requests();
  const apply = (effect: IssueEffect | CommentEffect) => scene.apply(GOVERNANCE, effect);
  return { scene, repository, apply };
}

function issue(change: Partial<IssueEffect> = {}): IssueEffect {
  return {
    kind: "issue",
    number: undefined,
    marker: MARKER,
    title: "Scorecard",
    body: BODY,
    addLabels: [PILLAR.name],
    createLabels: [],
    milestone: undefined,
    state: "open",
    present: undefined,
    ...change,
  };
}

const PRESENT = { title: "Scorecard", body: BODY, state: "open", labels: [PILLAR.name], milestone: undefined } as const;

describe("an issue that is to be opened", () => {
  it("is opened with its labels, which are made before, and its milestone: one write", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const { number: milestone } = repository.createMilestone("2024");
    await apply(issue({ createLabels: [PILLAR], milestone }));
    expect(scene.requests()).toEqual([`POST /repos/${GOVERNANCE}/labels`, `POST ${ISSUES}`]);
    const { model } = repository.issue(1);
    expect(model).toMatchObject({ title: "Scorecard", body: BODY, labels: [PILLAR], milestone: { title: "2024" } });
  });

  it("is not opened twice while no list shows it, and is kept in step", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    await apply(issue());
    scene.requests();
    await apply(issue());
    expect(scene.requests()).toEqual([]);
    await apply(issue({ title: "Scorecards", addLabels: [PILLAR.name, "goal"] }));
    expect(scene.requests()).toEqual([`POST ${ISSUES}/1/labels`, `PATCH ${ISSUES}/1`]);
    expect(repository.issue(1).model.title).toBe("Scorecards");
    expect(repository.issue(1).labels()).toEqual([PILLAR.name, "goal"]);
    await apply(issue({ title: "Scorecards", addLabels: [PILLAR.name, "goal"] }));
    expect(scene.requests()).toEqual([]);
  });

  it("is another in another repository, under another marker, and after twenty minutes", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const book = scene.github.createRepository("todogroup/book", { "README.md": "" });
    await apply(issue());
    await apply(issue({ marker: "tracking-issue other" }));
    await scene.apply("todogroup/book", issue());
    expect([repository.model.items.size, book.model.items.size]).toEqual([2, 1]);
    scene.clock.milliseconds += 20 * 60 * 1000 + 1;
    await apply(issue());
    expect(repository.model.items.size).toBe(3);
  });

  it("is opened anew at the next run where somebody has deleted it meanwhile", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    await apply(issue());
    repository.issue(1).delete();
    scene.requests();
    await apply(issue({ title: "Scorecards" }));
    expect(scene.requests()).toEqual([`PATCH ${ISSUES}/1`]);
    await apply(issue({ title: "Scorecards" }));
    expect(repository.issue(2).model.title).toBe("Scorecards");
  });

  it("is closed at once where it should be", async () => {
    const { repository, apply } = await sceneOfIssues();
    await apply(issue({ state: "not-planned" }));
    expect(repository.issue(1).model).toMatchObject({ state: "closed", stateReason: "not_planned" });
  });

  it("is opened without a milestone that is gone", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    await apply(issue({ milestone: 7 }));
    expect(scene.requests()).toEqual([`POST ${ISSUES}`, `POST ${ISSUES}`]);
    expect(repository.issue(1).model.milestone).toBeUndefined();
  });

  it("has a title that GitHub takes", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    await apply(issue({ title: "x".repeat(300) }));
    expect(repository.issue(1).model.title).toHaveLength(256);
    scene.requests();
    await apply(issue({ number: 1, title: "x".repeat(300), present: { ...PRESENT, title: "x".repeat(256) } }));
    expect(scene.requests()).toEqual([]);
  });
});

describe("an issue that is there", () => {
  it("costs nothing where it stands as it should, line ends and letter case apart", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    repository.openIssue("Scorecard", BODY);
    const present = { ...PRESENT, body: BODY.replaceAll("\n", "\r\n"), labels: ["Pillar: Engagement"] };
    await apply(issue({ number: 1, present }));
    expect(scene.requests()).toEqual([]);
  });

  it("is given what differs in one request, and keeps what people gave it", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const kept = repository.openIssue("Old title", "Old text");
    kept.label(["help wanted"]);
    const { number: milestone } = repository.createMilestone("2024");
    const present = { title: "Old title", body: "Old text", state: "open", labels: [], milestone: undefined } as const;
    await apply(issue({ number: 1, addLabels: [], milestone, state: "completed", present }));
    expect(scene.requests()).toEqual([`PATCH ${ISSUES}/1`]);
    expect(kept.model).toMatchObject({
      title: "Scorecard",
      body: BODY,
      state: "closed",
      stateReason: "completed",
      milestone: { title: "2024" },
    });
    expect(kept.labels()).toEqual(["help wanted"]);
  });

  it("keeps what people have written into its text since it was read, and is tried again", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const kept = repository.openIssue("Scorecard", "Old text\r\n");
    const present = { ...PRESENT, body: "Old text\r\n" };
    kept.edit({ body: "Old text, and what a person wrote." });
    await expect(apply(issue({ number: 1, isShared: true, present }))).rejects.toThrow(TransientError);
    expect(kept.model.body).toBe("Old text, and what a person wrote.");
    kept.edit({ body: "Old text\r\n" });
    scene.requests();
    await apply(issue({ number: 1, isShared: true, present }));
    expect(scene.requests()).toEqual([`GET ${ISSUES}/1`, `PATCH ${ISSUES}/1`]);
    expect(kept.model.body).toBe(BODY);
  });

  it("gets a label beside one that a person has put on since it was read", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const kept = repository.openIssue("Scorecard", BODY);
    kept.addLabel("help wanted");
    await apply(issue({ number: 1, present: { ...PRESENT, labels: [] } }));
    expect(scene.requests()).toEqual([`POST ${ISSUES}/1/labels`]);
    expect(kept.labels()).toEqual(["help wanted", PILLAR.name]);
  });

  it("is opened again", async () => {
    const { repository, apply } = await sceneOfIssues();
    repository.openIssue("Scorecard", BODY).close();
    await apply(issue({ number: 1, present: { ...PRESENT, state: "completed" } }));
    expect(repository.issue(1).model.state).toBe("open");
  });

  it("keeps the reason that it was closed with, which GitHub does not change", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    repository.openIssue("Scorecard", BODY).close("completed");
    await apply(issue({ number: 1, state: "not-planned", present: { ...PRESENT, state: "completed" } }));
    expect(scene.requests()).toEqual([]);
  });

  it("is kept in step though its conversation is locked", async () => {
    const { repository, apply } = await sceneOfIssues();
    const kept = repository.openIssue("Old title", BODY);
    kept.lock();
    await apply(issue({ number: 1, present: { ...PRESENT, title: "Old title" } }));
    expect(kept.model.title).toBe("Scorecard");
  });

  it("is given all but a milestone that is gone", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    repository.openIssue("Old title", BODY);
    await apply(issue({ number: 1, milestone: 7, present: { ...PRESENT, title: "Old title" } }));
    expect(repository.issue(1).model).toMatchObject({ title: "Scorecard", milestone: undefined });
    scene.requests();
    await apply(issue({ number: 1, milestone: 7, present: PRESENT }));
    expect(scene.requests()).toEqual([`PATCH ${ISSUES}/1`]);
  });

  it("is left alone where it is gone", async () => {
    const { repository, apply } = await sceneOfIssues();
    repository.openIssue("Old title").delete();
    await apply(issue({ number: 1, present: { ...PRESENT, title: "Old title", labels: [] } }));
    await apply(issue({ number: 9, present: { ...PRESENT, title: "Old title" } }));
    expect(repository.model.items.size).toBe(0);
  });
});

describe("what GitHub does not take", () => {
  it("for now is tried again", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    scene.github.faults.fail({ operation: "issues/create", status: 502 });
    await expect(apply(issue())).rejects.toThrow(TransientError);
    await apply(issue());
    expect(repository.model.items.size).toBe(1);
  });

  it("after the issue was opened does not open another", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    scene.github.faults.fail({ operation: "issues/update", status: 502 });
    await expect(apply(issue({ state: "completed" }))).rejects.toThrow(TransientError);
    await apply(issue({ state: "completed" }));
    expect(repository.model.items.size).toBe(1);
    expect(repository.issue(1).model.state).toBe("closed");
  });

  it("of a label is said to who can mend it", async () => {
    const { apply } = await sceneOfIssues();
    await expect(apply(issue({ createLabels: [{ ...PILLAR, color: "blue" }] }))).rejects.toThrow(UserError);
  });
});

function comment(body: string): CommentEffect {
  return { kind: "comment", item: 1, marker: "report-progress 2024-05", body, present: undefined };
}

describe("a comment that was just posted", () => {
  it("is not posted twice while no list shows it, and is edited where it says something else", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const kept = repository.openIssue("Scorecard");
    await apply(comment("Half-way."));
    await apply(comment("Half-way."));
    expect(scene.requests()).toEqual([`POST ${ISSUES}/1/comments`]);
    await apply(comment("Nearly there."));
    expect(scene.requests()).toEqual([`PATCH ${ISSUES}/comments/${given(kept.comments()[0]).id}`]);
    expect(kept.comments().map(({ body }) => body)).toEqual([
      "<!-- goalkeeper:report-progress 2024-05 -->\nNearly there.",
    ]);
  });

  it("is another on another issue, of another kind, and after twenty minutes", async () => {
    const { scene, repository, apply } = await sceneOfIssues();
    const [first, second] = [repository.openIssue("One"), repository.openIssue("Two")];
    await apply(comment("Half-way."));
    await apply({ ...comment("Half-way."), item: 2 });
    await apply({ ...comment("Half-way."), marker: "report-progress 2024-06" });
    expect([first.comments().length, second.comments().length]).toEqual([2, 1]);
    scene.clock.milliseconds += 20 * 60 * 1000 + 1;
    await apply(comment("Half-way."));
    expect(first.comments()).toHaveLength(3);
  });
});
