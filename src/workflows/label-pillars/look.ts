/** Which items bear another label than they should, or none, and which commands were never carried out. */
import type { Effect } from "../../engine/effect.ts";
import type { Reader } from "../../engine/reader.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { configurationIn } from "../governed-files.ts";
import { isLeftAlone } from "../left-alone.ts";
import { followUp, triggerOf, triggersFrom } from "../looks.ts";
import { missedCommands } from "../requests.ts";
import * as reportProgress from "../report-progress/triggers.ts";
import { planPillar } from "./plan.ts";
import { triagedBy, type Gatherer, type ItemSnapshot } from "./snapshot.ts";

/** One request, and one for every hundred items; none where nobody is governed from here, or nothing is to be written. */
export async function itemsOutOfStep(
  trigger: Trigger,
  reader: Reader,
  now: string,
  gather: Gatherer,
): Promise<readonly Trigger[]> {
  const governance = await reader.ownGovernance();
  if (governance === undefined) return [];
  const configuration = await configurationIn(governance, reader);
  if (configuration.mode === "observe") return [];
  const repositories = triagedBy(governance, configuration);
  const effectsFor = async (page: Parameters<Gatherer["page"]>[0]): Promise<readonly (readonly Effect[])[]> => {
    const snapshots = await gather.page(page, governance, reader);
    return snapshots.map((snapshot) => effectsOf(trigger, snapshot));
  };
  return triggersFrom({
    trigger,
    purpose: "triage",
    governor: governance.repository,
    repositories,
    reader,
    now,
    effectsFor,
  });
}

/** Whoever asks for progress is obeyed wherever items are labelled, and this is the only look that sees all of them. */
function effectsOf(trigger: Trigger, snapshot: ItemSnapshot): readonly Effect[] {
  const { item } = snapshot;
  if (isLeftAlone(item)) return [];
  const about = triggerOf(trigger, item);
  const asked = missedCommands(item, { ...about, workflow: reportProgress.NAME }, reportProgress.COMMANDS);
  return [...planPillar(about, snapshot), ...followUp(asked)];
}
