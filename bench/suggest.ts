/**
 * Measures how well outcomes are suggested for contributions, against plain word overlap.
 * Ends with 0 where the suggestions are as good as wanted, 1 where they are not, and 2 where nothing can be measured.
 */
import { outcomeKnowledge } from "../src/domain/outcomes/knowledge.ts";
import { DEFAULT_THRESHOLD, suggestOutcomes } from "../src/domain/outcomes/suggest-outcomes.ts";
import { UserError } from "../src/engine/errors.ts";
import { figuresAt, type Answered } from "./suggest/figures.ts";
import { suggestBenchOptions, type SuggestBenchOptions } from "./suggest/options.ts";
import { plainOverlap } from "./suggest/plain-overlap.ts";
import { readConfiguration, readContributionFile, readOutcomeFile } from "./suggest/read-set.ts";
import { LEAST_RECALL, LEAST_SILENCE, reportOf } from "./suggest/report.ts";

try {
  process.exitCode = await bench(suggestBenchOptions(process.argv.slice(2), import.meta.dirname));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function bench(options: SuggestBenchOptions): Promise<0 | 1> {
  const { glossary, contributions: places } = readConfiguration(options.config);
  const outcomes = readOutcomeFile(options.outcomes);
  const contributions = await readContributionFile(options.contributions, outcomes);
  const knowledge = outcomeKnowledge(outcomes, glossary, places);
  const ours: Answered[] = contributions.map((contribution) => ({
    contribution,
    ranked: suggestOutcomes(knowledge, contribution, { threshold: 0 }),
  }));
  const plain: Answered[] = contributions.map((contribution) => ({
    contribution,
    ranked: plainOverlap(outcomes, contribution),
  }));
  process.stdout.write(reportOf(ours, plain));
  const { recall, silence } = figuresAt(DEFAULT_THRESHOLD, ours);
  return recall < LEAST_RECALL || silence < LEAST_SILENCE ? 1 : 0;
}
