/** What a Touchpoint's file should say of an outcome, from what its contributions have come to. */
import { issueKey } from "../reference.ts";

export type OutcomeStatus = "open" | "in-progress" | "delivered" | "dropped";

/** An issue or pull request as GitHub has it now. */
export interface Contribution {
  /** `owner/name#1`, as GitHub spells it. */
  readonly reference: string;
  /** `taken-back`: closed without a merge, or as not planned. `gone`: deleted. */
  readonly standing: "open" | "delivered" | "taken-back" | "gone";
  /** The ids (`touchpoint/outcome`) of what it carries out by its own word. */
  readonly outcomes: readonly string[];
  /** The ids of what it said that it would carry out, and says no longer. What people wrote into the files is not among them. */
  readonly withdrawn: readonly string[];
}

/** What a file says of an outcome. */
export interface RecordedOutcome {
  /** `touchpoint/outcome`. */
  readonly id: string;
  readonly status: OutcomeStatus;
  readonly contributions: readonly (string | number)[];
}

export interface DesiredOutcome {
  readonly status: OutcomeStatus;
  readonly contributions: readonly (string | number)[];
}

/** The same key for every way to write an item; a bare number is an item of the governance repository. */
export function contributionKey(reference: string | number, governanceRepository: string): string {
  const key = issueKey(reference) ?? "";
  return key.startsWith("#") ? `${governanceRepository.toLowerCase()}${key}` : key;
}

/** A change of one outcome, small enough to be remembered: by it, what was declined is known again. */
export type RecordEntry = string;

/** `touchpoint/outcome + owner/name#1 open`, `… - owner/name#1 gone`. */
function entryFor(id: string, sign: "+" | "-", key: string, standing: Contribution["standing"]): RecordEntry {
  return `${id} ${sign} ${key} ${standing}`;
}

/** `touchpoint/outcome = delivered`; with `&` where it follows from contributions that come or go with it. */
function statusEntryFor(id: string, sign: "=" | "&", status: OutcomeStatus): RecordEntry {
  return `${id} ${sign} ${status}`;
}

/** The entry for the same status where nothing comes or goes with it; `undefined` for any other entry. */
export function statusAlone(entry: RecordEntry): RecordEntry | undefined {
  const [, id, status] = /^(\S+) & (\S+)$/.exec(entry) ?? [];
  return id === undefined ? undefined : `${id} = ${status ?? ""}`;
}

/** More than anybody reads; what is beyond comes with the next proposal. */
const MAX_ADDED = 100;

/**
 * What the file should say, or `undefined` where it says so already. Items that `known` does not have stay as they are
 * recorded, and a status is never lowered but for what is taken back: who set it may have known more.
 *
 * @param known By `contributionKey`.
 * @param declined What people do not want to have recorded.
 */
export function desiredOutcome(
  recorded: RecordedOutcome,
  known: ReadonlyMap<string, Contribution>,
  governanceRepository: string,
  declined: ReadonlySet<RecordEntry> = new Set(),
): DesiredOutcome | undefined {
  if (recorded.status === "dropped") return undefined;
  const { id } = recorded;
  const keyOf = (reference: string | number): string => contributionKey(reference, governanceRepository);
  const isDeclined = (sign: "+" | "-", key: string, { standing }: Contribution): boolean =>
    declined.has(entryFor(id, sign, key, standing));
  const kept = recorded.contributions.filter((reference) => {
    const contribution = known.get(keyOf(reference));
    return contribution === undefined || staysIn(id, contribution) || isDeclined("-", keyOf(reference), contribution);
  });
  const keys = new Set(recorded.contributions.map(keyOf));
  const added = [...known]
    .filter(([key, one]) => !keys.has(key) && belongsTo(id, one) && !isDeclined("+", key, one))
    .map(([, { reference }]) => reference)
    .toSorted(byReference)
    .slice(0, MAX_ADDED);
  const contributions = [...kept, ...added];
  const standings = contributions.map((reference) => known.get(keyOf(reference))?.standing);
  const likely = statusFrom(recorded, contributions, standings);
  // A status that people have declined for what is there may still follow from what comes.
  const isStatusDeclined = declined.has(statusEntryFor(id, "=", likely));
  const status = isStatusDeclined ? statusFrom(recorded, contributions, standings.slice(kept.length)) : likely;
  const isSameList = added.length === 0 && kept.length === recorded.contributions.length;
  if (isSameList && (status === recorded.status || declined.has(statusEntryFor(id, "=", status)))) return undefined;
  return { status, contributions };
}

/** What a change consists of, by its entries. */
export function entriesOf(
  recorded: RecordedOutcome,
  desired: DesiredOutcome,
  known: ReadonlyMap<string, Contribution>,
  governanceRepository: string,
): readonly RecordEntry[] {
  const keysOf = ({ contributions }: DesiredOutcome): readonly string[] =>
    contributions.map((reference) => contributionKey(reference, governanceRepository));
  const entries = (sign: "+" | "-", from: DesiredOutcome, to: DesiredOutcome): readonly RecordEntry[] => {
    const present = new Set(keysOf(from));
    return keysOf(to)
      .filter((key) => !present.has(key))
      .map((key) => entryFor(recorded.id, sign, key, known.get(key)?.standing ?? "gone"));
  };
  const moved = [...entries("+", recorded, desired), ...entries("-", desired, recorded)];
  if (desired.status === recorded.status) return moved;
  return [...moved, statusEntryFor(recorded.id, moved.length === 0 ? "=" : "&", desired.status)];
}

function staysIn(id: string, { standing, withdrawn }: Contribution): boolean {
  return (standing === "open" || standing === "delivered") && !withdrawn.includes(id);
}

function belongsTo(id: string, { standing, outcomes }: Contribution): boolean {
  return (standing === "open" || standing === "delivered") && outcomes.includes(id);
}

function statusFrom(
  recorded: RecordedOutcome,
  contributions: readonly unknown[],
  standings: readonly (Contribution["standing"] | undefined)[],
): OutcomeStatus {
  if (recorded.status === "delivered" || standings.includes("delivered")) return "delivered";
  if (standings.includes("open")) return "in-progress";
  const isTakenBack = contributions.length === 0 && recorded.contributions.length > 0;
  return isTakenBack ? "open" : recorded.status;
}

/** By repository, then by number: the same whatever the order in which they came. */
function byReference(a: string, b: string): number {
  const [repositoryA = "", numberA = ""] = a.toLowerCase().split("#");
  const [repositoryB = "", numberB = ""] = b.toLowerCase().split("#");
  if (repositoryA !== repositoryB) return repositoryA < repositoryB ? -1 : 1;
  return Number(numberA) - Number(numberB);
}
