/** Certain mends: the button, the commit that it leads to, and the patch where there can be no button. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONFIGURATION_PATH, GOAL_PATH, exampleConfiguration, exampleGoal } from "../../../src/domain/example-files.ts";
import type { CommitEffect } from "../../../src/engine/effect.ts";
import { asked, checkRunOf, effectsOf } from "../../support/check-goals.ts";
import { BRANCH_OF_A_FORK, type Changes, type PullRequest } from "../../support/memory-reader.ts";

const run = promisify(execFile);

const EVENTS = "goals/2024/openssf-events.yml";
const events = (lines = {}): string => exampleGoal({ id: "openssf-events", title: "Meet at events", ...lines });

/** How a text can be written: mends must not change anything else. */
const WRITTEN: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ["LF", (text) => text],
  ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["a byte order mark", (text) => `\uFEFF${text}`],
  ["a byte order mark and CRLF", (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`],
  ["no line break at the end", (text) => text.trimEnd()],
  ["letters beyond ASCII", (text) => `# Größe 🎯\n${text}`],
];

const wrong: PullRequest = { head: { [EVENTS]: events({ status: "Done" }) } };
const BUTTON = { label: "Apply fixes", identifier: "apply-fixes" };

/** The commit that somebody gets who asks for the fixes. */
async function commitOf(pullRequest: PullRequest): Promise<CommitEffect | undefined> {
  return (await effectsOf(pullRequest, asked("apply-fixes"))).find((effect) => effect.kind === "commit");
}

describe("the button", () => {
  it("stands where a mend is certain and the branch is ours", async () => {
    expect(await checkRunOf(wrong)).toMatchObject({ actions: [BUTTON], text: undefined });
  });

  it("fits into GitHub's limits of 20, 40 and 20 characters", async () => {
    const [button] = (await checkRunOf(wrong)).actions;
    expect(button?.label.length).toBeLessThanOrEqual(20);
    expect(button?.description.length).toBeLessThanOrEqual(40);
    expect(button?.identifier.length).toBeLessThanOrEqual(20);
  });

  it.each<[claim: string, pullRequest: PullRequest]>([
    ["nothing is wrong", { head: { [EVENTS]: events() } }],
    ["no mend is certain", { head: { [EVENTS]: events({ status: "finished" }) } }],
    [
      "what can be mended stands elsewhere",
      { mergeBase: { [GOAL_PATH]: exampleGoal({ status: "Done" }) }, head: { [EVENTS]: events() } },
    ],
  ])("is not there, nor a patch, when %s", async (_claim, pullRequest) => {
    const ofFork = await checkRunOf({ ...pullRequest, headBranch: BRANCH_OF_A_FORK });
    expect(await checkRunOf(pullRequest)).toMatchObject({ actions: [], text: undefined });
    expect(ofFork).toMatchObject({ actions: [], text: undefined });
  });

  it.each<[claim: string, headBranch: PullRequest["headBranch"]]>([
    ["the branch is that of a fork", BRANCH_OF_A_FORK],
    ["the branch is gone", undefined],
  ])("makes room for a patch when %s", async (_claim, headBranch) => {
    const { actions, text } = await checkRunOf({ ...wrong, headBranch });
    expect(actions).toEqual([]);
    expect(text).toContain("+status: done");
  });
});

describe("apply-fixes", () => {
  it("commits the mended files on top of the head, after the check run", async () => {
    const effects = await effectsOf(wrong, asked("apply-fixes"));
    expect(effects.map(({ kind }) => kind)).toEqual(["check-run", "commit"]);
    const [checkRun, commit] = effects;
    expect(commit).toEqual({
      kind: "commit",
      repository: "todogroup/governance",
      branch: "new-goals",
      parentSha: checkRun?.kind === "check-run" ? checkRun.headSha : "",
      message: `Apply the certain mends\n\n- ${EVENTS}`,
      isSignedOff: true,
      files: [{ path: EVENTS, text: events({ status: "done" }) }],
    });
  });

  it.each(WRITTEN)("keeps a file as it is written, with %s", async (_name, write) => {
    const commit = await commitOf({ head: { [EVENTS]: write(events({ id: "events", status: "Done" })) } });
    expect(commit?.files).toEqual([{ path: EVENTS, text: write(events({ status: "done" })) }]);
  });

  it("mends several places of several files at once", async () => {
    const commit = await commitOf({
      head: {
        [EVENTS]: events({ id: "events", status: "Active" }),
        [GOAL_PATH]: exampleGoal({ pillar: "community-engagment" }),
      },
    });
    expect(commit?.files).toEqual([
      { path: EVENTS, text: events() },
      { path: GOAL_PATH, text: exampleGoal({ pillar: "community-engagement" }) },
    ]);
  });

  it("mends the configuration that the pull request changes", async () => {
    const commit = await commitOf({ head: { [CONFIGURATION_PATH]: exampleConfiguration("mode: Advise\n") } });
    expect(commit?.files).toEqual([{ path: CONFIGURATION_PATH, text: exampleConfiguration("mode: advise\n") }]);
  });

  it("leaves alone what stands elsewhere", async () => {
    const commit = await commitOf({ ...wrong, mergeBase: { [GOAL_PATH]: exampleGoal({ status: "Active" }) } });
    expect(commit?.files.map(({ path }) => path)).toEqual([EVENTS]);
  });

  it.each<[claim: string, ahead: string, isSignedOff: boolean]>([
    ["signs off where the base says so", "commits: { sign_off: true }\n", true],
    ["does not sign off where the base says so", "commits: { sign_off: false }\n", false],
    ["signs off where the base says nothing", "", true],
  ])("%s", async (_claim, ahead, isSignedOff) => {
    const mergeBase = { [CONFIGURATION_PATH]: exampleConfiguration(ahead) };
    expect(await commitOf({ ...wrong, mergeBase })).toMatchObject({ isSignedOff });
  });

  it("lets no path add lines to its message", async () => {
    const path = "goals/2024/x\nSigned-off-by: Mallory <m@example.com>\nCloses #1.yml";
    const commit = await commitOf({ head: { [path]: events({ status: "Done" }) } });
    expect(commit).toBeDefined();
    expect(commit?.message).not.toMatch(/^(?:Signed-off-by|Closes)/m);
  });

  it.each<[claim: string, pullRequest: PullRequest]>([
    ["of a fork", { ...wrong, headBranch: BRANCH_OF_A_FORK }],
    ["that is gone", { ...wrong, headBranch: undefined }],
    ["with nothing left to mend", { head: { [EVENTS]: events() } }],
    ["of a base without configuration", { ...wrong, mergeBase: { [CONFIGURATION_PATH]: undefined } }],
  ])("commits nothing to a branch %s", async (_claim, pullRequest) => {
    expect(await commitOf(pullRequest)).toBeUndefined();
  });

  it("commits nothing where nobody asked", async () => {
    expect(await effectsOf(wrong)).toHaveLength(1);
    expect(await effectsOf(wrong, asked("re-run"))).toHaveLength(1);
  });
});

describe("the patch for a fork", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "goalkeeper-patch-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** What git makes of the files of a branch with the patch that its check run shows. */
  async function patched(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const { text = "" } = await checkRunOf({ head: files, headBranch: BRANCH_OF_A_FORK });
    const [, , patch] = /(`{3,})diff\n([\s\S]*)\n\1$/.exec(text) ?? [];
    await writeFile(join(folder, "mends.patch"), `${patch}\n`);
    await Promise.all(
      Object.entries(files).map(async ([path, file]) => {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), file);
      }),
    );
    await run("git", ["init", "--quiet"], { cwd: folder });
    await run("git", ["-c", "core.autocrlf=false", "apply", "mends.patch"], { cwd: folder });
    const paths = Object.keys(files);
    const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
    return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ""]));
  }

  it.each(WRITTEN)("is taken by git for a file with %s", async (_name, write) => {
    const mended = await patched({ [EVENTS]: write(events({ id: "events", status: "Done" })) });
    expect(mended).toEqual({ [EVENTS]: write(events({ status: "done" })) });
  });

  it.each([
    ["spaces", "goals/2024/open source.yml"],
    ["letters beyond ASCII", "goals/2024/größe.yml"],
    ["quotes and a backslash", String.raw`goals/2024/a"b\c.yml`],
    ["a line break", "goals/2024/a\nb.yml"],
  ])("is taken by git for a path with %s", async (_name, path) => {
    const mended = await patched({ [path]: events({ status: "Done" }) });
    expect(mended[path]).toContain("status: done\n");
  });

  it("is taken by git for several files", async () => {
    const mended = await patched({
      [EVENTS]: events({ status: "Done" }),
      [GOAL_PATH]: exampleGoal({ status: "At-Risk" }),
    });
    expect(mended).toEqual({ [EVENTS]: events({ status: "done" }), [GOAL_PATH]: exampleGoal({ status: "at-risk" }) });
  });

  it("cannot leave its block of code", async () => {
    const fence = "`".repeat(5);
    const { text } = await checkRunOf({
      head: { [EVENTS]: `# ${fence}\n${fence}\n# @octocat\n`, [GOAL_PATH]: exampleGoal({ status: `Done # ${fence}` }) },
      headBranch: BRANCH_OF_A_FORK,
    });
    expect(text).toContain(`\n${fence}\`diff\n`);
  });

  it("reads so", async () => {
    const { text } = await checkRunOf({ ...wrong, headBranch: BRANCH_OF_A_FORK });
    expect(text).toMatchInlineSnapshot(`
      "Goalkeeper may not commit to this branch. Save this as \`mends.patch\` and run \`git apply --ignore-whitespace mends.patch\`:

      \`\`\`diff
      --- a/goals/2024/openssf-events.yml
      +++ b/goals/2024/openssf-events.yml
      @@ -1,6 +1,6 @@
       id: openssf-events
       title: Meet at events
       pillar: cross-community-collaboration
       cycle: "2024"
      -status: Done
      +status: done
       owners: [octocat]
      \`\`\`"
    `);
  });

  it("that would be too long gives way to a command", async () => {
    const head: Changes = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `goals/2024/goal-${index}.yml`,
        exampleGoal({ id: `goal-${index}`, status: "Done" }),
      ]),
    );
    const { text } = await checkRunOf({ head, headBranch: BRANCH_OF_A_FORK });
    expect(text).toMatchInlineSnapshot(
      `"The certain mends are too long to show. Run \`goalkeeper check --fix\` in your checkout."`,
    );
  });
});
