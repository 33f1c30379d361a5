/** What a file should say of an outcome follows from what its contributions have come to, and from nothing else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contributionKey,
  desiredOutcome,
  entriesOf,
  type Contribution,
  type OutcomeStatus,
  type RecordedOutcome,
} from "../../../src/domain/record/desired.ts";

const GOVERNANCE = "todogroup/governance";
const ID = "2024-04-25-emea/scorecard";
const BOOK = "todogroup/ospology";

function recorded(status: OutcomeStatus, ...contributions: (string | number)[]): RecordedOutcome {
  return { id: ID, status, contributions };
}

function known(...contributions: readonly Contribution[]): ReadonlyMap<string, Contribution> {
  return new Map(contributions.map((one) => [contributionKey(one.reference, GOVERNANCE), one]));
}

function item(
  number: number,
  standing: Contribution["standing"],
  outcomes: readonly string[] | "no word" = [ID],
  withdrawn: readonly string[] = [],
): Contribution {
  return { reference: `${BOOK}#${number}`, standing, outcomes: outcomes === "no word" ? [] : outcomes, withdrawn };
}

const ELSEWHERE = ["2024-04-25-emea/other"];

describe("an outcome", () => {
  it.each<{ what: string; file: RecordedOutcome; now: readonly Contribution[]; says: string }>([
    {
      what: "gets a contribution that is open",
      file: recorded("open"),
      now: [item(1, "open")],
      says: `in-progress ${BOOK}#1`,
    },
    {
      what: "is delivered with one that is merged",
      file: recorded("open"),
      now: [item(1, "delivered")],
      says: `delivered ${BOOK}#1`,
    },
    {
      what: "is delivered when one of two is",
      file: recorded("in-progress", `${BOOK}#1`),
      now: [item(1, "open"), item(2, "delivered")],
      says: `delivered ${BOOK}#1 ${BOOK}#2`,
    },
    {
      what: "keeps what it says in another spelling",
      file: recorded("open", "https://github.com/TodoGroup/OSPOlogy/pull/1"),
      now: [item(1, "open")],
      says: "in-progress https://github.com/TodoGroup/OSPOlogy/pull/1",
    },
    {
      what: "takes a bare number for an item of the governance repository",
      file: recorded("open", 7),
      now: [{ reference: `${GOVERNANCE}#7`, standing: "open", outcomes: [ID], withdrawn: [] }],
      says: "in-progress 7",
    },
    {
      what: "loses one that was taken back, and is open again",
      file: recorded("in-progress", `${BOOK}#1`),
      now: [item(1, "taken-back")],
      says: "open",
    },
    {
      what: "loses one that is gone",
      file: recorded("in-progress", `${BOOK}#1`),
      now: [item(1, "gone", "no word")],
      says: "open",
    },
    {
      what: "loses one that names another outcome by now",
      file: recorded("in-progress", `${BOOK}#1`),
      now: [item(1, "open", ELSEWHERE, [ID])],
      says: "open",
    },
    {
      what: "stays in progress with the other of two",
      file: recorded("in-progress", `${BOOK}#1`, `${BOOK}#2`),
      now: [item(1, "taken-back"), item(2, "open")],
      says: `in-progress ${BOOK}#2`,
    },
    {
      what: "stays delivered when what delivered it is gone",
      file: recorded("delivered", `${BOOK}#1`),
      now: [item(1, "gone")],
      says: "delivered",
    },
    {
      what: "is followed where people recorded it by hand",
      file: recorded("open", `${BOOK}#1`),
      now: [item(1, "delivered", "no word")],
      says: `delivered ${BOOK}#1`,
    },
    {
      what: "gets several in the order of their numbers",
      file: recorded("open"),
      now: [item(10, "open"), item(9, "open")],
      says: `in-progress ${BOOK}#9 ${BOOK}#10`,
    },
  ])("$what", ({ file, now, says }) => {
    const desired = desiredOutcome(file, known(...now), GOVERNANCE);
    expect([desired?.status, ...(desired?.contributions ?? [])].join(" ")).toBe(says);
  });

  it.each<{ what: string; file: RecordedOutcome; now: readonly Contribution[] }>([
    { what: "that was dropped", file: recorded("dropped"), now: [item(1, "open")] },
    {
      what: "that a person gave a contribution which names another one",
      file: recorded("in-progress", `${BOOK}#1`),
      now: [item(1, "open", ELSEWHERE)],
    },
    { what: "that says so already", file: recorded("in-progress", `${BOOK}#1`), now: [item(1, "open")] },
    {
      what: "that a person set to delivered, while one is open",
      file: recorded("delivered", `${BOOK}#1`),
      now: [item(1, "open")],
    },
    { what: "that a person set in progress without a contribution", file: recorded("in-progress"), now: [] },
    { what: "whose contribution is out of sight", file: recorded("in-progress", "other/repository#3"), now: [] },
    {
      what: "that nothing names",
      file: recorded("open"),
      now: [item(1, "open", ELSEWHERE), item(2, "open", "no word")],
    },
    {
      what: "whose only contribution was taken back before it was recorded",
      file: recorded("open"),
      now: [item(1, "taken-back")],
    },
  ])("$what is left as it is", ({ file, now }) => {
    expect(desiredOutcome(file, known(...now), GOVERNANCE)).toBeUndefined();
  });
});

const declinedBy = (file: RecordedOutcome, ...now: readonly Contribution[]): ReadonlySet<string> => {
  const desired = desiredOutcome(file, known(...now), GOVERNANCE);
  if (desired === undefined) throw new Error("There is nothing to decline.");
  return new Set(entriesOf(file, desired, known(...now), GOVERNANCE));
};
const after = (file: RecordedOutcome, declined: ReadonlySet<string>, ...now: readonly Contribution[]) => {
  const desired = desiredOutcome(file, known(...now), GOVERNANCE, declined);
  return desired && [desired.status, ...desired.contributions].join(" ");
};

describe("what was declined", () => {
  it("is told by each contribution, and by the status", () => {
    expect([...declinedBy(recorded("open", `${BOOK}#2`), item(1, "open"), item(2, "taken-back"))]).toEqual([
      `${ID} + ${BOOK}#1 open`,
      `${ID} - ${BOOK}#2 taken-back`,
      `${ID} & in-progress`,
    ]);
  });

  it("is not wanted again, and another contribution is wanted without it", () => {
    const declined = declinedBy(recorded("open"), item(1, "open"));
    expect(after(recorded("open"), declined, item(1, "open"))).toBeUndefined();
    expect(after(recorded("open"), declined, item(1, "open"), item(2, "open"))).toBe(`in-progress ${BOOK}#2`);
  });

  it("is wanted once it has come to something else", () => {
    const declined = declinedBy(recorded("open"), item(1, "open"));
    expect(after(recorded("open"), declined, item(1, "delivered"))).toBe(`delivered ${BOOK}#1`);
  });

  it("stays in the file where taking it out was declined", () => {
    const file = recorded("in-progress", `${BOOK}#1`);
    expect(after(file, declinedBy(file, item(1, "taken-back")), item(1, "taken-back"))).toBeUndefined();
  });

  it("leaves the status where only that was to change", () => {
    const file = recorded("open", `${BOOK}#1`);
    expect(after(file, declinedBy(file, item(1, "open")), item(1, "open"))).toBeUndefined();
    expect(after(file, declinedBy(file, item(1, "open")), item(1, "delivered"))).toBe(`delivered ${BOOK}#1`);
  });
});

const contribution = fc.record({
  number: fc.integer({ min: 1, max: 6 }),
  standing: fc.constantFrom<Contribution["standing"]>("open", "delivered", "taken-back", "gone"),
  outcomes: fc.subarray([ID, ...ELSEWHERE]),
  withdrawn: fc.subarray([ID, ...ELSEWHERE]),
});
const file = fc.record({
  status: fc.constantFrom<OutcomeStatus>("open", "in-progress", "delivered", "dropped"),
  numbers: fc.uniqueArray(fc.integer({ min: 1, max: 6 })),
});

it("says the same in whatever order it is told, and nothing more the second time", () => {
  fc.assert(
    fc.property(
      file,
      fc.uniqueArray(contribution, { selector: ({ number }) => number }),
      ({ status, numbers }, items) => {
        const before = recorded(status, ...numbers.map((number) => `${BOOK}#${number}`));
        const all = items.map(({ number, standing, outcomes, withdrawn }) => {
          const left = withdrawn.filter((id) => !outcomes.includes(id));
          return item(number, standing, outcomes, left);
        });
        const once = desiredOutcome(before, known(...all), GOVERNANCE);
        expect(desiredOutcome(before, known(...all.toReversed()), GOVERNANCE)).toEqual(once);
        expect(desiredOutcome({ ...before, ...once }, known(...all), GOVERNANCE)).toBeUndefined();
      },
    ),
  );
});
