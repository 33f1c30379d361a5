/** What is known for the judgement on a laptop: a configuration file, and the goals of a checkout. */
import { readFileSync, statSync } from "node:fs";
import { CONFIGURATION_PATH, type Configuration } from "../domain/configuration.ts";
import { inspectConfiguration } from "../domain/inspect.ts";
import { readGoal } from "../domain/read-file.ts";
import { selectionOf } from "../domain/selection.ts";
import type { KnownGoal } from "../domain/triage/knowledge.ts";
import { UserError } from "../engine/errors.ts";
import { printable } from "./output/printable.ts";
import { listEntries, readContent } from "./checkout.ts";

/** Reads a configuration file. Throws a UserError that says what is wrong where it is missing or has errors. */
export function configurationFrom(path: string): Configuration {
  const { configuration, findings } = inspectConfiguration(bytesOf(path));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return configuration;
  const lines = errors.map(
    ({ line, column, code, message }) => `\n  ${path}:${line}:${column} ${code}: ${printable(message)}`,
  );
  throw new UserError(`The configuration cannot be used. Mend it first:${lines.join("")}`);
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const reason = isMissing ? "There is no such file" : "It cannot be read";
    throw new UserError(
      `${path}: ${reason}. Name the configuration with --config; without it, ${CONFIGURATION_PATH} is read.`,
      { cause },
    );
  }
}

/** The goals of a checkout, each as far as it is right. Throws a UserError where there is no such folder. */
export function goalsFrom(root: string, configuration: Configuration): KnownGoal[] {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UserError(`There is no folder ${root}.`);
  }
  const selection = selectionOf(configuration);
  return listEntries(root, [selection.folders.goal]).flatMap(({ path, kind }) => {
    if (kind !== "file" || selection.formatOf(path) !== "goal") return [];
    const content = readContent(root, path);
    const goal = typeof content === "string" ? undefined : readGoal(path, content).value;
    return goal === undefined ? [] : [{ path, goal }];
  });
}
