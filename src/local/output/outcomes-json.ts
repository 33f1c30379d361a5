/** Outcomes as the JSON object that other programs rely on. */
import type { OutcomeRow } from "../../domain/outcomes/table.ts";
import { printableJson } from "./printable.ts";

/** One object on one line, in the order of the rows; `null` is what the files do not say. */
export function outcomesJson(rows: readonly OutcomeRow[]): string {
  const outcomes = rows.map((row) => ({
    id: row.id,
    touchpoint: row.touchpoint,
    outcome: row.outcome,
    summary: row.summary ?? null,
    destination: row.destination ?? null,
    goal: row.goal ?? null,
    pillar: row.pillar ?? null,
    audience: row.audience ?? null,
    starts: row.starts ?? null,
    ageDays: row.ageDays ?? null,
    status: row.status,
    contributions: row.contributions,
  }));
  return `${printableJson(JSON.stringify({ outcomes }))}\n`;
}
