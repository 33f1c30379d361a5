/** Touchpoint files in random styles, edited at random. */
import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { editTouchpoint, type OutcomeRecord } from "../../../src/domain/record/edit-touchpoint.ts";
import { isMapping } from "../../../src/domain/format/pointer.ts";
import { REFERENCES, STATUSES, touchpointTexts, type Piece } from "../../support/touchpoint-texts.ts";

/** In each of the six tests below. */
const RUNS = Number(process.env["RECORD_RUNS"] ?? 2_000);

const wantedReferences = fc.uniqueArray(fc.constantFrom(...REFERENCES, "new/one#7", 88, "new/two#9"), { maxLength: 6 });
const wanted = fc.record(
  { status: fc.constantFrom(...STATUSES), contributions: wantedReferences },
  { requiredKeys: [] },
);

/** A file and what one of its outcomes is to say. */
const cases = fc.tuple(touchpointTexts(), fc.nat(3), wanted).map(([pieces, number, change]) => {
  const outcomes = pieces.filter(({ outcome }) => outcome !== undefined);
  const piece = outcomes[number % outcomes.length];
  return { pieces, piece, record: { outcome: piece?.outcome ?? "", ...change } };
});

describe("any Touchpoint file", () => {
  it("says after editing what it said before, with what was wanted changed and nothing else", () => {
    fc.assert(
      fc.property(cases, ({ pieces, record }) => {
        const before = textOf(pieces);
        const after = edited(before, record);
        expect(load(after)).toEqual(changed(load(before), record));
      }),
      { numRuns: RUNS },
    );
  });

  it("keeps every line outside the outcome, and the end of the file", () => {
    fc.assert(
      fc.property(cases, ({ pieces, piece, record }) => {
        const at = pieces.findIndex((other) => other === piece);
        const after = edited(textOf(pieces), record);
        expect(after.startsWith(textOf(pieces.slice(0, at)))).toBe(true);
        expect(after.endsWith(textOf(pieces.slice(at + 1)))).toBe(true);
        expect(/[\r\n]$/.test(after)).toBe(/[\r\n]$/.test(textOf(pieces)));
        expect(new Set(after.match(/\r\n|\r|\n/g)).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: RUNS },
    );
  });

  it("keeps every comment but those behind what is taken out", () => {
    fc.assert(
      fc.property(cases, ({ pieces, piece, record }) => {
        const before = textOf(pieces);
        const kept = record.contributions ?? piece?.items.map(({ reference }) => reference) ?? [];
        const gone = (piece?.items ?? []).filter(({ reference }) => !kept.includes(reference));
        const left = commentsIn(before).filter((comment) => !gone.some((item) => item.comment.trim() === comment));
        expect(commentsIn(edited(before, record))).toEqual(left);
      }),
      { numRuns: RUNS },
    );
  });

  it("stays as it is when it is edited again", () => {
    fc.assert(
      fc.property(cases, ({ pieces, record }) => {
        const once = edited(textOf(pieces), record);
        expect(edited(once, record)).toBe(once);
      }),
      { numRuns: RUNS },
    );
  });

  it("takes changes of all of its outcomes at once", () => {
    fc.assert(
      fc.property(touchpointTexts(), fc.array(wanted, { minLength: 5, maxLength: 5 }), (pieces, changes) => {
        const text = textOf(pieces);
        const records = pieces
          .flatMap(({ outcome }) => outcome ?? [])
          .map((outcome, index) => ({ outcome, ...changes[index] }));
        const result = editTouchpoint(text, records);
        expect("text" in result ? load(result.text) : result).toEqual(records.reduce(changed, load(text)));
      }),
      { numRuns: RUNS },
    );
  });

  it("stays as it is when it is asked for what it says", () => {
    fc.assert(
      fc.property(touchpointTexts(), (pieces) => {
        const text = textOf(pieces);
        const records = pieces.flatMap(({ outcome, items }) =>
          outcome === undefined || items.length === 0
            ? []
            : [{ outcome, contributions: items.map(({ reference }) => spelledOtherwise(reference)).toReversed() }],
        );
        expect(editTouchpoint(text, records)).toEqual({ text });
      }),
      { numRuns: RUNS },
    );
  });
});

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

function edited(text: string, record: OutcomeRecord): string {
  const result = editTouchpoint(text, [record]);
  if ("refused" in result) throw new Error(`${result.refused}\n${text}`);
  return result.text;
}

/** What `load` gives, changed as it should be. */
function changed(file: unknown, { outcome, status, contributions }: OutcomeRecord): unknown {
  if (!isMapping(file) || !Array.isArray(file["outcomes"])) return file;
  const outcomes = file["outcomes"].map((item: unknown) => {
    if (!isMapping(item) || item["id"] !== outcome) return item;
    const result = { ...item, ...(status === undefined ? {} : { status }) };
    const present: unknown = item["contributions"];
    if (contributions === undefined || (present === undefined && contributions.length === 0)) return result;
    const list: unknown[] = Array.isArray(present) ? present : [];
    const wantedOnes: readonly unknown[] = contributions;
    const stay = list.filter((reference) => wantedOnes.includes(reference));
    return { ...result, contributions: [...stay, ...wantedOnes.filter((reference) => !list.includes(reference))] };
  });
  return { ...file, outcomes };
}

function commentsIn(text: string): string[] {
  return text.match(/# c\d+: \[not, \{yaml/g) ?? [];
}

function spelledOtherwise(reference: string | number): string | number {
  if (typeof reference === "number") return reference;
  const short = /^https:\/\/github\.com\/(.+)\/pull\/(\d+)$/.exec(reference);
  return short === null
    ? reference.toUpperCase().replace("HTTPS", "https").replace("/ISSUES/", "/issues/")
    : `${short[1]}#${short[2]}`;
}
