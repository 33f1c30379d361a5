/** Deliveries that tell that it may be another repository now which governs one. */
import { CONFIGURATION_PATH } from "../domain/configuration.ts";
import type { Webhook } from "./deliveries.ts";
import { number, text } from "./field.ts";
import { pushedPaths } from "./pushed-paths.ts";

/** The first two come to every app; the third to those that subscribe to it. */
const CHANGES: ReadonlySet<string> = new Set(["installation", "installation_repositories", "repository"]);

/** The installation whose directory is outdated; `undefined` where none is. */
export function installationChangedBy({ name, payload }: Webhook): number | undefined {
  const isChange = CHANGES.has(name) || (name === "push" && mayChangeConfiguration(payload));
  return isChange ? number(payload, "installation", "id") : undefined;
}

function mayChangeConfiguration(push: unknown): boolean {
  const branch = text(push, "repository", "default_branch");
  if (branch !== undefined && text(push, "ref") !== `refs/heads/${branch}`) return false;
  return pushedPaths(push)?.includes(CONFIGURATION_PATH) ?? true;
}
