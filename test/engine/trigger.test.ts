import { expect, it } from "vitest";
import { keyOf, type Subject } from "../../src/engine/trigger.ts";

const SUBJECTS: readonly Subject[] = [
  { kind: "repository" },
  { kind: "changes", since: "2024-05-20T12:00:00Z" },
  { kind: "branch", name: "changes" },
  { kind: "branch", name: "main" },
  { kind: "pull-request", number: 1 },
  { kind: "merge-group", headSha: "a", baseSha: "b" },
];

it("each subject has a key of its own, whatever a branch is called: one that waits stands for all of its key", () => {
  const keys = SUBJECTS.map((subject) =>
    keyOf({ workflow: "check-goals", installationId: 1, repository: "todogroup/governance", subject }),
  );
  expect(new Set(keys).size).toBe(SUBJECTS.length);
});
