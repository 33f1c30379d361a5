/** Each visible effect once: whatever is cut, whichever server goes on, however far lists lag behind. */
import { describe, expect, it } from "vitest";
import type { OperationId } from "../../../sandbox/openapi/operation-ids.ts";
import type { CheckRun } from "../../../sandbox/world/model.ts";
import type { CheckRunEffect, PresentCheckRun, WritingEffect } from "../../../src/engine/effect.ts";
import { onRequest } from "../../../src/engine/check-run-basis.ts";
import { TransientError } from "../../../src/engine/errors.ts";
import type { GitHubApi } from "../../../src/github/api.ts";
import { given } from "../../support/github-reader.ts";
import { LAG_MS, LAG_SECONDS, sceneOfLag, type LagScene, type Through } from "../../support/lagging-github.ts";

const BRANCH = "goalkeeper/record";

interface Kind {
  readonly operation: OperationId;
  readonly route: string;
  /** Prepares the scene once; what comes is planned anew before every attempt, as from lists that show nothing. */
  readonly plannedIn: (scene: LagScene) => () => WritingEffect;
  /** All that stands in the end of what may stand once. */
  readonly standing: (scene: LagScene) => unknown;
  readonly wanted: unknown;
}

const ANNOTATIONS = Array.from({ length: 60 }, (_, index) => ({
  path: "goals/one.yml",
  startLine: index + 1,
  endLine: index + 1,
  level: "failure" as const,
  title: "A finding",
  message: "Mend it.",
}));
const TRACKING = "<!-- goalkeeper:tracking-issue one -->\nThe goal.";
const FILES = [{ path: "touchpoints/one.yml", text: "id: one\n" }];

const KINDS: readonly (readonly [string, Kind])[] = [
  [
    "a comment",
    {
      operation: "issues/create-comment",
      route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
      plannedIn({ repository }) {
        const item = repository.openIssue("Feedback").number;
        return () => ({ kind: "comment", item, marker: "label-pillars", body: "Which pillar?", present: undefined });
      },
      standing: ({ repository }) =>
        repository
          .issue(1)
          .comments()
          .map(({ body }) => body),
      wanted: ["<!-- goalkeeper:label-pillars -->\nWhich pillar?"],
    },
  ],
  [
    "an issue",
    {
      operation: "issues/create",
      route: "POST /repos/{owner}/{repo}/issues",
      plannedIn: () => () => ({
        kind: "issue",
        number: undefined,
        marker: "tracking-issue one",
        title: "One",
        body: TRACKING,
        addLabels: ["goal"],
        createLabels: [{ name: "goal", color: "1f6feb", description: "A goal." }],
        milestone: undefined,
        state: "completed",
        present: undefined,
      }),
      standing: ({ repository }) =>
        [...repository.model.items.values()].map(({ title, body, state, labels }) => [
          title,
          body,
          state,
          labels.map(({ color }) => color),
        ]),
      wanted: [["One", TRACKING, "closed", ["1f6feb"]]],
    },
  ],
  [
    "a pull request",
    {
      operation: "pulls/create",
      route: "POST /repos/{owner}/{repo}/pulls",
      plannedIn({ repository }) {
        const parentSha = given(repository.tip());
        return () => ({
          kind: "rolling-pull-request",
          branch: BRANCH,
          baseBranch: "main",
          parentSha,
          isOnTop: false,
          files: FILES,
          message: "Record an outcome",
          isSignedOff: false,
          title: "Record an outcome",
          body: "What has become of it.",
          present: undefined,
          branchSha: repository.tip(BRANCH),
        });
      },
      standing: ({ repository }) => [
        [...repository.model.items.values()].map(({ title, body, state }) => [title, body, state]),
        repository.read("touchpoints/one.yml", BRANCH),
      ],
      wanted: [[["Record an outcome", "What has become of it.", "open"]], "id: one\n"],
    },
  ],
  [
    "a check run of many annotations",
    {
      operation: "checks/create",
      route: "POST /repos/{owner}/{repo}/check-runs",
      plannedIn({ repository }) {
        const headSha = repository.openPullRequest({ branch: "wrong", files: { "goals/one.yml": "x" } }).model.head.sha;
        return () => checkRun(headSha);
      },
      standing: ({ repository }) =>
        repository
          .pullRequest(1)
          .checkRunHistory()
          .map(({ externalId, annotations }) => [externalId, annotations.map(({ startLine }) => startLine)]),
      wanted: [["1 base config", ANNOTATIONS.map(({ startLine }) => startLine)]],
    },
  ],
  [
    "the reason why a pull request is closed",
    {
      operation: "issues/create-comment",
      route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
      plannedIn({ repository }) {
        repository.openPullRequest({ branch: BRANCH, files: { "goals/one.yml": "x" } });
        return () => ({ kind: "close-pull-request", number: 1, headSha: undefined, reason: "Nothing.", body: "Done." });
      },
      standing: ({ repository }) => {
        const pullRequest = repository.pullRequest(1);
        return [pullRequest.model.state, pullRequest.model.body, pullRequest.comments().map(({ body }) => body)];
      },
      wanted: ["closed", "Done.", ["<!-- goalkeeper:closing -->\nNothing."]],
    },
  ],
];

function checkRun(headSha: string, more: Partial<CheckRunEffect> = {}): CheckRunEffect {
  return {
    kind: "check-run",
    headSha,
    name: "Goalkeeper",
    basis: "1 base config",
    conclusion: "failure",
    title: "60 errors",
    summary: "They are marked.",
    text: undefined,
    annotations: ANNOTATIONS,
    actions: [],
    present: undefined,
    ...more,
  };
}

/** What goes wrong at the request that creates; the same server goes on with it unless another is said to. */
const MISHAPS: readonly (readonly [string, (kind: Kind, scene: LagScene) => Through, "same" | "other"])[] = [
  ["nothing goes wrong", () => (api) => api, "same"],
  ["nothing goes wrong, and another server looks", () => (api) => api, "other"],
  ["the connection is cut before", failing({ status: "cut" }), "same"],
  ["the connection is cut after", failing({ status: "cut", when: "after" }), "same"],
  ["it answers 500 after", failing({ status: 500, when: "after" }), "same"],
  ["it answers 502 before", failing({ status: 502 }), "same"],
  ["it answers 502 before, and another server goes on", failing({ status: 502 }), "other"],
  ["the connection is cut after, and another server goes on", failing({ status: "cut", when: "after" }), "other"],
  ["its answer comes too late", then(() => Promise.reject(new DOMException("Too late.", "TimeoutError"))), "same"],
  ["its answer breaks off", then((answer) => Promise.resolve({ ...answer, data: "" })), "same"],
  ["the server is killed after", then(kill), "other"],
];

function failing(fault: { readonly status: number | "cut"; readonly when?: "after" }) {
  return ({ operation }: Kind, { github }: LagScene): Through => {
    github.faults.fail({ operation, ...fault });
    return (api) => api;
  };
}

type Answer = Awaited<ReturnType<GitHubApi["request"]>>;

/** Something comes between GitHub and the server after the request took effect. */
function then(after: (answer: Answer, scene: LagScene) => Promise<Answer>) {
  return ({ route: meant }: Kind, scene: LagScene): Through =>
    (api) => ({
      ...api,
      async request(route, parameters) {
        const answer = await api.request(route, parameters);
        return route === meant ? after(answer, scene) : answer;
      },
    });
}

function kill(_answer: Answer, { killed }: LagScene): Promise<never> {
  killed.resolve();
  return new Promise(() => {});
}

describe.each(KINDS)("%s stands once, as it should,", (_name, kind) => {
  it.each(MISHAPS)("where %s", async (_claim, mishap, next) => {
    const scene = await sceneOfLag();
    const planned = kind.plannedIn(scene);
    const first = scene.server();
    const broken = first.apply(planned(), mishap(kind, scene));
    // What is killed never ends, and never says that it failed.
    await Promise.race([broken.catch(transient), scene.killed.promise]);
    const second = next === "same" ? first : scene.server();
    await insist(scene, () => second.apply(planned()));
    await insist(scene, () => scene.server().apply(planned()));
    expect(kind.standing(scene)).toEqual(kind.wanted);
  });

  it("where two servers write it at once", async () => {
    const scene = await sceneOfLag();
    const planned = kind.plannedIn(scene);
    const [one, other] = [scene.server(), scene.server()];
    const both = await Promise.allSettled([one.apply(planned()), other.apply(planned())]);
    for (const result of both) if (result.status === "rejected") transient(result.reason);
    await insist(scene, () => other.apply(planned()));
    await insist(scene, () => one.apply(planned()));
    expect(kind.standing(scene)).toEqual(kind.wanted);
  });
});

function transient(error: unknown): void {
  if (!(error instanceof TransientError)) throw error;
}

/** Tries as the queue does: after the time that is asked for. */
async function insist({ clock }: LagScene, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      return await work();
    } catch (error) {
      if (!(error instanceof TransientError) || attempt === 5) throw error;
      clock.milliseconds += (error.retryAfterSeconds ?? 1) * 1000;
    }
  }
}

it("a check run that others have followed is written anew, and its own history is left", async () => {
  const { server, repository } = await sceneOfLag();
  const pullRequest = repository.openPullRequest({ branch: "wrong", files: { "goals/one.yml": "x" } });
  const { sha } = pullRequest.model.head;
  for (const basis of ["1 a b", "1 c d", "1 a b"]) {
    // oxlint-disable-next-line no-await-in-loop
    await server().apply(checkRun(sha, { basis }));
  }
  expect(pullRequest.checkRunHistory().map(({ externalId }) => externalId)).toEqual(["1 a b", "1 c d", "1 a b"]);
});

function presentOf({ id, externalId }: CheckRun): PresentCheckRun {
  return { id, externalId: externalId ?? "", isCompleted: true };
}

it("a check run that was asked for again comes once, though the present one looks as it should", async () => {
  const { server, repository, github, clock } = await sceneOfLag();
  const pullRequest = repository.openPullRequest({ branch: "wrong", files: { "goals/one.yml": "x" } });
  const { sha } = pullRequest.model.head;
  await server().apply(checkRun(sha));
  const basis = onRequest(checkRun(sha).basis, "somebody");
  const asked = () => ({ basis, present: presentOf(given(pullRequest.checkRunHistory().at(-1))) });
  github.faults.fail({ operation: "checks/create", status: "cut", when: "after" });
  await expect(server().apply(checkRun(sha, asked()))).rejects.toThrow(TransientError);
  clock.milliseconds += LAG_MS;
  await server().apply(checkRun(sha, asked()));
  const counts = pullRequest.checkRunHistory().map(({ annotations }) => annotations.length);
  expect(counts).toEqual([ANNOTATIONS.length, ANNOTATIONS.length]);
});

it("a check run that was asked for serves whoever else wants one, though no list shows it", async () => {
  const { server, repository } = await sceneOfLag();
  const pullRequest = repository.openPullRequest({ branch: "wrong", files: { "goals/one.yml": "x" } });
  const { sha } = pullRequest.model.head;
  await server().apply(checkRun(sha, { basis: onRequest(checkRun(sha).basis, "somebody") }));
  await server().apply(checkRun(sha));
  expect(pullRequest.checkRunHistory()).toHaveLength(1);
});

it("a pull request that was merged is followed by another, though no list shows that", async () => {
  const scene = await sceneOfLag();
  const { server, repository } = scene;
  const [, kind] = given(KINDS.find(([name]) => name === "a pull request"));
  await server().apply(kind.plannedIn(scene)());
  repository.pullRequest(1).merge();
  repository.push({ "touchpoints/one.yml": "id: two\n" });
  await server().apply(kind.plannedIn(scene)());
  expect([...repository.model.items.values()].map(({ state }) => state)).toEqual(["closed", "open"]);
});

it("a pull request that people have closed is not opened again before lists show that", async () => {
  const scene = await sceneOfLag();
  const { server, repository, clock } = scene;
  const [, kind] = given(KINDS.find(([name]) => name === "a pull request"));
  const planned = kind.plannedIn(scene);
  await server().apply(planned());
  repository.pullRequest(1).close();
  await expect(server().apply(planned())).rejects.toMatchObject({ isPause: true, retryAfterSeconds: LAG_SECONDS });
  expect(repository.model.items.size).toBe(1);
  // By then, whoever plans knows of it, and has something else to propose.
  clock.milliseconds += LAG_SECONDS * 1000;
  await server().apply(planned());
  expect([...repository.model.items.values()].map(({ state }) => state)).toEqual(["closed", "open"]);
});

it("a check run that lists show half-way gets no annotation twice", async () => {
  const { server, repository } = await sceneOfLag();
  const pullRequest = repository.openPullRequest({ branch: "wrong", files: { "goals/one.yml": "x" } });
  const { sha } = pullRequest.model.head;
  await server().apply(checkRun(sha));
  const present = presentOf(given(pullRequest.checkRunHistory()[0]));
  await server().apply(checkRun(sha, { present: { ...present, externalId: `${checkRun(sha).basis} 50/60` } }));
  expect(pullRequest.checkRunHistory().map(({ annotations }) => annotations.length)).toEqual([ANNOTATIONS.length]);
});
