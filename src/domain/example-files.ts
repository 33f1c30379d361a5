/** Small, correct files from which the examples of `docs/findings.md` are made. */

/** Lines to put in place of those of a correct file, by key; `undefined` leaves the key out. */
type Lines = Readonly<Record<string, string | undefined>>;

export const GOAL_PATH = "goals/2024/openssf-practices.yml";
export const TOUCHPOINT_PATH = "touchpoints/2024-04-25-emea.yml";
export const CONFIGURATION_PATH = ".github/goalkeeper.yml";

const GOAL: Lines = {
  id: "openssf-practices",
  title: "Bring OpenSSF practices into OSPOs",
  pillar: "cross-community-collaboration",
  cycle: '"2024"',
  status: "active",
  owners: "[octocat]",
};

const TOUCHPOINT: Lines = {
  id: "2024-04-25-emea",
  title: "OpenSSF practices for OSPOs",
  starts: "2024-04-25T12:00:00Z",
  audience: "open",
};

const CONFIGURATION = `pillars:
  - id: cross-community-collaboration
    title: Cross-community Collaboration
    label: { name: "pillar: cross-community", color: "1f6feb" }
  - id: community-engagement
    title: Community Engagement
    label: { name: "pillar: engagement", color: "2da44e" }
contributions:
  - destination: ospo-book
    repository: todogroup/ospology
`;

/** The text of a goal file. */
export function exampleGoal(changes: Lines = {}): string {
  return written({ ...GOAL, ...changes });
}

/** The text of a Touchpoint file. */
export function exampleTouchpoint(changes: Lines = {}): string {
  return written({ ...TOUCHPOINT, ...changes });
}

/** The text of a configuration. */
export function exampleConfiguration(ahead = ""): string {
  return ahead + CONFIGURATION;
}

/** The repository that every example is laid over. */
export const EXAMPLE_REPOSITORY: Readonly<Record<string, string>> = {
  [CONFIGURATION_PATH]: CONFIGURATION,
  [GOAL_PATH]: exampleGoal(),
};

/** A list of mappings under a key: `listed(["id: a\ntitle: A"])`. */
export function listed(items: readonly string[]): string {
  return items.map((item) => `\n  - ${item.replaceAll("\n", "\n    ")}`).join("");
}

function written(lines: Lines): string {
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}:${value?.startsWith("\n") ? "" : " "}${value}\n`)
    .join("");
}
