/** Which open proposals have no check run, or one that does not follow any more from what is there: told from a list. */
import { inspectConfiguration } from "../../domain/inspect.ts";
import { basisIn } from "../../engine/check-run-basis.ts";
import type { ListedProposal, ProposalState } from "../../engine/lists.ts";
import type { Reader } from "../../engine/reader.ts";
import type { Subject } from "../../engine/trigger.ts";
import { basisOf, stands } from "./snapshot.ts";

/** How many are asked at a time where they parted from their base. */
const CONCURRENT_REQUESTS = 4;
/** How many are asked that in one look. The rest changed longest ago, and a push to their base has them all looked at. */
const MAX_ASKED = 500;

/**
 * One request for every hundred. Where the base has moved since a pull request was checked, one more for it, whose answer
 * is remembered; where only what changed since a time is to be looked at, none for those that did not.
 */
export async function outdatedProposals(since: string | undefined, reader: Reader): Promise<readonly Subject[]> {
  const proposals = await reader.openProposals();
  const observing = await observingConfigurations(proposals, reader);
  const concerned = proposals.filter(({ state }) => !observing.has(state?.configurationSha ?? ""));
  const told = new Map(concerned.map((one) => [one, isOutdated(one, since)]));
  const doubtful = concerned.filter((one) => told.get(one) === undefined);
  for (let start = 0; start < Math.min(doubtful.length, MAX_ASKED); start += CONCURRENT_REQUESTS) {
    const some = doubtful.slice(start, start + CONCURRENT_REQUESTS);
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(some.map(async (one) => told.set(one, await hasPartedElsewhere(one.state, reader))));
  }
  return concerned.filter((one) => told.get(one) === true).map(({ subject }) => subject);
}

/** `undefined` where it takes a request to tell. */
function isOutdated({ subject, updatedAt, state }: ListedProposal, since: string | undefined): boolean | undefined {
  const isRecent = since === undefined || updatedAt === undefined || Date.parse(updatedAt) >= Date.parse(since);
  if (state === undefined) return isRecent;
  const { baseSha, configurationSha, present } = state;
  const [basis, parting = "", sha] = /^\d+ (\S+) (\S+)$/.exec(basisIn(present?.externalId ?? "")) ?? [];
  if (basis === undefined || present?.isCompleted !== true) return true;
  // Neither its head nor its base ever changes.
  if (subject.kind === "merge-group") return !stands(present, basisOf(parting, sha === "none" ? undefined : sha));
  if (!stands(present, basisOf(parting, configurationSha))) return true;
  // The tip was in the history of this head when it was checked, and still is.
  if (parting === baseSha) return false;
  return isRecent ? undefined : false;
}

async function hasPartedElsewhere(state: ProposalState | undefined, reader: Reader): Promise<boolean> {
  if (state === undefined) return true;
  const { headSha, baseSha, configurationSha, present } = state;
  const parting = (await reader.mergeBase(baseSha, headSha)) ?? baseSha;
  return !stands(present, basisOf(parting, configurationSha));
}

/** Where nothing is written, no check run ever tells that there is nothing to do. */
async function observingConfigurations(proposals: readonly ListedProposal[], reader: Reader): Promise<Set<string>> {
  const shas = new Set(proposals.flatMap(({ state }) => state?.configurationSha ?? []));
  if (shas.size === 0) return new Set();
  const contents = await reader.contents([...shas]);
  return new Set(
    [...contents].flatMap(([sha, content]) =>
      inspectConfiguration(content).configuration.mode === "observe" ? [sha] : [],
    ),
  );
}
