/** A list of open proposals, and which of them are asked to be checked: told from their check runs, with few questions. */
import { describe, expect, it } from "vitest";
import type { Content } from "../../../src/domain/inspect.ts";
import type { ListedProposal } from "../../../src/engine/lists.ts";
import type { Subject } from "../../../src/engine/trigger.ts";
import { effectsFrom, PULL_REQUEST } from "../../support/check-goals.ts";
import { MemoryReader } from "../../support/memory-reader.ts";
import { contentOf } from "../../support/repository.ts";

const [HEAD, BASE, OLD_BASE] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];
const [CONFIGURATION, OBSERVING] = ["d".repeat(40), "e".repeat(40)];
const SINCE = "2024-05-20T10:00:00Z";
const [BEFORE, AFTER] = ["2024-05-20T09:00:00Z", "2024-05-20T11:00:00Z"];

class ListReader extends MemoryReader {
  readonly #listed: ListedProposal;
  readonly #parting: string | undefined;

  constructor(listed: ListedProposal, parting: string | undefined) {
    super({});
    this.#listed = listed;
    this.#parting = parting;
  }

  override async openProposals(): Promise<readonly ListedProposal[]> {
    this.calls.push("openProposals");
    return [this.#listed];
  }

  override async mergeBase(): Promise<string | undefined> {
    this.calls.push("mergeBase");
    return this.#parting;
  }

  override async contents(): Promise<ReadonlyMap<string, Content>> {
    return new Map([
      [CONFIGURATION, contentOf("mode: enforce\n")],
      [OBSERVING, contentOf("mode: observe\n")],
    ]);
  }
}

interface Case {
  readonly claim: string;
  /** The basis of the check run; `undefined` for none. */
  readonly basis: string | undefined;
  readonly isCompleted?: boolean;
  readonly configuration?: string;
  readonly updatedAt?: string;
  /** Where head and base part, if it is asked. */
  readonly parting?: string;
  readonly isAsked?: boolean;
  readonly isOutdated: boolean;
}

/** What follows from a list of one, and what was asked. */
async function lookAt({ basis, isCompleted = true, configuration, updatedAt, parting }: Case, subject?: Subject) {
  const present = basis === undefined ? undefined : { id: 1, externalId: basis, isCompleted };
  const state = { headSha: HEAD, baseSha: BASE, configurationSha: configuration ?? CONFIGURATION, present };
  const listed = { subject: PULL, updatedAt: updatedAt ?? AFTER, state };
  const reader = new ListReader(listed, parting);
  const effects = await effectsFrom(reader, { ...PULL_REQUEST, subject: subject ?? { kind: "repository" } });
  const triggers = effects.flatMap((effect) => (effect.kind === "follow-up" ? effect.triggers : []));
  return { subjects: triggers.map((trigger) => trigger.subject), calls: reader.calls };
}

const PULL = { kind: "pull-request", number: 12 } as const;

describe("a pull request", () => {
  it.each<Case>([
    { claim: "without a check run is outdated", basis: undefined, isOutdated: true },
    {
      claim: "whose check is not concluded is",
      basis: `1 ${BASE} ${CONFIGURATION}`,
      isCompleted: false,
      isOutdated: true,
    },
    { claim: "whose annotations broke off is", basis: `1 ${BASE} ${CONFIGURATION} 50/137`, isOutdated: true },
    { claim: "whose check could not be carried out is", basis: "failed", isOutdated: true },
    { claim: "checked by other rules is", basis: `0 ${BASE} ${CONFIGURATION}`, isOutdated: true },
    { claim: "checked by another configuration is", basis: `1 ${BASE} ${OLD_BASE}`, isOutdated: true },
    { claim: "checked without a configuration is", basis: `1 ${BASE} none`, isOutdated: true },
    { claim: "on the tip of its base is not", basis: `1 ${BASE} ${CONFIGURATION}`, isOutdated: false },
    {
      claim: "whose base moved on is not",
      basis: `1 ${OLD_BASE} ${CONFIGURATION}`,
      parting: OLD_BASE,
      isAsked: true,
      isOutdated: false,
    },
    {
      claim: "whose base took in a part of it is",
      basis: `1 ${OLD_BASE} ${CONFIGURATION}`,
      parting: HEAD,
      isAsked: true,
      isOutdated: true,
    },
    { claim: "is not where nothing is to be written", basis: undefined, configuration: OBSERVING, isOutdated: false },
  ])("$claim", async (one) => {
    const { subjects, calls } = await lookAt(one);
    expect(subjects).toEqual(one.isOutdated ? [PULL] : []);
    expect(calls).toEqual(one.isAsked === true ? ["openProposals", "mergeBase"] : ["openProposals"]);
  });

  it.each([
    { updatedAt: BEFORE, asked: [] },
    { updatedAt: AFTER, asked: ["mergeBase"] },
  ])("that changed at $updatedAt is asked only then where it parts from its base", async ({ updatedAt, asked }) => {
    const basis = `1 ${OLD_BASE} ${CONFIGURATION}`;
    const one = { claim: "", basis, updatedAt, parting: OLD_BASE, isOutdated: false };
    const { subjects, calls } = await lookAt(one, { kind: "changes", since: SINCE });
    expect([subjects, calls]).toEqual([[], ["openProposals", ...asked]]);
  });
});

describe("a merge group", () => {
  const subject = { kind: "merge-group", headSha: HEAD, baseSha: BASE } as const;

  it.each([
    { externalId: `1 ${BASE} ${CONFIGURATION}`, isOutdated: false },
    { externalId: `1 ${BASE} none`, isOutdated: false },
    { externalId: `0 ${BASE} ${CONFIGURATION}`, isOutdated: true },
    { externalId: `1 ${BASE} ${CONFIGURATION} 50/137`, isOutdated: true },
    { externalId: undefined, isOutdated: true },
  ])("with the check run $externalId is told without a question", async ({ externalId, isOutdated }) => {
    const present = externalId === undefined ? undefined : { id: 1, externalId, isCompleted: true };
    const state = { headSha: HEAD, baseSha: BASE, configurationSha: undefined, present };
    const reader = new ListReader({ subject, updatedAt: undefined, state }, undefined);
    const effects = await effectsFrom(reader, { ...PULL_REQUEST, subject: { kind: "changes", since: SINCE } });
    expect(effects).toHaveLength(isOutdated ? 1 : 0);
    expect(reader.calls).toEqual(["openProposals"]);
  });
});

it("what the list tells nothing of is asked to be checked, where it changed", async () => {
  for (const [updatedAt, count] of [
    [BEFORE, 0],
    [AFTER, 1],
  ] as const) {
    const reader = new ListReader({ subject: PULL, updatedAt, state: undefined }, undefined);
    // oxlint-disable-next-line no-await-in-loop
    const effects = await effectsFrom(reader, { ...PULL_REQUEST, subject: { kind: "changes", since: SINCE } });
    expect(effects).toHaveLength(count);
  }
});
