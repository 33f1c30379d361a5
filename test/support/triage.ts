/** A small community for tests of the judgement. */
import { readConfigurationFile } from "../../src/domain/read-file.ts";
import { configurationOf, CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import type { TriageItem } from "../../src/domain/triage/item.ts";
import { knowledgeOf, type KnownGoal, type TriageKnowledge } from "../../src/domain/triage/knowledge.ts";

const GOVERNANCE = "todogroup/governance";

const CONFIGURATION = `
pillars:
  - id: together
    title: Working Together
    label: { name: "pillar: together", color: "1f6feb" }
    keywords: [OpenSSF]
    weighted_keywords: [{ phrase: knowledge exchange, weight: 3 }]
  - id: adoption
    title: Adoption
    label: { name: "pillar: adoption", color: "2da44e" }
    keywords: [guide]
    weighted_keywords: [{ phrase: OSPO Book, weight: 3 }, { phrase: draft of the minutes, weight: -3 }]
  - id: engagement
    title: Community Engagement
    label: { name: "pillar: engagement", color: "8250df" }
    weighted_keywords: [{ phrase: newsletter, weight: 3 }]
triage:
  unrelated: [typo]
  weighted_unrelated: [{ phrase: broken link, weight: 3 }]
glossary: [[OSPO Book, Büro-Handbuch, 开源办公室手册]]
`;

const GOALS: readonly KnownGoal[] = [
  {
    path: "goals/2024/security.yml",
    goal: {
      id: "security",
      title: "Bring security practices into offices",
      pillar: "together",
      partners: ["Harbour Alliance"],
      tracking_issue: 324,
      initiatives: [{ id: "events", title: "Support hackathons", issues: [325, "todogroup/ospology#603"] }],
    },
  },
  {
    path: "goals/2024/exam.yml",
    goal: { id: "exam", title: "Offer an exam for developers", pillar: "adoption", tracking_issue: 325 },
  },
];

/** The community, or the same with another configuration or other goals. */
export function knowledgeForTest(configuration = CONFIGURATION, goals: readonly KnownGoal[] = GOALS): TriageKnowledge {
  const { value, findings } = readConfigurationFile(CONFIGURATION_PATH, Buffer.from(configuration));
  return knowledgeOf(configurationOf(value ?? {}, findings.length === 0), goals, GOVERNANCE);
}

/** An issue that says nothing, but for what is given. */
export function itemForTest(item: Partial<TriageItem> = {}): TriageItem {
  return {
    title: "",
    body: "",
    kind: "issue",
    labels: [],
    repository: GOVERNANCE,
    number: 1,
    changedPaths: [],
    changedGoalPillars: [],
    ...item,
  };
}
