/** A small governance repository with calls that had outcomes, for tests of what becomes of these. */
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import type { Texts } from "./record-world-reader.ts";
import { PLACE, RecordWorld } from "./record-world.ts";

export const CALL = "touchpoints/2024-04-25-emea.yml";
export const MEMBERS_CALL = "touchpoints/2024-05-02-members.yml";
export const CHAPTER = "2024-04-25-emea/scorecard-chapter";
export const TALK = "2024-04-25-emea/budget-talk";
export const OPEN_GLOSSARY = "2024-04-25-emea/glossary";
export const SECRET = "2024-05-02-members/hidden-plan";

export const CONFIGURATION = `pillars:
  - id: cross-community-collaboration
    title: Cross-community Collaboration
    label: { name: "pillar: cross-community", color: "1f6feb" }
contributions:
  - destination: ospo-book
    repository: ${PLACE}
    labels: [ospo-book]
  - destination: ospocon
    repository: todogroup/events
`;

/** The file of a call with three outcomes, each open and without contributions. */
export const EMEA = `id: 2024-04-25-emea
starts: 2024-04-25T12:00:00Z
audience: open
title: OpenSSF practices for OSPOs
discussion: https://github.com/todogroup/ospology/discussions/448
outcomes:
  # What we said we would do.
  - id: scorecard-chapter
    summary: Explain in the book how an OSPO introduces Scorecard.
    destination: ospo-book
    goal: openssf-practices
    status: open
    contributions: []
  - id: glossary
    summary: Collect the words that newcomers stumble over.
    destination: ospo-book
    status: open
  - id: budget-talk
    summary: Tell at OSPOCon how an OSPO asks for its budget.
    destination: ospocon
    status: open
`;

export const MEMBERS = `id: 2024-05-02-members
starts: 2024-05-02T12:00:00Z
audience: members
title: Quarrels about wombats
topics: [wombats]
outcomes:
  - id: hidden-plan
    summary: Write down how zebras audit their suppliers.
    destination: ospo-book
    goal: secret-goal
    status: open
`;

export const FILES: Texts = {
  [CONFIGURATION_PATH]: CONFIGURATION,
  [CALL]: EMEA,
  [MEMBERS_CALL]: MEMBERS,
  "goals/2024/openssf-practices.yml": `id: openssf-practices
title: Bring OpenSSF practices into OSPOs
pillar: cross-community-collaboration
cycle: "2024"
status: active
owners: [octocat]
`,
  "goals/2024/secret-goal.yml": `id: secret-goal
title: Tame the okapi
pillar: cross-community-collaboration
cycle: "2024"
status: active
owners: [octocat]
`,
};

/** A world with these files, and with changes to them; `undefined` takes one away. */
export function callsWorld(changes: Readonly<Record<string, string | undefined>> = {}): RecordWorld {
  const files = Object.entries({ ...FILES, ...changes });
  const world = new RecordWorld(
    Object.fromEntries(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))),
  );
  for (const repository of [PLACE, "todogroup/events", "todogroup/governance"]) world.items.set(repository, new Map());
  return world;
}

/** The lines that differ between two texts: `- old`, `+ new`. */
export function changedLines(before = "", after = ""): readonly string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
  ];
}
