/** A file edited in steps: it stays as its format accepts it, or it is not edited at all. */
import type { Format } from "../format/formats.ts";
import { MAX_BYTES, tooLarge } from "../yaml/yaml-kinds.ts";
import {
  isRefused,
  openDocument,
  take,
  takeTogether,
  type Document,
  type Edited,
  type Refused,
  type Step,
} from "./document.ts";

/** Looks at a document and gives the next change to it; nothing where it is as wanted already. */
export type Planner = (document: Document) => Step | Refused | undefined;

/**
 * Takes all steps of a phase, then those of the next, planned on what was left before. The steps of one phase change
 * different parts of the file.
 */
export function editFile(text: string, format: Format<unknown>, phases: readonly (readonly Planner[])[]): Edited {
  if (isTooLarge(text)) return { refused: tooLarge.tooManyBytes };
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const original = openDocument(text.slice(mark.length));
  if (isRefused(original)) return original;
  let document = original;
  for (const planners of phases) {
    const next = afterPhase(document, planners);
    if (isRefused(next)) return next;
    document = next;
  }
  if (document === original) return { text };
  if (format.errors(document.value).length > format.errors(original.value).length) {
    return { refused: "What is to be written is not what the format of the file allows." };
  }
  const edited = mark + document.text;
  return isTooLarge(edited)
    ? { refused: "With this change, the file is larger than 500 KB, so it is not read any more. Split it first." }
    : { text: edited };
}

/** Reading a large file takes long, so the steps are tried together first, and in halves where that fails. */
function afterPhase(document: Document, planners: readonly Planner[]): Document | Refused {
  const steps: Step[] = [];
  for (const plan of planners) {
    const step = plan(document);
    if (step !== undefined && isRefused(step)) return step;
    if (step !== undefined) steps.push(step);
  }
  const [only] = steps;
  if (only === undefined) return document;
  if (planners.length === 1) return take(document, only);
  const together = takeTogether(document, steps);
  if (together !== undefined) return together;
  const half = Math.ceil(planners.length / 2);
  const first = afterPhase(document, planners.slice(0, half));
  return isRefused(first) ? first : afterPhase(first, planners.slice(half));
}

function isTooLarge(text: string): boolean {
  return new TextEncoder().encode(text).length > MAX_BYTES;
}
