/** A backfill that is broken off goes on where it was, and leaves what an uninterrupted one leaves. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { backfillScene, governing, REPOSITORY, type BackfillScene } from "../support/backfill.ts";
import { PROGRAM } from "../support/checkout.ts";

const OURS = "goalkeeper[bot]";

/** A quarter each: community, education, education by a person against the goals, and nothing. */
async function sceneWith(count: number): Promise<BackfillScene> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const every = (rest: number): number[] => numbers.filter((number) => number % 4 === rest);
  const scene = await backfillScene(governing({ community: [...every(1), ...every(3)], education: every(2) }));
  for (const number of numbers) {
    const issue = scene.repository.openIssue(number % 4 === 0 ? "Rename a folder" : `Issue ${number}`);
    if (number % 4 === 3) issue.addLabel("pillar: education", "mona");
  }
  return scene;
}

/** What each issue should end with: its labels, and exactly one event for each. */
function expectedOf(count: number) {
  const byRest = [
    { labels: [], events: [] },
    { labels: ["pillar: community"], events: [`labeled pillar: community by ${OURS}`] },
    { labels: ["pillar: education"], events: [`labeled pillar: education by ${OURS}`] },
    { labels: ["pillar: education"], events: ["labeled pillar: education by mona"] },
  ];
  const items = Array.from({ length: count }, (_, index) => ({ number: index + 1, ...byRest[(index + 1) % 4] }));
  const labels = [
    { name: "pillar: education", color: "2da44e", description: "" },
    { name: "pillar: community", color: "1f6feb", description: "" },
  ];
  return { items, labels };
}

/** The real command, ended as by a power cut once it has put some labels on issues. */
async function killedAfter(labels: number, { github }: BackfillScene): Promise<void> {
  const command = ["triage", "--repo", REPOSITORY, "--apply", "--writes-per-minute", "80"];
  const child = spawn(process.execPath, [PROGRAM, ...command], {
    env: { PATH: process.env["PATH"], ...github.environment },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  await github.until(() => github.requests.list().filter(isLabelling).length >= labels, 25_000);
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
}

const isLabelling = ({ operation }: { readonly operation: string | undefined }): boolean =>
  operation === "issues/add-labels";

describe("a backfill", () => {
  it("in one go labels what the goals say, and leaves alone what people said", async () => {
    const scene = await sceneWith(12);
    expect(await scene.run()).toMatchObject({ status: 0 });
    expect(scene.state()).toEqual(expectedOf(12));
  });

  it(
    "of 500 issues comes to the same after a kill and a stop, with one event for each label",
    { timeout: 60_000 },
    async () => {
      const scene = await sceneWith(500);
      await killedAfter(3, scene);
      const stopped = await scene.run({ stopAfterWrite: 120 });
      expect(stopped).toMatchObject({ status: 1, out: expect.stringContaining("Start it again to go on.") });
      expect(scene.state()).not.toEqual(expectedOf(500));
      expect(await scene.run()).toMatchObject({ status: 0 });
      expect(scene.state()).toEqual(expectedOf(500));
      expect(scene.github.requests.list().filter(isLabelling)).toHaveLength(250);
    },
  );

  it("that is stopped before it has reached GitHub says so", async () => {
    const scene = await sceneWith(1);
    const run = await scene.run({ isStopped: true });
    expect(run).toEqual({ status: 1, out: "", notes: "Stopped before anything was looked at.\n" });
  });

  it.each(Array.from({ length: 8 }, (_, index) => index + 1))(
    "that is stopped after the request %i that writes comes to the same",
    async (stopAfterWrite) => {
      const scene = await sceneWith(12);
      expect(await scene.run({ stopAfterWrite })).toMatchObject({ status: 1 });
      expect(await scene.run()).toMatchObject({ status: 0 });
      expect(scene.state()).toEqual(expectedOf(12));
    },
  );
});
