/** The repository that the demo plays in: the example that ships, as it is. */
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { RepositoryDriver } from "../driver/repository.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Steps } from "./steps.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../examples/todo-2024");

/** What the server does takes a second; a machine may have other things to do. */
export const STEP_TIMEOUT_MS = 60_000;

/** Makes the repository, on which the app is installed. */
export function createGovernance(github: Sandbox, steps: Steps): Promise<RepositoryDriver> {
  return steps.step("A governance repository with the goals of a year", () =>
    github.createRepository("todogroup/governance", exampleFiles()),
  );
}

function exampleFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(EXAMPLE, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:yml|md)$/.test(path),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(EXAMPLE, path), "utf8")]));
}
