/** The demo: a GitHub on this machine, the real server beside it, a pull request that gets checked, an issue that gets its label, an outcome that gets recorded, a goal that is reported on. */
import { startServer } from "./goalkeeper-process.ts";
import { demoClock } from "./demo/clock.ts";
import { createBook, createGovernance } from "./demo/governance.ts";
import { openIssue, takeLabelOff } from "./demo/issue-story.ts";
import { mergeChapter, nameOutcome, proposeChapter } from "./demo/outcome-story.ts";
import { followGoals, startPeriod } from "./demo/progress-story.ts";
import { mendGoal, proposeGoal } from "./demo/pull-request-story.ts";
import { printedSteps } from "./demo/steps.ts";
import { startSandboxWithPages } from "./with-pages.ts";

const ends = process.argv.includes("--exit");
const steps = printedSteps(
  (line) => console.log(line),
  () => performance.now(),
);

const clock = demoClock();
const github = await steps.step("A GitHub on this machine", () => startSandboxWithPages({ now: clock.now }));
const server = await steps.step("Goalkeeper's server, connected to it", () =>
  // What may wait for more of its kind waits a minute otherwise.
  startServer(github, { environment: { PATIENCE_SECONDS: "0" } }),
);
try {
  const book = await createBook(github, steps);
  const governance = await createGovernance(github, clock, steps);
  const { repository } = governance;
  const goalStage = { ...governance, github, clock, steps };
  await followGoals(goalStage);
  const pullRequest = await proposeGoal(github, repository, steps);
  await mendGoal(github, pullRequest, steps);
  const stage = { github, server, repository, steps };
  const issue = await openIssue(stage);
  await takeLabelOff(stage, issue);
  const bookStage = { github, governance: repository, book, steps };
  const chapter = await proposeChapter(bookStage);
  await nameOutcome(bookStage, chapter);
  const record = await mergeChapter(bookStage, chapter);
  await startPeriod(goalStage);
  const address = `${github.origin}/todogroup/governance`;
  console.log(`\nThe pull request, with its check:  ${address}/pull/${pullRequest.number}`);
  console.log(`The issue, with the answer:        ${address}/issues/${issue.number}`);
  console.log(`All issues, with their labels:     ${address}/issues`);
  console.log(`What was added to the book:        ${github.origin}/todogroup/ospology/pull/${chapter.number}`);
  console.log(`The record of it:                  ${address}/pull/${record.number}`);
  console.log(`The goal, with its reports:        ${address}/issues/${governance.issues.tracking}`);
  if (!ends) {
    console.log("They stay up until you press Ctrl+C.");
    await new Promise((resolve) => process.once("SIGINT", resolve));
  }
} catch (error) {
  console.error(error);
  console.error(server.log.slice(-20).join("\n"));
  process.exitCode = 1;
} finally {
  await server.stop();
  await github.close();
}
