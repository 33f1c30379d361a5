/** The dashboard of a cycle as GitHub's Markdown: every goal with a bar, by pillar. */
import { headlineMarkdown, listMarkdown, stateMarkdown, trendMarkdown } from "./summary-markdown.ts";
import { bar, percentOf } from "./drawing.ts";
import { overdueOf, type Dashboard, type DashboardGroup } from "./dashboard.ts";
import type { GoalFacts } from "./facts.ts";
import { linked, markdownOf, words } from "./pieces.ts";
import { counted } from "./time-words.ts";

/** The body of an issue holds 65,536 characters; what stands around the dashboard needs some. */
const MAX_CHARACTERS = 60_000;
const BAR_LENGTH = 20;
const GOAL_BAR_LENGTH = 10;
const MAX_NAMED = 20;
const RULE = "https://github.com/todogroup/goalkeeper/blob/main/docs/progress.md";

/**
 * The dashboard, without a heading. Goals beyond what an issue holds are counted, pillar by pillar.
 *
 * @param around The characters that stand around it.
 */
export function dashboardMarkdown(dashboard: Dashboard, around = 0): string {
  const head = [
    headlineMarkdown(dashboard.headline),
    dashboard.progress === undefined ? "" : bar(dashboard.progress, BAR_LENGTH),
    listMarkdown("Broken files", dashboard.broken, MAX_NAMED),
    listMarkdown("Owners who cannot be reached", dashboard.unreachable, MAX_NAMED),
  ];
  const foot = [trendMarkdown(dashboard.trend), `<sub>${dashboard.rule} [How progress is counted](${RULE})</sub>`];
  const taken = [...head, ...foot].join("\n\n").length + dashboard.groups.length * GROUP_CHARACTERS;
  const goals = dashboard.groups.reduce((total, group) => total + group.goals.length, 0);
  const room = (MAX_CHARACTERS - taken - around) / Math.max(1, goals);
  const groups = dashboard.groups.map((group) => groupMarkdown(group, Math.max(0, room) * group.goals.length));
  return [...head, ...groups, ...foot].filter((part) => part !== "").join("\n\n");
}

/** A heading, the head of a table and the line that counts the rest. */
const GROUP_CHARACTERS = 700;

/** A pillar gets as much room as it has goals. */
function groupMarkdown({ title, progress, goals }: DashboardGroup, room: number): string {
  const name = title === undefined ? "Without a pillar that is known" : markdownOf([words(title)]);
  const share = progress === undefined ? "" : ` · ${percentOf(progress)}`;
  const rows: string[] = [];
  let taken = 0;
  for (const goal of goals) {
    const row = rowMarkdown(goal);
    taken += row.length + 1;
    if (taken > room) break;
    rows.push(row);
  }
  const left = goals.length - rows.length;
  const more = left === 0 ? "" : `\n\nand ${counted(left, "more goal")}.`;
  const table = rows.length === 0 ? "" : `| Goal | State |\n| :-- | :-- |\n${rows.join("\n")}`;
  return `#### ${name}${share}\n\n${table}${more}`;
}

function rowMarkdown(goal: GoalFacts): string {
  const { title, progress, basis, status, state, trackingIssue, repository } = goal;
  const name = trackingIssue === undefined ? words(title) : linked(title, trackingIssue, repository);
  const isCounted = progress !== undefined && !(basis === "status" && status !== "done");
  const drawn = isCounted ? `<br>${bar(progress, GOAL_BAR_LENGTH)} ${percentOf(progress)}` : "";
  const overdue = overdueOf(goal).length;
  const also = overdue === 0 || state === "overdue" ? "" : `<br>${overdue}\u00A0overdue`;
  return `| ${markdownOf([name])}${drawn} | ${stateMarkdown(state)}${also} |`;
}
