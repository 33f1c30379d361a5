/** A report as the JSON object that other programs rely on. */
import type { Report } from "../../domain/check.ts";

/** The whole report in one line of JSON. */
export function asJson({ checked, skipped, findings }: Report): string {
  return `${JSON.stringify({ checked, skipped: skipped.length, findings })}\n`;
}
