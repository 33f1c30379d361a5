/** Few requests, whatever the number of goals, and writes only for what changed. */
import { expect, it } from "vitest";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { goalsWorld, goalText, type ProgressWorld } from "../../support/progress-world.ts";

/** Goals with ten issues each, followed in issues of people. */
function worldOf(goals: number): ProgressWorld {
  const files = Array.from({ length: goals }, (_, index) => {
    const issues = Array.from({ length: 10 }, (_one, place) => 10_000 + index * 10 + place);
    const initiatives = `[{ id: work, title: Work, status: doing, issues: [${issues.join(", ")}] }]`;
    return [
      `goals/2024/goal-${index}.yml`,
      goalText(`goal-${index}`, { tracking_issue: String(1000 + index), initiatives }),
    ] as const;
  });
  const world = goalsWorld(Object.fromEntries(files));
  for (let index = 0; index < goals; index += 1) {
    world.issue(1000 + index, { createdAt: "2024-01-01T00:00:00Z" });
    for (let place = 0; place < 10; place += 1) world.issue(10_000 + index * 10 + place);
  }
  return world;
}

/** In requests: 50 tracking issues or 250 others come with one. Files and folders of a commit are kept. */
function requestsIn(calls: readonly string[]): number {
  return calls.reduce((sum, call) => {
    const [name, count = "1"] = call.split(" ");
    if (name === "entries") return sum;
    if (name === "issueStates") return sum + Math.ceil(Number(count) / 250);
    return name === "trackingIssues" ? sum + Math.ceil(Number(count) / 50) : sum + 1;
  }, 0);
}

it("takes six reads for fifty goals with ten issues each, and a write for each report", async () => {
  const world = worldOf(50);
  await world.tick();
  await world.tick();
  world.calls.splice(0);
  world.writes.splice(0);
  await world.at("2024-05-01T10:00:00Z").tick();
  expect(world.calls.filter((call) => call !== "entries")).toEqual([
    "recordState",
    "ourIssues",
    "trackingIssues 50",
    "issueStates 500",
    "repositoryFacts",
  ]);
  expect(requestsIn(world.calls)).toBe(6);
  const comments = world.writes.filter((write) => write.startsWith("comment"));
  expect(comments).toHaveLength(50);
  expect(await world.tick()).toBe(0);
});

it("leaves nothing out of two thousand goals with twenty thousand issues, and reads grow in proportion", async () => {
  const world = worldOf(2000);
  await world.at("2024-05-01T10:00:00Z").tick();
  expect(requestsIn(world.calls)).toBe(3 + 40 + 80);
  const reported = Array.from({ length: 2000 }, (_, index) => world.item(1000 + index, GOVERNANCE).comments.length);
  expect(new Set(reported)).toEqual(new Set([1]));
  const body = world.marked("dashboard 2024")?.body ?? "";
  expect(body.length).toBeLessThan(65_000);
  expect(body).toMatch(/and \d+ more goals/);
}, 60_000);
