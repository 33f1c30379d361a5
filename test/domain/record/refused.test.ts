/** Touchpoint files that are not edited, and why; spoilt files never make the editor throw or write something wrong. */
import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { isMapping } from "../../../src/domain/format/pointer.ts";
import { readTouchpoint } from "../../../src/domain/read-file.ts";
import { editGoal } from "../../../src/domain/record/edit-goal.ts";
import { editTouchpoint } from "../../../src/domain/record/edit-touchpoint.ts";
import { spoiltBytes, spoiltLines, spoiltValues } from "../../support/mutations.ts";
import { touchpointTexts } from "../../support/touchpoint-texts.ts";

const FOLDER = "examples/todo-2024/touchpoints";
const texts = readdirSync(FOLDER).map((file) => readFileSync(`${FOLDER}/${file}`, "utf8"));
const goals = "examples/todo-2024/goals/2024";
const goalTexts = readdirSync(goals).map((file) => readFileSync(`${goals}/${file}`, "utf8"));

const record = { outcome: "a", status: "delivered", contributions: ["x/y#1"] } as const;

describe("a Touchpoint file", () => {
  it.each([
    ["no such outcome", "outcomes:\n  - id: b\n", 'There is no outcome "a" in the file.'],
    ["no outcomes", "id: t\n", 'There is no outcome "a" in the file.'],
    ["nothing", "", 'There is no outcome "a" in the file.'],
    ["outcomes that are no list", "outcomes: { id: a }\n", 'There is no outcome "a" in the file.'],
    ["two such outcomes", "outcomes:\n  - id: a\n  - id: a\n", 'Two outcomes have the id "a".'],
    ["a key with a question mark", "outcomes:\n  - id: a\n    ? status\n    : open\n", "question mark"],
    ["a first key with a question mark", "outcomes:\n  - ? id\n    : a\n", "question mark"],
    ["an outcome in brackets without braces", "outcomes: [id: a]\n", "Put { } around it"],
    ["a status that is a list", "outcomes:\n  - id: a\n    status: [open]\n", "is a list or a mapping"],
    ["contributions that are a word", "outcomes:\n  - id: a\n    contributions: x/y#1\n", "not a list of references"],
    [
      "contributions that are mappings",
      "outcomes:\n  - id: a\n    contributions: [{ a: b }]\n",
      "not a list of references",
    ],
    ["an empty contribution", "outcomes:\n  - id: a\n    contributions:\n      -\n", "not a list of references"],
    ["an alias", "outcomes:\n  - id: &x a\n    goal: *x\n", "Line 2: Anchors"],
    ["a key that stands twice", "outcomes:\n  - id: a\n    id: a\n", "Line 3: The key"],
    ["a bracket that is never closed", "outcomes: [\n", "This is not valid YAML"],
  ])("is refused with %s", (_claim, text, words) => {
    expect(editTouchpoint(text, [record])).toEqual({ refused: expect.stringContaining(words) });
  });

  it("is refused for an outcome that is named twice", () => {
    const refused = 'Outcome "a" is to be changed twice at once.';
    expect(editTouchpoint("outcomes:\n  - id: a\n", [record, record])).toEqual({ refused });
  });

  it("is refused when the change makes it too large", () => {
    const text = `title: ${"x".repeat(511_960)}\noutcomes:\n  - id: a\n`;
    expect(editTouchpoint(text, [record])).toEqual({ refused: expect.stringContaining("With this change") });
  });

  it("is not edited at all when one of several changes is refused", () => {
    const text = "outcomes:\n  - id: a\n";
    expect(editTouchpoint(text, [record, { ...record, outcome: "b" }])).toHaveProperty("refused");
  });
});

describe("an example", () => {
  it.each(texts)("takes any status and new contributions in all of its outcomes: %#", (text) => {
    const { value } = readTouchpoint("x.yml", new TextEncoder().encode(text));
    const records = (value?.outcomes ?? []).map((outcome) => ({
      outcome: String(outcome?.id),
      status: "dropped" as const,
      contributions: ["x/y#1", 2],
    }));
    const result = editTouchpoint(text, records);
    expect("text" in result && changedLines(text, result.text)).toEqual(
      "text" in result &&
        changedLines(text, result.text).filter((line) => /^ {4}(?:status|contributions): /.test(line)),
    );
    const edited = "text" in result ? load(result.text) : undefined;
    const outcomes = isMapping(edited) ? (edited["outcomes"] ?? []) : undefined;
    expect(outcomes).toEqual(
      records.map(({ status, contributions }) => expect.objectContaining({ status, contributions })),
    );
  });
});

describe("a spoilt file", () => {
  const written = touchpointTexts().map((pieces) => pieces.map(({ text }) => text).join(""));
  const encoder = new TextEncoder();
  const bytes = fc.oneof(
    spoiltBytes(texts.map((text) => encoder.encode(text))),
    spoiltLines(texts),
    spoiltValues(texts.map((text) => load(text))),
    written.chain((text) => spoiltBytes([encoder.encode(text)])),
    written.chain((text) => spoiltLines([text])),
  );

  it("is edited rightly or refused", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom("scorecard-chapter", "outcome-0", "outcome-1"), (spoilt, outcome) => {
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(spoilt);
        const wanted = { ...record, outcome };
        const result = editTouchpoint(text, [wanted]);
        if ("refused" in result) return;
        expect(without(load(result.text), outcome)).toEqual(without(load(text), outcome));
        expect(outcomeIn(load(result.text), outcome)).toMatchObject({ status: "delivered", contributions: ["x/y#1"] });
        expect(editTouchpoint(result.text, [wanted])).toEqual(result);
      }),
      { numRuns: Number(process.env["RECORD_RUNS"] ?? 4_000) },
    );
  });

  it.each([5, "x/y#1", undefined])(
    "of a goal is edited rightly or refused, for the tracking issue %s",
    (trackingIssue) => {
      const goalBytes = fc.oneof(
        spoiltBytes(goalTexts.map((text) => encoder.encode(text))),
        spoiltLines(goalTexts),
        spoiltValues(goalTexts.map((text) => load(text))),
      );
      fc.assert(
        fc.property(goalBytes, (spoilt) => {
          const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(spoilt);
          const result = editGoal(text, { trackingIssue });
          if ("refused" in result) return;
          const before = load(text);
          const rest = isMapping(before) ? { ...before, tracking_issue: undefined } : {};
          expect({ ...rest, ...(trackingIssue === undefined ? {} : { tracking_issue: trackingIssue }) }).toEqual(
            load(result.text),
          );
        }),
        { numRuns: Number(process.env["RECORD_RUNS"] ?? 1_000) },
      );
    },
  );
});

function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [...old.filter((line) => !now.includes(line)), ...now.filter((line) => !old.includes(line))];
}

function outcomesIn(file: unknown): readonly unknown[] {
  const outcomes = isMapping(file) ? file["outcomes"] : [];
  return Array.isArray(outcomes) ? outcomes : [];
}

function outcomeIn(file: unknown, id: string): unknown {
  return outcomesIn(file).find((item) => isMapping(item) && item["id"] === id);
}

/** A file without what may change: its outcomes except for the status and contributions of one. */
function without(file: unknown, id: string): unknown {
  const outcomes = outcomesIn(file).map((item) =>
    isMapping(item) && item["id"] === id ? { ...item, status: "", contributions: [] } : item,
  );
  return isMapping(file) ? { ...file, outcomes } : file;
}
