/** Each kind of bad input has its answer; none leaves a check run unfinished. */
import { describe, expect, it } from "vitest";
import type { Files } from "../../sandbox/world/git/files.ts";
import type { CheckRun } from "../../sandbox/world/model.ts";
import { sceneForTest } from "../support/goalkeeper.ts";
import {
  CONFIGURATION,
  CONFIGURATION_PATH,
  goal,
  goals,
  goalWithFindings,
  governance,
  pathOf,
} from "../support/goals.ts";

const SHA = "f".repeat(40);

async function governanceScene(files: Files = governance()) {
  const scene = await sceneForTest();
  const repository = scene.github.createRepository("todogroup/governance", files);
  const runs = (): CheckRun[] => repository.model.suites.flatMap((suite) => suite.runs);
  const open = (changes: Files) => repository.openPullRequest({ branch: "change", files: changes });
  /** Does something when the first request about the pull request has been answered. */
  const whileItRuns = async (act: () => void): Promise<void> => {
    await scene.github.until(() => scene.github.requests.count({ kind: "graphql" }) === 1 && (act(), true), 20_000);
    await scene.settled();
  };
  return { scene, repository, runs, open, whileItRuns };
}

function marksOf({ annotations }: CheckRun): string[] {
  return annotations.map(({ path, title }) => `${path} ${title}`);
}

describe("files", () => {
  it("a goal that is moved is the same goal", async () => {
    const { scene, open } = await governanceScene();
    const moved = {
      [pathOf("area-1")]: null,
      "goals/2024/moved/area-1.yml": goal("area-1", { title: "The goal area-1" }),
    };
    const run = await scene.checked(open(moved));
    expect(run).toMatchObject({ conclusion: "success", annotations: [] });
    expect(run.summary).toContain(String.raw`moved from goals/2024/area\-1.yml`);
  });

  it("a goal that is renamed without its id is marked", async () => {
    const { scene, open } = await governanceScene();
    const run = await scene.checked(open({ [pathOf("area-1")]: null, [pathOf("renamed")]: goal("area-1") }));
    expect(run.conclusion).toBe("failure");
    expect(marksOf(run)).toEqual([`${pathOf("renamed")} id-mismatch`]);
  });

  it("links and submodules where goals are expected are marked, and not followed", async () => {
    const { scene, open } = await governanceScene();
    const run = await scene.checked(
      open({ [pathOf("link")]: { symlink: "area-1.yml" }, [pathOf("module")]: { submodule: SHA } }),
    );
    expect(run.conclusion).toBe("failure");
    expect(marksOf(run)).toEqual([`${pathOf("link")} not-a-file`, `${pathOf("module")} not-a-file`]);
  });

  it("3,000 of them are all checked", async () => {
    const { scene, open } = await governanceScene();
    const run = await scene.checked(open({ ...goals(2999, "many"), [pathOf("wrong")]: goalWithFindings("wrong", 1) }));
    expect(run).toMatchObject({ conclusion: "failure", title: "1 error" });
    expect(run.summary).toContain("3003 files checked");
    expect(run.summary).toContain("and 2950 more goals");
  });

  it("one of 2 MB is refused without being read", async () => {
    const { scene, open } = await governanceScene();
    const run = await scene.checked(open({ [pathOf("large")]: `${goal("large")}# ${"more ".repeat(400_000)}\n` }));
    expect(run.conclusion).toBe("failure");
    expect(marksOf(run)).toEqual([`${pathOf("large")} too-large`]);
    expect(scene.github.requests.count({ operation: "git/get-blob" })).toBe(0);
  });

  it("one that is not text is marked", async () => {
    const { scene, open } = await governanceScene();
    const run = await scene.checked(open({ [pathOf("binary")]: new Uint8Array([0xff, 0xfe, 0, 1, 2, 3]) }));
    expect(run.conclusion).toBe("failure");
    expect(run.annotations).toHaveLength(1);
  });
});

describe("a configuration", () => {
  it("that the base does not have leaves all unchecked, neutrally", async () => {
    const { scene, open } = await governanceScene(goals(2));
    const run = await scene.checked(open({ [pathOf("one")]: "no goal" }));
    expect(run).toMatchObject({ conclusion: "neutral", annotations: [] });
    expect(run.summary).toContain("There is no .github/goalkeeper.yml on the base branch");
  });

  it("that comes new is judged by itself", async () => {
    const { scene, open } = await governanceScene(goals(2));
    const run = await scene.checked(open({ [CONFIGURATION_PATH]: "pillars: []\n" }));
    expect(run.conclusion).toBe("failure");
    expect(run.annotations.map(({ path }) => path)).toEqual([CONFIGURATION_PATH]);
  });

  it("that is broken on the base still has the goals checked", async () => {
    const { scene, open } = await governanceScene({ ...goals(2), [CONFIGURATION_PATH]: "pillars: [\n" });
    const run = await scene.checked(open({ [pathOf("wrong")]: goalWithFindings("wrong", 1) }));
    expect(run.conclusion).toBe("failure");
    expect(marksOf(run)).toEqual([`${pathOf("wrong")} unknown-key`]);
    expect(run.summary).toContain("1 finding stood elsewhere in the repository before");
  });

  it("that is broken on the base can be mended", async () => {
    const { scene, open } = await governanceScene({ ...goals(2), [CONFIGURATION_PATH]: "pillars: [\n" });
    expect((await scene.checked(open({ [CONFIGURATION_PATH]: CONFIGURATION }))).conclusion).toBe("success");
  });

  it("that is all that changes is checked itself", async () => {
    const { scene, open } = await governanceScene();
    const right = await scene.checked(open({ [CONFIGURATION_PATH]: `mode: advise\n${CONFIGURATION}` }));
    expect(right).toMatchObject({ conclusion: "success", annotations: [] });
    expect(right.summary).toContain("1 changed here");
  });

  it("that is all that changes, for the worse, is marked", async () => {
    const { scene, open } = await governanceScene();
    const run = await scene.checked(open({ [CONFIGURATION_PATH]: `mode: strict\n${CONFIGURATION}` }));
    expect(run.conclusion).toBe("failure");
    expect(run.annotations).toMatchObject([{ path: CONFIGURATION_PATH, startLine: 1 }]);
  });
});

describe("while the check runs", () => {
  it("a forced push has the new head checked", async () => {
    const { scene, open, runs, whileItRuns } = await governanceScene();
    const pullRequest = open({ [pathOf("one")]: goalWithFindings("one", 1) });
    await whileItRuns(() => pullRequest.forcePush({ [pathOf("one")]: goal("one") }));
    expect((await scene.checked(pullRequest)).conclusion).toBe("success");
    expect(runs().every(({ status }) => status === "completed")).toBe(true);
    expect(scene.deadLetters).toEqual([]);
  });

  it("the pull request may be closed", async () => {
    const { scene, open, runs, whileItRuns } = await governanceScene();
    const pullRequest = open({ [pathOf("one")]: goal("one") });
    await whileItRuns(() => pullRequest.close());
    expect(runs().every(({ status }) => status === "completed")).toBe(true);
    expect(scene.deadLetters).toEqual([]);
  });

  it("the branch may be deleted", async () => {
    const { scene, repository, open, runs, whileItRuns } = await governanceScene();
    open({ [pathOf("one")]: goal("one") });
    await whileItRuns(() => repository.deleteBranch("change"));
    expect(runs().every(({ status }) => status === "completed")).toBe(true);
    expect(scene.deadLetters).toEqual([]);
  });

  it("the repository may be removed from the installation", async () => {
    const { scene, repository, open, runs, whileItRuns } = await governanceScene();
    open({ [pathOf("one")]: goal("one") });
    await whileItRuns(() => scene.github.uninstall(repository));
    expect(runs()).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("the head may vanish", async () => {
    const { scene, open, runs, whileItRuns } = await governanceScene();
    open({ [pathOf("one")]: goal("one") });
    await whileItRuns(() => {
      // As of a commit that GitHub has thrown away: it knows nothing of it any more.
      const gone = { times: Infinity, message: `No commit found for SHA: ${SHA}` };
      scene.github.faults.fail({ ...gone, operation: "repos/compare-commits-with-basehead", status: 404 });
      scene.github.faults.fail({ ...gone, operation: "checks/create", status: 422 });
    });
    expect(runs()).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });
});

describe("a delivery", () => {
  it("of a pull request that is closed by now does nothing", async () => {
    const { scene, open, runs } = await governanceScene();
    open({ [pathOf("one")]: goal("one") }).close();
    await scene.settled();
    expect(runs()).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("of a pull request whose base is gone does nothing", async () => {
    const { scene, repository, runs } = await governanceScene();
    repository.push({ "README.md": "# Release\n" }, { branch: "release" });
    repository.openPullRequest({ branch: "one", base: "release", files: { [pathOf("one")]: goal("one") } });
    repository.deleteBranch("release");
    await scene.settled();
    expect(runs()).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });

  it("of a repository that was removed from the installation does nothing", async () => {
    const { scene, repository, open, runs } = await governanceScene();
    open({ [pathOf("one")]: goal("one") });
    scene.github.uninstall(repository);
    await scene.settled();
    expect(runs()).toEqual([]);
    expect(scene.deadLetters).toEqual([]);
  });

  it.each([
    ["a pull request that is not there", "opened"],
    ["a head that is gone", "rerequested"],
  ])("of %s does nothing", async (_claim, action) => {
    const { scene, repository, runs } = await governanceScene();
    const fork = repository.fork("mona");
    const pullRequest = repository.openPullRequest({ branch: "one", fork, files: { [pathOf("one")]: goal("one") } });
    pullRequest.rerequest(await scene.checked(pullRequest));
    await scene.settled();
    const before = runs().length;
    const sent = scene.github.deliveries.log.findLast((delivery) => delivery.action === action);
    if (sent === undefined) throw new Error("No such delivery was sent.");
    const body = sent.body
      .replaceAll(pullRequest.headSha, SHA)
      .replaceAll(`"number":${pullRequest.number}`, '"number":99');
    scene.github.deliveries.redeliver({ ...sent, guid: crypto.randomUUID(), body });
    await scene.settled();
    expect(runs()).toHaveLength(before);
    expect(scene.deadLetters).toEqual([]);
  });

  it("of a merge group that is gone does nothing", async () => {
    const { scene, repository, open, runs } = await governanceScene();
    const pullRequest = open({ [pathOf("one")]: goal("one") });
    await scene.settled();
    const group = repository.enqueueMerge(pullRequest);
    await scene.settled();
    const before = runs().length;
    const sent = scene.github.deliveries.log.findLast(({ event }) => event === "merge_group");
    if (sent === undefined) throw new Error("No such delivery was sent.");
    const body = sent.body.replaceAll(group.headSha, SHA);
    scene.github.deliveries.redeliver({ ...sent, guid: crypto.randomUUID(), body });
    await scene.settled();
    expect(runs()).toHaveLength(before);
    expect(scene.deadLetters).toEqual([]);
  });
});

describe("a merge group", () => {
  it("of two is checked as it would be merged, each by itself", async () => {
    const { scene, repository, runs } = await governanceScene();
    const first = repository.openPullRequest({ branch: "one", files: { [pathOf("one")]: goal("one") } });
    const second = repository.openPullRequest({
      branch: "two",
      files: { "goals/2024/more/one.yml": goal("one") },
    });
    await scene.settled();
    const groups = [repository.enqueueMerge(first), repository.enqueueMerge(second)];
    await scene.settled();
    const conclusions = groups.map(({ headSha }) =>
      runs()
        .filter(({ suite }) => suite.headSha === headSha)
        .map(({ conclusion }) => conclusion),
    );
    // Each is right alone; together, two goals share an id.
    expect(conclusions).toEqual([["success"], ["failure"]]);
  });
});
