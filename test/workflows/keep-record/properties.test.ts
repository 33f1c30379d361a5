/** Whatever people do, and however deliveries come: the same files, nothing twice, and not a word of a members' call. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/engine/delivery.ts";
import { CALL, callsWorld, CHAPTER, EMEA, MEMBERS_CALL, OPEN_GLOSSARY, SECRET, TALK } from "../../support/calls.ts";
import type { RecordWorld } from "../../support/record-world.ts";

const IDS = [CHAPTER, OPEN_GLOSSARY, TALK, SECRET, "2024-04-25-emea/none-such", "2024-05-02-members/hidden-plam"];
const LINKS = [
  "https://github.com/todogroup/governance/blob/main/touchpoints/2024-05-02-members.yml",
  "https://github.com/todogroup/ospology/discussions/448",
];
const NUMBERS = [1, 2, 3];

const body = fc.oneof(
  fc.subarray(IDS, { maxLength: 2 }).map((ids) => ids.map((id) => `Outcome: ${id}`).join("\n")),
  fc.constantFrom(...LINKS),
);

/** What somebody does; nothing where it cannot be done now. */
type Step = (world: RecordWorld) => unknown;

const number = fc.constantFrom(...NUMBERS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(number, body).map(
    ([item, text]) =>
      (world: RecordWorld) =>
        world.edit(item, { body: text }),
  ),
  fc.tuple(number, fc.constantFrom("merged" as const, "dropped" as const)).map(
    ([item, ending]) =>
      (world: RecordWorld) =>
        world.end(item, ending),
  ),
  number.map((item) => (world: RecordWorld) => world.reopen(item)),
  fc.tuple(number, fc.constantFrom(...IDS, "none"), fc.constantFrom("mona", "stranger")).map(
    ([item, id, login]) =>
      (world: RecordWorld) =>
        world.comment(item, `/outcome ${id}`, login),
  ),
  number.map((item) => (world: RecordWorld) => world.label(item, "ospo-book")),
  fc
    .constantFrom(EMEA, EMEA.replace("status: open", "status: dropped"), EMEA.replace("audience: open", "audience: ["))
    .map((text) => (world: RecordWorld) => world.push({ [CALL]: text })),
);

function opened(isPrivate = false): RecordWorld {
  const world = callsWorld();
  if (isPrivate) world.privateRepositories.add("todogroup/ospology");
  for (const item of NUMBERS) {
    world.open({ number: item, title: "Write how zebras and Scorecard audit suppliers", labels: ["ospo-book"] });
  }
  return world;
}

/** The files as they would be once everything is merged. */
function filesOf(world: RecordWorld): Readonly<Record<string, string>> {
  return world.proposal === undefined ? world.main.files : (world.branch?.commit.files ?? {});
}

function rankFor(seed: number): (index: number) => number {
  return (index) => (Math.imul(index + 1, 2_654_435_761) ^ Math.imul(seed, 40_503)) >>> 0;
}

/** A shuffle that is the same for the same seed, with some doubled. */
function shuffled(seed: number): (deliveries: readonly Delivery[]) => readonly Delivery[] {
  return (deliveries) => {
    const rank = rankFor(seed);
    return [...deliveries, ...deliveries.filter((_, index) => rank(index) % 3 === 0)]
      .map((delivery, index) => ({ delivery, rank: rank(index) }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ delivery }) => delivery);
  };
}

describe("whatever people do", () => {
  it("the same files come of it, in whatever order and however often it is delivered", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.integer(), async (steps, seed) => {
        const [inOrder, atOnce, mixed] = [opened(), opened(), opened()];
        for (const world of [inOrder, atOnce, mixed]) for (const act of steps) act(world);
        await inOrder.settle();
        await atOnce.settleRush();
        await mixed.settle(shuffled(seed));
        expect(filesOf(atOnce)).toEqual(filesOf(inOrder));
        expect(filesOf(mixed)).toEqual(filesOf(inOrder));
        for (const item of NUMBERS) expect(mixed.item(item).isOpen).toBe(inOrder.item(item).isOpen);
      }),
      { numRuns: 150 },
    );
  });

  it("nothing is left to do afterwards, and nothing is written when all is looked at again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), async (steps) => {
        const world = opened();
        for (const [act, isSettled] of steps) {
          act(world);
          // oxlint-disable-next-line no-await-in-loop
          if (isSettled) await world.settle();
        }
        await world.settle();
        world.writes.length = 0;
        // What came of a refused command stands until the item is looked at again.
        await world.lookAgain();
        expect(world.writes.filter((write) => !write.startsWith("comment"))).toEqual([]);
        expect(await world.lookAgain()).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it("each contribution is recorded at most once for an outcome, and merging leaves nothing to propose", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), async (steps) => {
        const world = opened();
        for (const [act, isMerged] of steps) {
          act(world);
          // oxlint-disable-next-line no-await-in-loop
          await world.settle();
          // oxlint-disable-next-line no-await-in-loop
          if (isMerged && world.proposal !== undefined) await world.mergeProposal().settle();
        }
        if (world.proposal !== undefined) await world.mergeProposal().settle();
        expect(world.proposal).toBeUndefined();
        for (const text of Object.values(world.main.files)) {
          for (const list of text.match(/contributions: \[.*\]/g) ?? []) {
            const references = list.match(/todogroup\/ospology#\d+/g) ?? [];
            expect(new Set(references).size).toBe(references.length);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("not a word of a members' call but ids appears where everybody reads", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 10 }), async (steps) => {
        const world = opened();
        for (const [act, isSettled] of steps) {
          act(world);
          // oxlint-disable-next-line no-await-in-loop
          if (isSettled) await world.settle();
        }
        await world.settle();
        for (const item of NUMBERS) {
          for (const one of world.item(item).comments.filter(({ isOurs }) => isOurs)) {
            expect(one.body).not.toMatch(/wombat|zebra|quarrel|okapi|supplier|secret-goal|members call/i);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("members read more where only they can read", async () => {
    const world = opened(true).edit(1, { body: `Outcome: ${SECRET}` });
    await world.settle();
    expect(world.said(1)).toContain("Tame the okapi");
  });
});

it("the hidden words are there to be found", () => {
  expect(callsWorld().main.files[MEMBERS_CALL]).toMatch(/wombats[^]*zebras[^]*secret-goal/);
});
