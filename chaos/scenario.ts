/**
 * What people do in a run, in which all workflows have something to do. A step does not depend on what the app has done by
 * then, or else waits for that: so the world ends the same, however its deliveries and its answers come.
 */
import {
  CALL_PATH,
  CHAPTER_PATH,
  CONFIGURATION_PATH,
  COURSE,
  ended,
  GUIDE_MOVED_ON,
  GUIDE_PATH,
  LABELS,
  MENTORING,
  MENTORING_PATH,
  MENTORING_WRONG,
  SURVEY_PATH,
  WIDER_CONFIGURATION,
} from "./community.ts";
import { concluded, hasSaid, isDone, issueOf, keptIssue, ourComments, pullRequestOf, record } from "./stage.ts";
import type { Stage, Step } from "./stage.ts";

const SCORECARD = "2024-03-28-emea/scorecard-chapter";
const SIGNING = "2024-03-28-emea/signing-chapter";
/** The app makes at least so many requests about a command and an issue. */
const MOST_REQUESTS_BEFORE = 10;
const TRACKED = `tracking-issue security-guide`;

const BEGINNING: readonly Step[] = [
  {
    name: "Mona proposes a goal with mistakes",
    act({ governance, pullRequests }) {
      const files = { [MENTORING_PATH]: MENTORING_WRONG };
      const title = "Add a goal: mentoring";
      pullRequests.set("mentoring", governance.openPullRequest({ branch: "mentoring", title, author: "mona", files }));
    },
  },
  {
    name: "Mona opens an issue about OpenSSF",
    act({ governance, issues }) {
      const body = "OpenSSF offered to show us what Scorecard finds in our projects.";
      issues.set("guests", governance.openIssue("Guests from OpenSSF", body, "mona"));
    },
  },
  {
    name: "Hubot opens an issue about the newsletter",
    act({ governance, issues }) {
      const body = "It went out late twice. Who takes over?";
      issues.set("newsletter", governance.openIssue("Who writes the newsletter for newcomers?", body, "hubot"));
    },
  },
  {
    name: "Ana opens an issue that serves no pillar",
    act({ governance, issues }) {
      issues.set("typo", governance.openIssue("Fix a typo in the README", "It says teh.", "ana"));
    },
  },
  {
    name: "Mona opens a pull request to the book, and names no outcome",
    act({ book, pullRequests }) {
      const files = { [CHAPTER_PATH]: "# Security\n\nHow an office introduces Scorecard.\n" };
      const options = { branch: "scorecard", title: "Introduce Scorecard in an office", author: "mona", files };
      pullRequests.set("chapter", book.openPullRequest({ ...options, body: "How an office introduces Scorecard." }));
    },
  },
  {
    name: "Mona asks why the issue has its label",
    act: (stage) => void issueOf(stage, "guests").comment("/why", "mona"),
  },
  {
    name: "A stranger proposes a goal from a fork",
    act({ governance, pullRequests }) {
      const files = { "goals/2024/course.yml": COURSE };
      const options = { fork: governance.fork("stranger"), branch: "course", title: "Add a goal: a course", files };
      pullRequests.set("course", governance.openPullRequest(options));
    },
  },
  {
    name: "Hubot opens a pull request to the book about signing",
    act({ book, pullRequests }) {
      const options = { branch: "signing", title: "How releases are signed", author: "hubot" };
      const files = { "chapters/signing.md": "# Signing\n" };
      pullRequests.set("signing", book.openPullRequest({ ...options, body: "A chapter.", files }));
    },
  },
];

const ANSWERS: readonly Step[] = [
  {
    name: "Mona names the outcome",
    act: (stage) =>
      pullRequestOf(stage, "chapter").edit({ body: `How an office introduces Scorecard.\n\nOutcome: ${SCORECARD}` }),
  },
  {
    name: "Octocat says which pillar the typo serves",
    act: (stage) => void issueOf(stage, "typo").comment("/pillar collaboration", "octocat"),
  },
  {
    name: "Mona has the mistake mended that mends itself",
    async act(stage) {
      const pullRequest = pullRequestOf(stage, "mentoring");
      const run = await stage.until("a red check with a button", () => {
        const red = concluded(pullRequest, "failure");
        return red !== undefined && red.actions.length > 0 && red;
      });
      const before = pullRequest.headSha;
      pullRequest.requestAction(run, run.actions[0]?.identifier ?? "", "mona");
      await stage.until("the mend", () => pullRequest.headSha !== before);
    },
  },
  {
    name: "Octocat takes the label off the newsletter",
    async act(stage) {
      const issue = issueOf(stage, "newsletter");
      await stage.until("its label", () => issue.labels().includes(LABELS.engagement));
      issue.removeLabel(LABELS.engagement, "octocat");
    },
  },
  {
    name: "Hubot edits the newsletter's issue",
    act: (stage) =>
      issueOf(stage, "newsletter").edit({ body: "It went out late three times. Who takes over?" }, "hubot"),
  },
  {
    name: "Hubot says by a command what the other pull request carries out",
    act: (stage) => void pullRequestOf(stage, "signing").comment(`/outcome ${SIGNING}`, "hubot"),
  },
  {
    name: "Mona pushes the other mend",
    act: (stage) => void pullRequestOf(stage, "mentoring").push({ [MENTORING_PATH]: MENTORING }, "Mend the goal"),
  },
  {
    name: "Octocat has the check of the fork run again",
    async act(stage) {
      const pullRequest = pullRequestOf(stage, "course");
      const run = await stage.until("its red check", () => concluded(pullRequest, "failure"));
      pullRequest.rerequest(run, "octocat");
    },
  },
];

const RECORDED: readonly Step[] = [
  {
    name: "Octocat merges the chapter",
    async act(stage) {
      const pullRequest = pullRequestOf(stage, "chapter");
      // What is merged is left as it is.
      await stage.until("its label", () => pullRequest.labels().includes(LABELS.collaboration));
      pullRequest.merge();
    },
  },
  {
    name: "Octocat merges the goal",
    async act(stage) {
      const pullRequest = pullRequestOf(stage, "mentoring");
      await stage.until(
        "its green check and its label",
        () => concluded(pullRequest, "success") && pullRequest.labels().includes(LABELS.engagement),
      );
      pullRequest.merge();
    },
  },
  {
    name: "Octocat merges the record",
    async act(stage) {
      for (let found = undefined; found === undefined;) {
        // oxlint-disable-next-line no-await-in-loop
        await stage.until("a whole record, checked", () => wholeRecord(stage));
        // oxlint-disable-next-line no-await-in-loop
        await stage.rest();
        // It may have moved on meanwhile.
        found = wholeRecord(stage);
        found?.merge();
      }
    },
  },
];

/** The open record, once it holds all that is to be recorded by then: both contributions, and the issues of both goals. */
function wholeRecord({ governance }: Stage) {
  const pullRequest = record(governance);
  if (pullRequest === undefined || concluded(pullRequest, "success") === undefined) return undefined;
  const { body } = pullRequest.model;
  const isWhole =
    // Its text comes after its branch, and tells which commit that stands on: the goal that was merged just before.
    body?.includes(`"base":"${governance.model.refs.get("refs/heads/main") ?? ""}"`) === true &&
    [`${SCORECARD} & delivered`, `${SIGNING} & in-progress`].every((entry) => body.includes(entry)) &&
    [GUIDE_PATH, SURVEY_PATH].every((path) => governance.read(path, pullRequest.headSha)?.includes("tracking_issue"));
  return isWhole ? pullRequest : undefined;
}

const PERIOD: readonly Step[] = [
  {
    name: "A month passes, and there are reports",
    async act(stage) {
      const { governance } = stage;
      await stage.rest();
      await stage.turnClock("2024-05-02T10:00:00Z");
      for (const goal of ["security-guide", "survey"]) {
        // oxlint-disable-next-line no-await-in-loop
        await stage.until(`the report of ${goal}`, () => {
          const issue = keptIssue(governance, `tracking-issue ${goal}`);
          return issue !== undefined && ourComments(issue).length > 0;
        });
      }
      await stage.until("the dashboard", () => keptIssue(governance, "dashboard 2024"));
      await stage.rest();
    },
  },
  {
    name: "Octocat moves a goal on",
    act({ governance }) {
      const numbered = /^tracking_issue: .*\n/m.exec(governance.read(GUIDE_PATH) ?? "")?.[0] ?? "";
      governance.push({ [GUIDE_PATH]: GUIDE_MOVED_ON.replace("initiatives:", `${numbered}initiatives:`) });
    },
  },
  {
    // Amid what the app does about it, which has begun under the former name.
    name: "Octocat asks for progress, Ana opens an issue, and meanwhile the governance repository gets another name",
    async act(stage) {
      const { github, governance, issues } = stage;
      const issue = await stage.until("its issue", () => keptIssue(governance, TRACKED));
      const renamedAt = github.requests.count() + 1 + stage.below(MOST_REQUESTS_BEFORE);
      issue.comment("/progress", "octocat");
      issues.set("workshop", governance.openIssue("A course and a workshop", "Who writes the curriculum?", "ana"));
      await stage.until("the app to begin", () => github.requests.count() >= renamedAt);
      governance.rename("strategy");
    },
  },
  {
    name: "Octocat adds a pillar to the configuration",
    act: ({ governance }) => void governance.push({ [CONFIGURATION_PATH]: WIDER_CONFIGURATION }),
  },
  {
    name: "Ana edits her issue",
    act: (stage) => issueOf(stage, "workshop").edit({ title: "A course, a workshop and a curriculum" }, "ana"),
  },
  {
    name: "Octocat opens a pull request that breaks the configuration",
    act({ governance, pullRequests }) {
      const files = { [CONFIGURATION_PATH]: WIDER_CONFIGURATION.replace("pillars:", "pilars:") };
      pullRequests.set("broken", governance.openPullRequest({ branch: "broken", title: "Reorder", files }));
    },
  },
  {
    name: "Hubot takes the outcome back",
    act: (stage) => void pullRequestOf(stage, "signing").comment("/outcome none", "hubot"),
  },
  {
    name: "Octocat ends the survey",
    act: ({ governance }) => void governance.push({ [SURVEY_PATH]: ended(governance.read(SURVEY_PATH) ?? "") }),
  },
  {
    name: "Mona asks about the goal of the fork",
    act: (stage) => void pullRequestOf(stage, "course").comment("/why", "stranger"),
  },
  {
    name: "Octocat presses the button again that runs the check",
    async act(stage) {
      const pullRequest = pullRequestOf(stage, "broken");
      const run = await stage.until("its check", () => concluded(pullRequest, "failure"));
      pullRequest.rerequest(run, "octocat");
    },
  },
];

/** Minutes pass between the parts: GitHub takes so many writes a minute and no more. */
const PAUSE = (time: string): Step => ({
  name: `It gets ${time.slice(11, 16)}`,
  async act(stage) {
    await stage.rest();
    await stage.turnClock(time);
  },
});

export const SCENARIO: readonly Step[] = [
  ...BEGINNING,
  PAUSE("2024-04-10T12:20:00Z"),
  ...ANSWERS,
  PAUSE("2024-04-10T12:40:00Z"),
  ...RECORDED,
  ...PERIOD,
];

/** Whether each workflow did something in a world: what nobody does, nothing can go wrong with. */
export function workflowsSeen(stage: Stage): Readonly<Record<string, boolean>> {
  const { governance } = stage;
  const tracking = keptIssue(governance, TRACKED);
  return {
    "check-goals": concluded(pullRequestOf(stage, "course"), "success") !== undefined,
    "label-pillars": issueOf(stage, "guests").labels().includes(LABELS.collaboration),
    "link-outcomes": hasSaid(pullRequestOf(stage, "chapter"), "This is merged"),
    "keep-record": governance.read(CALL_PATH)?.includes("delivered") === true,
    "report-progress": tracking?.comments().some(isDone) === true && hasSaid(tracking, ""),
  };
}
