/** One file judged by itself: its findings, and what the rules about all files need to know of it. */
import { configurationOf, CONFIGURATION_PATH, type Configuration } from "./configuration.ts";
import type { Finding } from "./finding.ts";
import { stemOf } from "./paths.ts";
import { readConfigurationFile, readGoal, readTouchpoint } from "./read-file.ts";
import { CONFIGURATION_RULES, GOAL_RULES, TOUCHPOINT_RULES } from "./rules/all-rules.ts";
import { obstacleFinding } from "./rules/repository/not-a-file.ts";
import { GoalsBefore, inEach, NOTHING, type Facts, type RuleContext } from "./rules/rule.ts";
import type { Obstacle } from "./selection.ts";
import { locateNothing, type Locator } from "./yaml/locator.ts";

/** The bytes of a file, or what stands in its place. */
export type Content = Uint8Array | Obstacle;

export interface Inspection {
  readonly findings: readonly Finding[];
  readonly facts: Facts;
}

/** Inspects a goal file. */
export function inspectGoal(path: string, content: Content, context: RuleContext): Inspection {
  if (typeof content === "string") return { findings: [obstacleFinding(path, content)], facts: factsOf("goal", path) };
  const { value, findings, locate } = readGoal(path, content);
  if (value === undefined) return { findings, facts: factsOf("goal", path) };
  const file = { path, value, locate };
  const facts = { ...factsOf("goal", path, value.id), trackingIssue: value.tracking_issue };
  return {
    findings: joined(
      findings,
      GOAL_RULES.map((rule) => rule.judge(file, context)),
    ),
    facts,
  };
}

/** Inspects a Touchpoint file. */
export function inspectTouchpoint(path: string, content: Content, context: RuleContext): Inspection {
  if (typeof content === "string")
    return { findings: [obstacleFinding(path, content)], facts: factsOf("touchpoint", path) };
  const { value, findings, locate } = readTouchpoint(path, content);
  if (value === undefined) return { findings, facts: factsOf("touchpoint", path) };
  const file = { path, value, locate };
  const goalsServed = inEach(value.outcomes, ({ goal }, index) =>
    goal === undefined ? NOTHING : [[index, goal] as const],
  );
  const facts = { ...factsOf("touchpoint", path, value.id), goalsServed };
  return {
    findings: joined(
      findings,
      TOUCHPOINT_RULES.map((rule) => rule.judge(file, context)),
    ),
    facts,
  };
}

export interface InspectedConfiguration {
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
  readonly locate: () => Locator;
}

/** Inspects the configuration; what is right in it can be used even where the rest is wrong. */
export function inspectConfiguration(content: Content): InspectedConfiguration {
  if (typeof content === "string") {
    const findings = [obstacleFinding(CONFIGURATION_PATH, content)];
    return { configuration: configurationOf({}, false), findings, locate: locateNothing };
  }
  const { value, findings, locate } = readConfigurationFile(CONFIGURATION_PATH, content);
  if (value === undefined) return { configuration: configurationOf({}, false), findings, locate };
  const configuration = configurationOf(value, findings.length === 0);
  const file = { path: CONFIGURATION_PATH, value, locate };
  const context = { configuration, before: new GoalsBefore() };
  const judged = CONFIGURATION_RULES.map((judge) => judge(file, context));
  return { configuration, findings: joined(findings, judged), locate };
}

/** The facts of a file of which nothing but its name is known. */
export function factsOf(kind: Facts["kind"], path: string, written?: string): Facts {
  const stem = stemOf(path);
  // An id cut out of a text keeps the whole text in memory; the file name is the same word and keeps nothing.
  const id = written === undefined || written === stem ? stem : written;
  return { path, kind, id, trackingIssue: undefined, goalsServed: [] };
}

function joined(findings: readonly Finding[], more: readonly (readonly Finding[])[]): readonly Finding[] {
  return more.some(({ length }) => length > 0) ? [...findings, ...more.flat()] : findings;
}
