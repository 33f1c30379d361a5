/** A report for people at a terminal. */
import picocolors from "picocolors";
import type { Report } from "../../domain/check.ts";
import type { Finding } from "../../domain/finding.ts";
import { Lines } from "../../domain/yaml/lines.ts";
import { printable } from "./printable.ts";
import { totalOf } from "./total.ts";

export interface PrettyOptions {
  readonly colors: boolean;
  /** What stands before each path, so that a terminal can open it: the folder that was asked for. */
  readonly prefix: string;
  /** The text of a file for its excerpt; `undefined` where it has none. */
  readonly textOf: (path: string) => string | undefined;
}

/** How many skipped files are named. */
const NAMED = 3;

/** The findings with their excerpts, then the skipped files, then the total. */
export async function* asPretty(report: Report, { colors, prefix, textOf }: PrettyOptions): AsyncGenerator<string> {
  const paint = picocolors.createColors(colors);
  // Measuring text needs tables that take longer to load than a small check; a clean one does without.
  const { excerptOf } = report.findings.length > 0 ? await import("./excerpt.ts") : { excerptOf: undefined };
  let open: { path: string; lines: Lines } | undefined;
  for (const finding of report.findings) {
    if (open?.path !== finding.path) open = { path: finding.path, lines: new Lines(textOf(finding.path) ?? "") };
    yield `${[headOf(finding), ...excerpt(finding, open.lines), ""].join("\n")}\n`;
  }
  if (report.skipped.length > 0) yield `${paint.dim(skippedLine(report.skipped))}\n`;
  const mendable = report.findings.filter(({ fix }) => fix !== undefined).length;
  const total = totalOf(report);
  const hasErrors = report.findings.some(({ severity }) => severity === "error");
  yield `${hasErrors ? paint.red(`✗ ${total}`) : paint.green(`✓ ${total}`)}\n`;
  if (mendable > 0) yield `  --fix mends ${mendable === 1 ? "one of them" : `${mendable} of them`}.\n`;

  function headOf({ path, line, column, severity, code, message }: Finding): string {
    const label = severity === "error" ? paint.red("error") : paint.yellow("warning");
    return `${paint.bold(`${prefix}${printable(path)}:${line}:${column}`)} ${label} ${paint.dim(code)}\n  ${printable(message)}`;
  }

  function excerpt(finding: Finding, lines: Lines): string[] {
    const width = String(finding.line + 1).length;
    return (excerptOf?.(lines, finding) ?? []).map(({ number, text }) => {
      const gutter = paint.dim(`  ${String(number ?? "").padStart(width)} │`);
      const content = number === undefined ? paint.red(text) : text;
      return `${gutter} ${content}`.trimEnd();
    });
  }
}

function skippedLine(skipped: readonly string[]): string {
  const more = skipped.length > NAMED ? ` and ${skipped.length - NAMED} more` : "";
  return `Skipped, since no pattern matches: ${skipped.slice(0, NAMED).map(printable).join(", ")}${more}`;
}
