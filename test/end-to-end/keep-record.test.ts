/** The record over real HTTP: two repositories, signed deliveries, real commits, and one pull request for people to merge. */
import { describe, expect, it } from "vitest";
import { CALL, changedLines, CHAPTER, EMEA, OPEN_GLOSSARY } from "../support/calls.ts";
import { outcomesScene } from "../support/outcomes-scene.ts";
import { GOVERNANCE, RECORD_BRANCH } from "../support/record-world-reader.ts";
import { PLACE } from "../support/record-world.ts";

const CHAPTER_LINE = `Outcome: ${CHAPTER}`;
const GLOSSARY_LINE = `Outcome: ${OPEN_GLOSSARY}`;

describe("a contribution", () => {
  it("is recorded when it is opened, delivered when it is merged, and changes only the lines concerned", async () => {
    const { scene, contribute, proposal, call, settled } = await outcomesScene();
    const pullRequest = contribute(CHAPTER_LINE);
    await settled();
    expect(changedLines(EMEA, call(RECORD_BRANCH))).toEqual([
      "- contributions: []",
      "+ status: in-progress",
      `+ contributions: ["${PLACE}#1"]`,
    ]);
    pullRequest.merge();
    await settled();
    expect(
      proposal()
        ?.checkRuns()
        .map(({ conclusion }) => conclusion),
    ).toEqual(["success"]);
    scene.restart();
    proposal()?.merge();
    await settled();
    expect(call()).toBe(
      EMEA.replace("status: open\n    contributions: []", `status: delivered\n    contributions: ["${PLACE}#1"]`),
    );
    expect(proposal()).toBeUndefined();
  });

  it("follows its text, and is taken back when it is closed", async () => {
    const { scene, contribute, proposal, call, settled } = await outcomesScene();
    const pullRequest = contribute(CHAPTER_LINE);
    await settled();
    proposal()?.merge();
    await settled();
    scene.restart();
    pullRequest.edit({ body: GLOSSARY_LINE });
    await settled();
    proposal()?.merge();
    await settled();
    expect(changedLines(EMEA, call())).toEqual(["+ status: in-progress", `+ contributions: ["${PLACE}#1"]`]);
    scene.restart();
    pullRequest.close();
    await settled();
    expect(call(RECORD_BRANCH)).not.toContain(`${PLACE}#1`);
  });

  it("that is closed before anybody merged the proposal takes that away, and comes back with it", async () => {
    const { contribute, proposal, proposals, call, governance, settled } = await outcomesScene();
    const pullRequest = contribute(CHAPTER_LINE);
    await settled();
    pullRequest.close();
    await settled();
    expect(proposals().map(({ model }) => model.state)).toEqual(["closed"]);
    expect(governance.tip(RECORD_BRANCH)).toBeUndefined();
    pullRequest.reopen();
    await settled();
    expect(proposal()).toBeDefined();
    expect(call(RECORD_BRANCH)).toContain(`${PLACE}#1`);
  });
});

describe("the rolling pull request", () => {
  it("is not written again when nothing has changed, after a restart either", async () => {
    const { scene, contribute, place, settled, writesTo } = await outcomesScene();
    const pullRequest = contribute(CHAPTER_LINE);
    await settled();
    scene.restart();
    scene.github.requests.clear();
    pullRequest.edit({ title: "Another title" });
    place.push({ "other.md": "Words." });
    await settled();
    expect(writesTo(PLACE)).toEqual([]);
    expect(writesTo(GOVERNANCE)).toEqual([]);
  });

  it("takes fifty contributions that are merged in a rush, each once, for four writes", async () => {
    const { contribute, proposals, call, settled, writesTo } = await outcomesScene();
    const pullRequests = Array.from({ length: 50 }, (_, index) => contribute(CHAPTER_LINE, `page-${index + 1}`));
    for (const pullRequest of pullRequests) pullRequest.merge();
    await settled();
    expect(writesTo(GOVERNANCE)).toEqual(["git/create-tree", "git/create-commit", "git/create-ref", "pulls/create"]);
    expect(proposals()).toHaveLength(1);
    const recorded = call(RECORD_BRANCH).match(/ospology#\d+/g) ?? [];
    expect(recorded).toHaveLength(50);
    expect(new Set(recorded).size).toBe(50);
    expect(call(RECORD_BRANCH)).toContain("status: delivered");
  });

  it("that a person closed is not opened again for the same", async () => {
    const { scene, contribute, proposal, proposals, call, settled } = await outcomesScene();
    contribute(CHAPTER_LINE);
    await settled();
    proposal()?.close();
    await settled();
    scene.restart();
    contribute(GLOSSARY_LINE, "glossary");
    await settled();
    expect(proposals()).toHaveLength(2);
    expect(call(RECORD_BRANCH)).not.toContain(`${PLACE}#1`);
    expect(call(RECORD_BRANCH)).toContain(`${PLACE}#2`);
  });

  it("keeps what a person commits to its branch", async () => {
    const { scene, contribute, governance, proposal, call, settled } = await outcomesScene();
    contribute(CHAPTER_LINE);
    await settled();
    const text = call(RECORD_BRANCH).replace("Explain in", "Tell in");
    governance.push({ [CALL]: text }, { branch: RECORD_BRANCH, author: "octocat" });
    await settled();
    scene.restart();
    contribute(GLOSSARY_LINE, "glossary");
    await settled();
    expect(call(RECORD_BRANCH)).toContain("Tell in");
    expect(call(RECORD_BRANCH)).toContain(`${PLACE}#2`);
    proposal()?.merge();
    await settled();
    expect(call()).toContain("Tell in");
    expect(proposal()).toBeUndefined();
  });

  it("is built anew on what was merged meanwhile", async () => {
    const { contribute, governance, proposal, proposals, call, settled } = await outcomesScene();
    contribute(CHAPTER_LINE);
    await settled();
    governance.push({ [CALL]: EMEA.replace("Tell at", "Show at") });
    await settled();
    expect(call(RECORD_BRANCH)).toContain("Show at");
    expect(proposals()).toHaveLength(1);
    proposal()?.merge();
    await settled();
    expect(call()).toContain("Show at");
    expect(call()).toContain(`${PLACE}#1`);
  });

  it("comes back for what is new when a person deletes its branch", async () => {
    const { contribute, governance, proposal, call, settled } = await outcomesScene();
    contribute(CHAPTER_LINE);
    await settled();
    governance.deleteBranch(RECORD_BRANCH);
    await settled();
    expect(proposal()).toBeUndefined();
    contribute(GLOSSARY_LINE, "glossary");
    await settled();
    expect(call(RECORD_BRANCH)).toContain(`${PLACE}#2`);
  });
});
