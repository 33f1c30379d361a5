/** Every kind of finding keeps what its documentation promises. */
import { describe, expect, it } from "vitest";
import { FINDING_GROUPS } from "../../src/domain/finding-kinds.ts";
import { checkFiles } from "../support/repository.ts";

const kinds = FINDING_GROUPS.flatMap((group) => group.kinds);

/** The codes that programs and people rely on: removing one breaks them. */
const PROMISED = `
  yaml-syntax bad-encoding multiple-documents duplicate-key alias not-a-file too-large unreadable
  unknown-key missing-key wrong-type unknown-value bad-format id-mismatch duplicate-id duplicate-initiative
  duplicate-outcome unknown-pillar unknown-goal unknown-destination cycle-mismatch missing-reason
  done-with-open-work status-jump nothing-checked duplicate-label
  no-owner due-outside-cycle measure-regressed duplicate-tracking-issue
`;

it("documents every promised code exactly once", () => {
  expect(kinds.map(({ code }) => code).toSorted()).toEqual(PROMISED.trim().split(/\s+/).toSorted());
});

describe.each(kinds)("$code", ({ code, severity, wrong, mended }) => {
  it("is what its wrong example has, and nothing else", () => {
    const { findings } = checkFiles(wrong.files, wrong.before);
    expect([...new Set(findings.map((found) => found.code))]).toEqual([code]);
    expect([...new Set(findings.map((found) => found.severity))]).toEqual([severity]);
  });

  it("is gone from its mended example, and so is everything else", () => {
    expect(checkFiles(mended.files, mended.before).findings).toEqual([]);
  });
});
