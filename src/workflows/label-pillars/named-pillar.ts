/** Which pillar a person names: by its id, its title or its label, in any letter case. */
import type { Pillar } from "../../domain/configuration.ts";
import { nearest } from "../../domain/nearest.ts";

export type NamedPillar =
  /** `undefined`: none, in so many words. */
  | { readonly kind: "known"; readonly pillar: Pillar | undefined }
  | { readonly kind: "unknown"; readonly pillar: undefined; readonly nearest: Pillar | undefined };

const NONE = "none";

export function pillarNamed(words: string, pillars: readonly Pillar[]): NamedPillar {
  const wanted = folded(words);
  const found = pillars.find((pillar) => namesOf(pillar).some((name) => folded(name) === wanted));
  // A pillar of that name is meant, even where it is called "none".
  if (found !== undefined || wanted === NONE) return { kind: "known", pillar: found };
  const near = nearest(words, pillars.flatMap(namesOf))?.word;
  return {
    kind: "unknown",
    pillar: undefined,
    nearest: near === undefined ? undefined : pillars.find((pillar) => namesOf(pillar).includes(near)),
  };
}

function namesOf({ id, title, label }: Pillar): readonly string[] {
  return label === undefined ? [id, title] : [id, title, label.name];
}

/** Quotes are what people put around a title; they are none of it. */
function folded(words: string): string {
  return words
    .trim()
    .replaceAll(/^["'`“”]+|["'`“”.]+$/g, "")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();
}
