/** One issue for each cycle that people work in rolls up its goals by pillar. */
import { describe, expect, it } from "vitest";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { FEEDBACK, goalsWorld, goalText, OPENSSF, type ProgressWorld } from "../../support/progress-world.ts";

const HALF = "[{ id: a, title: A guide, status: done }, { id: b, title: A talk, status: todo }]";

async function settled(world: ProgressWorld): Promise<ProgressWorld> {
  await world.tick();
  await world.tick();
  expect(await world.tick()).toBe(0);
  return world;
}

function twoGoals(progress = ""): ProgressWorld {
  const files = {
    [OPENSSF]: goalText("openssf-practices", { initiatives: HALF }),
    [FEEDBACK]: goalText("call-feedback", { pillar: "community-engagement", status: "at-risk" }),
  };
  return goalsWorld(files, progress);
}

describe("the dashboard", () => {
  it("has all goals by pillar, and what is wrong with files", async () => {
    const world = twoGoals();
    world.push({ "goals/2024/noise.yml": "{", "goals/2023/noise.yml": "{" });
    await settled(world);
    expect(world.marked("dashboard 2024")?.body).toMatchInlineSnapshot(`
      "<!-- goalkeeper:dashboard 2024 -->
      <!-- standing: living -->
      <!-- trend: 2024-04=0.2500 -->

      **25 %** · 0 of 2 goals done · 1 at risk · 1 stale

      █████░░░░░░░░░░░░░░░

      #### Broken files

      - **\`goals/2024/noise.yml\`**: cannot be read, or not all of it

      #### Cross\\-community Collaboration · 50 %

      | Goal | State |
      | :-- | :-- |
      | [Reach openssf practices](https://redirect.github.com/todogroup/governance/issues/402)<br>█████░░░░░ 50 % | **stale** |

      #### Community Engagement · 0 %

      | Goal | State |
      | :-- | :-- |
      | [Reach call feedback](https://redirect.github.com/todogroup/governance/issues/401) | **at risk** |

      <sub>The mean of the goals; proposed and dropped ones are left out. [How progress is counted](https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md)</sub>

      <sub>Goalkeeper keeps this text up to date and replaces what is changed in it; comments are open to everybody.</sub>"
    `);
  });

  it("keeps the trend over periods", async () => {
    const world = await settled(twoGoals());
    await world.at("2024-05-01T10:00:00Z").tick();
    world.push({ [OPENSSF]: goalText("openssf-practices", { initiatives: HALF.replace("todo", "done") }) });
    await world.at("2024-06-01T10:00:00Z").tick();
    expect(world.marked("dashboard 2024")?.body).toContain(
      "<!-- trend: 2024-04=0.2500 2024-05=0.2500 2024-06=0.5000 -->",
    );
  });

  it("is opened for each cycle with goals that people work on", async () => {
    const world = twoGoals().push({
      "goals/2023/old.yml": goalText("old", { cycle: '"2023"', status: "done" }),
      "goals/2025/new.yml": goalText("new", { cycle: '"2025"' }),
    });
    await settled(world);
    const titles = [...(world.items.get(GOVERNANCE)?.values() ?? [])].map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith("Goals of"))).toEqual([
      "Goals of 2025: how far they are",
      "Goals of 2024: how far they are",
    ]);
  });

  it("is closed with the last goal of its cycle, and open again with the next", async () => {
    const world = await settled(goalsWorld());
    const number = world.marked("dashboard 2024")?.number ?? 0;
    world.push({ [OPENSSF]: goalText("openssf-practices", { status: "done" }) });
    await world.settle();
    expect(world.item(number, GOVERNANCE).isOpen).toBe(false);
    world.push({ [OPENSSF]: goalText("openssf-practices") });
    await world.settle();
    expect(world.item(number, GOVERNANCE).isOpen).toBe(true);
  });

  it("is closed when the files of all its goals are gone", async () => {
    const world = await settled(goalsWorld());
    const number = world.marked("dashboard 2024")?.number ?? 0;
    world.push({ [OPENSSF]: undefined });
    await world.settle();
    expect(world.item(number, GOVERNANCE).isOpen).toBe(false);
    expect(await world.tick()).toBe(0);
  });

  it("stays closed where people closed it, and is kept up to date", async () => {
    const world = await settled(goalsWorld());
    const number = world.marked("dashboard 2024")?.number ?? 0;
    world.alter(number, { isOpen: false, ending: "dropped" });
    world.push({ [OPENSSF]: goalText("openssf-practices", { title: "Another title" }) });
    await world.settle();
    expect(world.item(number, GOVERNANCE)).toMatchObject({
      isOpen: false,
      body: expect.stringContaining("Another title"),
    });
    expect(await world.tick()).toBe(0);
  });

  it.each([
    ["edited", (body: string) => body.replace("Reach", "Forget")],
    ["emptied but for its mark", (body: string) => body.slice(0, body.indexOf("\n"))],
    ["given a trend that is none", (body: string) => body.replace(/trend: .* -->/, "trend: a=b 2024-04=9.9999 -->")],
  ])("is mended where people have %s", async (_, change) => {
    const world = await settled(goalsWorld());
    const { number = 0, body = "" } = world.marked("dashboard 2024") ?? {};
    world.alter(number, { body: change(body) });
    await settled(world);
    expect(world.item(number, GOVERNANCE).body).toBe(body);
  });

  it("is known again where people have written ahead of its mark", async () => {
    const world = await settled(goalsWorld());
    const { number = 0, body = "" } = world.marked("dashboard 2024") ?? {};
    world.alter(number, { body: `Read this first.\r\n\r\n${body}` });
    world.effects.splice(0);
    await settled(world);
    expect(world.effects).toMatchObject([{ kind: "issue", number, body }]);
  });

  it("is not written anew for line ends as a browser sends them", async () => {
    const world = await settled(goalsWorld());
    const { number = 0, body = "" } = world.marked("dashboard 2024") ?? {};
    world.alter(number, { body: body.replaceAll("\n", "\r\n") });
    expect(await world.tick()).toBe(0);
  });

  it("fits into an issue beside all that is wrong with many goals", async () => {
    const files = Array.from({ length: 600 }, (_, index) => {
      const id = `${"area-".repeat(10)}${index}`;
      return [`goals/2024/${id}.yml`, goalText(id, { title: `"${"&".repeat(90)} ${index}"` })] as const;
    });
    const world = goalsWorld(Object.fromEntries(files));
    for (let index = 0; index < 3000; index += 1) {
      world.issue(1000 + index, { title: `${"&".repeat(90)} ${index % 600}` });
    }
    world.triagers.add("mona");
    await world.tick();
    expect(world.marked("dashboard 2024")?.body.length).toBeLessThan(65_000);
    expect(world.marked("dashboard 2024")?.body).toContain("#### Needs mending");
  });

  it("is not opened where the configuration wants none", async () => {
    const world = await settled(twoGoals("dashboard: false"));
    expect(world.marked("dashboard 2024")).toBeUndefined();
  });
});
