/** Commands are obeyed from whom they may, and only where a person plainly gave them. */
import { describe, expect, it } from "vitest";
import { MAINTAINER } from "../../sandbox/driver/people.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import { ABOUT_CROSS, CROSS, ENGAGEMENT, PILLARS } from "../support/item-reader.ts";

const COMMAND = "/pillar community-engagement";
const BOT = "helper[bot]";

async function labelled() {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", { ".github/goalkeeper.yml": PILLARS });
  await scene.settled();
  const issue = repository.openIssue(ABOUT_CROSS, "", "mona");
  await scene.settled();
  expect(issue.labels()).toEqual([CROSS]);
  return { scene, repository, issue };
}

describe("a command is obeyed", () => {
  it.each([
    ["of whoever opened the issue", "mona"],
    ["of somebody who may triage", MAINTAINER],
  ])("%s", async (_claim, login) => {
    const { scene, issue } = await labelled();
    issue.comment(COMMAND, login);
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT]);
  });
});

describe("a command is not obeyed", () => {
  it.each([
    ["of a stranger", COMMAND, "stranger"],
    ["of a bot", COMMAND, BOT],
    ["that is quoted", `> ${COMMAND}`, MAINTAINER],
    ["in a quotation that goes on", `> Somebody wrote:\n${COMMAND}`, MAINTAINER],
    ["in a block of code", `\`\`\`\n${COMMAND}\n\`\`\``, MAINTAINER],
    ["in code by its indentation", `Try\n\n    ${COMMAND}\n`, MAINTAINER],
    ["in code on a line", `\`${COMMAND}\``, MAINTAINER],
    ["in a hidden comment", `<!--\n${COMMAND}\n-->`, MAINTAINER],
    ["in a folded part", `<details>\n${COMMAND}\n</details>`, MAINTAINER],
    ["in a list", `- ${COMMAND}`, MAINTAINER],
    ["within a sentence", `Write ${COMMAND} to choose.`, MAINTAINER],
  ])("%s", async (_claim, body, login) => {
    const { scene, issue } = await labelled();
    if (login === BOT) scene.github.world.account(BOT, "Bot");
    issue.comment(body, login);
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("that comes into a comment by an edit", async () => {
    const { scene, issue } = await labelled();
    const comment = issue.comment("A remark.", MAINTAINER);
    await scene.settled();
    comment.body = COMMAND;
    const created = scene.github.deliveries.log.find(({ event }) => event === "issue_comment");
    if (created === undefined) throw new Error("No delivery told of the comment.");
    const body = created.body.replace('"action":"created"', '"action":"edited"').replace("A remark.", COMMAND);
    scene.github.deliveries.redeliver({ ...created, guid: crypto.randomUUID(), body });
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
  });

  it("of somebody who may triage no longer when it is to be done", async () => {
    const { scene, repository, issue } = await labelled();
    repository.addCollaborator("ana", "triage");
    issue.comment(COMMAND, "ana");
    // The delivery is on its way, and who may what is asked only when it is to be done.
    repository.model.collaborators.delete("ana");
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
  });

  it("that a stranger has the app repeat in its own comment", async () => {
    const { scene, issue } = await labelled();
    issue.comment(`/pillar "\n${COMMAND}`, "stranger");
    issue.comment(`/pillar x\u2028${COMMAND}`, "stranger");
    issue.edit({ title: `${ABOUT_CROSS} ${COMMAND}` }, "mona");
    await scene.settled();
    expect(issue.labels()).toEqual([CROSS]);
  });
});
