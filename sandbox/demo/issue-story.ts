/** The story of an issue: it gets the label of its pillar, is asked why, and a person has the last word. */
import type { IssueDriver } from "../driver/issue.ts";
import type { RepositoryDriver } from "../driver/repository.ts";
import type { ServerProcess } from "../goalkeeper-process.ts";
import type { Sandbox } from "../sandbox.ts";
import { STEP_TIMEOUT_MS } from "./governance.ts";
import type { Steps } from "./steps.ts";

const LABEL = "pillar: cross-community";
const REASON = "mentions OpenSSF";
const OTHER_LABEL = "pillar: engagement";

export interface Stage {
  readonly github: Sandbox;
  readonly server: ServerProcess;
  readonly repository: RepositoryDriver;
  readonly steps: Steps;
}

/** The first part: an issue is opened and labelled, and somebody asks why. */
export async function openIssue(stage: Stage): Promise<IssueDriver> {
  const { github, server, repository, steps } = stage;
  const issue = await steps.step("Mona opens an issue about guests from OpenSSF", () =>
    repository.openIssue(
      "Guests from OpenSSF",
      "The people behind the OpenSSF Scorecard offered to show us what it finds in our projects. Shall we ask them for May?",
      "mona",
    ),
  );
  await steps.step(`Goalkeeper gives it the label "${LABEL}", because it ${REASON}`, () =>
    github.until(() => issue.labels().includes(LABEL) && runsOn(issue, server) > 0, STEP_TIMEOUT_MS),
  );
  const answer = await steps.step("She writes /why, and gets the answer in one comment", async () => {
    const question = issue.comment("/why", "mona");
    const answered = (): string | undefined => (question.reactions.length > 0 ? answerOn(issue) : undefined);
    return github.until(() => answered()?.includes(REASON) === true && answered(), STEP_TIMEOUT_MS);
  });
  for (const line of answer.split("\n")) steps.say(`    ${line}`);
  return issue;
}

/** The second part: a person takes the label off, and it stays off. */
export async function takeLabelOff(stage: Stage, issue: IssueDriver): Promise<void> {
  const { github, repository, steps } = stage;
  await steps.step("Octocat, who maintains the repository, takes the label off", () =>
    settled(stage, issue, "unlabeled", () => issue.removeLabel(LABEL, "octocat")),
  );
  await steps.step("Mona edits the issue; Goalkeeper looks at it again, and the label stays off", async () => {
    const { body } = issue.model;
    await settled(stage, issue, "edited", () => issue.edit({ body: `${body}\n\nOpenSSF says yes.` }, "mona"));
    assertOff(issue);
  });
  await steps.step(`A later issue gets its own label, "${OTHER_LABEL}", and the first still has none`, async () => {
    const title = "Who writes the newsletter after the next Touchpoint?";
    const later = repository.openIssue(title, "The newsletter went out late twice. Who takes over?", "hubot");
    await github.until(() => later.labels().includes(OTHER_LABEL), STEP_TIMEOUT_MS);
    assertOff(issue);
  });
}

function assertOff(issue: IssueDriver): void {
  if (issue.labels().length > 0) throw new Error(`The issue has labels again: ${issue.labels().join(", ")}.`);
}

/** Lets something happen to an issue, and waits until the server was told of it and is done with what that asks for. */
async function settled({ github, server }: Stage, issue: IssueDriver, action: string, happen: () => void) {
  const told = (): number =>
    github.deliveries.log.filter((one) => one.event === "issues" && one.action === action && one.status === "OK")
      .length;
  const before = { told: told(), runs: runsOn(issue, server) };
  happen();
  await github.until(() => told() > before.told && runsOn(issue, server) > before.runs, STEP_TIMEOUT_MS);
}

/** How often the server has looked at an item of its own accord and been done with it, by its log. */
function runsOn({ number }: IssueDriver, { log }: ServerProcess): number {
  const subject = `"subject":{"kind":"item","number":${number}}`;
  return log.filter((line) => ["Done.", subject].every((part) => line.includes(part)) && !line.includes('"intent"'))
    .length;
}

/** The words of the app's comment on an issue, without what is hidden and what is set in small type. */
function answerOn(issue: IssueDriver): string | undefined {
  const comment = issue.comments().find(({ author }) => author.type === "Bot");
  return comment?.body
    .replaceAll(/<!--.*?-->|<sub>.*?<\/sub>|\*\*|\\(?=[^\w\s])/gs, "")
    .replaceAll(/\n{2,}/g, "\n")
    .trim();
}
