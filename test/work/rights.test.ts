/** What the tokens of jobs may do: no more than the table says, and the workflows work with it. */
import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { UserError } from "../../src/engine/errors.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { field } from "../../src/github/field.ts";
import type { Permissions } from "../../src/github/installation-tokens.ts";
import { rightsFor } from "../../src/work/rights.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { WORKFLOWS } from "../../src/workflows/index.ts";
import { labelPillars } from "../../src/workflows/label-pillars/index.ts";
import { CHAPTER } from "../support/calls.ts";
import { checkRunOf, sceneForTest } from "../support/goalkeeper.ts";
import { goal, governance, pathOf } from "../support/goals.ts";
import { ABOUT_ENGAGEMENT, ENGAGEMENT, PILLARS } from "../support/item-reader.ts";
import { outcomesScene } from "../support/outcomes-scene.ts";

const HOME = "todogroup/governance";

/** The tokens that were given so far, each once: what it may do, and where. */
function tokensOf({ world }: Sandbox): string[] {
  const all = [...world.tokens.values()].map(({ permissions, repositories }) => {
    const levels = Object.entries(permissions).flatMap(([name, level]) =>
      name === "metadata" ? [] : `${name}: ${level}`,
    );
    const where = repositories === undefined ? "all" : [...repositories].map(({ name }) => name).join(" ");
    return `${levels.toSorted().join(", ")} in ${where}`;
  });
  return [...new Set(all)].toSorted();
}

const READS_CONFIGURATIONS = "contents: read in all";
const READS_ALL = "contents: read, issues: read, pull_requests: read in all";

describe("the tokens of", () => {
  it("check-goals write checks in the one repository, and contents only to apply fixes", async () => {
    const scene = await sceneForTest({ workflows: [checkGoals] });
    const repository = scene.github.createRepository(HOME, governance());
    scene.github.createRepository("todogroup/other", governance());
    const files = { [pathOf("one")]: goal("one").replace("owners:", "ownres:") };
    const pullRequest = repository.openPullRequest({ branch: "one", files });
    const run = await scene.checked(pullRequest);
    const checking = "checks: write, contents: read, pull_requests: read in governance";
    expect(tokensOf(scene.github)).toEqual([checking]);
    pullRequest.requestAction(run, "apply-fixes");
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
    expect(tokensOf(scene.github)).toEqual([
      checking,
      "checks: write, contents: write, pull_requests: read in governance",
    ]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("label-pillars write to items of the one repository, and where nothing is to be written, nothing", async () => {
    const scene = await sceneForTest({ workflows: [labelPillars] });
    const repository = scene.github.createRepository(HOME, { ".github/goalkeeper.yml": PILLARS });
    scene.github.createRepository("todogroup/other");
    repository.openIssue("Nothing in particular");
    await scene.settled();
    expect(tokensOf(scene.github)).toEqual([READS_ALL]);
    const issue = repository.openIssue(ABOUT_ENGAGEMENT);
    await scene.settled();
    expect(issue.labels()).toEqual([ENGAGEMENT]);
    expect(tokensOf(scene.github)).toEqual([READS_ALL, "issues: write, pull_requests: write in governance"]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("link-outcomes write to items of the place, and those of keep-record to the files of the governance repository", async () => {
    const { scene, contribute, proposal, settled, place, governance: home } = await outcomesScene();
    contribute(`Outcome: ${CHAPTER}`);
    await settled();
    expect(proposal()).toBeDefined();
    const [homeName, placeName] = [home, place].map(({ fullName }) => fullName.split("/")[1] ?? "");
    expect(tokensOf(scene.github)).toEqual(
      [
        READS_ALL,
        READS_CONFIGURATIONS,
        `checks: write, contents: read, pull_requests: read in ${homeName}`,
        `checks: write, contents: read, pull_requests: read in ${placeName}`,
        `contents: write, pull_requests: write in ${homeName}`,
        `issues: write, pull_requests: write in ${placeName}`,
      ].toSorted(),
    );
  });

  it("report-progress write issues of the governance repository", async () => {
    const now = Date.parse("2024-05-02T10:00:00Z");
    const time = { now: () => now, elapsed: () => now, sleep: () => Promise.resolve() };
    const scene = await sceneForTest({ now: () => new Date(now), time });
    const repository = scene.github.createRepository(HOME, governance(1));
    await scene.settled();
    scene.restart();
    await scene.look();
    await scene.settled();
    expect([...repository.model.items.values()].length).toBeGreaterThan(0);
    expect(tokensOf(scene.github)).toContain("issues: write in governance");
    expect(tokensOf(scene.github).filter((one) => one.includes("write") && one.includes("in all"))).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });
});

function triggerOf(workflow: string): Trigger {
  return { workflow, installationId: 5, repository: HOME, subject: { kind: "repository" } };
}

function levelsOf({
  permissions = {},
}: {
  readonly permissions?: Permissions;
}): readonly (readonly [string, string])[] {
  return Object.entries(permissions);
}

describe("the table", () => {
  it.each(WORKFLOWS.map(({ name }) => name))(
    "lets %s write in its own repository alone, and no more than the app may",
    async (name) => {
      const manifest = load(await readFile("app.yml", "utf8"));
      const { reading, writing } = rightsFor(triggerOf(name));
      expect(levelsOf(writing).some(([, level]) => level === "write")).toBe(true);
      expect(writing.repositories).toEqual([HOME]);
      const isWide = reading.repositories === undefined;
      expect(isWide && levelsOf(reading).some(([, level]) => level === "write")).toBe(false);
      for (const [permission, level] of [...levelsOf(reading), ...levelsOf(writing)]) {
        const granted = field(manifest, "default_permissions", permission);
        expect([level, "write"]).toContain(granted);
      }
    },
  );

  it("lets a workflow that it does not know do nothing", () => {
    const { reading, writing } = rightsFor(triggerOf("from-the-future"));
    expect([reading, writing]).toEqual([{ permissions: { metadata: "read" } }, { permissions: { metadata: "read" } }]);
  });
});

it("says what an owner has to accept where the installation has not granted enough, and goes on with the rest", async () => {
  const permissions = { checks: "write", contents: "read", metadata: "read", pull_requests: "read" } as const;
  const scene = await sceneForTest({ app: { permissions, events: ["issues", "pull_request", "push"] } });
  const repository = scene.github.createRepository(HOME, { ...governance(), ".github/goalkeeper.yml": PILLARS });
  repository.openIssue(ABOUT_ENGAGEMENT);
  const pullRequest = repository.openPullRequest({ branch: "two", files: { [pathOf("two")]: goal("two") } });
  await scene.settled();
  expect(checkRunOf(pullRequest).name).toBe("Goalkeeper");
  const [letter] = scene.deadLetters;
  expect(letter).toBeInstanceOf(UserError);
  expect(String(letter)).toMatch(
    /^UserError: The installation on todogroup has not granted issues \(read\)\. An owner of todogroup can accept the permissions of the app at http/,
  );
});
