/** The one line that sums up a report. */
import type { Report } from "../../domain/check.ts";

/** `12 files checked, 0 skipped: 1 error, 2 warnings.` */
export function totalOf({ checked, skipped, findings }: Report): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const result =
    findings.length === 0
      ? "no findings"
      : `${counted(errors, "error")}, ${counted(findings.length - errors, "warning")}`;
  return `${counted(checked, "file")} checked, ${grouped(skipped.length)} skipped: ${result}.`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** `10,000`: by hand, since loading the number formats of every language takes longer than checking a file. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
