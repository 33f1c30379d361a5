/** Who may triage, as GitHub tells it. */
import { expect, it } from "vitest";
import { TransientError } from "../../../src/engine/errors.ts";
import { readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";

it.each([
  ["admin", true],
  ["maintain", true],
  ["write", true],
  ["triage", true],
  ["read", false],
] as const)("whoever has the role %s may triage: %j", async (role, expected) => {
  const scene = await readingScene();
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  repository.addCollaborator("octocat", role);
  expect(await (await scene.readerOf(GOVERNANCE)).mayTriage("octocat")).toBe(expected);
});

it.each([["a-stranger"], ["nobody-of-that-name"], ["goalkeeper[bot]"], ["no login at all"]])(
  "%s may not triage",
  async (login) => {
    const scene = await readingScene();
    scene.github.createRepository(GOVERNANCE, speakingFor());
    scene.github.world.account("a-stranger");
    expect(await (await scene.readerOf(GOVERNANCE)).mayTriage(login)).toBe(false);
  },
);

it("tells who may triage only where GitHub does", async () => {
  const scene = await readingScene();
  scene.github.createRepository(GOVERNANCE, speakingFor());
  scene.github.faults.fail({ operation: "repos/get-collaborator-permission-level", status: 500 });
  await expect((await scene.readerOf(GOVERNANCE)).mayTriage("octocat")).rejects.toThrow(TransientError);
});
