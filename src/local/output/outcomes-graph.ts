/** Outcomes as a Mermaid diagram: from Touchpoints over outcomes to contributions. */
import type { OutcomeRow, OutcomeState } from "../../domain/outcomes/table.ts";
import { issueKey, shortReference } from "../../domain/reference.ts";
import { cut } from "../../domain/words.ts";
import { printable } from "./printable.ts";

export interface OutcomesGraph {
  readonly text: string;
  readonly edges: number;
}

/** Beyond these Mermaid draws an error instead: https://mermaid.js.org/config/schema-docs/config.html#maxedges */
export const MAX_EDGES = 500;

/** Longer titles make boxes that no screen holds. */
const MAX_LABEL = 80;

/** A label that is empty is a mistake of syntax. */
const NOTHING_SAID = "…";

const CLASSES: Readonly<Record<OutcomeState, { readonly name: string; readonly style: string }>> = {
  waiting: { name: "waits", style: "fill:#fff8c5,stroke:#9a6700,color:#1f2328" },
  "in-progress": { name: "inProgress", style: "fill:#ddf4ff,stroke:#0969da,color:#1f2328" },
  delivered: { name: "delivered", style: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328" },
  dropped: { name: "dropped", style: "fill:#f6f8fa,stroke:#6e7781,color:#6e7781,stroke-dasharray:4" },
};

/** The diagram as Mermaid's text. Nothing of a members' call but ids is in it, since it is made to be shown. */
export function outcomesGraph(rows: readonly OutcomeRow[]): OutcomesGraph {
  const touchpoints = new Nodes("t");
  const contributions = new Nodes("c");
  const outcomes: string[] = [];
  const edges: string[] = [];
  for (const [index, row] of rows.entries()) {
    const outcome = `o${index}`;
    outcomes.push(`  ${outcome}["${label(nameOf(row))}"]:::${CLASSES[row.state].name}`);
    edges.push(`  ${touchpoints.idOf(row.touchpoint, `(["${label(titleOf(row))}"])`)} --> ${outcome}`);
    for (const reference of row.contributions) {
      const key = issueKey(reference) ?? "";
      edges.push(`  ${outcome} --> ${contributions.idOf(key, `(["${label(shortReference(reference))}"])`)}`);
    }
  }
  const used = new Set(rows.map(({ state }) => state));
  const classes = Array.from(used, (state) => `  classDef ${CLASSES[state].name} ${CLASSES[state].style}`);
  const lines = ["flowchart LR", ...touchpoints.lines, ...outcomes, ...contributions.lines, ...edges, ...classes];
  return { text: `${lines.join("\n")}\n`, edges: edges.length };
}

function nameOf({ outcome, destination }: OutcomeRow): string {
  return destination === undefined ? outcome : `${outcome} → ${destination}`;
}

/** Where it is not known who was invited, nothing is shown either. */
function titleOf({ touchpoint, touchpointTitle, audience }: OutcomeRow): string {
  return audience === "open" && touchpointTitle !== undefined ? `${touchpoint}, ${touchpointTitle}` : touchpoint;
}

/** The nodes of one kind, each once. Their ids are ours: those of files can be words of Mermaid. */
class Nodes {
  readonly lines: string[] = [];
  readonly #ids = new Map<string, string>();
  readonly #letter: string;

  constructor(letter: string) {
    this.#letter = letter;
  }

  idOf(key: string, shape: string): string {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `${this.#letter}${this.#ids.size}`;
    this.#ids.set(key, id);
    this.lines.push(`  ${id}${shape}`);
    return id;
  }
}

/**
 * A text between the quotes of a label. Whatever is not a letter, a digit or plain punctuation is written as its number:
 * quotes end a label, backticks and a number ahead begin Markdown, `#` begins a number, a colon in a line with `style` makes
 * Mermaid take away a semicolon, and a line with `direction TB` in it is nothing else to it.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function label(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, " ").trim() || NOTHING_SAID);
  const short = line.length > MAX_LABEL ? `${cut(line, MAX_LABEL)}…` : line;
  return short.replaceAll(/[^\p{L}\p{M}\p{N} ,./→…-]|^-|^\d+(?=[.)])|direction(?= )/gu, numbered);
}

function numbered(characters: string): string {
  return Array.from(characters, (character) => `#${character.codePointAt(0) ?? 0};`).join("");
}
