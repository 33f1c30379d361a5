/** What a proposal changes in the goals, in words for people who have never seen the files. */
import type { Goal } from "../../domain/format/formats.ts";
import type { Loose } from "../../domain/format/loose.ts";
import { compare } from "../../domain/finding.ts";
import { stemOf } from "../../domain/paths.ts";
import type { GoalFile } from "./judgement.ts";

export interface GoalChange {
  readonly id: string;
  readonly title: string;
  /** The path to link to: where the goal stands now, or stood last. */
  readonly path: string;
  readonly changes: readonly string[];
}

/** The goals that are new, gone or other, in the order of their ids. */
export function goalChanges(before: readonly GoalFile[], after: readonly GoalFile[]): readonly GoalChange[] {
  const paths = new Set(after.map(({ path }) => path));
  const atPath = new Map(before.map((file) => [file.path, file]));
  // A goal that moved keeps its id; one whose file is still there has not moved.
  const gone = new Map(before.filter(({ path }) => !paths.has(path)).map((file) => [file.goal?.id ?? file.path, file]));
  const pairs = after.map((now) => {
    const old = atPath.get(now.path) ?? (now.goal?.id === undefined ? undefined : gone.get(now.goal.id));
    if (old !== undefined && old.path !== now.path) gone.delete(old.goal?.id ?? old.path);
    return { old, now };
  });
  const removed = [...gone.values()].map((old) => ({ old, now: undefined }));
  return [...pairs, ...removed].flatMap(changeOf).toSorted((a, b) => compare(a.id, b.id));
}

interface Pair {
  readonly old: GoalFile | undefined;
  readonly now: GoalFile | undefined;
}

function changeOf({ old, now }: Pair): GoalChange[] {
  const path = now?.path ?? old?.path ?? "";
  const id = now?.goal?.id ?? old?.goal?.id ?? stemOf(path);
  const title = now?.goal?.title ?? old?.goal?.title ?? id;
  const changes = changesOf(old, now);
  return changes.length === 0 ? [] : [{ id, title, path, changes }];
}

function changesOf(old: GoalFile | undefined, now: GoalFile | undefined): string[] {
  if (now === undefined) return ["removed"];
  if (now.goal === undefined) return ["cannot be read"];
  if (old === undefined) return [`new goal, ${now.goal.status ?? "without a status"}`, ...progressOf(now.goal)];
  const moved = old.path === now.path ? [] : [`moved from ${old.path}`];
  if (old.goal === undefined) return ["can be read again", ...moved];
  return [
    ...difference("id", old.goal.id, now.goal.id),
    ...difference("status", old.goal.status, now.goal.status),
    ...difference("title", old.goal.title, now.goal.title),
    ...difference("pillar", old.goal.pillar, now.goal.pillar),
    ...difference("owners", namesOf(old.goal.owners) ?? "none", namesOf(now.goal.owners) ?? "none"),
    ...difference("tracking issue", old.goal.tracking_issue ?? "none", now.goal.tracking_issue ?? "none"),
    ...initiativeChanges(old.goal, now.goal),
    ...moved,
  ];
}

function initiativeChanges(old: Loose<Goal>, now: Loose<Goal>): string[] {
  const earlier = new Map((old.initiatives ?? []).map((initiative) => [initiative?.id, initiative]));
  const later = new Map((now.initiatives ?? []).map((initiative) => [initiative?.id, initiative]));
  const removed = [...earlier].filter(([id]) => !later.has(id)).map(([id]) => `initiative ${id ?? "?"} removed`);
  const rest = [...later].flatMap(([id, initiative]) => initiativeChange(id ?? "?", earlier.get(id), initiative));
  return [...rest, ...removed];
}

function initiativeChange(
  name: string,
  old: Loose<Initiative> | undefined,
  now: Loose<Initiative> | undefined,
): string[] {
  if (now === undefined) return [];
  if (old === undefined) return [`initiative ${name} added${now.due === undefined ? "" : `, due ${now.due}`}`];
  return difference(name, old.status, now.status).concat(
    difference(`${name} due`, old.due ?? "none", now.due ?? "none"),
    measureChange(name, old.measure, now.measure),
  );
}

type Initiative = NonNullable<Goal["initiatives"]>[number];
type Measure = NonNullable<Initiative["measure"]>;

function measureChange(name: string, old: Loose<Measure> | undefined, now: Loose<Measure> | undefined): string[] {
  if (now?.current === undefined) return old?.current === undefined ? [] : [`${name}: no longer measured`];
  const target = old === undefined ? [] : difference(`${name} target`, old.to, now.to);
  if (old?.current === now.current) return target;
  const from = old?.current === undefined ? "" : `${old.current} → `;
  return [`${name}: ${from}${now.current} of ${now.to ?? "?"} ${now.unit ?? ""}`.trimEnd(), ...target];
}

function progressOf(goal: Loose<Goal>): string[] {
  const count = goal.initiatives?.length ?? 0;
  const owners = namesOf(goal.owners);
  return [
    ...(count === 0 ? [] : [`${count} initiative${count === 1 ? "" : "s"}`]),
    ...(owners === undefined ? [] : [`owned by ${owners}`]),
  ];
}

function namesOf(logins: readonly (string | undefined)[] | undefined): string | undefined {
  const names = (logins ?? []).filter((login) => login !== undefined);
  return names.length === 0 ? undefined : names.join(", ");
}

/** What is not there was wrong, and is told at its line; it is no change. */
function difference<Value extends string | number>(
  name: string,
  old: Value | undefined,
  now: Value | undefined,
): string[] {
  return old === now || now === undefined ? [] : [`${name}: ${old ?? "none"} → ${now}`];
}
