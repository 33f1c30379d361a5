import { pino } from "pino";
import { describe, expect, it } from "vitest";
import type { CheckRunEffect, CommitEffect, Effect } from "../../src/engine/effect.ts";
import { NotThereError, OtherNameError, TransientError, UserError } from "../../src/engine/errors.ts";
import type { Reader } from "../../src/engine/reader.ts";
import { runTrigger, type Attempt, type Surroundings } from "../../src/engine/run-trigger.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import type { Workflow } from "../../src/engine/workflow.ts";

const trigger: Trigger = {
  workflow: "check-goals",
  installationId: 5,
  repository: "todogroup/governance",
  subject: { kind: "pull-request", number: 12 },
  delivery: "guid",
};
const checkRun: CheckRunEffect = {
  kind: "check-run",
  headSha: "a".repeat(40),
  name: "Goalkeeper",
  basis: "1",
  conclusion: "success",
  title: "The goals are right",
  summary: "",
  text: undefined,
  annotations: [],
  actions: [],
  present: undefined,
};
const commit: CommitEffect = {
  kind: "commit",
  repository: "todogroup/governance",
  branch: "goals",
  parentSha: "a".repeat(40),
  message: "Apply the certain mends",
  isSignedOff: true,
  files: [],
};
const reader: Reader = {
  repository: "todogroup/governance",
  pullRequest: () => Promise.resolve(undefined),
  mergeGroup: () => Promise.resolve(undefined),
  mergeBase: () => Promise.resolve(undefined),
  entries: () => Promise.resolve([]),
  contents: () => Promise.resolve(new Map()),
  openPullRequestsInto: () => Promise.resolve([]),
  openPullRequestsWithHead: () => Promise.resolve([]),
  governedItem: () => Promise.resolve(undefined),
  mayTriage: () => Promise.resolve(false),
  labelEventsSince: () => Promise.resolve([]),
  governance: () => Promise.resolve(undefined),
  recordState: () => Promise.resolve(undefined),
  items: () => Promise.resolve([]),
  itemsChangedSince: () => Promise.resolve([]),
  ourIssues: () => Promise.resolve([]),
  trackingIssues: () => Promise.resolve([]),
  issueStates: () => Promise.resolve([]),
  openIssues: () => Promise.resolve([]),
  repositoryFacts: () => Promise.resolve({ milestones: [], lastCommitAt: new Map(), unknownLogins: new Set() }),
  ownGovernance: () => Promise.resolve(undefined),
  openProposals: () => Promise.resolve([]),
  async *itemPages() {},
  elsewhere: () => reader,
};

/** A run in surroundings of plain objects: what it did, in order, and how it ended. */
async function run(
  effectsOf: Workflow["effectsOf"],
  attempt: Partial<Attempt> = {},
  more: Partial<Surroundings> = {},
  asked: Trigger = trigger,
): Promise<{ readonly did: unknown[]; readonly error: unknown; readonly log: string }> {
  const did: unknown[] = [];
  let log = "";
  const workflow: Workflow = {
    name: "check-goals",
    runsOn: [],
    triggersOf: () => [],
    effectsOf,
    effectsOfFailure: (_trigger, _reader, reason) =>
      Promise.resolve([{ ...checkRun, basis: "failed", summary: reason }]),
  };
  const surroundings: Surroundings = {
    workflows: [workflow],
    readerFor: () => Promise.resolve(reader),
    apply: (about, effect) => {
      did.push(about === trigger ? effect : about);
      return Promise.resolve();
    },
    enqueue: (next) => {
      did.push(next);
      return Promise.resolve();
    },
    nameOf: () => Promise.resolve(trigger.repository),
    now: () => "2024-05-01T12:00:00Z",
    logger: pino({}, { write: (line) => (log += line) }),
    ...more,
  };
  const whole = { number: 1, isLast: false, signal: new AbortController().signal, ...attempt };
  const error = await runTrigger(asked, whole, surroundings).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { did, error, log };
}

const gives =
  (...effects: readonly Effect[]): Workflow["effectsOf"] =>
  () =>
    Promise.resolve(effects);
const fails = (thrown: unknown): Workflow["effectsOf"] => {
  const failure = async (): Promise<never> => {
    throw thrown;
  };
  return failure;
};

describe("a run", () => {
  it("hands the workflow its trigger, a reader and the time", async () => {
    const given: unknown[] = [];
    await run((...all) => {
      given.push(...all);
      return Promise.resolve([]);
    });
    expect(given).toEqual([trigger, reader, "2024-05-01T12:00:00Z"]);
  });

  it("applies the effects in their order, and enqueues what follows", async () => {
    const next: Trigger = { ...trigger, subject: { kind: "pull-request", number: 13 } };
    const { delivery: _, ...fresh } = next;
    const { did, error } = await run(gives(checkRun, commit, { kind: "follow-up", triggers: [fresh, trigger] }));
    // It follows from the same delivery.
    expect(did).toEqual([checkRun, commit, next, trigger]);
    expect(error).toBeUndefined();
  });

  it("logs what it was about", async () => {
    const { log } = await run(gives(checkRun));
    expect(JSON.parse(log)).toMatchObject({
      delivery: "guid",
      workflow: "check-goals",
      repository: "todogroup/governance",
      subject: { number: 12 },
      effects: ["check-run"],
    });
  });

  it("is tried again where no workflow has the name: another version may know it", async () => {
    const { did, error } = await run(gives(checkRun), { isLast: true }, { workflows: [] });
    expect(error).toBeInstanceOf(TransientError);
    expect(did).toEqual([]);
  });
});

describe("a failure", () => {
  const away = new TransientError("GitHub does not answer");
  const bug = new TypeError("x of undefined");
  const refusal = Object.assign(new Error("Bad credentials"), { status: 401 });

  it.each([
    ["that may pass is not shown while attempts are left", away, { number: 1, isLast: false }, undefined],
    ["that GitHub refuses is not shown while attempts are left", refusal, { number: 1, isLast: false }, undefined],
    [
      "that may pass is shown by the last attempt",
      away,
      { number: 6, isLast: true },
      "Attempt 6 was the last: GitHub does not answer",
    ],
    ["that a person can mend is shown at once", new UserError("Not allowed"), { isLast: false }, "Not allowed"],
    [
      "that is a bug is shown at once, and not what it says",
      bug,
      { isLast: false },
      "Goalkeeper has met an error of its own, which its log describes.",
    ],
  ])("%s", async (_claim, thrown, attempt, summary) => {
    const { did, error } = await run(fails(thrown), attempt);
    expect(error).toBe(thrown);
    expect(did).toEqual(summary === undefined ? [] : [{ ...checkRun, basis: "failed", summary }]);
  });

  it("of applying is one like any other", async () => {
    const applied: Effect[] = [];
    const { error } = await run(
      gives(checkRun, commit),
      { isLast: true },
      {
        apply: (_trigger, effect) => {
          applied.push(effect);
          return effect.kind === "commit" ? Promise.reject(away) : Promise.resolve();
        },
      },
    );
    expect(error).toBe(away);
    expect(applied.map((effect) => (effect.kind === "check-run" ? effect.basis : effect.kind))).toEqual([
      "1",
      "commit",
      "failed",
    ]);
  });

  it("of one effect that GitHub refuses leaves the others done, and is told as GitHub says it", async () => {
    const refused = Object.assign(new Error("Validation <Failed>"), { status: 422 });
    const labels = { kind: "labels", add: [], remove: [], create: [], repair: [] } as const;
    const applied: unknown[] = [];
    const { error } = await run(
      gives({ ...labels, item: 1 }, { ...labels, item: 2 }),
      { isLast: true },
      {
        apply: async (_trigger, effect) => {
          if (effect.kind === "labels" && effect.item === 1) throw refused;
          applied.push(effect.kind === "check-run" ? effect.summary : effect.kind);
        },
      },
    );
    expect(error).toBe(refused);
    expect(applied).toEqual(["labels", "GitHub refuses a part of it: Validation &lt;Failed&gt;"]);
  });

  it("of enqueuing what follows is one too", async () => {
    const followUp: Effect = { kind: "follow-up", triggers: [trigger] };
    const { error } = await run(gives(followUp), {}, { enqueue: () => Promise.reject(away) });
    expect(error).toBe(away);
  });

  it("shows no text of strangers as Markdown", async () => {
    const { did } = await run(fails(new TransientError("The branch @octocat/<b> moved on")), { isLast: true });
    expect(JSON.stringify(did)).not.toMatch(/@octocat|<b>/);
  });

  it("is not logged as done where it failed for good and the failure is shown", async () => {
    const { error, log } = await run(fails(new UserError("The folder is gone.")));
    expect(error).toBeInstanceOf(UserError);
    expect(log).toContain('"The failure is shown on GitHub."');
    expect(log).not.toContain("Done.");
  });

  it("is passed on also where it cannot be shown", async () => {
    const { error, log } = await run(fails(bug), {}, { apply: () => Promise.reject(new Error("nor that")) });
    expect(error).toBe(bug);
    expect(log).toContain("nor that");
  });

  it("is nobody's business any more once the attempt does not count", async () => {
    const controller = new AbortController();
    const { did, error } = await run(
      () => {
        controller.abort();
        return Promise.reject(bug);
      },
      { isLast: true, signal: controller.signal },
    );
    expect(error).toBe(bug);
    expect(did).toEqual([]);
  });

  it("leaves the other effects undone when the attempt stops to count between two", async () => {
    const controller = new AbortController();
    const applied: string[] = [];
    const { error } = await run(
      gives(checkRun, commit),
      { signal: controller.signal },
      {
        apply: (_trigger, { kind }) => {
          applied.push(kind);
          controller.abort(new TransientError("The server stops."));
          return Promise.resolve();
        },
      },
    );
    expect(applied).toEqual(["check-run"]);
    expect(error).toEqual(new TransientError("The server stops."));
  });
});

describe("what is not there", () => {
  const missing = new NotThereError("todogroup/governance#12 is not there.");

  it("is looked for once more a little later, since GitHub may not show it yet", async () => {
    const { did, error } = await run(fails(missing), { number: 1 });
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ retryAfterSeconds: 5, cause: missing });
    expect(did).toEqual([]);
  });

  it("is looked for once more, too, where the run was told to wait before", async () => {
    const { error } = await run(fails(missing), { number: 4, pauses: 3 });
    expect(error).toMatchObject({ retryAfterSeconds: 5 });
  });

  it("is looked for a while longer where somebody asked for it: that is never looked for again", async () => {
    const asked: Trigger = { ...trigger, intent: { action: "command", id: "7" } };
    const ends = [1, 2, 3].map(async (number) => (await run(fails(missing), { number }, {}, asked)).error);
    expect(await Promise.all(ends)).toMatchObject([{ retryAfterSeconds: 5 }, { retryAfterSeconds: 30 }, undefined]);
  });

  it.each([
    { number: 2, isLast: false },
    { number: 5, pauses: 3, isLast: false },
    { number: 6, isLast: true },
    { number: 1, isLast: true },
  ])("is gone by attempt $number, where isLast is $isLast: nothing fails, and nothing is shown", async (attempt) => {
    const { did, error, log } = await run(fails(missing), attempt);
    expect(error).toBeUndefined();
    expect(did).toEqual([]);
    expect(JSON.parse(log)).toMatchObject({ level: 30, reason: missing.message });
  });
});

describe("a repository that is gone", () => {
  const refused = new Error("Not Found");

  it("ends the run, which is logged and not tried again", async () => {
    const { did, error, log } = await run(
      fails(refused),
      { isLast: true },
      { nameOf: () => Promise.resolve(undefined) },
    );
    expect(error).toBeUndefined();
    expect(did).toEqual([]);
    expect(log).toContain("is gone");
  });

  it("is asked for after a refusal only, and not where GitHub does not answer", async () => {
    const { error } = await run(
      fails(new TransientError("away")),
      { isLast: true },
      {
        nameOf: () => Promise.resolve(undefined),
      },
    );
    expect(error).toBeInstanceOf(TransientError);
  });

  it("is taken to be there where that cannot be told", async () => {
    const { did, error } = await run(fails(refused), {}, { nameOf: () => Promise.reject(new Error("away")) });
    expect(error).toBe(refused);
    expect(did).toHaveLength(1);
  });
});

const takesNothing = (): Promise<void> => Promise.reject(new TransientError("away"));

describe("a repository that has another name by now", () => {
  const notFound = new OtherNameError("There is no repository todogroup/governance by this name.");
  const elsewhere = { nameOf: () => Promise.resolve("todogroup/strategy") };

  it("has the trigger put into the queue under that name, and nothing shown under the old one", async () => {
    const { did, error, log } = await run(fails(notFound), { isLast: true }, elsewhere);
    expect(error).toBeUndefined();
    expect(did).toEqual([{ ...trigger, repository: "todogroup/strategy" }]);
    expect(log).toContain("another name");
  });

  it("is asked for after what GitHub refuses under the old name, too", async () => {
    const { did, error } = await run(fails(new Error("Not Found")), {}, elsewhere);
    expect({ did, error }).toEqual({ did: [{ ...trigger, repository: "todogroup/strategy" }], error: undefined });
  });

  it.each([
    ["it still has the old one", () => Promise.resolve("TODOgroup/governance")],
    ["GitHub does not tell which", () => Promise.reject(new Error("away"))],
  ])("is tried again where %s: the answer was wrong for a moment", async (_claim, nameOf) => {
    const { did, error } = await run(fails(notFound), {}, { nameOf });
    expect(error).toBeInstanceOf(TransientError);
    expect(did).toEqual([]);
  });

  it("is tried again where the queue does not take it", async () => {
    const { error } = await run(fails(notFound), {}, { ...elsewhere, enqueue: takesNothing });
    expect(error).toBeInstanceOf(TransientError);
  });
});
