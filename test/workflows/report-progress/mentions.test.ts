/** Whatever files, issues and comments say, nobody is mentioned but owners who are asked, and nothing of strangers acts. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Effect } from "../../../src/engine/effect.ts";
import { GOVERNANCE } from "../../support/record-world-reader.ts";
import { goalsWorld, goalText, type ProgressWorld } from "../../support/progress-world.ts";

/** Words of strangers, in the midst of what mentions, links, breaks tables and ends comments. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "@victim",
        "@team/all",
        "<img src=x>",
        "-->",
        "<!--",
        "|",
        "`",
        "```",
        "](x)",
        "#1",
        "https://x.example",
        "\\",
        "&",
      ),
      fc.constantFrom("<!-- goalkeeper:tracking-issue other -->", "<!-- standing: done -->", "@octocat", "cc:@victim,"),
      fc.string({ minLength: 1, maxLength: 8, unit: "grapheme" }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) =>
    parts
      .join(" ")
      .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu, " ")
      .trim(),
  )
  .filter((text) => text !== "");

interface Strangers {
  readonly title: string;
  readonly summary: string;
  readonly partner: string;
  readonly initiative: string;
  readonly unit: string;
  readonly issue: string;
  readonly comment: string;
  readonly pillar: string;
  readonly status: "active" | "at-risk" | "done" | "dropped";
}

const strangers: fc.Arbitrary<Strangers> = fc.record({
  title: hostile,
  summary: hostile,
  partner: hostile,
  initiative: hostile,
  unit: hostile,
  issue: hostile,
  comment: hostile,
  pillar: hostile,
  status: fc.constantFrom("active", "at-risk", "done", "dropped"),
});

async function written(
  says: Strangers,
): Promise<{ readonly world: ProgressWorld; readonly effects: readonly Effect[] }> {
  const measure = `{ unit: ${JSON.stringify(says.unit)}, from: 0, to: 4, current: 1 }`;
  const initiatives = `[{ id: guide, title: ${JSON.stringify(says.initiative)}, status: doing, due: 2024-03-01, measure: ${measure}, issues: [330] }]`;
  const [title, summary, reason] = [says.title, says.summary, says.summary].map((value) => JSON.stringify(value));
  const changes = {
    title,
    summary,
    reason,
    partners: `[${JSON.stringify(says.partner)}]`,
    status: says.status,
    initiatives,
  };
  const world = goalsWorld({
    "goals/2024/hostile.yml": goalText("hostile", changes),
    "goals/2024/quiet.yml": goalText("quiet", { owners: "[octocat]", title: JSON.stringify(says.title) }),
    "goals/2024/broken.yml": `id: broken\ntitle: ${JSON.stringify(says.title)}\nstatus: ${JSON.stringify(says.comment)}\n`,
  });
  const configuration = world.main.files[".github/goalkeeper.yml"] ?? "";
  world.push({
    ".github/goalkeeper.yml": configuration.replace("Cross-community Collaboration", () => JSON.stringify(says.pillar)),
  });
  world.triagers.add("mona");
  world.commits.clear();
  world.issue(330, { title: says.issue, createdAt: "2024-01-01T00:00:00Z", updatedAt: "2024-01-01T00:00:00Z" });
  await world.settle();
  await world.tick();
  const number = world.marked("tracking-issue hostile")?.number ?? 330;
  await world.says(number, `${says.comment}\n\n/progress\n`).settle();
  await world.at("2024-06-01T10:00:00Z").tick();
  return { world, effects: world.effects };
}

/** What GitHub would show, and act on: without hidden comments, code and our own places. */
function acting(markdown: string): string {
  return markdown.replaceAll(/<!--[^]*?-->/g, "").replaceAll(/(`+)[^`][^]*?\1/g, "");
}

it("mentions owners in the question to them, and nobody else anywhere", async () => {
  await fc.assert(
    fc.asyncProperty(strangers, async (says) => {
      const { effects } = await written(says);
      const bodies = effects.flatMap((effect) => ("body" in effect ? [effect] : []));
      expect(bodies.length).toBeGreaterThan(2);
      for (const effect of bodies) {
        const mentions = acting(effect.body).match(/@[a-z0-9]/gi) ?? [];
        const isQuestion = effect.kind === "comment" && effect.marker.startsWith("ask-owners");
        const lines = isQuestion ? effect.body.match(/^- @octocat: /gm) : [];
        expect([effect.body, mentions.length]).toEqual([effect.body, lines?.length ?? 0]);
      }
    }),
    { numRuns: 60 },
  );
});

it("lets no HTML, no mark and no row of strangers through", async () => {
  await fc.assert(
    fc.asyncProperty(strangers, async (says) => {
      const { world, effects } = await written(says);
      for (const effect of effects) {
        if (!("body" in effect)) continue;
        const shown = acting(effect.body);
        expect(shown).not.toMatch(/<img|<!--|-->/);
        for (const row of effect.body.split("\n").filter((line) => line.startsWith("| "))) {
          expect([row, row.match(/(?<!\\)\|/g)?.length]).toEqual([row, 3]);
        }
      }
      const ours = [...(world.items.get(GOVERNANCE)?.values() ?? [])].filter(({ author }) => author?.isBot);
      expect(ours.length).toBeLessThan(5);
    }),
    { numRuns: 60 },
  );
});
