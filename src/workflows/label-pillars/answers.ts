/** What is said to a comment with commands, and whether they can be done. */
import { MAX_COMMANDS, type Command } from "../../domain/commands.ts";
import type { Pillar } from "../../domain/configuration.ts";
import { inertCode, inertText } from "../../domain/markdown.ts";
import { quoted } from "../../domain/words.ts";
import type { Memory } from "./memory.ts";
import { pillarNamed } from "./named-pillar.ts";

export interface Answer {
  /** Whether something could not be done. */
  readonly isRefused: boolean;
  /** Markdown for the comment; `undefined` where a reaction says enough, `""` where the standing alone is the answer. */
  readonly words: string | undefined;
}

/** Of several `/pillar` in one comment the last counts. One that cannot be done undoes the whole comment. */
export function answerTo(
  commands: readonly Command[],
  isAllowed: boolean,
  pillars: readonly Pillar[],
  { setByPeople }: Memory,
): Answer {
  if (!isAllowed) {
    return refusal("Commands are open to whoever opened this, and to people who may triage in this repository.");
  }
  if (commands.length > MAX_COMMANDS) {
    return refusal(`One comment can hold ${MAX_COMMANDS} commands at most, so none of these was carried out.`);
  }
  const isAsked = commands.some(({ name }) => name === "why");
  const words = isAsked ? "" : undefined;
  const order = commands.findLast(({ name }) => name === "pillar");
  if (order === undefined) return { isRefused: false, words };
  if (order.argument === "") return refusal(`\`/pillar\` needs to know which one. ${choice(pillars)}`);
  const named = pillarNamed(order.argument, pillars);
  if (named.kind === "unknown") {
    const hint = named.nearest === undefined ? "" : ` Did you mean ${inertCode(`/pillar ${named.nearest.id}`)}?`;
    return refusal(`There is no pillar ${inertText(quoted(order.argument))}.${hint} ${choice(pillars)}`);
  }
  const { pillar } = named;
  if (pillar !== undefined && pillar.label === undefined) {
    return refusal(`The configuration gives the pillar ${inertText(pillar.title)} no label that could be set.`);
  }
  const others = setByPeople.filter((other) => other !== pillar);
  if (others.length === 0) return { isRefused: false, words };
  const labels = others.map(({ label }) => inertCode(label?.name ?? "")).join(", ");
  return {
    isRefused: false,
    words: `Done. A person put ${labels} here, so that stays until a person takes it off.`,
  };
}

function refusal(words: string): Answer {
  return { isRefused: true, words };
}

function choice(pillars: readonly Pillar[]): string {
  const ids = [...pillars.map(({ id }) => id), "none"].map((id) => inertCode(`/pillar ${id}`));
  return `Use one of: ${ids.join(", ")}.`;
}
