/** Which contributions have not heard how they stand, or something else than is true by now. */
import type { Effect } from "../../engine/effect.ts";
import type { ItemPage } from "../../engine/lists.ts";
import type { Reader } from "../../engine/reader.ts";
import type { Trigger } from "../../engine/trigger.ts";
import { configurationIn } from "../governed-files.ts";
import { triggerOf, triggersFrom } from "../looks.ts";
import { planLinks } from "./plan.ts";
import type { Gatherer } from "./snapshot.ts";

/** One request, and one for every hundred items; none where nobody contributes, or nothing is to be written. */
export async function contributionsOutOfStep(
  trigger: Trigger,
  reader: Reader,
  now: string,
  gather: Gatherer,
): Promise<readonly Trigger[]> {
  const governance = await reader.ownGovernance();
  if (governance === undefined) return [];
  const { mode, contributions } = await configurationIn(governance, reader);
  if (mode === "observe") return [];
  const places = new Map(
    contributions.flatMap(({ repository }) =>
      repository === undefined ? [] : [[repository.toLowerCase(), repository] as const],
    ),
  );
  const effectsFor = async (page: ItemPage): Promise<readonly (readonly Effect[])[]> => {
    const snapshots = await gather.page(page, governance, reader);
    return snapshots.map((snapshot) => planLinks(triggerOf(trigger, snapshot.item), snapshot));
  };
  return triggersFrom({
    trigger,
    purpose: "contributions",
    governor: governance.repository,
    repositories: [...places.values()],
    reader,
    now,
    effectsFor,
  });
}
