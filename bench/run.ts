/** One run of a command: how long the whole process takes, and how much memory it holds at most. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../src/engine/errors.ts";

/** A program of Node and what it is to do. */
export interface Command {
  readonly name: string;
  /** The script and its arguments. */
  readonly args: readonly string[];
  readonly folder: string;
  /** How many goal files there are for it to read. */
  readonly goals: number;
  /** How many goal files it says it read and found right; `undefined` where it says something else. */
  readonly goalsIn: (output: string) => number | undefined;
}

export interface Run {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

const PRELOAD = fileURLToPath(new URL("peak-memory.cjs", import.meta.url));

/**
 * Runs a command once, with its output going to a file in `scratch`.
 * Throws a UserError where it fails or does not say that it read every file and found it right.
 */
export async function run(command: Command, scratch: string): Promise<Run> {
  const outputPath = join(scratch, "output.txt");
  const peakPath = join(scratch, "peak-memory.txt");
  const output = openSync(outputPath, "w");
  // Nothing of the caller's environment: NODE_OPTIONS, say, could favour one of them.
  // Node keeps its compile cache below TMPDIR; here it goes when the benchmark ends.
  const env = { TMPDIR: scratch, PEAK_MEMORY_FILE: peakPath };
  try {
    const start = performance.now();
    const child = spawn(process.execPath, ["--require", PRELOAD, ...command.args], {
      cwd: command.folder,
      env,
      stdio: ["ignore", output, output],
    });
    await once(child, "exit");
    const seconds = (performance.now() - start) / 1000;
    verify(command, child.exitCode, readFileSync(outputPath, "utf8"));
    return { seconds, peakMegabytes: Number(readFileSync(peakPath, "utf8")) / 1024 };
  } finally {
    closeSync(output);
  }
}

/** Whoever stops early or finds mistakes where there are none would be measured at other work than the rest. */
function verify({ name, goals, goalsIn }: Command, status: number | null, output: string): void {
  if (status === 0 && goalsIn(output) === goals) return;
  const end = output.trimEnd().split("\n").slice(-10).join("\n");
  throw new UserError(
    `${name} ended with ${status ?? "a signal"}, and not with ${goals} right files. It said:\n${end}`,
  );
}
