/** What a check of a proposal needs to know, and how it is read. */
import { CONFIGURATION_PATH } from "../../domain/configuration.ts";
import { inspectConfiguration, type Content, type InspectedConfiguration } from "../../domain/inspect.ts";
import { selectionOf } from "../../domain/selection.ts";
import { basisIn, onRequest } from "../../engine/check-run-basis.ts";
import type { PresentCheckRun } from "../../engine/effect.ts";
import type { BlobEntry, Proposal, Reader } from "../../engine/reader.ts";
import type { Intent, Subject } from "../../engine/trigger.ts";
import { APPLY_FIXES, RE_RUN } from "./triggers.ts";

/** Everything there is to know about a proposal. */
export interface ProposalSnapshot {
  readonly kind: "proposal";
  readonly repository: string;
  readonly proposal: Proposal;
  /** What the outcome follows from; two snapshots of the same basis give the same check run. */
  readonly basis: string;
  /** That of the base; `undefined` where it has none. */
  readonly configuration: InspectedConfiguration | undefined;
  /** The governed folders and the configuration, where the proposal left its base and where it stands. */
  readonly before: readonly BlobEntry[];
  readonly after: readonly BlobEntry[];
  readonly contents: ReadonlyMap<string, Content>;
}

/** There is nothing to do: the proposal is closed, or its check run stands already. */
export interface NothingToDo {
  readonly kind: "nothing";
}

/** Several are concerned, and each is checked by itself. */
export interface SeveralProposals {
  readonly kind: "several";
  readonly subjects: readonly Subject[];
}

export type Snapshot = ProposalSnapshot | SeveralProposals | NothingToDo;

/** Raise this when the same files would be judged otherwise: check runs of an earlier basis are then written anew. */
const RULES_VERSION = 1;

/**
 * Reads a proposal in as few requests as it takes; none after the second where its check run stands already.
 *
 * @param intent What somebody asked for: fixes need the files also where the check run stands.
 */
export async function gatherProposal(
  proposal: Proposal,
  reader: Reader,
  intent: Intent | undefined,
): Promise<ProposalSnapshot | NothingToDo> {
  if (!proposal.isOpen) return { kind: "nothing" };
  const mergeBase = await reader.mergeBase(proposal.baseSha, proposal.headSha);
  const ground = basisOf(mergeBase ?? proposal.baseSha, proposal.configuration?.sha);
  const basis = requestedBasis(ground, intent) ?? standing(proposal.present, ground) ?? ground;
  const isThere = proposal.present?.isCompleted === true && proposal.present.externalId === basis;
  if (isThere && intent?.action !== APPLY_FIXES) return { kind: "nothing" };

  const configuration = await configurationOf(proposal, reader);
  const folders = configuration === undefined ? [] : Object.values(selectionOf(configuration.configuration).folders);
  const commits = [mergeBase ?? proposal.baseSha, proposal.headSha];
  const [before = [], after = []] = await reader.entries(commits, [...folders, "goals", "touchpoints", ".github"]);
  const contents = touches({ before, after })
    ? await reader.contents(shasToRead(configuration, before, after))
    : new Map();
  return { kind: "proposal", repository: reader.repository, proposal, basis, configuration, before, after, contents };
}

/** @param parting Where head and base parted, or the base where they have nothing in common. */
export function basisOf(parting: string, configurationSha: string | undefined): string {
  return `${RULES_VERSION} ${parting} ${configurationSha ?? "none"}`;
}

/** Whether anything that is looked at differs: where nothing does, there is nothing to read. */
export function touches({ before, after }: Pick<ProposalSnapshot, "before" | "after">): boolean {
  return versionsOf(before) !== versionsOf(after);
}

function versionsOf(entries: readonly BlobEntry[]): string {
  return JSON.stringify(entries.filter(({ kind }) => kind !== "folder"));
}

async function configurationOf(
  { configuration }: Proposal,
  reader: Reader,
): Promise<InspectedConfiguration | undefined> {
  if (configuration === undefined) return undefined;
  const { sha, content } = configuration;
  return inspectConfiguration(content ?? (await reader.contents([sha])).get(sha) ?? "unreadable");
}

/** `undefined` where nobody asked for the check run to be written again. */
export function requestedBasis(basis: string, intent: Intent | undefined): string | undefined {
  return intent?.action === RE_RUN ? onRequest(basis, intent.id) : undefined;
}

/** Whether a check run is complete and follows from a basis, whoever asked for it. */
export function stands(present: PresentCheckRun | undefined, basis: string): boolean {
  return standing(present, basis) !== undefined;
}

function standing(present: PresentCheckRun | undefined, basis: string): string | undefined {
  return present?.isCompleted === true && basisIn(present.externalId) === basis ? present.externalId : undefined;
}

/** The governed files, and the configuration: nothing else is asked for. */
function shasToRead(
  configuration: InspectedConfiguration | undefined,
  ...trees: readonly (readonly BlobEntry[])[]
): string[] {
  const selection = configuration && selectionOf(configuration.configuration);
  const wanted = trees
    .flat()
    .filter(({ path, kind }) => kind === "file" && (path === CONFIGURATION_PATH || selection?.formatOf(path)));
  return [...new Set(wanted.map(({ sha }) => sha))];
}
