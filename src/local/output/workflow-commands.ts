/** A report as workflow commands, which GitHub Actions turns into annotations. */
import type { Report } from "../../domain/check.ts";
import { printable } from "./printable.ts";
import { totalOf } from "./total.ts";

/**
 * One command per finding.
 *
 * @param folder Where the checkout lies below the root of the repository, as GitHub wants paths from there.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function* asWorkflowCommands(report: Report, folder: string): Generator<string> {
  for (const { severity, code, message, path, line, column, endLine, endColumn } of report.findings) {
    // GitHub shows columns only where a finding begins and ends in the same line.
    const columns = line === endLine ? `,col=${column},endColumn=${Math.max(column, endColumn - 1)}` : "";
    const file = property(folder === "" ? path : `${folder}/${path}`);
    const place = `file=${file},line=${line},endLine=${endLine}${columns}`;
    yield `::${severity} ${place},title=${property(code)}::${data(message)}\n`;
  }
  yield `${totalOf(report)}\n`;
}

function data(text: string): string {
  return printable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
