/** Surveyed items as a table for people: what happens to the labels of each, how sure that is, and why. */
import picocolors from "picocolors";
import type { ItemSurvey } from "../../engine/survey.ts";
import { fitted, padded, widest } from "./columns.ts";

/** An item that was looked at, or at which that failed. */
export type TriageEntry =
  | { readonly kind: "seen" | "changed"; readonly survey: ItemSurvey }
  | { readonly kind: "failed"; readonly number: number; readonly reason: string };

export interface TableOptions {
  readonly colors: boolean;
  /** `undefined`: as many as it takes, a line for each item. */
  readonly columns: number | undefined;
}

type Colour = "green" | "red" | "yellow" | "dim";

interface Row {
  readonly item: string;
  readonly title: string;
  readonly label: string;
  readonly sure: string;
  readonly why: string;
  readonly colour: Colour;
}

const HEAD: Row = { item: "item", title: "title", label: "label", sure: "sure", why: "why", colour: "dim" };
const GAP = "  ";
const MAX_LABEL = 32;
const MAX_TITLE = 60;
/** On fewer columns the reasons get a line of their own. */
const ONE_LINE_FROM = 120;

/** The lines of the table; none where there are no entries. */
export function* asTable(entries: readonly TriageEntry[], { colors, columns }: TableOptions): Generator<string> {
  if (entries.length === 0) return;
  const paint = picocolors.createColors(colors);
  const rows = entries.map(rowOf);
  const all = [HEAD, ...rows];
  const item = widest(
    all.map((row) => row.item),
    12,
  );
  const label = widest(
    all.map((row) => row.label),
    MAX_LABEL,
  );
  const sure = widest(
    all.map((row) => row.sure),
    6,
  );
  const isOneLine = columns === undefined || columns >= ONE_LINE_FROM;
  const room = (columns ?? Number.POSITIVE_INFINITY) - item - label - sure - 3 * GAP.length;
  const share = isOneLine && columns !== undefined ? Math.floor((room - GAP.length) / 2) : room;
  const title = Math.max(
    10,
    Math.min(
      MAX_TITLE,
      share,
      widest(
        all.map((row) => row.title),
        MAX_TITLE,
      ),
    ),
  );
  const whyRoom = isOneLine ? room - title - GAP.length : (columns ?? 0) - item - GAP.length;

  for (const row of all) {
    const isHead = row === HEAD;
    const cells = [
      padded(row.item, item, "right"),
      padded(fitted(row.title, title), title),
      paint[row.colour](padded(fitted(row.label, label), label)),
      padded(row.sure, sure, "right"),
    ];
    const why = paint.dim(fitted(row.why, whyRoom));
    if (isOneLine) cells.push(why);
    const line = cells.join(GAP).trimEnd();
    yield `${isHead ? paint.bold(line) : line}\n`;
    if (!isOneLine && !isHead && row.why !== "") yield `${" ".repeat(item)}${GAP}${why}\n`;
  }
}

function rowOf(entry: TriageEntry): Row {
  if (entry.kind === "failed") {
    return { item: `#${entry.number}`, title: "", label: "failed", sure: "", why: entry.reason, colour: "red" };
  }
  const { number, title, confidence, why } = entry.survey;
  const sure = confidence === undefined ? "" : `${Math.round(confidence * 100)} %`;
  return { item: `#${number}`, title, ...labelCell(entry.survey), sure, why: why.join("; ") };
}

function labelCell(survey: ItemSurvey): Pick<Row, "label" | "colour"> {
  const { labels, pillar } = survey;
  if (labels !== undefined) {
    const parts = [
      ...labels.add.map((name) => `+ ${name}`),
      ...labels.remove.map((name) => `- ${name}`),
      ...labels.repair.filter(({ name }) => !labels.add.includes(name)).map(({ name }) => `~ ${name}`),
    ];
    return { label: parts.join(" "), colour: labels.add.length > 0 ? "green" : "yellow" };
  }
  switch (survey.standing) {
    case "labelled":
      return { label: pillar?.label ?? `${pillar?.title ?? ""} (no label)`, colour: "dim" };
    case "ambiguous":
      return { label: "ambiguous", colour: "yellow" };
    case "none":
      return { label: "serves none", colour: "dim" };
    case "by-people":
      return { label: "decided by people", colour: "dim" };
    case "ignored":
      return { label: "ignored", colour: "dim" };
    case "closed":
      return { label: "closed meanwhile", colour: "dim" };
    default:
      return survey.standing satisfies never;
  }
}
