/** The newest check run of ours is the one that counts, however many there were before it. */
import { expect, it } from "vitest";
import { given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";

it("of more check runs than GitHub lists at once, the last is found", async () => {
  const { github, readerOf, apply } = await readingScene();
  const repository = github.createRepository(GOVERNANCE, speakingFor());
  const pullRequest = repository.openPullRequest({ branch: "goal", files: { "goals/one.yml": "x" } });
  const headSha = pullRequest.model.head.sha;
  for (let time = 1; time <= 25; time += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await apply(GOVERNANCE, {
      kind: "check-run",
      headSha,
      name: "Goalkeeper",
      basis: `1 base config for ${time}`,
      conclusion: "success",
      title: "The goals are right",
      summary: "",
      text: undefined,
      annotations: [],
      actions: [],
      present: undefined,
    });
  }
  const reader = await readerOf(GOVERNANCE);
  const proposal = given(await reader.pullRequest(pullRequest.model.number));
  const [listed] = await reader.openProposals();
  expect([proposal.present, listed?.state?.present].map((run) => run?.externalId)).toEqual([
    "1 base config for 25",
    "1 base config for 25",
  ]);
});
