/** Reads what the suggestions are measured on. */
import { createReadStream, readFileSync } from "node:fs";
import { isMapping } from "../../src/domain/format/pointer.ts";
import { inspectConfiguration } from "../../src/domain/inspect.ts";
import type { Configuration } from "../../src/domain/configuration.ts";
import type { ContributionText, KnownOutcome } from "../../src/domain/outcomes/known-outcome.ts";
import { UserError } from "../../src/engine/errors.ts";
import { isListOfTexts } from "../../src/local/json-fields.ts";
import { jsonLines, lineError, type JsonLine } from "../../src/local/json-lines.ts";
import { readContribution } from "../../src/local/read-contribution.ts";

/** A contribution, and the outcomes that it carries out. */
export interface KnownContribution extends ContributionText {
  readonly outcomes: readonly string[];
  readonly difficulty: string;
}

/** The outcomes of a file: a list, or an object with a list `outcomes`. Throws a UserError with the place of a fault. */
export function readOutcomeFile(path: string): readonly KnownOutcome[] {
  const text = contentOf(path).toString("utf8");
  const list = listIn(text, path);
  const outcomes = list.map((item, index) => outcomeIn(item, `${path}, ${placeOf(item, index, text)}`));
  const repeated = outcomes.find(({ id }, index) => outcomes.findIndex((other) => other.id === id) < index);
  if (repeated !== undefined) throw new UserError(`${path}: The id "${repeated.id}" is there twice.`);
  return outcomes;
}

/** The contributions of a file of JSON lines. Throws a UserError with the line of a fault. */
export async function readContributionFile(
  path: string,
  outcomes: readonly KnownOutcome[],
): Promise<readonly KnownContribution[]> {
  contentOf(path);
  const contributions: KnownContribution[] = [];
  for await (const line of jsonLines(createReadStream(path), path)) {
    contributions.push(contributionIn(line, path, outcomes));
  }
  if (contributions.length === 0) throw new UserError(`${path}: There is no contribution in it.`);
  return contributions;
}

/** A configuration without faults. Throws a UserError at the first one. */
export function readConfiguration(path: string): Configuration {
  const { configuration, findings } = inspectConfiguration(contentOf(path));
  const fault = findings.find(({ severity }) => severity === "error");
  if (fault === undefined) return configuration;
  throw new UserError(`${path}, line ${fault.line}: ${fault.message}`);
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} cannot be read: ${reason}`, { cause: error });
  }
}

function listIn(text: string, path: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path}: This is not JSON: ${reason}`, { cause: error });
  }
  const list: unknown = isMapping(value) ? value["outcomes"] : value;
  if (Array.isArray(list) && list.length > 0) return list;
  throw new UserError(`${path}: There is no list of outcomes in it.`);
}

/** `line 12` where it can be told, else which item it is. */
function placeOf(item: unknown, index: number, text: string): string {
  const id = isMapping(item) && typeof item["id"] === "string" ? text.indexOf(JSON.stringify(item["id"])) : -1;
  return id === -1 ? `outcome ${index + 1}` : `line ${text.slice(0, id).split("\n").length}`;
}

function outcomeIn(item: unknown, place: string): KnownOutcome {
  if (!isMapping(item)) throw new UserError(`${place}: This is not an object.`);
  const text = (key: string): string | undefined => {
    const value = item[key] ?? undefined;
    if (value === undefined || typeof value === "string") return value;
    throw new UserError(`${place}: "${key}" is not a text.`);
  };
  const required = (key: string): string => {
    const value = text(key);
    if (value !== undefined) return value;
    throw new UserError(`${place}: "${key}" is missing.`);
  };
  const topics = item["topics"] ?? [];
  if (!isListOfTexts(topics)) throw new UserError(`${place}: "topics" is not a list of texts.`);
  return {
    id: required("id"),
    summary: required("summary"),
    touchpointTitle: text("touchpoint_title") ?? "",
    topics,
    destination: text("destination"),
    goal: text("goal"),
  };
}

function contributionIn({ line, value }: JsonLine, path: string, known: readonly KnownOutcome[]): KnownContribution {
  const read = readContribution(value);
  if ("fault" in read) throw lineError(path, line, read.fault);
  const { outcomes = [], difficulty = "unsaid" } = isMapping(value) ? value : {};
  if (!isListOfTexts(outcomes)) throw lineError(path, line, 'has "outcomes" that are not a list of ids');
  if (typeof difficulty !== "string") throw lineError(path, line, 'has a "difficulty" that is not a text');
  const unknown = outcomes.find((id) => !known.some((outcome) => outcome.id === id));
  if (unknown !== undefined) throw lineError(path, line, `names an outcome that is not there: ${unknown}`);
  return { ...read.contribution, outcomes, difficulty };
}
