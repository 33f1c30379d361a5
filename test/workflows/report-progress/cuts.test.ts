/** Cut off behind any write and started again with nothing remembered, everything ends as if nothing had happened. */
import { expect, it } from "vitest";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { FEEDBACK, goalsWorld, goalText, OPENSSF, type ProgressWorld } from "../../support/progress-world.ts";

const OLD = { createdAt: "2024-01-10T12:00:00Z", updatedAt: "2024-01-10T12:00:00Z" };

/** Goals of every kind: to be opened, adopted, kept, ended and asked about. */
function worldOfAll(): ProgressWorld {
  return goalsWorld({
    [OPENSSF]: goalText("openssf-practices"),
    [FEEDBACK]: goalText("call-feedback", { tracking_issue: "323" }),
    "goals/2024/adopted.yml": goalText("adopted"),
    "goals/2024/ended.yml": goalText("ended", { status: "done", tracking_issue: "325" }),
    "goals/2024/left.yml": goalText("left", { status: "dropped", reason: "Nobody came.", tracking_issue: "326" }),
  })
    .issue(323, OLD)
    .issue(324, { ...OLD, title: "[2024] Reach adopted" })
    .issue(325, OLD)
    .issue(326, OLD);
}

/** Two periods; whatever breaks off is started again. */
async function story(world: ProgressWorld, writes: number): Promise<readonly unknown[]> {
  world.writesLeft = writes;
  const look = async (): Promise<void> => {
    try {
      await world.tick();
    } catch {
      world.writesLeft = Infinity;
      await world.tick();
    }
  };
  await look();
  await look();
  world.at("2024-05-01T10:00:00Z");
  await look();
  world.mergeProposal();
  world.deliveries.splice(0);
  await look();
  return [...(world.items.get(GOVERNANCE)?.values() ?? [])].map(({ number, title, body, isOpen, ending, labels }) => ({
    number,
    title,
    body,
    isOpen,
    ending,
    labels,
    markers: world.markers(number),
  }));
}

const whole = worldOfAll();
const expected = await story(whole, Infinity);
const count = whole.effects.filter(({ kind }) => kind !== "follow-up").length;

it("a story that is told to its end has every kind of write", () => {
  expect(new Set(whole.writes.map((write) => write.split(" ")[0]))).toEqual(
    new Set(["keep", "open", "comment", "branch"]),
  );
  expect(count).toBeGreaterThan(12);
});

it.each(Array.from({ length: count }, (_, writes) => writes))("behind write %i", async (writes) => {
  expect(await story(worldOfAll(), writes)).toEqual(expected);
});
