/** `goalkeeper outcomes`: what it prints. */
import { didYouMean, nearest } from "../domain/nearest.ts";
import { filteredRows, outcomeRows, type OutcomeFilter, type OutcomeRow } from "../domain/outcomes/table.ts";
import { quoted } from "../domain/words.ts";
import { MAX_EDGES, outcomesGraph } from "./output/outcomes-graph.ts";
import { outcomesJson } from "./output/outcomes-json.ts";
import { outcomesTable } from "./output/outcomes-table.ts";
import { printable } from "./output/printable.ts";
import { counted } from "./output/total.ts";
import { noteBroken, recordsOf, type Records } from "./read-records.ts";
import type { Terminal } from "./terminal.ts";

export interface OutcomesCommandOptions {
  readonly format: "pretty" | "json";
  readonly graph?: boolean;
  readonly destination?: string;
  readonly goal?: string;
  readonly open?: boolean;
}

/** The width where nobody says another: a file, a pipe, a mail. */
const USUAL_COLUMNS = 80;

/**
 * Prints the outcomes of a checkout. Throws a UserError where nothing can be read.
 *
 * @param now ISO 8601, in UTC.
 */
export function outcomesCommand(root: string, options: OutcomesCommandOptions, terminal: Terminal, now: string): void {
  const records = recordsOf(root);
  noteBroken(root, records, terminal);
  const all = outcomeRows(records, now);
  const filter = { destination: options.destination, goal: options.goal, isOpen: options.open };
  const rows = filteredRows(all, filter);
  const nothing = rows.length > 0 ? undefined : nothingFound(records, all, filter);
  const isForPeople = options.graph !== true && options.format === "pretty";
  if (nothing !== undefined && !isForPeople) terminal.note(nothing);
  terminal.out(isForPeople && nothing !== undefined ? nothing : rendered(rows, all.length, options, terminal));
}

function rendered(
  rows: readonly OutcomeRow[],
  total: number,
  { graph, format }: OutcomesCommandOptions,
  { colors, columns = USUAL_COLUMNS, note }: Terminal,
): string {
  if (graph === true) {
    const { text, edges } = outcomesGraph(rows);
    if (edges > MAX_EDGES) {
      note(
        `The diagram has ${counted(edges, "line")}, and Mermaid draws at most ${MAX_EDGES}. --destination, --goal and --open leave some out.\n`,
      );
    }
    return text;
  }
  return format === "json" ? outcomesJson(rows) : outcomesTable(rows, { colors, columns, total });
}

function nothingFound(
  { configuration, goals }: Records,
  all: readonly OutcomeRow[],
  { destination, goal, isOpen }: OutcomeFilter,
): string {
  if (all.length === 0) {
    return `There are no outcomes yet. They stand under "outcomes" in the files of Touchpoints: ${printable(configuration.touchpoints)}\n`;
  }
  const destinations = [...(configuration.destinations ?? []), ...all.flatMap((row) => row.destination ?? [])];
  const goalIds = [...goals.flatMap((file) => file.goal.id ?? []), ...all.flatMap((row) => row.goal ?? [])];
  const asked = [
    isOpen === true ? "is open" : "",
    destination === undefined ? "" : `is meant for ${quoted(destination)}`,
    goal === undefined ? "" : `serves the goal ${quoted(goal)}`,
  ].filter((words) => words !== "");
  const advice = didYouMeanUnknown(destination, destinations) + didYouMeanUnknown(goal, goalIds);
  return `${printable(`None of ${counted(all.length, "outcome")} ${asked.join(" and ")}.${advice}`)}\n`;
}

function didYouMeanUnknown(given: string | undefined, known: readonly string[]): string {
  return given === undefined || known.includes(given) ? "" : didYouMean(nearest(given, [...new Set(known)]));
}
