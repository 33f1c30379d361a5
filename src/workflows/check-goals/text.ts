/** What a check run says, as Markdown. */
import { CONFIGURATION_PATH } from "../../domain/configuration.ts";
import { inertCode, inertText } from "../../domain/markdown.ts";
import type { Finding } from "../../domain/finding.ts";
import type { GoalChange } from "./goal-changes.ts";
import type { Judgement } from "./judgement.ts";

/** As many goals as a table can hold before nobody reads it. */
const MAX_ROWS = 50;
/** As many changes of one goal. */
const MAX_CHANGES = 20;
/** Before signs are escaped: an old and a new title have 256 each. */
const MAX_WORDS_CHARACTERS = 600;
/** A summary holds 65,535 characters, with what stands around the table. */
const MAX_TABLE_CHARACTERS = 60_000;

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** How many findings of each severity there are. */
export function countsOf(findings: readonly Finding[]): Counts {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: findings.length - errors };
}

/** The line beside the name of the check. */
export function titleOf({ errors, warnings }: Counts): string {
  if (errors === 0 && warnings === 0) return "The goals are right";
  return [counted(errors, "error"), counted(warnings, "warning")].filter((part) => !part.startsWith("0 ")).join(", ");
}

/** What the summary tells beside the findings and the changes. */
export interface Context {
  readonly notShown: number;
  readonly mendable: number;
  /** New files beside the goals that no pattern matches. */
  readonly passedOver: readonly string[];
  readonly removesConfiguration: boolean;
  readonly isBaseBroken: boolean;
}

/** What was checked, what is wrong, and what changes in the goals. */
export function summaryOf(judgement: Judgement, changes: readonly GoalChange[], context: Context): string {
  const { report, findings, elsewhere, changedPaths } = judgement;
  const { notShown, mendable, passedOver, removesConfiguration, isBaseBroken } = context;
  const marked = notShown === 0 ? ", each marked at its line" : "";
  const wrong =
    findings.length === 0
      ? "Nothing is wrong with what this changes."
      : `${titleOf(countsOf(findings)).replace(", ", " and ")}${marked}.`;
  const parts = [
    `${counted(report.checked, "file")} checked, ${report.skipped.length} skipped, ${changedPaths.size} changed here. ${wrong}`,
    notShown === 0 ? "" : `**${notShown} more findings are not shown.** They appear once these are mended.`,
    mendable === 0
      ? ""
      : `${counted(mendable, "finding")} can be mended without a question${mendable === findings.length ? "" : ", the others need a look"}.`,
    passedOver.length === 0 ? "" : passedOverText(passedOver),
    removesConfiguration
      ? `**This removes ${inertText(CONFIGURATION_PATH)}.** Once it is merged, no goal is checked any more.`
      : "",
    isBaseBroken
      ? `The configuration on the base branch, ${inertText(CONFIGURATION_PATH)}, has mistakes. What cannot be read of it is not checked.`
      : "",
    elsewhere === 0
      ? ""
      : `${counted(elsewhere, "finding")} stood elsewhere in the repository before; this change need not mend ${elsewhere === 1 ? "it" : "them"}.`,
    changesTable(changes),
    "Every finding is explained in [the list of findings](https://github.com/todogroup/goalkeeper/blob/main/docs/findings.md).",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function passedOverText([first = "", ...others]: readonly string[]): string {
  const more = others.length === 0 ? "lies" : `and ${others.length} more lie`;
  return `${inertText(cut(first, 200))} ${more} beside the goals and match${others.length === 0 ? "es" : ""} no pattern of the configuration, so ${others.length === 0 ? "it is" : "they are"} not checked.`;
}

function changesTable(changes: readonly GoalChange[]): string {
  if (changes.length === 0) return "";
  const rows: string[] = [];
  let characters = 0;
  for (const change of changes.slice(0, MAX_ROWS)) {
    const row = rowOf(change);
    characters += row.length;
    if (characters > MAX_TABLE_CHARACTERS) break;
    rows.push(row);
  }
  const left = changes.length - rows.length;
  const more = left === 0 ? "" : `\n\nand ${counted(left, "more goal")}.`;
  return `### What changes in the goals\n\n| goal | change |\n| --- | --- |\n${rows.join("\n")}${more}`;
}

function rowOf({ id, title, changes }: GoalChange): string {
  const shown = changes.slice(0, MAX_CHANGES).map((words) => inertText(cut(words, MAX_WORDS_CHARACTERS)));
  const left = changes.length - shown.length;
  const more = left === 0 ? "" : `<br>and ${counted(left, "more change")}`;
  return `| ${inertText(title)}<br>${inertCode(id)} | ${shown.join("<br>")}${more} |`;
}

function cut(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)}…`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
