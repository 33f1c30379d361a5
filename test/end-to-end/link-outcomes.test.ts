/** A contribution names its outcome, and hears what comes of that: over real HTTP, with signed deliveries. */
import { describe, expect, it } from "vitest";
import type { IssueDriver } from "../../sandbox/driver/issue.ts";
import type { PullRequestDriver } from "../../sandbox/driver/pull-request.ts";
import { CHAPTER, OPEN_GLOSSARY, SECRET } from "../support/calls.ts";
import { outcomesScene } from "../support/outcomes-scene.ts";
import { GOVERNANCE, RECORD_BRANCH } from "../support/record-world-reader.ts";
import { PLACE } from "../support/record-world.ts";

const APP = "goalkeeper[bot]";

/** What the app says, all comments together. */
function said(item: PullRequestDriver | IssueDriver): string {
  const ours = item.comments().filter(({ author }) => author.login === APP);
  return ours.map(({ body }) => body).join("\n---\n");
}

describe("a pull request", () => {
  it("gets one comment, which follows what it names", async () => {
    const { scene, contribute, settled, writesTo } = await outcomesScene();
    const pullRequest = contribute(`Outcome: ${CHAPTER}`);
    await settled();
    expect(said(pullRequest)).toContain("Explain in the book how an OSPO introduces Scorecard.");
    expect(said(pullRequest)).toContain("Bring OpenSSF practices into OSPOs");
    expect(writesTo(PLACE)).toEqual(["issues/create-comment"]);
    scene.restart();
    pullRequest.edit({ body: `Outcome: ${OPEN_GLOSSARY}` });
    await settled();
    expect(said(pullRequest)).not.toContain("Explain in the book");
    expect(said(pullRequest)).toContain("Collect the words");
    expect(writesTo(PLACE)).toEqual(["issues/update-comment"]);
    pullRequest.merge();
    await settled();
    expect(said(pullRequest)).toContain("This is merged, so the outcome is delivered.");
    expect(pullRequest.comments()).toHaveLength(1);
  });

  it("of somebody else's fork gets it as well", async () => {
    const { place, settled } = await outcomesScene();
    const fork = place.fork("newcomer");
    const files = { "page.md": "# Page\n" };
    const pullRequest = place.openPullRequest({ branch: "page", files, fork, body: `Outcome: ${CHAPTER}` });
    await settled();
    expect(said(pullRequest)).toContain("This carries out an outcome");
  });

  it("that names nothing and is like nothing costs no write", async () => {
    const { contribute, settled, writesTo } = await outcomesScene();
    contribute("Some words.");
    await settled();
    expect(writesTo(PLACE)).toEqual([]);
    expect(writesTo(GOVERNANCE)).toEqual([]);
  });

  it("of a members' call says its id and nothing else", async () => {
    const { contribute, settled } = await outcomesScene();
    const pullRequest = contribute(`Outcome: ${SECRET}`);
    await settled();
    expect(said(pullRequest)).toContain(`\`${SECRET}\``);
    expect(said(pullRequest)).not.toMatch(/zebra|wombat|okapi/i);
  });
});

describe("a command", () => {
  it("of its author is done, answered and recorded", async () => {
    const { place, call, settled } = await outcomesScene();
    const issue = place.openIssue("Write a page", "", "newcomer");
    await settled();
    const comment = issue.comment(`/outcome ${CHAPTER}`, "newcomer");
    await settled();
    expect(comment.reactions.map(({ content }) => content)).toEqual(["+1"]);
    expect(said(issue)).toContain("This carries out an outcome");
    expect(call(RECORD_BRANCH)).toContain(`${PLACE}#1`);
  });

  it("of a stranger is refused with a reason", async () => {
    const { place, call, settled } = await outcomesScene();
    const issue = place.openIssue("Write a page", "", "newcomer");
    const comment = issue.comment(`/outcome ${CHAPTER}`, "stranger");
    await settled();
    expect(comment.reactions.map(({ content }) => content)).toEqual(["confused"]);
    expect(said(issue)).toContain("Commands are open to whoever opened this");
    expect(call(RECORD_BRANCH)).toBe("");
  });

  it("of whoever may triage goes before the text", async () => {
    const { place, settled } = await outcomesScene();
    place.addCollaborator("helper", "triage");
    const issue = place.openIssue("Write a page", `Outcome: ${CHAPTER}`, "newcomer");
    await settled();
    issue.comment("/outcome none", "helper");
    await settled();
    expect(said(issue)).toContain("This names no outcome of a community call any more");
  });
});

it("an issue that is moved to another place leaves the record of the first one", async () => {
  const { scene, place, call, proposal, settled } = await outcomesScene();
  const events = scene.github.createRepository("todogroup/events", { "README.md": "# Events\n" });
  const issue = place.openIssue("Write a page", `Outcome: ${CHAPTER}`, "newcomer");
  await settled();
  expect(call(RECORD_BRANCH)).toContain(`${PLACE}#1`);
  issue.transfer(events);
  await settled();
  expect(proposal()).toBeUndefined();
});
