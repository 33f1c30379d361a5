/** What happened to labels in a repository, as GitHub tells it. */
import { expect, it } from "vitest";
import { given, readingScene, speakingFor } from "../../support/github-reader.ts";

const GOVERNANCE = "todogroup/governance";

it("tells what happened to labels in the whole repository, back to a time and no further", async () => {
  // GitHub takes no token that was signed at another time than its own.
  const end = Math.floor(Date.now() / 60_000) * 60_000;
  let minutesBefore = 20;
  const time = (before: number) => new Date(end - before * 60_000);
  const text = (before: number) => time(before).toISOString().replace(".000Z", "Z");
  const scene = await readingScene({ now: () => time(minutesBefore) });
  const repository = scene.github.createRepository(GOVERNANCE, speakingFor());
  const issue = repository.openIssue("Touchpoint feedback");
  const pull = repository.openPullRequest({ branch: "goals", files: { a: "a" } });
  const addAndRemove = (times: number) => {
    for (let done = 0; done < times; done += 1) {
      issue.addLabel("x");
      issue.removeLabel("x");
    }
  };
  addAndRemove(60);
  minutesBefore = 10;
  addAndRemove(60);
  minutesBefore = 0;
  pull.addLabel("pillar: community");
  const reader = await scene.readerOf(GOVERNANCE);
  scene.requests();
  expect(await reader.labelEventsSince(text(0))).toEqual([
    { kind: "added", name: "pillar: community", at: text(0), item: pull.number },
  ]);
  expect(scene.requests()).toHaveLength(1);
  const later = given(await reader.labelEventsSince(text(10)));
  expect(later).toHaveLength(121);
  expect(later[1]).toEqual({ kind: "removed", name: "x", at: text(10), item: issue.number });
  expect(scene.requests()).toHaveLength(2);
  expect(await reader.labelEventsSince(text(60))).toHaveLength(241);
  expect(scene.requests()).toHaveLength(3);
});

it("does not tell where more has happened than it looks through", async () => {
  const scene = await readingScene();
  const issue = scene.github.createRepository(GOVERNANCE, speakingFor()).openIssue("Touchpoint feedback");
  for (let done = 0; done < 1000; done += 1) {
    issue.addLabel("x");
    issue.removeLabel("x");
  }
  const reader = await scene.readerOf(GOVERNANCE);
  scene.requests();
  expect(await reader.labelEventsSince("2020-01-01T00:00:00Z")).toBeUndefined();
  expect(scene.requests()).toHaveLength(20);
});
