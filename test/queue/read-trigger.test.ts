/** What the queue takes for a trigger when it reads one back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTrigger } from "../../src/queue/read-trigger.ts";
import { pullRequest } from "../support/queues.ts";

describe("a trigger read back from the database", () => {
  it.each([
    [null, "The job is no object."],
    ["check-goals", "The job is no object."],
    [[], "The job is no object."],
    [{}, "workflow is no text."],
    [{ ...pullRequest(1), workflow: "" }, "workflow is no text."],
    [{ ...pullRequest(1), installationId: "1" }, "installationId is no positive whole number."],
    [{ ...pullRequest(1), repository: null }, "repository is no text."],
    [{ ...pullRequest(1), subject: undefined }, "subject is no object."],
    [{ ...pullRequest(1), subject: { kind: "issue", number: 1 } }, 'subject.kind is none that is known: "issue".'],
    [{ ...pullRequest(1), subject: { kind: "constructor" } }, 'subject.kind is none that is known: "constructor".'],
    [
      { ...pullRequest(1), subject: { kind: "pull-request", number: 1.5 } },
      "subject.number is no positive whole number.",
    ],
    [{ ...pullRequest(1), subject: { kind: "merge-group", headSha: "a" } }, "subject.baseSha is no text."],
    [{ ...pullRequest(1), subject: { kind: "commit" } }, "subject.headSha is no text."],
    [{ ...pullRequest(1), subject: { kind: "branch", name: "" } }, "subject.name is no text."],
    [{ ...pullRequest(1), intent: null }, "intent is no object."],
    [{ ...pullRequest(1), intent: { action: "re-run" } }, "intent.id is no text."],
    [{ ...pullRequest(1), delivery: 7 }, "delivery is no text."],
  ])("is not %j: %s", (data, message) => {
    expect(() => readTrigger(data)).toThrow(new TypeError(message));
  });

  it("has none of the keys of a later version", () => {
    expect(readTrigger({ ...pullRequest(1), later: true })).toEqual(pullRequest(1));
  });

  it("is a trigger, or a TypeError, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.object().map((more) => ({ ...pullRequest(1), ...more })),
        ),
        (data) => {
          expect([undefined, "TypeError"]).toContain(errorOf(data));
        },
      ),
    );
  });
});

function errorOf(data: unknown): string | undefined {
  try {
    readTrigger(data);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : "none";
  }
}
