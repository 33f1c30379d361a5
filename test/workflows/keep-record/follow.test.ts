/** The files follow what becomes of contributions, through one pull request, at the lines concerned and at no others. */
import { describe, expect, it } from "vitest";
import {
  CALL,
  callsWorld,
  changedLines,
  CHAPTER,
  CONFIGURATION,
  EMEA,
  MEMBERS,
  MEMBERS_CALL,
  OPEN_GLOSSARY,
  SECRET,
  TALK,
} from "../../support/calls.ts";
import { CONFIGURATION_PATH } from "../../../src/domain/configuration.ts";
import { PLACE, type RecordWorld, type WorldItem } from "../../support/record-world.ts";

const ADDED = '+ contributions: ["todogroup/ospology#1"]';

/** What merging the open proposal would change in the file of the call. */
function proposed(world: RecordWorld, path = CALL): readonly string[] | undefined {
  if (world.proposal === undefined) return undefined;
  return changedLines(world.main.files[path], world.branch?.commit.files[path]);
}

describe("a contribution", () => {
  it("that is opened has its outcome in progress", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    expect(proposed(world)).toEqual(["- contributions: []", "+ status: in-progress", ADDED]);
    expect(world.writes).toEqual(["comment todogroup/ospology#1", "branch", "open"]);
  });

  it("that a command tells of is recorded, however late the command is obeyed", async () => {
    const world = callsWorld()
      .open({ number: 1, body: `Outcome: ${CHAPTER}` })
      .open({ number: 2 });
    await world.comment(2, "/outcome something/else").settle();
    expect(world.said(2)).toBeDefined();
    const late = world.comment(2, `/outcome ${OPEN_GLOSSARY}`).deliveries.splice(0);
    world.pass();
    await world.push({ "README.md": "The proposal is made anew, and takes in what has changed by then." }).settle();
    world.pass();
    world.deliveries.push(...late);
    await world.settle();
    expect(proposed(world)).toContain('+ contributions: ["todogroup/ospology#2"]');
  });

  it("that is merged has its outcome delivered, and nothing else of the file is touched", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${OPEN_GLOSSARY}` });
    await world.settle();
    await world.end(1, "merged").settle();
    await world.mergeProposal().settle();
    expect(world.main.files[CALL]).toBe(
      EMEA.replace(
        "    destination: ospo-book\n    status: open\n",
        '    destination: ospo-book\n    status: delivered\n    contributions: ["todogroup/ospology#1"]\n',
      ),
    );
    expect(world.proposal).toBeUndefined();
  });

  it("that is closed unmerged before anything was merged takes the proposal with it", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.end(1, "dropped").settle();
    expect(world.proposal).toBeUndefined();
    expect(world.branch).toBeUndefined();
    await world.reopen(1).settle();
    expect(proposed(world)).toContain(ADDED);
  });

  it("that is closed unmerged after it was recorded is taken back", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    await world.end(1, "dropped").settle();
    await world.mergeProposal().settle();
    expect(world.main.files[CALL]).toBe(EMEA);
  });

  it("that names another outcome by now is moved to that one", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    await world.edit(1, { body: `Outcome: ${OPEN_GLOSSARY}` }).settle();
    await world.mergeProposal().settle();
    expect(changedLines(EMEA, world.main.files[CALL])).toEqual(["+ status: in-progress", ADDED]);
  });

  it("that names another outcome is moved although nobody could comment on it", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}`, isLocked: true });
    world.open({ number: 2, body: `Outcome: ${OPEN_GLOSSARY}` });
    await world.settle();
    await world.mergeProposal().settle();
    await world.edit(1, { body: "Nothing." }).settle();
    await world.lookAgain();
    expect(proposed(world)).toEqual(['- contributions: ["todogroup/ospology#1"]', "+ contributions: []"]);
  });

  it("of an issue counts as delivered when it is completed", async () => {
    const world = callsWorld().open({ kind: "issue", number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.end(1, "completed").settle();
    expect(proposed(world)).toContain("+ status: delivered");
  });

  it("that delivered an outcome and names it no longer is taken out, however long that waits", async () => {
    const world = callsWorld();
    for (const number of [1, 2]) world.open({ number, body: `Outcome: ${CHAPTER}` }).end(number, "merged");
    await world.settle();
    await world.mergeProposal().settle();
    world.pass(24 * 60);
    await world.edit(1, { body: "" }).settle();
    for (const number of [3, 4]) {
      world.pass(24 * 60);
      // oxlint-disable-next-line no-await-in-loop
      await world.open({ number, body: `Outcome: ${OPEN_GLOSSARY}` }).settle();
    }
    expect(proposed(world)).toContain('+ contributions: ["todogroup/ospology#2"]');
  });

  it.each([
    ["a command", (world: RecordWorld) => world.comment(1, "/outcome none")],
    ["another reference", (world: RecordWorld) => world.edit(1, { body: `Outcome: ${TALK}` })],
  ])("that was proposed before anything was said on it is taken out by %s", async (_, withdraw) => {
    const world = callsWorld()
      .open({ number: 1, body: `Outcome: ${CHAPTER}` })
      .push({});
    await world.settle((deliveries) => deliveries.filter(({ name }) => name === "push"));
    expect(proposed(world)).toContain(ADDED);
    await withdraw(world).settle();
    expect(proposed(world)).toBeUndefined();
  });

  it("that people recorded by hand stays, whatever it names itself, and is followed", async () => {
    const byHand = EMEA.replace("contributions: []", "contributions: [todogroup/ospology#1]");
    const world = callsWorld({ [CALL]: byHand }).open({ number: 1, body: `Outcome: ${OPEN_GLOSSARY}` });
    await world.settle();
    expect(world.branch?.commit.files[CALL]).toContain("contributions: [todogroup/ospology#1]\n  - id: glossary");
    await world.end(1, "merged").settle();
    expect(world.branch?.commit.files[CALL]).toContain(
      "status: delivered\n    contributions: [todogroup/ospology#1]\n",
    );
  });

  it("that people recorded by hand stays when a stranger gives a command or a suggestion was made", async () => {
    const byHand = EMEA.replace("contributions: []", "contributions: [todogroup/ospology#1]");
    const world = callsWorld({ [CALL]: byHand });
    world.open({ number: 1, title: "Explain how an OSPO introduces Scorecard", labels: ["ospo-book"] });
    await world.settle();
    await world.comment(1, `/outcome ${OPEN_GLOSSARY}`, "stranger").settle();
    expect(proposed(world)).toEqual(["+ status: in-progress"]);
  });

  it("of a members' call is recorded as any other", async () => {
    const world = callsWorld().open({ number: 1, body: "Outcome: 2024-05-02-members/hidden-plan" });
    await world.settle();
    expect(proposed(world, MEMBERS_CALL)).toContain("+ status: in-progress");
  });

  it("that links a call stays with the outcome that it has delivered", async () => {
    const world = callsWorld({ [MEMBERS_CALL]: MEMBERS.replace("members\ntitle", "open\ntitle") });
    const body = "See https://github.com/todogroup/governance/blob/main/touchpoints/2024-05-02-members.yml";
    world.open({ number: 1, body });
    await world.settle();
    await world.end(1, "merged").settle();
    await world.mergeProposal().settle();
    await world.lookAgain();
    expect(world.proposal).toBeUndefined();
    expect(world.main.files[MEMBERS_CALL]).toContain('status: delivered\n    contributions: ["todogroup/ospology#1"]');
  });
});

describe("an outcome", () => {
  it("that a person set to delivered stays so", async () => {
    const text = EMEA.replace("status: open\n    contributions: []", "status: delivered\n    contributions: []");
    const world = callsWorld({ [CALL]: text }).open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    expect(proposed(world)).toEqual(["- contributions: []", ADDED]);
  });

  it("that was dropped gets nothing", async () => {
    const world = callsWorld({ [CALL]: EMEA.replace("status: open", "status: dropped") });
    await world.open({ number: 1, body: `Outcome: ${CHAPTER}` }).settle();
    expect(world.proposal).toBeUndefined();
  });

  it("of another destination gets nothing", async () => {
    const world = callsWorld().open({ number: 1, body: "Outcome: 2024-04-25-emea/budget-talk", labels: ["ospo-book"] });
    await world.settle();
    expect(world.proposal).toBeUndefined();
  });

  it("that is written down after its contribution was opened gets it, and the comment says so", async () => {
    const world = callsWorld({ [CALL]: undefined });
    world.open({ number: 1, body: `Outcome: ${CHAPTER}` });
    world.open({ number: 2, body: "Outcome: 2024-05-02-members/hidden-plan" });
    await world.settle();
    world.pass(24 * 60);
    await world.push({ [CALL]: EMEA }).settle();
    expect(proposed(world)).toContain(ADDED);
    expect(world.said(1)).toContain("This carries out an outcome");
  });

  it("whose file was broken gets its contributions once that is mended", async () => {
    const world = callsWorld({ [CALL]: EMEA.replace("audience: open", "audience: [") });
    world.open({ number: 1, body: `Outcome: ${CHAPTER}` });
    world.open({ number: 2, body: "Outcome: 2024-05-02-members/hidden-plan" });
    await world.settle();
    expect(world.branch?.commit.files[CALL]).toBe(world.main.files[CALL]);
    expect(world.proposal?.body).toContain(
      `- \`${CALL}\`: It has mistakes, which its check names\\.`.replace("\\.", "."),
    );
    world.pass(24 * 60);
    await world.push({ [CALL]: EMEA }).settle();
    expect(proposed(world)).toContain(ADDED);
  });

  it("of a file with mistakes that can be read in part is left alone too", async () => {
    const world = callsWorld({ [CALL]: `${EMEA}attendees: 12\n` });
    world.open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    expect(world.proposal).toBeUndefined();
  });

  it("that is written in a way nobody can change safely gets its contributions once that is mended", async () => {
    const odd = EMEA.replace("    summary: Explain", "    ? summary\n    : Explain");
    const world = callsWorld({ [CALL]: odd }).open({ number: 1, body: `Outcome: ${CHAPTER}` });
    for (const number of [2, 3]) {
      // oxlint-disable-next-line no-await-in-loop
      await world.open({ number, body: `Outcome: ${SECRET}` }).settle();
      world.pass(24 * 60);
    }
    expect(world.proposal?.body).toContain("is written with a question mark");
    await world.push({ [CALL]: EMEA }).settle();
    expect(proposed(world)).toContain(ADDED);
  });

  it("of two files with the same id is left alone", async () => {
    const world = callsWorld({ "touchpoints/copy.yml": EMEA });
    world.open({ number: 1, body: `Outcome: ${CHAPTER}` });
    world.open({ number: 2, body: "Outcome: 2024-05-02-members/hidden-plan" });
    await world.settle();
    expect(world.branch?.commit.files[CALL]).toBe(EMEA);
    expect(world.proposal?.body).toContain("Another file has the same id");
  });
});

describe("a contribution that is no longer where it was", () => {
  it("is taken out when it was deleted", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    await world.remove(1).settle();
    await world.mergeProposal().settle();
    expect(world.main.files[CALL]).toBe(EMEA);
  });

  it("is recorded where it is now when it was moved to another place of contributions", async () => {
    const world = callsWorld().open({ number: 1, body: "Outcome: 2024-04-25-emea/budget-talk" });
    await world.settle();
    expect(world.proposal).toBeUndefined();
    await world.move(1, { repository: "todogroup/events", number: 9 }).settle();
    expect(proposed(world)).toContain('+ contributions: ["todogroup/events#9"]');
  });

  it("moves with its record", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    await world.move(1, { repository: "todogroup/events", number: 9 }).settle();
    await world.lookAgain();
    await world.mergeProposal().settle();
    expect(world.main.files[CALL]).toBe(EMEA);
  });

  it("stays in the file when people recorded it by hand and it was moved", async () => {
    const byHand = EMEA.replace("contributions: []", "contributions: [todogroup/ospology#1]");
    const world = callsWorld({ [CALL]: byHand }).open({ number: 1 });
    await world.settle();
    await world.mergeProposal().settle();
    await world.move(1, { repository: "todogroup/events", number: 9 }).settle();
    expect(world.proposal).toBeUndefined();
    await world.end(9, "merged", "todogroup/events").settle();
    await world.lookAgain();
    expect(proposed(world)).toEqual(["- status: in-progress", "+ status: delivered"]);
  });

  it("stays proposed while its repository is out of reach, and what came meanwhile is found afterwards", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    world.pass(24 * 60);
    world.open({ number: 2, body: `Outcome: ${OPEN_GLOSSARY}` }).deliveries.length = 0;
    const items = world.items.get(PLACE) ?? new Map<number, WorldItem>();
    world.items.delete(PLACE);
    for (const text of ["1", "2"]) {
      world.pass(24 * 60);
      // oxlint-disable-next-line no-await-in-loop
      await world.push({ "notes.md": text }).settle();
      expect(proposed(world)).toContain(ADDED);
    }
    world.items.set(PLACE, items);
    await world.push({ "notes.md": "3" }).settle();
    expect(proposed(world)).toContain('+ contributions: ["todogroup/ospology#2"]');
  });

  it("stays when its repository has another name than the configuration knows, and is followed", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    const renamed = "todogroup/ospo-work";
    await world.move(1, { repository: renamed, number: 1 }).push({ "notes.md": "" }).settle();
    expect(world.proposal).toBeUndefined();
    await world.end(1, "merged", renamed).push({ "notes.md": "2" }).settle();
    expect(proposed(world)).toEqual(["- status: in-progress", "+ status: delivered"]);
    const configuration = CONFIGURATION.replace(PLACE, renamed);
    await world.push({ [CONFIGURATION_PATH]: configuration }).settle();
    expect(proposed(world)).toContain('+ contributions: ["todogroup/ospo-work#1"]');
  });

  it("is taken out when it went out of sight", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    await world.move(1, "out of sight").settle();
    expect(proposed(world)).toContain("+ contributions: []");
  });

  it("stays when it lies in a repository that nobody here can see", async () => {
    const byHand = EMEA.replace("contributions: []", "contributions: [elsewhere/hidden#1]");
    const world = callsWorld({ [CALL]: byHand }).push({});
    await world.settle();
    expect(world.proposal).toBeUndefined();
  });
});

describe("a call", () => {
  const RENAMED = "touchpoints/2024-04-26-emea.yml";

  it("that is renamed keeps what it has", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    const text = world.main.files[CALL]?.replace("id: 2024-04-25-emea", "id: 2024-04-26-emea") ?? "";
    await world.push({ [CALL]: undefined, [RENAMED]: text }).settle();
    await world.lookAgain();
    expect(world.proposal).toBeUndefined();
    expect(world.said(1)).toContain("Did you mean `2024-04-26-emea/scorecard-chapter`?");
  });

  it("that is removed while a proposal names it takes that back", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.push({ [CALL]: undefined }).settle();
    expect(world.proposal).toBeUndefined();
    await world.push({ [CALL]: EMEA }).settle();
    expect(proposed(world)).toContain(ADDED);
  });

  it("is kept as it is while the list of places is broken", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.mergeProposal().settle();
    const broken =
      world.main.files[".github/goalkeeper.yml"]?.replace("destination: ospo-book", "destination: [") ?? "";
    await world.push({ ".github/goalkeeper.yml": broken }).settle();
    await world.lookAgain();
    expect(world.proposal).toBeUndefined();
  });
});

describe("what is to be left alone", () => {
  it("is not recorded, and taken out of a proposal", async () => {
    const world = callsWorld().open({ number: 1, body: `Outcome: ${CHAPTER}` });
    await world.settle();
    await world.label(1, "goalkeeper: ignore").settle();
    expect(world.proposal).toBeUndefined();
  });

  it("is only logged where the app just observes", async () => {
    const world = callsWorld({
      ".github/goalkeeper.yml": `${callsWorld().main.files[".github/goalkeeper.yml"]}mode: observe\n`,
    });
    await world
      .open({ number: 1, body: `Outcome: ${CHAPTER}` })
      .push({})
      .settle();
    expect(world.writes).toEqual([]);
    expect(world.observed.map(({ kind }) => kind)).toEqual(["comment", "rolling-pull-request"]);
  });
});
