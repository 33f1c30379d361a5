/** Goal files in any number: each differs from the others, all are right, and the same number always gives the same file. */

export interface GoalFile {
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

const FIRST_CYCLE = 2015;
/** As many as the ten years from 2015 to 2024. */
const CYCLES = 10;

const PILLARS = ["cross-community-collaboration", "adoption-and-sustainability", "community-engagement"];
const STATUSES = ["proposed", "active", "active", "at-risk", "done", "dropped"];
const OPEN_WORK = ["todo", "doing", "doing", "done", "dropped"];
const CLOSED_WORK = ["done", "done", "dropped"];
const OWNERS = ["octocat", "hubot, octocat", "mona-lisa", "ana-jimenez, hubot", "defunkt"];
const PARTNERS = ["OpenSSF", "InnerSource Commons, ISPO", "OpenChain", "CHAOSS, FINOS", "Linux Foundation Training"];
const VERBS = ["Bring", "Win people for", "Explain", "Keep up", "Publish", "Renew", "Measure", "Gather stories about"];
const TOPICS = [
  "OpenSSF practices",
  "the OSPO Book",
  "licence compliance",
  "Touchpoint agendas",
  "InnerSource patterns",
  "the maturity model",
  "AI policies",
  "a survey of OSPOs",
  "mentoring",
  "OSS Review Toolkit recipes",
  "security audits",
];
const AUDIENCES = [
  "for OSPOs that have just started",
  "in universities and public administrations",
  "on TODO's platforms",
  "with the working groups of other foundations",
  "for people who decide about budgets",
];
const UNITS = ["tools", "sessions", "organisations", "chapters", "working days"];
const SENTENCES = [
  "Questions about the security of the supply chain reach OSPOs first.",
  "Many of them consist of one person, who needs answers that others have found already.",
  "The groups that work on this look for people who use what they make.",
  "Without a place where experience is gathered, each organisation starts anew.",
  "What has been said in the calls is to be found in writing a week later.",
];

/** The goal file of a number from 0. Its id and its tracking issue are like those of no other number. */
export function goalFile(number: number): GoalFile {
  const cycle = FIRST_CYCLE + (number % CYCLES);
  const topic = pick(TOPICS, number, 1);
  const id = `${slug(topic)}-${number}`;
  const status = pick(STATUSES, number, 2);
  const lines = [
    "# yaml-language-server: $schema=../../../../schemas/goal.schema.json",
    `id: ${id}`,
    `title: ${pick(VERBS, number, 3)} ${topic} ${pick(AUDIENCES, number, 4)}`,
    `pillar: ${pick(PILLARS, number, 5)}`,
    `cycle: "${cycle}"`,
    `status: ${status}`,
    `owners: [${pick(OWNERS, number, 6)}]`,
    `partners: [${pick(PARTNERS, number, 7)}]`,
    `tracking_issue: ${number + 1}`,
    "summary: >",
    ...[8, 9].map((place) => `  ${pick(SENTENCES, number, place)}`),
    ...(status === "dropped" ? [`reason: The partner project was archived in ${cycle}.`] : []),
    "initiatives:",
  ];
  const initiatives = 3 + chance(number, 11, 3);
  for (let position = 0; position < initiatives; position += 1) {
    lines.push(...initiative(number, position, cycle, status === "done" ? CLOSED_WORK : OPEN_WORK));
  }
  return { folder: `goals/${cycle}`, name: `${id}.yml`, text: `${lines.join("\n")}\n` };
}

function initiative(number: number, position: number, cycle: number, statuses: readonly string[]): string[] {
  const place = 20 * (position + 1);
  // Topics in a row: the ids of the initiatives of a goal differ.
  const topic = TOPICS[(number + position) % TOPICS.length] ?? "";
  const lines = [
    `  - id: ${slug(topic)}-guide`,
    `    title: ${pick(VERBS, number, place)} ${topic} ${pick(AUDIENCES, number, place + 1)}`,
    `    status: ${pick(statuses, number, place + 2)}`,
    `    due: "${cycle}-${twoDigits(1 + chance(number, place + 3, 12))}-${twoDigits(1 + chance(number, place + 4, 28))}"`,
  ];
  if (chance(number, place + 5, 3) === 0) lines.splice(2, 0, `    practice: ${pick(["new", "keep"], number, place)}`);
  if (chance(number, place + 6, 5) < 3) {
    const to = 2 + chance(number, place + 7, 40);
    const unit = pick(UNITS, number, place + 8);
    lines.push(`    measure: { unit: ${unit}, from: 0, to: ${to}, current: ${chance(number, place + 9, to + 1)} }`);
  }
  if (chance(number, place + 10, 3) === 0) {
    const issue = 1 + chance(number, place + 11, 9000);
    lines.push(`    issues: [${issue}, "todogroup/ospology#${issue + 1}"]`);
  }
  return lines;
}

function pick(words: readonly string[], number: number, place: number): string {
  return words[chance(number, place, words.length)] ?? "";
}

/** An integer from 0 to below `end` that looks like chance, always the same for a place in the file of a number. */
function chance(number: number, place: number, end: number): number {
  const mixed = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(place, 0x85ebca6b);
  return ((Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0) >>> 8) % end;
}

function slug(topic: string): string {
  return topic.toLowerCase().replaceAll(" ", "-");
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
