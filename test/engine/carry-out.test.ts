import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/engine/carry-out.ts";
import type { CommentEffect, CommitEffect, Effect, LabelsEffect, ReactionEffect } from "../../src/engine/effect.ts";
import { isBug, isRefusal, NotThereError, TransientError, UserError } from "../../src/engine/errors.ts";
import { classifiedWrite } from "../../src/github/api.ts";

const labels = (item: number): LabelsEffect => ({ kind: "labels", item, add: [], remove: [], create: [], repair: [] });
const comment = (item: number): CommentEffect => ({
  kind: "comment",
  item,
  marker: "label-pillars",
  body: "",
  present: undefined,
});
const reaction: ReactionEffect = { kind: "reaction", comment: 7, content: "+1" };
const commit: CommitEffect = {
  kind: "commit",
  repository: "todogroup/governance",
  branch: "one",
  parentSha: "a".repeat(40),
  message: "Mend",
  isSignedOff: true,
  files: [],
};
const followUp: Effect = { kind: "follow-up", triggers: [] };

const refused = (message = "Validation Failed", status = 422): Error => Object.assign(new Error(message), { status });

function named(effect: Effect): string {
  return "item" in effect ? `${effect.kind} ${effect.item}` : effect.kind;
}

/** What was done of some effects, where those of some items meet an error; and what was thrown. */
async function carried(effects: readonly Effect[], failing: (effect: Effect) => Error | undefined) {
  const done: string[] = [];
  const signal = new AbortController().signal;
  const work = carryOut(effects, {
    signal,
    apply: async (effect) => {
      const error = failing(effect);
      if (error !== undefined) throw error;
      done.push(named(effect));
    },
    settle: async (effect) => {
      done.push(named(effect));
    },
  });
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { done, error };
}

const on =
  (item: number, error: Error) =>
  (effect: Effect): Error | undefined =>
    "item" in effect && effect.item === item ? error : undefined;

describe("what GitHub refuses", () => {
  it("leaves the rest to be done, and is thrown at the end", async () => {
    const error = refused();
    const effects = [labels(1), labels(2), comment(3), followUp];
    expect(await carried(effects, on(1, error))).toEqual({ done: ["labels 2", "comment 3", "follow-up"], error });
  });

  it("holds up what is on the same item, and nothing else", async () => {
    const { done } = await carried([labels(1), comment(1), comment(2)], on(1, refused()));
    expect(done).toEqual(["comment 2"]);
  });

  it.each([
    ["a reaction, which says that all was done", reaction],
    ["a commit, which follows from the check run", commit],
  ])("holds up %s", async (_claim, last) => {
    expect((await carried([labels(1), labels(2), last], on(1, refused()))).done).toEqual(["labels 2"]);
    expect((await carried([labels(1), last], () => undefined)).done).toHaveLength(2);
  });

  it("is told with all reasons", async () => {
    const { done, error } = await carried([labels(1), labels(2), labels(3)], (effect) =>
      "item" in effect && effect.item !== 2 ? refused(`No label for #${effect.item}.`) : undefined,
    );
    expect(done).toEqual(["labels 2"]);
    expect(error).toBeInstanceOf(AggregateError);
    expect(String(error)).toContain("No label for #1. No label for #3.");
  });

  it("is told apart from a fault also where it is in words for people already", async () => {
    const told = classifiedWrite("Keeping the issue", refused());
    if (!(told instanceof UserError)) throw new TypeError("GitHub's 422 is for people.");
    expect(await carried([labels(1), comment(1), labels(2), reaction], on(1, told))).toEqual({
      done: ["labels 2"],
      error: told,
    });
    const { done, error } = await carried([labels(1), labels(2), labels(3)], (effect) =>
      "item" in effect && effect.item !== 3 ? told : undefined,
    );
    expect(done).toEqual(["labels 3"]);
    expect(error).toEqual(new UserError(told.message));
  });

  it("ten times is refused as a whole", async () => {
    const asked: Effect[] = [];
    const all = Array.from({ length: 30 }, (_, index) => labels(index));
    await carried(all, (effect) => {
      asked.push(effect);
      return refused("Not Found", 404);
    });
    expect(asked).toHaveLength(10);
  });
});

describe("what may pass by itself, or tells who we are not", () => {
  it.each([
    ["a limit", new TransientError("limited", { retryAfterSeconds: 60, isPause: true })],
    ["a time-out", new DOMException("late", "TimeoutError")],
    ["an error of GitHub's", refused("Bad Gateway", 502)],
    ["an unknown token", refused("Bad credentials", 401)],
    ["a bug", new TypeError("x of undefined")],
    ["what a person has to mend first", new UserError("Not allowed")],
  ])("ends it at once: %s", async (_claim, error) => {
    expect(await carried([labels(1), labels(2), followUp], on(1, error))).toEqual({ done: [], error });
  });
});

it.each([
  ["a fault of our own", new TypeError("x of undefined"), true, false],
  ["a refusal", refused(), false, true],
  ["several refusals", new AggregateError([refused()], "two"), false, false],
  ["an answer that may pass", new TransientError("away"), false, false],
  ["what a person can mend", new UserError("Not allowed"), false, false],
  ["what is not there", new NotThereError("gone"), false, false],
  ["the end of a run", new DOMException("ended", "AbortError"), false, false],
  ["a limit without a sign", refused("Too many", 429), false, false],
])("%s is told from a bug and from a refusal", (_claim, error, bug, refusal) => {
  expect([isBug(error), isRefusal(error)]).toEqual([bug, refusal]);
});
