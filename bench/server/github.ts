/** A GitHub beside the servers that are measured, in a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** A governance repository, and the installation by which the app gets to it. */
export interface Place {
  readonly repository: string;
  readonly installation: number;
}

export interface GitHub {
  /** What a server finds it by. */
  readonly environment: Readonly<Record<string, string>>;
  readonly place: Place;
  stop(): void;
}

export async function startGitHub(): Promise<GitHub> {
  const child = spawn(process.execPath, [resolve("bench/server-github.ts")], { stdio: ["ignore", "pipe", "inherit"] });
  const [line]: string[] = await once(createInterface({ input: child.stdout }), "line");
  const { environment, repository, installation } = JSON.parse(line ?? "{}");
  return { environment, place: { repository, installation }, stop: () => void child.kill() };
}
