/** What progress is worked out from: a goal, and what is known around it as plain data. All but the goal may be missing. */
import type { Goal } from "../format/formats.ts";
import type { Loose } from "../format/loose.ts";
import type { OutcomeRow } from "../outcomes/table.ts";

/** An issue or pull request. Times are ISO 8601 with their zone, here and below. */
export interface IssueFact {
  /** In any of the ways in which goals name it: `325`, `owner/name#325` or its URL. */
  readonly reference: number | string;
  readonly title: string;
  /** A pull request that was merged is completed, one that was closed without is not planned. */
  readonly state: "open" | "completed" | "not-planned";
  readonly openedAt?: string | undefined;
  readonly closedAt?: string | undefined;
  /** When a person last did something there. What Goalkeeper writes itself is no sign of life. */
  readonly updatedAt?: string | undefined;
  /** Its sub-issues and the boxes of its task list together. */
  readonly tasks?: { readonly done: number; readonly total: number } | undefined;
}

export interface MilestoneFact {
  readonly title: string;
  readonly state: "open" | "closed";
  /** How many of its issues are open, and closed. */
  readonly open: number;
  readonly closed: number;
  /** A day, YYYY-MM-DD. */
  readonly due?: string | undefined;
}

/** An outcome that serves the goal; what is listed of all outcomes will do. */
export type OutcomeFact = Pick<OutcomeRow, "id" | "summary" | "audience" | "destination" | "state" | "contributions">;

/** A commit, comment or event of a person. */
export interface SignOfLife {
  readonly at: string;
  /** The id of the initiative that it belongs to; the goal as a whole otherwise. */
  readonly initiative?: string | undefined;
}

export interface GoalSources {
  readonly path: string;
  readonly goal: Loose<Goal>;
  /** `owner/name` of the governance repository, so that `325` and `owner/name#325` are one issue. */
  readonly repository?: string | undefined;
  /** The issues that the initiatives name, as far as they could be read; without a list nobody asked for them. */
  readonly issues?: readonly IssueFact[] | undefined;
  readonly milestone?: MilestoneFact | undefined;
  readonly outcomes?: readonly OutcomeFact[] | undefined;
  /** Those of the issues above need not stand here again. */
  readonly signs?: readonly SignOfLife[] | undefined;
}

/** Where the words for states begin to apply, in days. */
export interface ProgressSettings {
  readonly staleAfterDays: number;
  readonly dueSoonDays: number;
}

export const DEFAULT_SETTINGS: ProgressSettings = { staleAfterDays: 30, dueSoonDays: 14 };
