/** The whole log of a run: what happened in it, and what its server said. */
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DatabaseKind } from "./database.ts";
import type { SeedResult } from "./seeds.ts";

export function logOf({ problems, result }: SeedResult): readonly string[] {
  return [...problems, "", "What happened:", ...result.events, "", "The log of the server:", ...result.serverLog];
}

/** Keeps logs in files. */
export class RunLogs {
  #folder: string | undefined;

  /** @param folder Created where it is missing; without it, a new one for temporary files. */
  constructor(folder: string | undefined) {
    this.#folder = folder === undefined ? undefined : resolve(folder);
  }

  /** Gives the path of the file. */
  async keep(database: DatabaseKind, run: SeedResult): Promise<string> {
    this.#folder ??= await mkdtemp(join(tmpdir(), "goalkeeper-chaos-logs-"));
    await mkdir(this.#folder, { recursive: true });
    const file = join(this.#folder, `${database}-seed-${run.seed}.log`);
    await writeFile(file, `${logOf(run).join("\n")}\n`);
    return file;
  }
}
