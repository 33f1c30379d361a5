/**
 * Measures how right the judgement of pillars is on items that people have labelled, beside two simple ways to answer.
 * Ends with 0, and with 2 where nothing can be measured.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Configuration } from "../src/domain/configuration.ts";
import type { KnownGoal } from "../src/domain/triage/knowledge.ts";
import { UserError } from "../src/engine/errors.ts";
import { configurationFrom, goalsFrom } from "../src/local/triage-knowledge.ts";
import {
  judgement,
  keywordCounting,
  mostFrequent,
  unfittedJudgement,
  withoutAnyKeywords,
  type Contender,
} from "./triage/contenders.ts";
import { answered, type Answered } from "./triage/figures.ts";
import { labelledItems, NONE, titleOf, type LabelledItem } from "./triage/labelled-items.ts";
import { confusionTable, difference, figuresTable, thresholdChart } from "./triage/report.ts";

const EXAMPLE = join(import.meta.dirname, "../examples/todo-2024");
const ITEMS = join(import.meta.dirname, "triage-items.jsonl");

const EXPLANATION = `accuracy   the likeliest answer is one that people gave
strict     it is the first one that they gave
precision  what would be labelled is an answer that people gave
coverage   the share of items with a pillar that would get a label
`;

interface Knowledge {
  readonly configuration: Configuration;
  readonly goals: readonly KnownGoal[];
}

try {
  process.stdout.write(await report(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function report(args: readonly string[]): Promise<string> {
  const { file, config, goals: root } = optionsOf(args);
  const configuration = configurationFrom(config);
  const knowledge = { configuration, goals: goalsFrom(root, configuration) };
  const pillars = (configuration.pillars ?? []).map(({ id }) => id);
  const items = await labelledItems(file, pillars);
  const titles = items.map(titleOf);
  const answers = [...pillars, NONE];
  return [
    `${items.length} items, ${pillars.length} pillars, ${knowledge.goals.length} goals\n`,
    EXPLANATION,
    section("With bodies", items, knowledge, answers),
    section("On titles alone", titles, knowledge, answers),
    goalsAlone(items, titles, knowledge),
  ].join("\n");
}

function section(
  title: string,
  items: readonly LabelledItem[],
  { configuration, goals }: Knowledge,
  answers: readonly string[],
): string {
  const by = (contender: Contender): Answered[] => answered(items, contender(items));
  const judged = by(judgement(configuration, goals));
  const counted = by(keywordCounting(configuration));
  const table = figuresTable([
    ["judgement", judged],
    ["without keywords of the item alone", by(unfittedJudgement(configuration, goals))],
    ["plain keyword counting", counted],
    ["always the most frequent", by(mostFrequent)],
  ]);
  return [
    `${title}\n`,
    table,
    `  ${difference("plain keyword counting", judged, counted)}\n`,
    confusionTable(judged, answers),
    thresholdChart(judged),
  ].join("\n");
}

function goalsAlone(
  items: readonly LabelledItem[],
  titles: readonly LabelledItem[],
  { configuration, goals }: Knowledge,
): string {
  const judge = judgement(withoutAnyKeywords(configuration), goals);
  const table = figuresTable([
    ["with bodies", answered(items, judge(items))],
    ["on titles alone", answered(titles, judge(titles))],
    ["always the most frequent", answered(items, mostFrequent(items))],
  ]);
  return `From the goals alone, no keywords configured\n\n${table}`;
}

function optionsOf(args: readonly string[]): { file: string; config: string; goals: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: "string", default: join(EXAMPLE, ".github/goalkeeper.yml") },
        goals: { type: "string", default: EXAMPLE },
      },
    });
    const [file = ITEMS, ...others] = positionals;
    if (others.length > 0) throw new Error("One file of items is read, not several.");
    return { file, ...values };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${reason}\nUse: npm run bench:triage -- [FILE] [--config FILE] [--goals DIR]`, { cause });
  }
}
