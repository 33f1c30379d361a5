/** What moved between two times: the facts of a goal then and now → a list of changes. */
import { isAfter } from "../days.ts";
import type { Goal } from "../format/formats.ts";
import { keyIn, type GoalFacts, type InitiativeFacts } from "./facts.ts";
import type { IssueFact, OutcomeFact } from "./sources.ts";

/** What changes name of an initiative. */
type Named = Pick<InitiativeFacts, "id" | "title">;

export type Change =
  | { readonly kind: "goal-added" }
  | { readonly kind: "goal-status"; readonly from: Goal["status"]; readonly to: Goal["status"] }
  | {
      readonly kind: "finished" | "taken-up-again" | "started" | "put-off" | "added" | "dropped" | "removed";
      readonly initiative: Named;
    }
  | {
      readonly kind: "measure-moved" | "target-moved";
      readonly initiative: Named;
      readonly unit: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      /** `undefined` is no day. */
      readonly kind: "due-moved";
      readonly initiative: Named;
      readonly from: string | undefined;
      readonly to: string | undefined;
    }
  | { readonly kind: "issue-closed" | "issue-opened" | "issue-reopened"; readonly issue: IssueFact }
  | { readonly kind: "outcome-delivered"; readonly outcome: OutcomeFact };

/** What people want to know first. */
const ORDER: readonly Change["kind"][] = [
  "goal-added",
  "goal-status",
  "finished",
  "outcome-delivered",
  "measure-moved",
  "started",
  "taken-up-again",
  "issue-closed",
  "put-off",
  "dropped",
  "due-moved",
  "target-moved",
  "added",
  "removed",
  "issue-reopened",
  "issue-opened",
];

/**
 * What moved, the most telling first. `earlier` may know the files alone: then the times of the issues tell which were closed
 * and opened since. A goal that was not there earlier is new, and nothing else is said of it.
 */
export function changesSince(earlier: GoalFacts | undefined, later: GoalFacts): readonly Change[] {
  if (earlier === undefined) return [{ kind: "goal-added" }];
  return [
    ...statusChange(earlier.status, later.status),
    ...initiativeChanges(earlier.initiatives, later.initiatives),
    ...issueChanges(earlier, later),
    ...outcomeChanges(earlier.outcomes, later.outcomes),
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function statusChange(from: Goal["status"] | undefined, to: Goal["status"] | undefined): readonly Change[] {
  return from === undefined || to === undefined || from === to ? [] : [{ kind: "goal-status", from, to }];
}

function initiativeChanges(earlier: readonly InitiativeFacts[], later: readonly InitiativeFacts[]): readonly Change[] {
  const before = new Map(earlier.map((initiative) => [initiative.id, initiative]));
  const after = new Set(later.map(({ id }) => id));
  const removed = earlier
    .filter(({ id }) => !after.has(id))
    .map((old) => ({ kind: "removed", initiative: old }) as const);
  return [...later.flatMap((now) => initiativeChange(before.get(now.id), now)), ...removed];
}

function initiativeChange(old: InitiativeFacts | undefined, now: InitiativeFacts): readonly Change[] {
  const initiative = { id: now.id, title: now.title };
  if (old === undefined) {
    return [
      { kind: "added", initiative },
      ...(now.status === "done" ? [{ kind: "finished", initiative } as const] : []),
    ];
  }
  const changes: Change[] = [];
  const moved = old.status === now.status ? undefined : movedTo(old.status, now.status);
  if (moved !== undefined) changes.push({ kind: moved, initiative });
  const [was, is] = [old.measure, now.measure];
  if (was !== undefined && is !== undefined) {
    const { unit } = is;
    if (was.current !== is.current) {
      changes.push({ kind: "measure-moved", initiative, unit, from: was.current, to: is.current });
    }
    if (was.to !== is.to) changes.push({ kind: "target-moved", initiative, unit, from: was.to, to: is.to });
  }
  if (old.due !== now.due) changes.push({ kind: "due-moved", initiative, from: old.due, to: now.due });
  return changes;
}

type Status = InitiativeFacts["status"];

function movedTo(from: Status, to: Status): "finished" | "taken-up-again" | "started" | "put-off" | "dropped" {
  switch (to) {
    case "done":
      return "finished";
    case "dropped":
      return "dropped";
    case "doing":
      return from === "todo" ? "started" : "taken-up-again";
    case "todo":
      return from === "doing" ? "put-off" : "taken-up-again";
    default:
      return to satisfies never;
  }
}

function issueChanges(earlier: GoalFacts, later: GoalFacts): readonly Change[] {
  const keyOf = keyIn(later.repository ?? earlier.repository);
  const before = new Map(issuesOf(earlier).map((issue) => [keyOf(issue.reference), issue]));
  const now = new Map(issuesOf(later).map((issue) => [keyOf(issue.reference), issue]));
  return [...now].flatMap(([key, issue]): readonly Change[] => {
    const old = before.get(key);
    if (issue.state !== "open") {
      const wasOpen = old === undefined ? isAfter(issue.closedAt ?? "", earlier.at) : old.state === "open";
      return wasOpen ? [{ kind: "issue-closed", issue }] : [];
    }
    if (old !== undefined) return old.state === "open" ? [] : [{ kind: "issue-reopened", issue }];
    return isAfter(issue.openedAt ?? "", earlier.at) ? [{ kind: "issue-opened", issue }] : [];
  });
}

function issuesOf({ initiatives }: GoalFacts): readonly IssueFact[] {
  return initiatives.flatMap(({ issues }) => issues);
}

function outcomeChanges(
  earlier: readonly OutcomeFact[] | undefined,
  later: readonly OutcomeFact[] | undefined,
): readonly Change[] {
  if (earlier === undefined || later === undefined) return [];
  const delivered = new Set(earlier.filter(({ state }) => state === "delivered").map(({ id }) => id));
  return later
    .filter(({ id, state }) => state === "delivered" && !delivered.has(id))
    .map((outcome) => ({ kind: "outcome-delivered", outcome }));
}
