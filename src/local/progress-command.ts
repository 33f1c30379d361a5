/** `goalkeeper progress`: what it prints. */
import { dashboardOf, type Dashboard } from "../domain/progress/dashboard.ts";
import { dashboardMarkdown } from "../domain/progress/dashboard-markdown.ts";
import { markdownOf, words } from "../domain/progress/pieces.ts";
import { summaryOf, type Summary } from "../domain/progress/summary.ts";
import { summaryMarkdown } from "../domain/progress/summary-markdown.ts";
import { printable } from "./output/printable.ts";
import { progressJson } from "./output/progress-json.ts";
import { dashboardText, summaryText } from "./output/progress-text.ts";
import {
  progressGround,
  progressReport,
  type ProgressFilter,
  type ProgressReport,
  type ReportedGoal,
} from "./progress-report.ts";
import type { Terminal } from "./terminal.ts";

type Format = "text" | "markdown" | "json";

export interface ProgressCommandOptions extends ProgressFilter {
  /** Text on a terminal and Markdown elsewhere, where nothing is asked for. */
  readonly format?: Format;
}

/** The width where nobody says another. */
const USUAL_COLUMNS = 80;
/** How many broken files are named. */
const NAMED = 10;

/**
 * Prints how far the goals of a checkout are, by its files alone. Throws a UserError where nothing can be read, and for a goal, a cycle or a
 * revision that is not there.
 *
 * @param now ISO 8601, with its zone.
 */
export function progressCommand(root: string, options: ProgressCommandOptions, terminal: Terminal, now: string): void {
  printProgress(root, progressReport(progressGround(root, options, now), now), options, terminal, now);
}

/** Prints what was found out of the checkout at `root`. */
export function printProgress(
  root: string,
  report: ProgressReport,
  options: ProgressCommandOptions,
  terminal: Terminal,
  now: string,
): void {
  const format = options.format ?? (terminal.columns === undefined ? "markdown" : "text");
  noteBroken(root, report, terminal);
  const nothing = `There are no goals yet. They stand in ${printable(report.records.configuration.goals)}\n`;
  const isEmpty = report.goals.length === 0;
  if (isEmpty && format === "json") terminal.note(nothing);
  terminal.out(isEmpty && format !== "json" ? nothing : rendered(report, format, options, terminal, now));
}

function rendered(
  report: ProgressReport,
  format: Format,
  { goal }: ProgressCommandOptions,
  { colors, columns = USUAL_COLUMNS }: Terminal,
  now: string,
): string {
  const isOne = goal !== undefined;
  switch (format) {
    case "json":
      return progressJson(report, now);
    case "markdown":
      return isOne ? report.goals.map((each) => goalMarkdown("#", each, report)).join("\n") : reportMarkdown(report);
    case "text":
      return isOne
        ? report.goals
            .map((each) => summaryText(each.facts.title, summaryIn(report, each), { colors, columns }))
            .join("\n")
        : dashboardsOf(report)
            .map((dashboard) => dashboardText(dashboard, { colors, columns }))
            .join("\n");
    default:
      return format satisfies never;
  }
}

/** A dashboard for each cycle, and below it each of its goals. */
function reportMarkdown(report: ProgressReport): string {
  return dashboardsOf(report)
    .map((dashboard) => {
      const goals = report.goals.filter(({ cycle }) => cycle === dashboard.cycle);
      const title = markdownOf([words(dashboard.cycle)]);
      const parts = goals.map((each) => goalMarkdown("##", each, report));
      return [`# Goals of ${title}\n\n${dashboardMarkdown(dashboard)}\n`, ...parts].join("\n");
    })
    .join("\n");
}

function goalMarkdown(level: "#" | "##", goal: ReportedGoal, report: ProgressReport): string {
  return `${level} ${markdownOf([words(goal.facts.title)])}\n\n${summaryMarkdown(summaryIn(report, goal))}\n`;
}

function summaryIn({ since }: ProgressReport, { facts, earlier }: ReportedGoal): Summary {
  return summaryOf(facts, { since: since === undefined ? undefined : { at: since, facts: earlier } });
}

function dashboardsOf({ goals, records }: ProgressReport): readonly Dashboard[] {
  return [...new Set(goals.map(({ cycle }) => cycle))].map((cycle) =>
    dashboardOf({
      cycle,
      goals: goals.filter((each) => each.cycle === cycle).map(({ facts }) => facts),
      pillars: records.configuration.pillars ?? [],
      broken: records.broken,
    }),
  );
}

/** What cannot be read is named, and the rest is reported. */
function noteBroken(root: string, { records: { broken } }: ProgressReport, { note }: Terminal): void {
  if (broken.length === 0) return;
  const more = broken.length > NAMED ? ` and ${broken.length - NAMED} more` : "";
  const names = broken.slice(0, NAMED).map(printable).join(", ");
  const command = root === "." ? "goalkeeper check" : `goalkeeper check ${printable(root)}`;
  note(`Not all of ${names}${more} can be read, so something may be missing here. ${command} tells what is wrong.\n`);
}
