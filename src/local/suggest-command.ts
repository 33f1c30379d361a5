/** `goalkeeper suggest`: contributions in, the outcomes that they probably carry out back, line by line. */
import { outcomeKnowledge } from "../domain/outcomes/knowledge.ts";
import { goalTitlesIn, openOutcomesOf } from "../domain/outcomes/open-outcomes.ts";
import { suggestOutcomes } from "../domain/outcomes/suggest-outcomes.ts";
import { answerLines, rounded } from "./answer-lines.ts";
import { readContribution } from "./read-contribution.ts";
import { noteBroken, recordsOf } from "./read-records.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Looks at the contributions of a stream and prints a line for each, as soon as it is read.
 * Throws a UserError at the first line that is none, and where there is no configuration.
 *
 * @param isRead Whether anybody still reads what is printed.
 */
export async function suggestCommand(
  root: string,
  input: AsyncIterable<Uint8Array>,
  terminal: Terminal,
  isRead: () => boolean,
): Promise<void> {
  const records = recordsOf(root);
  noteBroken(root, records, terminal);
  const { configuration, goals, touchpoints } = records;
  const titles = goalTitlesIn(goals);
  const outcomes = touchpoints.flatMap(({ touchpoint }) => openOutcomesOf(touchpoint, titles));
  const knowledge = outcomeKnowledge(outcomes, configuration.glossary, configuration.contributions);
  await answerLines(input, terminal, isRead, (value) => {
    const read = readContribution(value);
    if ("fault" in read) return read;
    const suggested = suggestOutcomes(knowledge, read.contribution);
    return {
      answer: { outcomes: suggested.map(({ id, confidence, why }) => ({ id, confidence: rounded(confidence), why })) },
    };
  });
}
