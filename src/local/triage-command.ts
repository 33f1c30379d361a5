/** `goalkeeper triage`: items in, judgements out, line by line. */
import { judgePillar } from "../domain/triage/judge-pillar.ts";
import { knowledgeOf } from "../domain/triage/knowledge.ts";
import { answerLines, rounded } from "./answer-lines.ts";
import { readTriageItem } from "./read-triage-item.ts";
import type { Terminal } from "./terminal.ts";
import { configurationFrom, goalsFrom } from "./triage-knowledge.ts";

export interface TriageCommandOptions {
  readonly config: string;
  readonly goals?: string;
}

/**
 * Judges the items of a stream and prints a line for each, as soon as it is read.
 * Throws a UserError at the first line that is no item, and where the configuration or the goals cannot be used.
 *
 * @param isRead Whether anybody still reads what is printed.
 */
export async function triageCommand(
  options: TriageCommandOptions,
  input: AsyncIterable<Uint8Array>,
  terminal: Terminal,
  isRead: () => boolean,
): Promise<void> {
  const configuration = configurationFrom(options.config);
  const goals = options.goals === undefined ? [] : goalsFrom(options.goals, configuration);
  if (options.goals !== undefined && goals.length === 0) {
    terminal.note(`No goals help: nothing in ${options.goals} that matches ${configuration.goals} can be read.\n`);
  }
  const knowledge = knowledgeOf(configuration, goals, undefined);
  await answerLines(input, terminal, isRead, (value) => {
    const read = readTriageItem(value);
    if ("fault" in read) return read;
    const { pillar = null, best = null, confidence, why } = judgePillar(knowledge, read.item);
    return { answer: { pillar, best, confidence: rounded(confidence), why } };
  });
}
