/** Which failed deliveries are asked for, and when: cases, and what holds for any log. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attemptsToKeep,
  distanceMs,
  LOG_LAG_MS,
  patienceMs,
  planRedeliveries,
  REDELIVERABLE_MS,
  type Asked,
  type Attempt,
} from "../../src/github/failed-deliveries.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse("2026-03-02T09:00:00Z");

/** An attempt so many minutes ago. */
function attempt(id: number, minutesAgo: number, more: Partial<Attempt> = {}): Attempt {
  const at = NOW - minutesAgo * MINUTE;
  return { id, guid: "a", at, event: "issues.opened", isRedelivery: false, outcome: "failed", ...more };
}

const again = { isRedelivery: true } as const;
const refusals = Array.from({ length: 8 }, (_, index) =>
  attempt(index + 1, 1000 - index, { isRedelivery: index > 0, outcome: "refused" }),
);

function ids(deliveries: readonly { readonly id: number }[]): readonly number[] {
  return deliveries.map(({ id }) => id);
}

/** What becomes of each delivery: the number of the attempt that is asked by, waited for or given up. */
function planned(attempts: readonly Attempt[], asked: ReadonlyMap<number, Asked> = new Map(), now = NOW) {
  const { ask, wait, giveUp } = planRedeliveries(attempts, asked, now);
  return { ask: ids(ask), wait: ids(wait), giveUp: ids(giveUp) };
}

/** What was asked for by attempt 1. */
const askedFor = (minutesAgo: number, times: number) => new Map([[1, { at: NOW - minutesAgo * MINUTE, times }]]);

const NOTHING = { ask: [], wait: [], giveUp: [] };

describe("a failed delivery", () => {
  it.each<[string, readonly Attempt[], Partial<ReturnType<typeof planned>>]>([
    ["is asked for at once", [attempt(1, 0)], { ask: [1] }],
    ["that has arrived later needs nothing", [attempt(1, 5), attempt(2, 1, { ...again, outcome: "ok" })], {}],
    ["that had arrived before needs nothing", [attempt(1, 5, { outcome: "ok" }), attempt(2, 1, again)], {}],
    ["is asked for by its newest attempt", [attempt(2, 6, again), attempt(1, 9)], { ask: [2] }],
    ["is left alone for five minutes after the second failure", [attempt(1, 9), attempt(2, 4, again)], { wait: [2] }],
    ["that is under way is waited for", [attempt(1, 9, { outcome: "pending" })], { wait: [1] }],
    ["that has been under way for ten minutes has failed", [attempt(1, 10, { outcome: "pending" })], { ask: [1] }],
    ["of three days ago is given up", [attempt(1, 72 * 60), attempt(2, 60, again)], { giveUp: [2] }],
    ["that was refused eight times is given up", refusals, { giveUp: [8] }],
    ["that was refused seven times is not", refusals.slice(0, 7), { ask: [7] }],
    ["whose first attempt is not in the log is none of ours", [attempt(2, 60, again)], {}],
  ])("%s", (_claim, attempts, expected) => {
    expect(planned(attempts)).toEqual({ ...NOTHING, ...expected });
  });

  it("that was asked for is waited for, ten minutes and then longer", () => {
    expect(planned([attempt(1, 60)], askedFor(9, 1))).toEqual({ ...NOTHING, wait: [1] });
    expect(planned([attempt(1, 60)], askedFor(10, 1))).toEqual({ ...NOTHING, ask: [1] });
    expect(planned([attempt(1, 60)], askedFor(19, 2))).toEqual({ ...NOTHING, wait: [1] });
    expect(planned([attempt(1, 60)], askedFor(20, 2))).toEqual({ ...NOTHING, ask: [1] });
    expect(planned([attempt(1, 60)], askedFor(300, 30))).toEqual({ ...NOTHING, giveUp: [1] });
  });

  it("that was asked for twice, since the first time was forgotten, is waited for until both are there", () => {
    const both = [attempt(1, 60), attempt(2, 15, { isRedelivery: true })];
    expect(planned(both, askedFor(6, 1))).toEqual({ ...NOTHING, wait: [2] });
    const all = [...both, attempt(3, 6, { isRedelivery: true })];
    expect(planned(all, askedFor(6, 1))).toEqual({ ...NOTHING, wait: [3] });
    expect(planned(all, askedFor(30, 1))).toEqual({ ...NOTHING, wait: [3] });
  });

  it("that somebody waits for comes first, and then the newest", () => {
    const events = [
      "issues.opened",
      "check_suite.rerequested",
      "push",
      "issue_comment.created",
      "issue_comment.edited",
    ];
    const attempts = events.map((event, index) => attempt(index + 1, 60 - index, { guid: event, event }));
    expect(planned(attempts).ask).toEqual([4, 2, 5, 3, 1]);
  });

  it("is asked for at distances that grow up to four hours", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map((failures) => distanceMs(failures) / MINUTE)).toEqual([
      0, 5, 10, 20, 40, 80, 160, 240, 240, 240,
    ]);
  });
});

const GUIDS = ["a", "b", "c", "d"];
const EVENTS = ["issues.opened", "issue_comment.created", "check_run.requested_action", "push"];

/** Any log within four days, whether or not GitHub would write it. */
const anyLog = fc
  .array(
    fc.record({
      guid: fc.constantFrom(...GUIDS),
      at: fc.integer({ min: NOW - 96 * HOUR, max: NOW }),
      event: fc.constantFrom(...EVENTS),
      isRedelivery: fc.boolean(),
      outcome: fc.constantFrom("failed", "refused", "pending", "ok", "failed"),
    }),
    { maxLength: 30 },
  )
  .map((entries): readonly Attempt[] => entries.map((entry, index) => ({ ...entry, id: index + 1 })));

const anyAsked = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 * HOUR }), fc.integer({ min: 1, max: 40 })),
  )
  .map((entries) => new Map(entries.map(([id, ago, times]) => [id, { at: NOW - ago, times }])));

describe("of any log", () => {
  it("each delivery has one lot, and none that arrived has any", () => {
    fc.assert(
      fc.property(anyLog, anyAsked, (log, asked) => {
        const { ask, wait, giveUp } = planRedeliveries(log, asked, NOW);
        const guids = [...ask, ...wait, ...giveUp].map(({ guid }) => guid);
        expect(new Set(guids).size).toBe(guids.length);
        const open = GUIDS.filter((guid) => {
          const ofOne = log.filter((one) => one.guid === guid);
          return ofOne.some(({ isRedelivery }) => !isRedelivery) && ofOne.every(({ outcome }) => outcome !== "ok");
        });
        expect(guids.toSorted()).toEqual(open);
      }),
    );
  });

  it("nothing is asked for too soon, too late, or while it may be on its way", () => {
    fc.assert(
      fc.property(anyLog, anyAsked, (log, asked) => {
        for (const { id, firstAt, lastAt, failures } of planRedeliveries(log, asked, NOW).ask) {
          const before = asked.get(id);
          expect(before === undefined || before.at + patienceMs(before.times) <= NOW).toBe(true);
          expect(lastAt + distanceMs(failures)).toBeLessThanOrEqual(NOW);
          expect(firstAt).toBeGreaterThan(NOW - REDELIVERABLE_MS);
        }
      }),
    );
  });

  it("the order of its entries makes no difference", () => {
    const shuffled = anyLog.chain((log) =>
      fc.tuple(fc.constant(log), fc.shuffledSubarray([...log], { minLength: log.length })),
    );
    fc.assert(
      fc.property(shuffled, anyAsked, ([log, other], asked) => {
        expect(planned(other, asked).ask).toEqual(planned(log, asked).ask);
      }),
    );
  });

  it("what is thrown away changes no later plan", () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 0, max: 80 * HOUR }), (log, later) => {
        const from = NOW - LOG_LAG_MS;
        const kept = attemptsToKeep(log, from, NOW);
        // What is read anew meets what was kept, each entry once.
        const anew = new Map([...kept, ...log.filter(({ at }) => at >= from)].map((one) => [one.id, one]));
        const { ask, wait } = planned([...anew.values()], new Map(), NOW + later);
        const all = planned(log, new Map(), NOW + later);
        expect({ ask, wait }).toEqual({ ask: all.ask, wait: expect.arrayContaining([...all.wait]) });
      }),
    );
  });
});

/** What happens to a few deliveries within four days, with a sweep every five minutes. */
interface Course {
  /** The outcomes of the attempts of each delivery, from the first; the last goes on for ever. */
  readonly outcomes: readonly (readonly ("ok" | "failed" | "refused")[])[];
  readonly lagMinutes: number;
  /** The sweeps before which the memory is lost. */
  readonly losses: readonly number[];
}

const anyCourse: fc.Arbitrary<Course> = fc.record({
  outcomes: fc.array(fc.array(fc.constantFrom("ok", "failed", "refused"), { minLength: 1, maxLength: 10 }), {
    minLength: 1,
    maxLength: 4,
  }),
  lagMinutes: fc.integer({ min: 0, max: 9 }),
  losses: fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 5 }),
});

/** All attempts that were made, and which of them while another was under way. */
function play({ outcomes, lagMinutes, losses }: Course) {
  const log: Attempt[] = [];
  const tooSoon: Attempt[] = [];
  let asked = new Map<number, Asked>();
  const make = (guid: string, now: number): void => {
    const earlier = log.filter((one) => one.guid === guid);
    const outcome =
      outcomes[Number(guid)]?.at(Math.min(earlier.length, (outcomes[Number(guid)]?.length ?? 0) - 1)) ?? "ok";
    const one = { id: log.length + 1, guid, at: now, event: "push", isRedelivery: earlier.length > 0, outcome };
    if (earlier.some(({ at }) => at + lagMinutes * MINUTE > now)) tooSoon.push(one);
    log.push(one);
  };
  for (const index of outcomes.keys()) make(String(index), NOW);
  for (let sweep = 0; sweep < 96 * 12; sweep += 1) {
    const now = NOW + (lagMinutes + 5 * sweep) * MINUTE;
    if (losses.includes(sweep)) asked = new Map();
    const shown = log.filter(({ at }) => at + lagMinutes * MINUTE <= now && at > now - REDELIVERABLE_MS);
    for (const { id, guid } of planRedeliveries(shown, asked, now).ask) {
      asked.set(id, { at: now, times: (asked.get(id)?.times ?? 0) + 1 });
      make(guid, now);
    }
  }
  return { log, tooSoon };
}

describe("whatever happens within three days", () => {
  it("a delivery arrives as soon as it would, is not asked for afterwards, and never for ever", () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { log, tooSoon } = play(course);
        // An attempt that is not in the log yet may be doubled where the memory of it is lost, and only then.
        expect(tooSoon.length).toBeLessThanOrEqual(course.losses.length * course.outcomes.length);
        for (const [index, outcomes] of course.outcomes.entries()) {
          const made = log.filter(({ guid }) => guid === String(index));
          const arrived = made.findIndex(({ outcome }) => outcome === "ok");
          expect(made.length).toBeLessThanOrEqual(30);
          const would = outcomes.indexOf("ok");
          const isWanted = !outcomes.slice(0, would).includes("refused");
          expect(would === -1 || !isWanted || arrived === would).toBe(true);
          expect(arrived === -1 || made.length <= arrived + 1 + course.losses.length).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
