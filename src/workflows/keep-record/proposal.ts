/** What the files should say, compared with what they say: the content of the rolling pull request. Pure. */
import { editTouchpoint, type OutcomeRecord } from "../../domain/record/edit-touchpoint.ts";
import {
  contributionKey,
  desiredOutcome,
  entriesOf,
  type Contribution,
  type DesiredOutcome,
  type RecordedOutcome,
  type RecordEntry,
} from "../../domain/record/desired.ts";
import type { Edited } from "../../domain/record/document.ts";
import { stemOf } from "../../domain/paths.ts";
import { decode } from "../../domain/text.ts";
import type { CommittedFile } from "../../engine/effect.ts";
import { hasByteOrderMark } from "../filed-goals.ts";
import type { TouchpointFile } from "../governed-files.ts";

/** A change of one outcome. */
export interface RecordChange {
  readonly recorded: RecordedOutcome;
  readonly desired: DesiredOutcome;
  readonly summary: string;
}

export interface Proposal {
  readonly changes: readonly RecordChange[];
  readonly entries: readonly RecordEntry[];
  readonly files: readonly CommittedFile[];
  /** Files that could not be changed, with the reason for people. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
  /** How many outcomes have to wait for the next proposal, since no text holds more. */
  readonly waiting: number;
}

export interface ProposalGround {
  readonly touchpoints: readonly TouchpointFile[];
  readonly contributions: ReadonlyMap<string, Contribution>;
  readonly governanceRepository: string;
  /** What people do not want to have recorded. */
  readonly declined: ReadonlySet<RecordEntry>;
  /** The ids of the calls whose files have to be mended before anybody knows what contributions name of them. */
  readonly unreadable: ReadonlySet<string>;
}

/** In characters of its entries: a pull request's text holds 65,536, the table among them. */
const MAX_ENTRIES = 20_000;

export function proposalOn(ground: ProposalGround): Proposal {
  const changes: RecordChange[] = [];
  const entries: RecordEntry[] = [];
  const files: CommittedFile[] = [];
  const refused: { path: string; reason: string }[] = [];
  let [waiting, size] = [0, 0];
  for (const file of ground.touchpoints) {
    const fitting: RecordChange[] = [];
    const own: RecordEntry[] = [];
    for (const change of changesIn(file, ground)) {
      const told = entriesOf(change.recorded, change.desired, ground.contributions, ground.governanceRepository);
      size += told.join(" ").length;
      if (size > MAX_ENTRIES && size > told.join(" ").length) waiting += 1;
      else {
        fitting.push(change);
        own.push(...told);
      }
    }
    const edited = edit(file, fitting, ground);
    if (edited === undefined) continue;
    if ("refused" in edited) refused.push({ path: file.path, reason: edited.refused });
    else {
      changes.push(...fitting);
      entries.push(...own);
      files.push({ path: file.path, text: edited.text, ...(file.isExecutable ? { isExecutable: true } : {}) });
    }
  }
  return { changes, entries: entries.toSorted(), files, refused, waiting };
}

function changesIn({ touchpoint }: TouchpointFile, ground: ProposalGround): readonly RecordChange[] {
  const { contributions, governanceRepository, declined } = ground;
  return (touchpoint?.outcomes ?? []).flatMap((outcome) => {
    const recorded = outcome === undefined ? undefined : recordedIn(touchpoint?.id, outcome);
    const desired = recorded && desiredOutcome(recorded, contributions, governanceRepository, declined);
    if (recorded === undefined || desired === undefined) return [];
    return [{ recorded, desired, summary: outcome?.summary ?? "" }];
  });
}

type Outcome = NonNullable<NonNullable<NonNullable<TouchpointFile["touchpoint"]>["outcomes"]>[number]>;

/** What a file says of an outcome; `undefined` where part of it cannot be read, so that nothing is made up. */
function recordedIn(touchpoint: string | undefined, outcome: Outcome): RecordedOutcome | undefined {
  const { id, status = "open", contributions = [] } = outcome;
  const references = contributions.filter((reference) => reference !== undefined);
  if (touchpoint === undefined || id === undefined || references.length < contributions.length) return undefined;
  return { id: `${touchpoint}/${id}`, status, contributions: references };
}

/** `undefined` where nothing is to be changed. */
function edit(file: TouchpointFile, changes: readonly RecordChange[], ground: ProposalGround): Edited | undefined {
  const { path, bytes, touchpoint } = file;
  const id = touchpoint?.id ?? stemOf(path);
  if (file.isBroken && (changes.length > 0 || ground.unreadable.has(id))) {
    return { refused: "It has mistakes, which its check names." };
  }
  if (changes.length === 0) return undefined;
  if (ground.touchpoints.some((other) => other.path !== path && other.touchpoint?.id === id)) {
    return { refused: `Another file has the same id, ${id}.` };
  }
  const decoded = decode(path, bytes);
  if ("finding" in decoded) return { refused: decoded.finding.message };
  const records = changes.map(({ recorded, desired }): OutcomeRecord => {
    const outcome = recorded.id.slice(recorded.id.indexOf("/") + 1);
    const isOther = desired.status !== recorded.status;
    return { outcome, contributions: desired.contributions, ...(isOther ? { status: desired.status } : {}) };
  });
  // Decoding takes the byte order mark off, which belongs to the file all the same.
  return editTouchpoint(
    `${hasByteOrderMark(bytes) ? "\uFEFF" : ""}${decoded.text}`,
    records,
    ground.governanceRepository,
  );
}

/** All outcomes as the files have them, as far as they can be read whole. */
export function recordedOutcomesIn(
  touchpoints: readonly TouchpointFile[],
): readonly (RecordedOutcome & { readonly summary: string })[] {
  return touchpoints.flatMap(({ touchpoint }) =>
    (touchpoint?.outcomes ?? []).flatMap((outcome) => {
      const recorded = outcome === undefined ? undefined : recordedIn(touchpoint?.id, outcome);
      return recorded === undefined ? [] : [{ ...recorded, summary: outcome?.summary ?? "" }];
    }),
  );
}

/** The outcomes that each reference in the files stands under, by its key. */
export function recordedKeys(
  touchpoints: readonly TouchpointFile[],
  governanceRepository: string,
): ReadonlyMap<string, readonly RecordedOutcome[]> {
  const found = new Map<string, RecordedOutcome[]>();
  for (const recorded of recordedOutcomesIn(touchpoints)) {
    for (const reference of recorded.contributions) {
      const key = contributionKey(reference, governanceRepository);
      found.set(key, [...(found.get(key) ?? []), recorded]);
    }
  }
  return found;
}
