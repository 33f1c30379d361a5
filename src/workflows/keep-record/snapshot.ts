/** What keep-record knows of a governance repository and of what is contributed elsewhere: read once, `now` included. */
import type { Configuration } from "../../domain/configuration.ts";
import type { Contribution } from "../../domain/record/desired.ts";
import type { ItemReference, RecordState } from "../../engine/record.ts";
import type { FiledGoal } from "../filed-goals.ts";
import type { TouchpointFile } from "../governed-files.ts";
import type { TrackedGoal } from "../tracking-issues.ts";
import type { RecordMemory } from "./memory.ts";

/** Nobody else's: what others commit to it is kept, and what this app commits comes on top. */
export const BRANCH = "goalkeeper/record";

export interface RecordSnapshot {
  readonly state: RecordState;
  readonly configuration: Configuration;
  readonly memory: RecordMemory;
  /** Where the proposal starts: the tip of the default branch, or of our branch where others have committed to it. */
  readonly parent: { readonly sha: string; readonly isOnTop: boolean };
  /** Those of that commit. */
  readonly touchpoints: readonly TouchpointFile[];
  /** Those of the default branch. */
  readonly baseTouchpoints: readonly TouchpointFile[];
  /** The goals of the first of these commits, with the issues in which they are followed. */
  readonly goals: readonly TrackedGoal[];
  /** Those of the default branch. */
  readonly baseGoals: readonly FiledGoal[];
  /** By their keys. */
  readonly contributions: ReadonlyMap<string, Contribution>;
  /** The ids of calls that contributions name, and whose files are broken. */
  readonly unreadable: ReadonlySet<string>;
  /** Contributions whose comments do not say yet what they carry out. */
  readonly outdated: readonly ItemReference[];
  /** Whether something that is proposed is out of reach, as others beside it may be. */
  readonly isPartlyUnseen: boolean;
  /** The outcomes that can be named now, in short. */
  readonly ground: string;
  /** From when on changes were looked at; `undefined` where all were. ISO 8601, in UTC. */
  readonly since: string | undefined;
  /** ISO 8601, in UTC. */
  readonly now: string;
}
