/** check-goals on a pull request in memory: what is there goes in, effects come out. */
import type { CheckRunEffect, Effect } from "../../src/engine/effect.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { checkGoals } from "../../src/workflows/check-goals/index.ts";
import { MemoryReader, REPOSITORY, type PullRequest } from "./memory-reader.ts";

const NOW = "2024-05-20T12:00:00Z";

export const PULL_REQUEST: Trigger = {
  workflow: "check-goals",
  installationId: 1,
  repository: REPOSITORY,
  subject: { kind: "pull-request", number: 12 },
};

/** The same, asked for by a person. */
export function asked(action: "re-run" | "apply-fixes"): Trigger {
  return { ...PULL_REQUEST, intent: { action, id: "7a7c5c5e" } };
}

export function effectsFrom(reader: MemoryReader, trigger: Trigger = PULL_REQUEST): Promise<readonly Effect[]> {
  return checkGoals.effectsOf(trigger, reader, NOW);
}

export function effectsOf(pullRequest: PullRequest, trigger?: Trigger): Promise<readonly Effect[]> {
  return effectsFrom(new MemoryReader(pullRequest), trigger);
}

/** The one check run that a pull request gets. */
export async function checkRunOf(pullRequest: PullRequest, trigger?: Trigger): Promise<CheckRunEffect> {
  const runs = (await effectsOf(pullRequest, trigger)).filter((effect) => effect.kind === "check-run");
  const [run] = runs;
  if (run === undefined || runs.length > 1) throw new Error(`There are ${runs.length} check runs, not one.`);
  return run;
}

/** `level code path:from-to` of each annotation; columns where it has them. */
export function marksOf({ annotations }: CheckRunEffect): string[] {
  return annotations.map(({ level, title, path, startLine, endLine, startColumn, endColumn }) => {
    const columns = startColumn === undefined ? "" : `:${startColumn}-${endColumn}`;
    const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
    return `${level} ${title} ${path}:${lines}${columns}`;
  });
}

/** `title: change; change` of each row of the table of changes, as people read it. */
export function changesIn({ summary }: CheckRunEffect): string[] {
  return summary
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| goal |") && !line.startsWith("| --- |"))
    .map((line) => {
      const [, goal = "", changes = ""] = line.split(/(?<!\\)\|/);
      return asRead(`${goal.split("<br>")[0]}: ${changes.trim().replaceAll("<br>", "; ")}`);
    });
}

function asRead(markdown: string): string {
  const text = markdown
    .replaceAll(/[\\\u200B]/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return text.replaceAll("&amp;", "&").replaceAll(" :", ":").trim();
}
