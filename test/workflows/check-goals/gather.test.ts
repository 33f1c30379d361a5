/** What check-goals reads, what it leaves unread, and what it hands on. */
import { describe, expect, it } from "vitest";
import { CONFIGURATION_PATH, GOAL_PATH, exampleConfiguration, exampleGoal } from "../../../src/domain/example-files.ts";
import type { CheckRunEffect, PresentCheckRun } from "../../../src/engine/effect.ts";
import { NotThereError } from "../../../src/engine/errors.ts";
import type { Subject } from "../../../src/engine/trigger.ts";
import { checkGoals } from "../../../src/workflows/check-goals/index.ts";
import { PULL_REQUEST, asked, checkRunOf, effectsFrom, effectsOf } from "../../support/check-goals.ts";
import { MemoryReader, type PullRequest } from "../../support/memory-reader.ts";

const CHANGED: PullRequest = { head: { [GOAL_PATH]: exampleGoal({ status: "at-risk" }) } };

/** The check run that a check leaves behind, as the next one finds it. */
function standing({ basis }: CheckRunEffect): PresentCheckRun {
  return { id: 7, externalId: basis, isCompleted: true };
}

describe("a first check", () => {
  it("asks four things", async () => {
    const reader = new MemoryReader(CHANGED);
    await effectsFrom(reader);
    expect(reader.calls).toEqual(["pullRequest", "mergeBase", "entries", "contents"]);
  });

  it("asks for the configuration of the base where it did not come along", async () => {
    const reader = new MemoryReader({ ...CHANGED, bringsConfiguration: false });
    const effects = await effectsFrom(reader);
    expect(reader.calls).toEqual(["pullRequest", "mergeBase", "contents", "entries", "contents"]);
    expect(effects).toEqual(await effectsOf(CHANGED));
  });

  it("reads governed files and the configuration, and nothing else", async () => {
    const reader = new MemoryReader({
      mergeBase: {
        "goals/README.md": "# Goals",
        "goals/2024/elsewhere.yml": { shown: "A link", entry: "link" },
        ".github/workflows/test.yml": "on: push",
        "touchpoints/notes.txt": "notes",
      },
      head: { [GOAL_PATH]: exampleGoal({ status: "at-risk" }), "goals/2024/photo.png": "x" },
    });
    await effectsFrom(reader);
    expect(reader.pathsRead).toEqual([CONFIGURATION_PATH, GOAL_PATH]);
  });

  it("reads no contents where nothing governed is touched", async () => {
    const reader = new MemoryReader({ head: { "README.md": "# Hello" } });
    expect(await effectsFrom(reader)).toMatchObject([{ kind: "check-run", conclusion: "success", annotations: [] }]);
    expect(reader.calls).toEqual(["pullRequest", "mergeBase", "entries"]);
  });

  it("asks for a content once, in however many places it stands", async () => {
    const reader = new MemoryReader({ head: { "goals/2025/openssf-practices.yml": exampleGoal() } });
    await effectsFrom(reader);
    expect(reader.shasRead).toHaveLength(new Set(reader.shasRead).size);
  });
});

describe("a check of an unchanged head", () => {
  it("does nothing after two questions", async () => {
    const reader = new MemoryReader({ ...CHANGED, present: standing(await checkRunOf(CHANGED)) });
    expect(await effectsFrom(reader)).toEqual([]);
    expect(reader.calls).toEqual(["pullRequest", "mergeBase"]);
  });

  it("does nothing when the base moved on without a word about the configuration", async () => {
    const present = standing(await checkRunOf(CHANGED));
    const moved = { ...CHANGED, base: { "goals/2024/other.yml": exampleGoal({ id: "other" }) }, present };
    expect(await effectsOf(moved)).toEqual([]);
  });

  it.each<[claim: string, change: PullRequest]>([
    [
      "the configuration of the base changed",
      { base: { [CONFIGURATION_PATH]: exampleConfiguration("mode: advise\n") } },
    ],
    ["the configuration of the base is gone", { base: { [CONFIGURATION_PATH]: undefined } }],
    ["the merge base is another", { mergeBase: { [GOAL_PATH]: exampleGoal({ title: "Other" }) } }],
  ])("is done again when %s", async (_claim, change) => {
    const present = standing(await checkRunOf(CHANGED));
    expect(await effectsOf({ ...CHANGED, ...change, present })).toMatchObject([{ kind: "check-run", present }]);
  });

  it("is done again when the last one broke off", async () => {
    const whole = standing(await checkRunOf(CHANGED));
    const runs = await Promise.all(
      [
        { ...whole, isCompleted: false },
        { ...whole, externalId: `${whole.externalId} 50/137` },
      ].map((present) => checkRunOf({ ...CHANGED, present })),
    );
    expect(runs).toMatchObject([{ basis: whole.externalId }, { basis: whole.externalId }]);
  });

  it("is done again when somebody asks, and says so", async () => {
    const present = standing(await checkRunOf(CHANGED));
    const run = await checkRunOf({ ...CHANGED, present }, asked("re-run"));
    expect(run).toMatchObject({ present, basis: expect.stringMatching(`^${present.externalId} for `) });
  });

  it("is done once for each time that somebody asks", async () => {
    const request = asked("re-run");
    const present = standing(await checkRunOf(CHANGED, request));
    expect(await effectsOf({ ...CHANGED, present }, request)).toEqual([]);
    expect(await effectsOf({ ...CHANGED, present })).toEqual([]);
    const other = { ...request, intent: { action: "re-run", id: "another" } };
    expect(await effectsOf({ ...CHANGED, present }, other)).toHaveLength(1);
  });

  it("of a request stands, too, where fixes are asked for", async () => {
    const present = standing(await checkRunOf(CHANGED, asked("re-run")));
    expect(await checkRunOf({ ...CHANGED, present }, asked("apply-fixes"))).toMatchObject({
      basis: present.externalId,
    });
  });
});

describe("without a common ancestor", () => {
  const unrelated: PullRequest = { ...CHANGED, hasCommonAncestor: false };

  it("the tip of the base counts as old", async () => {
    const base = { "goals/2024/other.yml": exampleGoal({ id: "other", status: "active" }) };
    const { annotations } = await checkRunOf({ ...unrelated, base });
    expect(annotations.map(({ title, path }) => `${title} ${path}`)).toEqual(["status-jump goals/2024/other.yml"]);
  });

  it("a base that moved on is looked at anew", async () => {
    const present = standing(await checkRunOf(unrelated));
    const base = { "goals/2024/other.yml": exampleGoal({ id: "other" }) };
    expect(await effectsOf({ ...unrelated, base, present })).toHaveLength(1);
  });
});

describe("nothing is done for", () => {
  it("a closed pull request, after one question", async () => {
    const reader = new MemoryReader({ ...CHANGED, isOpen: false });
    expect(await effectsFrom(reader)).toEqual([]);
    expect(reader.calls).toEqual(["pullRequest"]);
  });

  it("a closed pull request whose fixes somebody asked for", async () => {
    expect(await effectsOf({ ...CHANGED, isOpen: false }, asked("apply-fixes"))).toEqual([]);
  });

  it("a merge group that is gone, or does not show yet: what has the trigger asks once more", async () => {
    const subject: Subject = { kind: "merge-group", headSha: "a", baseSha: "b" };
    await expect(effectsOf(CHANGED, { ...PULL_REQUEST, subject })).rejects.toThrow(NotThereError);
  });

  it.each<Subject>([
    { kind: "branch", name: "main" },
    { kind: "commit", headSha: "a" },
  ])("a $kind without pull requests", async (subject) => {
    expect(await effectsOf(CHANGED, { ...PULL_REQUEST, subject })).toEqual([]);
  });
});

describe("several pull requests are each checked by themselves", () => {
  it.each<[claim: string, subject: Subject]>([
    ["of a branch whose configuration changed", { kind: "branch", name: "main" }],
    ["of a commit, where GitHub names none", { kind: "commit", headSha: "a" }],
  ])("%s", async (_claim, subject) => {
    const reader = new MemoryReader(CHANGED);
    reader.openPullRequests.push(3, 12);
    const trigger = { ...PULL_REQUEST, subject };
    expect(await effectsFrom(reader, trigger)).toEqual([
      {
        kind: "follow-up",
        triggers: [
          { ...trigger, subject: { kind: "pull-request", number: 3 } },
          { ...trigger, subject: { kind: "pull-request", number: 12 } },
        ],
      },
    ]);
    expect(reader.calls).toHaveLength(1);
  });

  it("and what was asked for goes with them", async () => {
    const reader = new MemoryReader(CHANGED);
    reader.openPullRequests.push(3);
    const trigger = { ...asked("apply-fixes"), subject: { kind: "commit", headSha: "a" } as const };
    expect(await effectsFrom(reader, trigger)).toEqual([
      { kind: "follow-up", triggers: [{ ...asked("apply-fixes"), subject: { kind: "pull-request", number: 3 } }] },
    ]);
  });
});

describe("a merge group", () => {
  it("gets the check run of its head, without buttons", async () => {
    const wrong: PullRequest = { head: { [GOAL_PATH]: exampleGoal({ status: "Done" }) } };
    const reader = new MemoryReader(wrong);
    const { headSha, baseSha } = (await reader.pullRequest()) ?? { headSha: "", baseSha: "" };
    const trigger = { ...PULL_REQUEST, subject: { kind: "merge-group", headSha, baseSha } as const };
    expect(await effectsFrom(reader, trigger)).toMatchObject([
      { kind: "check-run", headSha, conclusion: "failure", actions: [] },
    ]);
  });
});

describe("a check that failed for the last time", () => {
  const REASON = "5 attempts have failed, the last of them so: GitHub answered 502.";

  it("concludes the check run with what happened", async () => {
    const reader = new MemoryReader(CHANGED);
    const { headSha = "" } = (await reader.pullRequest()) ?? {};
    const effects = await checkGoals.effectsOfFailure(PULL_REQUEST, reader, REASON);
    expect(effects).toMatchObject([
      { kind: "check-run", headSha, conclusion: "failure", annotations: [], actions: [] },
    ]);
    const [run] = effects;
    expect(run?.kind === "check-run" && run.summary).toMatchInlineSnapshot(`
      "5 attempts have failed, the last of them so: GitHub answered 502.

      Nothing is known of what this changes. **Re-run** this check to try again."
    `);
  });

  it("is not taken for a check by the next one", async () => {
    const [failed] = await checkGoals.effectsOfFailure(PULL_REQUEST, new MemoryReader(CHANGED), REASON);
    const present = failed?.kind === "check-run" ? standing(failed) : undefined;
    expect(await effectsOf({ ...CHANGED, present })).toHaveLength(1);
  });

  it("leaves nothing behind on a closed pull request", async () => {
    const reader = new MemoryReader({ ...CHANGED, isOpen: false });
    expect(await checkGoals.effectsOfFailure(PULL_REQUEST, reader, REASON)).toEqual([]);
  });

  it("leaves nothing behind where there are no goals, unless somebody asked", async () => {
    const reader = new MemoryReader({ ...CHANGED, base: { [CONFIGURATION_PATH]: undefined } });
    expect(await checkGoals.effectsOfFailure(PULL_REQUEST, reader, REASON)).toEqual([]);
    expect(await checkGoals.effectsOfFailure(asked("re-run"), reader, REASON)).toHaveLength(1);
  });

  it.each<[mode: string, conclusions: string[]]>([
    ["enforce", ["failure"]],
    ["advise", ["neutral"]],
    ["observe", []],
  ])("does what the mode of the base allows: %s", async (mode, conclusions) => {
    const mergeBase = { [CONFIGURATION_PATH]: exampleConfiguration(`mode: ${mode}\n`) };
    const effects = await checkGoals.effectsOfFailure(
      PULL_REQUEST,
      new MemoryReader({ ...CHANGED, mergeBase }),
      REASON,
    );
    expect(effects.map((effect) => (effect.kind === "check-run" ? effect.conclusion : effect.kind))).toEqual(
      conclusions,
    );
  });

  it("does not say that nothing was checked where only the commit of the fixes failed", async () => {
    const [run] = await checkGoals.effectsOfFailure(asked("apply-fixes"), new MemoryReader(CHANGED), REASON);
    expect(run).toMatchObject({ kind: "check-run", title: expect.not.stringContaining("check could not") });
  });
});
