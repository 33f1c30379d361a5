/** Deliveries change who governs a repository, and nobody waits for it. */
import { expect, it } from "vitest";
import { sceneForTest } from "../support/goalkeeper.ts";
import { ABOUT_CROSS, CROSS, PILLARS } from "../support/item-reader.ts";

const PATH = ".github/goalkeeper.yml";
const NAMING = `triage: { repositories: [todogroup/ospology] }\n${PILLARS}`;

it("a repository is governed from the push on that names it, until the one that does so no longer", async () => {
  const scene = await sceneForTest();
  const governance = scene.github.createRepository("todogroup/governance", { [PATH]: PILLARS });
  const ospology = scene.github.createRepository("todogroup/ospology");
  const labelsOfNewIssue = async (): Promise<string[]> => {
    const issue = ospology.openIssue(ABOUT_CROSS);
    await scene.settled();
    return issue.labels();
  };
  expect(await labelsOfNewIssue()).toEqual([]);
  governance.push({ [PATH]: NAMING });
  await scene.settled();
  expect(await labelsOfNewIssue()).toEqual([CROSS]);
  governance.push({ [PATH]: PILLARS });
  await scene.settled();
  expect(await labelsOfNewIssue()).toEqual([]);
});

it("a repository is governed as soon as the one that names it joins the installation", async () => {
  const scene = await sceneForTest();
  const ospology = scene.github.createRepository("todogroup/ospology");
  ospology.openIssue(ABOUT_CROSS);
  await scene.settled();
  scene.github.createRepository("todogroup/governance", { [PATH]: NAMING });
  await scene.settled();
  const issue = ospology.openIssue(ABOUT_CROSS);
  await scene.settled();
  expect(issue.labels()).toEqual([CROSS]);
});
