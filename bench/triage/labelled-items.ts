/** Items that people have labelled, read from JSON Lines. */
import { createReadStream } from "node:fs";
import { isMapping } from "../../src/domain/format/pointer.ts";
import type { TriageItem } from "../../src/domain/triage/item.ts";
import { quoted } from "../../src/domain/words.ts";
import { UserError } from "../../src/engine/errors.ts";
import { jsonLines, lineError } from "../../src/local/json-lines.ts";
import { readTriageItem } from "../../src/local/read-triage-item.ts";

/** The answer that an item serves no pillar. */
export const NONE = "none";

export interface LabelledItem {
  readonly item: TriageItem;
  /** The id of a pillar, or `none`. */
  readonly pillar: string;
  /** An answer that is right as well. */
  readonly alternative: string | undefined;
}

/** Reads a file. Throws a UserError that names the line where one cannot be used. */
export async function labelledItems(file: string, pillars: readonly string[]): Promise<LabelledItem[]> {
  const items: LabelledItem[] = [];
  const answers = [...pillars, NONE];
  for await (const { line, value } of jsonLines(createReadStream(file), file)) {
    const read = readTriageItem(value);
    if ("fault" in read) throw lineError(file, line, read.fault);
    const answerAt = (key: string): string | undefined => {
      const answer = isMapping(value) ? (value[key] ?? undefined) : undefined;
      if (answer === undefined) return undefined;
      if (typeof answer === "string" && answers.includes(answer)) return answer;
      const given = typeof answer === "string" ? quoted(answer) : JSON.stringify(answer);
      throw lineError(file, line, `has ${given} as "${key}". Use one of: ${answers.join(", ")}`);
    };
    const pillar = answerAt("pillar");
    if (pillar === undefined) throw lineError(file, line, `has no "pillar". Use one of: ${answers.join(", ")}`);
    // Where an item comes from says what it is about; what is measured is what its words say.
    const item = { ...read.item, repository: undefined, number: undefined };
    items.push({ item, pillar, alternative: answerAt("pillar_alt") });
  }
  if (items.length === 0) throw new UserError(`There is no item in ${file}.`);
  return items;
}

/** The same item with nothing but its title. */
export function titleOf({ item, ...answers }: LabelledItem): LabelledItem {
  return { ...answers, item: { ...item, body: "", labels: [] } };
}
