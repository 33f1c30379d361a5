/** Mends: one commit on the branch, whatever is cut, and nothing of what others have committed is lost. */
import { expect, it } from "vitest";
import { TransientError, UserError } from "../../../src/engine/errors.ts";
import type { CommitEffect } from "../../../src/engine/effect.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";
const MENDED = "id: one\n";

async function sceneOfMends() {
  const scene = await readingScene();
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  const parentSha = repository.push({ "goals/one.yml": "ID: one\n" }, { branch: "wrong" });
  const effect: CommitEffect = {
    kind: "commit",
    repository: GOVERNANCE,
    branch: "wrong",
    parentSha,
    message: "Mend",
    isSignedOff: false,
    files: [{ path: "goals/one.yml", text: MENDED }],
  };
  const apply = (through?: (api: GitHubApi) => GitHubApi) => scene.apply(GOVERNANCE, effect, through);
  const parentsOfTip = () => repository.model.objects.commit(given(repository.tip("wrong")))?.parents;
  return { ...scene, repository, parentSha, apply, parentsOfTip };
}

it.each([
  ["the connection is cut after", { status: "cut", when: "after" }],
  ["the connection is cut before", { status: "cut" }],
  ["it answers 500 after", { status: 500, when: "after" }],
] as const)("come once where %s", async (_claim, fault) => {
  const { github, repository, parentSha, apply, parentsOfTip } = await sceneOfMends();
  github.faults.fail({ operation: "git/update-ref", ...fault });
  await expect(apply()).rejects.toThrow(TransientError);
  await apply();
  expect(parentsOfTip()).toEqual([parentSha]);
  expect(repository.read("goals/one.yml", "wrong")).toBe(MENDED);
});

it("are made anew on what somebody has committed since", async () => {
  const { repository, apply } = await sceneOfMends();
  const theirs = repository.push({ "README.md": "Theirs" }, { branch: "wrong" });
  await expect(apply()).rejects.toThrow(TransientError);
  expect(repository.tip("wrong")).toBe(theirs);
});

it("are left where the branch is gone", async () => {
  const { repository, apply } = await sceneOfMends();
  repository.deleteBranch("wrong");
  await apply();
  expect(repository.tip("wrong")).toBeUndefined();
});

it.each([
  [409, "Conflict", TransientError],
  [422, "Object does not exist", TransientError],
  [422, "Repository rule violations found", UserError],
] as const)("that are refused with %i, %s, are told as what they are", async (status, message, kind) => {
  const { github, apply } = await sceneOfMends();
  github.faults.fail({ operation: "git/update-ref", status, message });
  const failure = apply();
  await expect(failure).rejects.toThrow(kind);
  await expect(failure).rejects.toThrow(/branch wrong moved on|on wrong of todogroup\/governance: Repository rule/);
});
