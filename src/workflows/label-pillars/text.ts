/** The Markdown of the one comment that is kept on an item: where it stands, why, and what people can do about it. */
import type { Pillar } from "../../domain/configuration.ts";
import { inertCode, inertText } from "../../domain/markdown.ts";
import type { PillarJudgement } from "../../domain/triage/item.ts";
import type { Item } from "../../engine/item.ts";
import type { Memory } from "./memory.ts";

export const MARKER = "label-pillars";

/** Where an item stands with the pillars. */
export interface Standing {
  readonly judgement: PillarJudgement;
  readonly pillars: readonly Pillar[];
  /** The pillar that the item is held to serve, surely enough for a label. */
  readonly wanted: Pillar | undefined;
  readonly memory: Memory;
}

/** A hidden line that tells one standing from another: what stays the same is not written again. */
export function stateOf(standing: Standing): string {
  const { judgement, memory } = standing;
  const candidates = judgement.candidates.map(({ pillar }) => pillar).join("+");
  const parts = [
    headingOf(standing).kind,
    judgement.pillar ?? "none",
    idsOf(memory.setByPeople),
    // What a command brings back counts as taken off no longer.
    idsOf(memory.takenOff.filter((pillar) => pillar !== memory.commanded?.pillar)),
    headingOf(standing).kind === "ambiguous" ? candidates : "",
  ];
  return `<!-- standing: ${parts.join(" ").trimEnd()} -->`;
}

function idsOf(pillars: readonly Pillar[]): string {
  return pillars.map(({ id }) => id).join("+") || "none";
}

/** The whole comment below its marker. `answer` is what was said to the latest command; `""` says no more than the rest. */
export function commentText(item: Item, standing: Standing, answer: string | undefined): string {
  const heading = headingOf(standing);
  const said = answer === undefined || answer === "" ? [] : [answer];
  const reasons = heading.kind === "ambiguous" ? candidateTable(standing) : whyList(standing);
  return [stateOf(standing), ...said, heading.words(nounOf(item)), reasons, advice(standing)]
    .filter((part) => part !== "")
    .join("\n\n");
}

type Heading = {
  readonly kind: "by-people" | "commanded" | "taken-off" | "labelled" | "ambiguous" | "none";
  readonly words: (noun: string) => string;
};

/** What counts most about a standing. */
export function kindOf(standing: Standing): Heading["kind"] {
  return headingOf(standing).kind;
}

function headingOf({ judgement, wanted, memory }: Standing): Heading {
  const { setByPeople, takenOff, commanded } = memory;
  if (commanded !== undefined) {
    const title = commanded.pillar === undefined ? "no pillar" : `**${inertText(commanded.pillar.title)}**`;
    return { kind: "commanded", words: (noun) => `This ${noun} serves ${title}: a person said so by command.` };
  }
  if (setByPeople.length > 0) {
    const titles = setByPeople.map(({ title }) => `**${inertText(title)}**`).join(" and ");
    return { kind: "by-people", words: (noun) => `This ${noun} serves ${titles}: a person put the label here.` };
  }
  if (wanted !== undefined && takenOff.includes(wanted)) {
    return {
      kind: "taken-off",
      words: () => `**${inertText(wanted.title)}** seems likely, but a person took that label off, so it stays off.`,
    };
  }
  if (wanted !== undefined) {
    const sure = percentOf(judgement.confidence);
    return { kind: "labelled", words: (noun) => `This ${noun} serves **${inertText(wanted.title)}** (${sure} sure).` };
  }
  if (judgement.isAmbiguous) {
    return {
      kind: "ambiguous",
      words: (noun) => `**Which pillar does this ${noun} serve?** It is not clear enough to set a label.`,
    };
  }
  return { kind: "none", words: (noun) => `This ${noun} seems to serve no pillar, so it gets no label.` };
}

function whyList({ judgement, memory }: Standing): string {
  // What a person decided needs no reasons.
  if (memory.commanded !== undefined || memory.setByPeople.length > 0) return "";
  return judgement.why.map((reason) => `- ${inertText(reason)}`).join("\n");
}

function candidateTable({ judgement, pillars }: Standing): string {
  const rows = judgement.candidates.map(({ pillar, confidence, why }) => {
    const title = pillars.find(({ id }) => id === pillar)?.title ?? pillar;
    const reasons = why.map(inertText).join("; ") || "little";
    return `| ${inertText(title)} | ${bar(confidence)} ${percentOf(confidence)} | ${reasons} |`;
  });
  return rows.length === 0
    ? ""
    : ["| pillar | likely | what speaks for it |", "| --- | --- | --- |", ...rows].join("\n");
}

/** As many as can be read at a glance. */
const MAX_NAMED = 4;

function advice(standing: Standing): string {
  const { pillars, judgement, wanted, memory } = standing;
  // One that a person took off is the first that people may want back.
  const held = wanted === undefined || memory.takenOff.includes(wanted) ? undefined : wanted;
  const current = new Set([held, memory.commanded?.pillar, ...memory.setByPeople]);
  const others = pillars.filter((pillar) => pillar.label !== undefined && !current.has(pillar));
  const isAmbiguous = headingOf(standing).kind === "ambiguous";
  const likely = others.filter(({ id }) => judgement.candidates.some(({ pillar }) => pillar === id));
  const named = (isAmbiguous && likely.length > 0 ? likely : others).slice(0, MAX_NAMED).map(({ id }) => id);
  const choice = [...named, "none"].map((id) => inertCode(`/pillar ${id}`)).join(" · ");
  return isAmbiguous
    ? `To choose, write one of these in a comment: ${choice}`
    : `<sub>Not right? Write one of these in a comment: ${choice}, or change the labels by hand. What people decide stays.</sub>`;
}

const BAR_LENGTH = 10;

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_LENGTH);
  return "█".repeat(full) + "░".repeat(BAR_LENGTH - full);
}

/** `87 %`, in one piece. */
function percentOf(share: number): string {
  return `${Math.round(share * 100)}\u00A0%`;
}

function nounOf({ kind }: Item): string {
  return kind === "issue" ? "issue" : "pull request";
}
