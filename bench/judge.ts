/**
 * Measures how fast pillars are judged, beside plain keyword counting on the same items.
 * Ends with 0 where it is as fast as wanted, and with 1 where it is not.
 */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Configuration } from "../src/domain/configuration.ts";
import type { TriageItem } from "../src/domain/triage/item.ts";
import { judgePillar } from "../src/domain/triage/judge-pillar.ts";
import { knowledgeOf, type KnownGoal } from "../src/domain/triage/knowledge.ts";
import { configurationFrom, goalsFrom } from "../src/local/triage-knowledge.ts";
import { countingOf } from "./triage/contenders.ts";

const EXAMPLE = join(import.meta.dirname, "../examples/todo-2024");
const GOALS = 1000;
const ITEMS = 500;
const BODY_BYTES = 2048;
const ROUNDS = 15;
/** The least share of the rate of keyword counting. */
const WANTED = 1 / 3;

const configuration = configurationFrom(join(EXAMPLE, ".github/goalkeeper.yml"));
const examples = goalsFrom(EXAMPLE, configuration);
const items = Array.from({ length: ITEMS }, (_, index) => itemOf(index));
const knowledge = knowledgeOf(configuration, manyGoals(), "todogroup/governance");
const count = countingOf(configuration);

const judgements: number[] = [];
const counts: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  const judged = secondsOf((item) => judgePillar(knowledge, item).confidence);
  const counted = secondsOf((item) => count(item).length);
  // The first round warms up.
  if (round === 0) continue;
  judgements.push(judged);
  counts.push(counted);
}

const ratio = median(counts.map((seconds, round) => seconds / (judgements[round] ?? Number.NaN)));
const holds = ratio >= WANTED;
process.stdout.write(
  `${ITEMS} items with bodies of ${BODY_BYTES / 1024} KB, ${GOALS} goals, ${keywordCount(configuration)} keywords, ${ROUNDS} rounds in turn

keyword counting  ${rate(median(counts))} items a second
judgement         ${rate(median(judgements))} items a second

${holds ? "✓" : "✗"} The judgement works at ${ratio.toFixed(2)} of the rate of keyword counting. Wanted: at least ${WANTED.toFixed(2)}.
`,
);
process.exitCode = holds ? 0 : 1;

function secondsOf(act: (item: TriageItem) => number): number {
  const start = performance.now();
  let sum = 0;
  for (const item of items) sum += act(item);
  // Used, so that nothing of the work can be left out.
  if (sum < 0) throw new Error("An item has less than no confidence.");
  return (performance.now() - start) / 1000;
}

/** A body as people write them: sentences of the goals' own words, a list, a link, a form's heading. */
function itemOf(index: number): TriageItem {
  const goal = goalAt(index);
  const sentences = [goal.summary ?? "", ...(goal.initiatives ?? []).map((initiative) => initiative?.title ?? "")];
  let body = `### What is it about?\n\nItem ${index}, see https://example.org/items/${index} — thanks!\n\n`;
  for (let line = 0; Buffer.byteLength(body) < BODY_BYTES; line += 1) {
    body += `- ${sentences[line % sentences.length] ?? ""} Discussed on day ${index + line} by ${name(index * 7 + line)}.\n`;
  }
  return {
    title: `${goal.title ?? ""}: part ${index}`,
    body: body.slice(0, BODY_BYTES),
    kind: "issue",
    labels: ["help wanted"],
    repository: "todogroup/governance",
    number: 10_000 + index,
    changedPaths: [],
    changedGoalPillars: [],
  };
}

/** The goals of the example again and again, each with words of its own. */
function manyGoals(): KnownGoal[] {
  return Array.from({ length: GOALS }, (_, index) => {
    const goal = goalAt(index);
    return {
      path: `goals/2024/goal-${index}.yml`,
      goal: { ...goal, id: `goal-${index}`, title: `${goal.title ?? ""} ${name(index)}`, tracking_issue: index + 1 },
    };
  });
}

function goalAt(index: number): KnownGoal["goal"] {
  return examples[index % examples.length]?.goal ?? {};
}

/** A word that is no other's. */
function name(index: number): string {
  return `name${index.toString(36)}`;
}

function keywordCount({ pillars, triage }: Configuration): number {
  return (pillars ?? []).reduce((sum, { keywords }) => sum + keywords.length, triage.unrelated.length);
}

function rate(seconds: number): string {
  return Math.round(ITEMS / seconds)
    .toLocaleString("en")
    .padStart(7);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
