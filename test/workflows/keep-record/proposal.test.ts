/** There is one pull request at a time; what people merge, close, commit or take away counts. */
import { describe, expect, it } from "vitest";
import { CALL, callsWorld, CHAPTER, EMEA, OPEN_GLOSSARY } from "../../support/calls.ts";
import type { RecordWorld } from "../../support/record-world.ts";

const CHAPTER_LINE = `Outcome: ${CHAPTER}`;
const HEAD = "starts: 2024-05-11T12:00:00Z\naudience: open\ntitle: A call\n";
const GLOSSARY_LINE = `Outcome: ${OPEN_GLOSSARY}`;

function longName(number: number): string {
  return `an-outcome-with-quite-a-long-name-${number}`;
}

async function proposing(...bodies: readonly string[]): Promise<RecordWorld> {
  const world = callsWorld();
  for (const [index, body] of bodies.entries()) world.open({ number: index + 1, body });
  await world.settle();
  world.writes.length = 0;
  return world;
}

function branchText(world: RecordWorld): string {
  return world.branch?.commit.files[CALL] ?? "";
}

describe("the rolling pull request", () => {
  it("reads as people need it", async () => {
    const world = await proposing(CHAPTER_LINE, GLOSSARY_LINE, CHAPTER_LINE);
    await world.mergeProposal().settle();
    world.open({ number: 4, body: CHAPTER_LINE, title: "@all <b>" });
    await world.end(1, "merged").end(3, "dropped").settle();
    expect(world.proposal?.title).toBe(`Record what became of ${CHAPTER}`);
    expect(world.proposal?.body.replaceAll(/<!--.*?-->\n/gs, "")).toMatchInlineSnapshot(`
      "Issues and pull requests carry out what community calls asked for. This brings the files of the calls up to date with what has become of it; merge it where it is right.

      | outcome | status | contributions |
      | --- | --- | --- |
      | \`2024-04-25-emea/scorecard-chapter\`<br>Explain in the book how an OSPO introduces Scorecard. | in-progress → **delivered** | [todogroup/ospology\\#​1](https://redirect.github.com/todogroup/ospology/issues/1) (done)<br>+ [todogroup/ospology\\#​4](https://redirect.github.com/todogroup/ospology/issues/4) (open)<br>− [todogroup/ospology\\#​3](https://redirect.github.com/todogroup/ospology/issues/3) (closed, not done) |

      <sub>Goalkeeper keeps this pull request up to date until it is merged or closed. What is closed unmerged is not proposed again. Changes that you commit to its branch are kept.</sub>"
    `);
  });

  it("is joined by what comes later, at the price of a commit and a text", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.open({ number: 2, body: GLOSSARY_LINE }).settle();
    expect(world.writes).toEqual(["comment todogroup/ospology#2", "branch", "text"]);
    expect(world.pullRequests).toHaveLength(1);
    expect(world.proposal?.title).toBe("Record what became of 2 outcomes");
    expect(branchText(world)).toContain("ospology#1");
    expect(branchText(world)).toContain("ospology#2");
  });

  it("is left as it is when nothing has changed", async () => {
    const world = await proposing(CHAPTER_LINE, GLOSSARY_LINE);
    expect(await world.lookAgain()).toBe(0);
    world.pass(100_000);
    expect(await world.lookAgain()).toBe(0);
  });

  it("is built anew when the base moves, and keeps what it had", async () => {
    const world = await proposing(CHAPTER_LINE);
    world.pass(24 * 60);
    await world.push({ [CALL]: EMEA.replace("Explain in", "Tell in") }).settle();
    expect(branchText(world)).toContain("Tell in");
    expect(branchText(world)).toContain("ospology#1");
    expect(world.pullRequests).toHaveLength(1);
  });

  it("is followed by another one after the merge", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.mergeProposal().settle();
    await world.open({ number: 2, body: GLOSSARY_LINE }).settle();
    expect(world.pullRequests.map(({ state }) => state)).toEqual(["open", "merged"]);
    expect(world.proposal?.title).toBe(`Record what became of ${OPEN_GLOSSARY}`);
  });

  it("holds no more than fits, and the rest follows", async () => {
    const numbers = Array.from({ length: 240 }, (_, index) => index + 1);
    const calls = Array.from({ length: 16 }, (_, index) => `2024-05-${index + 11}-call`);
    const files = calls.map((id, index) => {
      const own = numbers.slice(index * 15, index * 15 + 15);
      const rest = `summary: ${"Words. ".repeat(20)}, destination: ospo-book, status: open`;
      const outcomes = own.map((number) => `  - { id: ${longName(number)}, ${rest} }\n`);
      return [`touchpoints/${id}.yml`, `id: ${id}\n${HEAD}outcomes:\n${outcomes.join("")}`];
    });
    const world = callsWorld(Object.fromEntries(files));
    for (const number of numbers) {
      world.open({ number, body: `Outcome: ${calls[Math.floor((number - 1) / 15)]}/${longName(number)}` });
    }
    await world.settleRush();
    expect(world.proposal?.body.length).toBeLessThan(60_000);
    expect(world.proposal?.body).toContain("more wait, and follow once this is merged.");
    for (let merges = 0; merges < 3; merges += 1) {
      world.pass(24 * 60);
      // oxlint-disable-next-line no-await-in-loop
      if (world.proposal !== undefined) await world.mergeProposal().settle();
    }
    expect(world.proposal).toBeUndefined();
    expect(
      Object.values(world.main.files)
        .join("")
        .match(/in-progress/g),
    ).toHaveLength(240);
  });
});

describe("a pull request that a person closed", () => {
  it("is not opened again for the same", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.closeProposal().settle();
    expect(await world.lookAgain()).toBe(0);
    expect(world.proposal).toBeUndefined();
  });

  it("does not come back with the next one either", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.closeProposal().settle();
    await world.open({ number: 2, body: CHAPTER_LINE }).settle();
    expect(branchText(world)).toContain('["todogroup/ospology#2"]');
  });

  it("is opened again once more has come of it", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.closeProposal().settle();
    await world.end(1, "merged").settle();
    expect(branchText(world)).toContain("status: delivered");
  });

  it("is not opened again for the same, however much was merged since", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.closeProposal().settle();
    for (let number = 10; number < 32; number += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await world.open({ number, body: GLOSSARY_LINE }).settle();
      // oxlint-disable-next-line no-await-in-loop
      await world.mergeProposal().settle();
    }
    await world.edit(1, { title: "Once more" }).settle();
    expect(world.proposal).toBeUndefined();
  });

  it("for a status does not bring it back with what comes beside it", async () => {
    const byHand = EMEA.replace("contributions: []", "contributions: [todogroup/ospology#1]");
    const world = callsWorld({ [CALL]: byHand }).open({ number: 1 });
    await world.end(1, "merged").push({ "notes.md": "" }).settle();
    expect(branchText(world)).toContain("status: delivered");
    await world.closeProposal().settle();
    await world.open({ number: 2, body: CHAPTER_LINE }).settle();
    expect(branchText(world)).toContain(
      "status: in-progress\n    contributions: [todogroup/ospology#1, todogroup/ospology#2]",
    );
  });

  it("counts no longer when somebody has recorded the same by hand and it is taken back", async () => {
    const world = await proposing(CHAPTER_LINE);
    await world.closeProposal().settle();
    const byHand = EMEA.replace("contributions: []", "contributions: [todogroup/ospology#1]");
    await world.push({ [CALL]: byHand }).settle();
    expect(branchText(world)).toContain("status: in-progress\n    contributions: [todogroup/ospology#1]");
  });
});

describe("commits of people on the branch", () => {
  it("are kept, and what comes later goes on top", async () => {
    const world = await proposing(CHAPTER_LINE);
    world.commitToBranch({ [CALL]: branchText(world).replace("Explain", "Carefully explain") });
    await world.open({ number: 2, body: GLOSSARY_LINE }).settle();
    expect(branchText(world)).toContain("Carefully explain");
    expect(branchText(world)).toContain("ospology#2");
    expect(world.proposal?.body).toContain("ospology\\#\u200B1]");
    expect(world.proposal?.body).toContain("ospology\\#\u200B2]");
    await world.mergeProposal().settle();
    await world.lookAgain();
    expect(world.proposal).toBeUndefined();
    expect(world.main.files[CALL]).toContain("Carefully explain");
  });

  it("that take something out of it are not contradicted", async () => {
    const world = await proposing(CHAPTER_LINE, GLOSSARY_LINE);
    world.commitToBranch({ [CALL]: branchText(world).replace('["todogroup/ospology#1"]', "[]") });
    world.writes.length = 0;
    expect(await world.lookAgain()).toBe(0);
    await world.open({ number: 3, body: GLOSSARY_LINE }).settle();
    expect(branchText(world)).not.toContain("ospology#1");
    expect(branchText(world)).toContain("ospology#3");
  });

  it("that set a status back are not contradicted either", async () => {
    const world = await proposing(CHAPTER_LINE);
    const theirs = branchText(world).replace("status: in-progress", "status: open");
    world.commitToBranch({ [CALL]: theirs });
    await world.open({ number: 2, body: GLOSSARY_LINE }).settle();
    expect(branchText(world)).toContain('status: open\n    contributions: ["todogroup/ospology#1"]');
    expect(branchText(world)).toContain("ospology#2");
  });

  it("keep it open when there is nothing left to propose", async () => {
    const world = await proposing(CHAPTER_LINE);
    world.commitToBranch({ "notes.md": "Look at this." });
    await world.end(1, "dropped").settle();
    expect(world.proposal).toBeDefined();
    expect(world.branch?.commit.files["notes.md"]).toBe("Look at this.");
    expect(branchText(world)).toBe(EMEA);
  });

  it("that come after the merge are kept too", async () => {
    const world = await proposing(CHAPTER_LINE);
    world.mergeProposal().commitToBranch({ "notes.md": "Mine." });
    await world.open({ number: 2, body: GLOSSARY_LINE }).settle();
    expect(world.branch?.commit.files["notes.md"]).toBe("Mine.");
    expect(branchText(world)).toContain("ospology#2");
  });

  it("on a branch that nobody has proposed are kept too", async () => {
    const world = callsWorld().commitToBranch({ "notes.md": "Mine." });
    await world.open({ number: 1, body: CHAPTER_LINE }).settle();
    expect(world.branch?.commit.files["notes.md"]).toBe("Mine.");
    expect(branchText(world)).toContain("ospology#1");
  });
});

it.each([
  ["taken out", ""],
  ["spoilt", '<!-- goalkeeper:keep-record {"base": -->'],
  ["of another shape", '<!-- goalkeeper:keep-record {"base":1,"seen":"now","entries":[2]} -->'],
])("a hidden line that was %s is written anew", async (_what, body) => {
  const world = await proposing(CHAPTER_LINE);
  world.pullRequests = world.pullRequests.map((one) => ({ ...one, body }));
  await world.open({ number: 2, body: GLOSSARY_LINE }).settle();
  expect(world.proposal?.body).toContain("ospology\\#\u200B1]");
  expect(await world.lookAgain()).toBe(0);
});

it("fifty contributions in a rush are recorded once each, in one pull request", async () => {
  const world = callsWorld();
  for (let number = 1; number <= 50; number += 1) world.open({ number, body: CHAPTER_LINE }).end(number, "merged");
  await world.settleRush();
  const toGovernance = world.writes.filter((write) => !write.startsWith("comment"));
  expect(toGovernance).toEqual(["branch", "open"]);
  expect(branchText(world).match(/ospology#\d+/g)).toHaveLength(50);
  expect(branchText(world)).toContain("status: delivered");
});

it("two merges at the same moment end in the same files as one after the other", async () => {
  const world = await proposing(CHAPTER_LINE, GLOSSARY_LINE);
  world.end(1, "merged").end(2, "merged");
  world.mergeProposal();
  world.push({ "other.md": "Merged at the same moment." });
  await world.settleRush();
  await world.mergeProposal().settle();
  expect(world.main.files[CALL]?.match(/delivered/g)).toHaveLength(2);
  expect(world.main.files["other.md"]).toBeDefined();
  expect(world.proposal).toBeUndefined();
});
