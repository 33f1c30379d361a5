/** What report-progress knows: the goals with their issues, what stands behind them, and what was reported before. */
import type { Configuration } from "../../domain/configuration.ts";
import type { Period } from "../../domain/progress/schedule.ts";
import type { OutcomeFact } from "../../domain/progress/sources.ts";
import type { Governance } from "../../engine/item.ts";
import type { FoundIssueState, RepositoryFacts, TrackingIssue } from "../../engine/tracking.ts";
import type { FiledGoal, FiledWork } from "../filed-goals.ts";
import type { RecordMemory } from "../keep-record/memory.ts";
import type { Request } from "../requests.ts";
import type { TrackedGoal } from "../tracking-issues.ts";

export interface ProgressSnapshot {
  readonly governance: Governance;
  readonly defaultBranch: string;
  readonly configuration: Configuration;
  /** Those that are not broken, in the order of the paths. */
  readonly goals: readonly TrackedGoal[];
  readonly broken: readonly FiledGoal[];
  readonly touchpoints: FiledWork["touchpoints"];
  /** All issues that this app has opened in the repository. */
  readonly ours: readonly TrackingIssue[];
  /** The issues that initiatives name, by their keys. */
  readonly issues: ReadonlyMap<string, FoundIssueState>;
  readonly facts: RepositoryFacts;
  /** What the files said at the commits of earlier reports. */
  readonly earlier: ReadonlyMap<string, EarlierWork>;
  /** What the rolling pull requests tell of the numbers that were proposed. */
  readonly proposed: Pick<RecordMemory, "declined" | "open">;
  /** The present period and the one before; `undefined` where the schedule cannot be followed. */
  readonly period: Period | undefined;
  readonly before: Period | undefined;
  /** ISO 8601, in UTC. */
  readonly now: string;
}

/** What the files of a commit said, by goal: each of thousands of goals asks for its own. */
export interface EarlierWork {
  /** Those that are not broken, by their ids. */
  readonly goals: ReadonlyMap<string, FiledGoal>;
  readonly outcomes: ReadonlyMap<string, readonly OutcomeFact[]>;
}

/** A comment that asks for a report. */
export interface Asked {
  readonly request: Request;
  /** The issue or pull request that it stands on. */
  readonly item: {
    readonly number: number;
    readonly isLocked: boolean;
    /** Our answer to an earlier one, where that had no other place. */
    readonly answer: { readonly id: number; readonly body: string } | undefined;
  };
  /** `observe` writes nothing. */
  readonly mode: Configuration["mode"];
}

export interface ProgressRequest extends Asked {
  /** `undefined` where the item is not the tracking issue of a goal. */
  readonly found: { readonly goal: TrackedGoal; readonly snapshot: ProgressSnapshot } | undefined;
}
