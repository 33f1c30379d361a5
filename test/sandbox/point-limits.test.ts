/** How much may be asked in a minute. */
import { expect, it } from "vitest";
import { POINTS_A_MINUTE } from "../../sandbox/http/point-limits.ts";
import { sandboxForTest } from "./support/sandbox.ts";

async function scene() {
  const clock = { now: Date.now() };
  const github = await sandboxForTest({ now: () => new Date(clock.now) });
  const repository = github.createRepository("todogroup/governance");
  repository.openIssue("Goal");
  const authorization = `token ${github.installationToken("todogroup")}`;
  /** How many of so many requests are refused. */
  const refused = async (method: string, path: string, count: number): Promise<number> => {
    let refusals = 0;
    for (let sent = 0; sent < count; sent += 1) {
      const body = method === "GET" ? null : JSON.stringify({ name: `label ${sent}` });
      const url = `${github.apiUrl}/repos/todogroup/governance/${path}`;
      // oxlint-disable-next-line no-await-in-loop
      const answer = await fetch(url, { method, headers: { authorization }, body });
      if (answer.status === 403 && answer.headers.get("retry-after") === "60") refusals += 1;
      // oxlint-disable-next-line no-await-in-loop
      await answer.text();
    }
    return refusals;
  };
  return { clock, github, refused };
}

it("nothing limits it where no scenario asks for it", async () => {
  const { refused } = await scene();
  expect(await refused("POST", "labels", 200)).toBe(0);
});

it("a read is one point, a write five, and what is over 900 in a minute is refused", async () => {
  const { clock, github, refused } = await scene();
  github.pointLimits.aMinute = POINTS_A_MINUTE;
  expect(await refused("POST", "labels", 178)).toBe(0);
  expect(await refused("GET", "issues/1", 12)).toBe(2);
  clock.now += 59_000;
  expect(await refused("GET", "issues/1", 1)).toBe(1);
  clock.now += 1_000;
  expect(await refused("POST", "labels", 1)).toBe(0);
});
