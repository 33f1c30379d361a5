/** Evidence that needs no weighing: what people said outright, and what the goals say of the item itself. */
import type { Pillar } from "../configuration.ts";
import type { FormField } from "../language/evidence.ts";
import { stemsOf } from "../language/words.ts";
import { quoted } from "../words.ts";
import type { Decision, TriageItem } from "./item.ts";
import type { TriageKnowledge } from "./knowledge.ts";

/** Each pillar that is named outright, and why; one `undefined` where a person said that it is none. */
export interface Certainty {
  readonly answers: readonly { readonly pillar: string | undefined; readonly why: string }[];
  readonly confidence: number;
}

/** What is certain about an item, from the most certain kind of evidence that there is; `undefined` where none is. */
export function certaintyOf(
  knowledge: TriageKnowledge,
  item: TriageItem,
  fields: readonly FormField[],
  decision: Decision | undefined,
): Certainty | undefined {
  const { pillars } = knowledge;
  const isKnown = (id: string | undefined): boolean => id === undefined || pillars.some((pillar) => pillar.id === id);
  if (decision !== undefined && isKnown(decision.pillar)) return { answers: [decision], confidence: 1 };
  const kinds = [
    { answers: labelled(pillars, item.labels), confidence: 1 },
    { answers: placed(knowledge, item), confidence: 0.99 },
    { answers: goalsChanged(pillars, item.changedGoalPillars), confidence: 0.97 },
    { answers: fields.flatMap((field) => fieldAnswers(pillars, field)), confidence: 0.95 },
  ];
  return kinds.find(({ answers }) => answers.length > 0);
}

type Answer = Certainty["answers"][number];

function labelled(pillars: readonly Pillar[], labels: readonly string[]): Answer[] {
  const names = new Set(labels.map((label) => label.toLowerCase()));
  return pillars
    .filter(({ label }) => label !== undefined && names.has(label.name.toLowerCase()))
    .map(({ id, label }) => ({ pillar: id, why: `has the label ${quoted(label?.name ?? id)}` }));
}

function placed({ places }: TriageKnowledge, { repository, number }: TriageItem): readonly Answer[] {
  if (repository === undefined || number === undefined) return [];
  return places.get(`${repository}#${number}`.toLowerCase()) ?? [];
}

function goalsChanged(pillars: readonly Pillar[], changed: readonly string[]): Answer[] {
  return pillars
    .filter(({ id }) => changed.includes(id))
    .map(({ id, title }) => ({ pillar: id, why: `changes a goal of ${title}` }));
}

/** Headings that ask for the pillar, whatever else they say. */
const ASKS_FOR_PILLAR = /\bpillars?\b|\bstrategic (?:area|pillar|goal|focus)s?\b|\bfocus areas?\b/i;

function fieldAnswers(pillars: readonly Pillar[], { heading, value }: FormField): Answer[] {
  if (!ASKS_FOR_PILLAR.test(heading)) return [];
  // Several choices are parted by commas or stand in lines of their own.
  const given = new Set(value.split(/[\n,;]/).map(comparable));
  return pillars
    .filter(({ id, title, label }) =>
      [id, title, label?.name].some((name) => name !== undefined && given.has(comparable(name))),
    )
    .map(({ id, title }) => ({ pillar: id, why: `form field ${quoted(heading)} names ${title}` }));
}

function comparable(name: string): string {
  return stemsOf(name).join(" ");
}
