/** Who is measured: how each is installed, started and understood. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { UserError } from "../src/engine/errors.ts";
import type { Command } from "./run.ts";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const RIVALS = join(PROJECT, "bench/rivals");
const AJV_CLI = join(RIVALS, "node_modules/.bin/ajv");

/** A repository with so many goals. */
export interface Goals {
  readonly root: string;
  readonly goals: number;
}

/** Packs this checkout, installs the package in `scratch` as a user would, and gives the path of its command. */
export async function installGoalkeeper(scratch: string): Promise<string> {
  const packed = join(scratch, "packed");
  const installed = join(scratch, "installed");
  mkdirSync(packed);
  mkdirSync(installed);
  // The script `prepack` builds before.
  await npm(PROJECT, ["pack", "--pack-destination", packed]);
  const packages = readdirSync(packed).map((name) => join(packed, name));
  // Under `npm run`, the environment says that all installing is done in this project.
  await npm(installed, ["install", "--prefix", installed, ...packages]);
  return join(installed, "node_modules/.bin/goalkeeper");
}

/** Installs the rivals by their lockfile where they are missing. */
export async function installRivals(): Promise<void> {
  if (!existsSync(AJV_CLI)) await npm(RIVALS, ["ci", "--prefix", RIVALS, "--ignore-scripts"]);
}

export function goalkeeper(bin: string, { root, goals }: Goals): Command {
  return {
    name: "goalkeeper check",
    args: [bin, "check", root],
    folder: root,
    goals,
    // The configuration is one of the files.
    goalsIn: (output) => number(/^✓ ([\d,]+) files checked, 0 skipped: no findings\.$/m.exec(output)?.[1], -1),
  };
}

/** Judges each file by the schema, and by nothing else. */
export function ajvCli({ root, goals }: Goals): Command {
  const schema = join(PROJECT, "schemas/goal.schema.json");
  return {
    name: "ajv-cli",
    // The option makes it quiet about `type: [integer, string]`; it changes no verdict.
    args: [AJV_CLI, "validate", "--spec=draft2020", "--allow-union-types", "-s", schema, "-d", "goals/**/*.yml"],
    folder: root,
    goals,
    goalsIn: (output) => output.match(/^goals\/.+\.yml valid$/gm)?.length,
  };
}

export function floor({ root, goals }: Goals): Command {
  return {
    name: "floor",
    args: [join(PROJECT, "bench/floor.js")],
    folder: root,
    goals,
    goalsIn: (output) => number(output.trim()),
  };
}

function number(text: string | undefined, added = 0): number | undefined {
  return text === undefined ? undefined : Number(text.replaceAll(",", "")) + added;
}

async function npm(folder: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
  } catch (error) {
    // The message is the command line and all that npm said.
    throw new UserError(error instanceof Error ? error.message : `npm ${args.join(" ")} failed.`, { cause: error });
  }
}
