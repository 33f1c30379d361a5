/** Text of goals, issues, milestones and calls in summaries and dashboards: it shows as it was written and does nothing. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { changesSince } from "../../../src/domain/progress/changes.ts";
import { dashboardOf } from "../../../src/domain/progress/dashboard.ts";
import { dashboardMarkdown } from "../../../src/domain/progress/dashboard-markdown.ts";
import { goalFacts } from "../../../src/domain/progress/facts.ts";
import { summaryOf } from "../../../src/domain/progress/summary.ts";
import { summaryMarkdown } from "../../../src/domain/progress/summary-markdown.ts";
import { hostile, LINKED_BY_GITHUB, rendered, textOf } from "../../support/hostile-text.ts";
import { goal, initiative } from "../../support/progress-stories.ts";

const [THEN, NOW] = ["2024-10-01T09:00:00Z", "2024-11-01T09:00:00Z"];

/** Everything that a summary and a dashboard can show, with the next of some texts wherever a stranger's stands. */
function everything(texts: readonly string[], status: "active" | "dropped", trackingIssue: number | string): string {
  let index = 0;
  const next = (): string => texts[index++ % texts.length] ?? "";
  const measure = { unit: next(), from: 0, to: 4, current: 2 };
  const initiatives = [
    initiative("a", { title: next(), measure, due: "2024-10-20", issues: [next(), 7, "o/r#8"] }),
    initiative("b", { title: next(), status: "done", measure: { ...measure, unit: next() } }),
    initiative("c", { title: next(), status: "todo", due: "2024-11-05" }),
    initiative("d", { title: next(), status: "doing", measure: { ...measure, current: 4 } }),
  ];
  const file = goal({
    status,
    title: next(),
    owners: [next()],
    reason: next(),
    tracking_issue: trackingIssue,
    initiatives,
  });
  const outcome = { audience: "open", destination: next(), contributions: [next(), 3] } as const;
  const outcomes = (["waiting", "in-progress", "delivered", "dropped"] as const).map((state) => ({
    ...outcome,
    id: next(),
    summary: next(),
    state,
  }));
  const hidden = { ...outcome, id: next(), summary: next(), audience: "members", state: "in-progress" } as const;
  const issue = { reference: 7, title: next(), state: "completed", closedAt: "2024-10-10T10:00:00Z" } as const;
  const sources = {
    path: next(),
    goal: file,
    repository: "todogroup/governance",
    issues: [issue, { ...issue, reference: "o/r#8", title: next() }],
    milestone: { title: next(), state: "open", open: 3, closed: 2, due: "2024-12-01" },
    outcomes: [...outcomes, hidden],
  } as const;
  const facts = goalFacts(sources, NOW);
  const old = initiatives.map((each) => ({ ...each, status: "todo", measure: { ...measure, current: 1 } }) as const);
  const earlier = goalFacts({ ...sources, goal: { ...file, initiatives: old }, issues: [], outcomes: [] }, THEN);
  const trend = [
    { period: next(), progress: 0.1 },
    { period: next(), progress: 0.4 },
  ];
  expect(changesSince(earlier, facts).length).toBeGreaterThan(4);
  const summary = summaryMarkdown(summaryOf(facts, { since: { at: THEN, facts: earlier }, trend }));
  const dashboard = dashboardOf({
    cycle: "2024",
    goals: [facts, { ...facts, pillar: undefined }],
    pillars: [{ id: "cross-community-collaboration", title: next() }],
    broken: [next()],
    unreachable: [{ login: next(), goals: [next(), next()] }],
    trend,
  });
  return `${summary}\n\n---\n\n${dashboardMarkdown(dashboard)}`;
}

/** The elements of HTML; an issue that cannot be linked is code. */
function elementsOf(html: string): string[] {
  return [...html.matchAll(/<(\/?)([a-z0-9]+)/g)].map(
    ([, slash = "", name = ""]) => slash + (name === "a" ? "code" : name),
  );
}

/** No format accepts a text of spaces. */
const visible = hostile.filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text));
const texts = fc.array(visible, { minLength: 1, maxLength: 40 });
const statuses = fc.constantFrom("active" as const, "dropped" as const);

it("adds no element, in a table, a list, a quotation or a link", () => {
  fc.assert(
    fc.property(texts, statuses, (given, status) => {
      const html = rendered(everything(given, status, 7));
      expect(elementsOf(html)).toEqual(elementsOf(rendered(everything(["x"], status, 7))));
    }),
    { numRuns: 300 },
  );
});

it("mentions nobody and links to nothing but issues and the docs", () => {
  fc.assert(
    fc.property(texts, statuses, (given, status) => {
      const html = rendered(everything(given, status, given[0] ?? ""));
      for (const [, address] of html.matchAll(/<a href="([^"]*)"/g)) {
        expect(address).toMatch(
          /^https:\/\/(?:redirect\.github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+|github\.com\/todogroup\/goalkeeper\/blob\/main\/docs\/progress\.md)$/,
        );
      }
      const outside = html.replaceAll(/<(a|code)\b.*?<\/\1>/gs, "x").replaceAll(/<[^>]*>/g, "\n");
      for (const linked of LINKED_BY_GITHUB) expect(textOf(outside)).not.toMatch(linked);
    }),
    { numRuns: 300 },
  );
});

it("of a members' call names the outcome and does not tell what it is about", () => {
  const shown = { id: "call/outcome", destination: "ospo-book", state: "in-progress", contributions: [] } as const;
  const markdown = (audience: "open" | "members" | undefined): string =>
    summaryMarkdown(
      summaryOf(
        goalFacts({ path: "p", goal: goal(), outcomes: [{ ...shown, audience, summary: "Secret plan" }] }, NOW),
      ),
    );
  expect(markdown("open")).toContain("Secret plan");
  expect(markdown("members")).toContain("`call/outcome`");
  expect(markdown("members")).not.toContain("Secret");
  expect(markdown(undefined)).not.toContain("Secret");
});
