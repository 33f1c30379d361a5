/** Repositories full of goals for scenarios: right ones, and ones with as many findings as are wanted. */
import type { Files } from "../../sandbox/world/git/files.ts";

export const CONFIGURATION_PATH = ".github/goalkeeper.yml";

export const CONFIGURATION = `pillars:
  - id: community
    title: Community
    label: { name: "pillar: community", color: "1f6feb" }
  - id: education
    title: Education
    label: { name: "pillar: education", color: "2da44e" }
`;

/** The path of the goal of an id. */
export function pathOf(id: string): string {
  return `goals/2024/${id}.yml`;
}

/** The text of a right goal; lines that are given come in the place of its own, by key, or after them. */
export function goal(id: string, lines: Readonly<Record<string, string>> = {}): string {
  const all = {
    id,
    title: `The goal ${id}`,
    pillar: "community",
    cycle: '"2024"',
    status: "active",
    owners: "[octocat]",
    ...lines,
  };
  return Object.entries(all)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}

/** Right goals: `goals/2024/area-1.yml` and so on. */
export function goals(count: number, name = "area", lines: Readonly<Record<string, string>> = {}): Files {
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
  return Object.fromEntries(ids.map((id) => [pathOf(id), goal(id, { title: `The goal ${id}`, ...lines })]));
}

/** A governance repository with some goals. */
export function governance(count = 2): Files {
  return { [CONFIGURATION_PATH]: CONFIGURATION, ...goals(count) };
}

/** A goal with one finding in each line after the first six: keys that no goal has. */
export function goalWithFindings(id: string, count: number): string {
  return goal(id, Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index + 1}`, "1"])));
}
