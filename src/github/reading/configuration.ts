/** The configuration of a repository as a part of GraphQL queries. */
import { CONFIGURATION_PATH } from "../../domain/configuration.ts";
import type { Content } from "../../domain/inspect.ts";
import { field, number, text } from "../field.ts";
import { BLOB_FIELDS, contentOf } from "./blobs.ts";

/** What git names the file, and its content where it came along. */
export interface ReadConfiguration {
  readonly sha: string;
  readonly content: Content | undefined;
}

/** A field of a commit, from which `configurationOf` tells the configuration. */
export const CONFIGURATION_FIELD = `file(path: "${CONFIGURATION_PATH}") { oid mode object { ${BLOB_FIELDS} } }`;

/** Fields of a repository, from which `isOfGovernance` tells. */
export const GOVERNANCE_FIELD = `defaultBranchRef { target { ... on Commit { file(path: "${CONFIGURATION_PATH}") { oid } } } }`;

/** Whether the default branch of a repository has a configuration. */
export function isOfGovernance(repository: unknown): boolean {
  return text(repository, "defaultBranchRef", "target", "file", "oid") !== undefined;
}

/** The configuration of a commit; `undefined` where it has none. */
export function configurationOf(commit: unknown): ReadConfiguration | undefined {
  const file = field(commit, "file");
  const sha = text(file, "oid");
  if (sha === undefined) return undefined;
  if (number(file, "mode") === 0o120_000) return { sha, content: "link" };
  return { sha, content: contentOf(field(file, "object")) };
}
