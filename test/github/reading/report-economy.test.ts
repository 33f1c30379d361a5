/** What it costs to read all that a report needs. */
import { expect, it } from "vitest";
import { at, sceneOfGoals } from "../../support/goal-issues.ts";

it.each([
  [50, 1 + 1 + 1 + 2 + 1],
  [200, 1 + 3 + 4 + 8 + 2],
])(
  "%i goals with ten issues each take %i requests: who they are of, their issues, those of initiatives, facts",
  async (goals, requests) => {
    const { scene, repository, openOurs, readerOf } = await sceneOfGoals();
    const paths = Array.from({ length: goals }, (_, index) => `goals/${index}.yml`);
    repository.push(Object.fromEntries(paths.map((path) => [path, "id: a\n"])));
    const tracking = paths.map((path) => at(openOurs(path).number));
    const behind = Array.from({ length: goals * 10 }, (_, index) => at(repository.openIssue(`Issue ${index}`).number));
    openOurs("Dashboard");
    const reader = await readerOf();
    // Once for each process.
    await reader.ourIssues();
    scene.requests();
    await reader.recordState("goalkeeper/record");
    expect(await reader.ourIssues()).toHaveLength(goals + 1);
    expect(await reader.trackingIssues(tracking)).toHaveLength(goals);
    expect(await reader.issueStates(behind)).toHaveLength(goals * 10);
    const { lastCommitAt } = await reader.repositoryFacts(paths, ["octocat"]);
    expect(lastCommitAt.size).toBe(goals);
    expect(scene.requests()).toEqual(Array.from({ length: requests }, () => "graphql"));
  },
);
