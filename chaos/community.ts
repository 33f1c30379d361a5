/** The community of a run: a governance repository with goals and calls, and a book that its calls ask chapters for. */
import type { Files } from "../sandbox/world/git/files.ts";
import type { RepositoryDriver } from "../sandbox/driver/repository.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

/** When a run begins. What depends on days shows them, so a run is always on the same ones. */
export const BEGINNING = "2024-04-10T12:00:00Z";

export const CONFIGURATION_PATH = ".github/goalkeeper.yml";
export const GUIDE_PATH = "goals/2024/security-guide.yml";
export const MENTORING_PATH = "goals/2024/mentoring.yml";
export const SURVEY_PATH = "goals/2024/survey.yml";
export const CALL_PATH = "touchpoints/2024-03-28-emea.yml";
export const CHAPTER_PATH = "chapters/security.md";

export const LABELS = { collaboration: "pillar: collaboration", engagement: "pillar: engagement" } as const;
/** The pillar that a person gives an issue which says nothing of one. */
const NEW_PILLAR_LABEL = "pillar: education";

const CONFIGURATION = `pillars:
  - id: collaboration
    title: Cross-community Collaboration
    label: { name: "${LABELS.collaboration}", color: "1f6feb" }
    keywords: [OpenSSF, CHAOSS, joint, exchange]
    weighted_keywords: [{ phrase: Scorecard, weight: 2 }]
  - id: engagement
    title: Community Engagement
    label: { name: "${LABELS.engagement}", color: "2da44e" }
    keywords: [newsletter, newcomers, onboarding, blog]
contributions:
  - destination: book
    repository: todogroup/book
triage:
  repositories: [todogroup/book]
  comment: ambiguous
progress:
  schedule: "0 9 1 * *"
`;

/** The same with a pillar more, which a goal that is proposed may name by then. */
export const WIDER_CONFIGURATION = CONFIGURATION.replace(
  "contributions:",
  `  - id: education
    title: Education
    label: { name: "${NEW_PILLAR_LABEL}", color: "bf8700" }
    keywords: [course, workshop, curriculum]
contributions:`,
);

const GUIDE = `id: security-guide
title: A guide to secure supply chains
pillar: collaboration
cycle: "2024"
status: active
owners: [octocat]
initiatives:
  - id: chapters
    title: Write the chapters
    status: doing
    due: 2024-09-30
    measure: { unit: chapters, from: 0, to: 4, current: 1 }
  - id: review
    title: Have two projects read it
    status: todo
    due: 2024-10-31
`;

/** The goal after some work. */
export const GUIDE_MOVED_ON = GUIDE.replace("current: 1", "current: 3");

const SURVEY = `id: survey
title: Ask newcomers what they miss
pillar: engagement
cycle: "2024"
status: active
owners: [mona]
initiatives:
  - id: questions
    title: Agree on the questions
    status: doing
    due: 2024-06-30
`;

/** The text of a file that was merged with the number of its issue by then. */
export function ended(text: string): string {
  return text.replace("status: active", "status: done").replaceAll(/status: (?:doing|todo)/g, "status: done");
}

export const MENTORING = `id: mentoring
title: Bring newcomers and experienced people together
pillar: engagement
cycle: "2024"
status: proposed
owners: [octocat]
initiatives:
  - id: pairs
    title: Find the first ten pairs
    status: todo
    due: 2024-11-30
`;

/** Two mistakes, of which one mends itself. */
export const MENTORING_WRONG = MENTORING.replace("owners:", "ownres:").replace("2024-11-30", "2024-11-31");

/** A goal for a pillar that the configuration does not have at first. */
export const COURSE = MENTORING.replace("id: mentoring", "id: course")
  .replace("pillar: engagement", "pillar: education")
  .replace("Bring newcomers and experienced people together", "Teach a course");

const CALL = `id: 2024-03-28-emea
starts: 2024-03-28T12:00:00Z
audience: open
title: Secure supply chains
outcomes:
  - id: scorecard-chapter
    summary: Explain in the book how an office introduces Scorecard.
    destination: book
    goal: security-guide
    status: open
  - id: signing-chapter
    summary: Explain in the book how releases are signed.
    destination: book
    goal: security-guide
    status: open
`;

const FILES: Files = {
  [CONFIGURATION_PATH]: CONFIGURATION,
  [GUIDE_PATH]: GUIDE,
  [SURVEY_PATH]: SURVEY,
  [CALL_PATH]: CALL,
};

export interface Community {
  readonly governance: RepositoryDriver;
  readonly book: RepositoryDriver;
}

export function foundCommunity(github: Sandbox): Community {
  const book = github.createRepository("todogroup/book", { [CHAPTER_PATH]: "# Security\n" });
  const governance = github.createRepository("todogroup/governance", FILES);
  return { governance, book };
}
