/** Takes the pictures of the README: what the demo leaves behind, as the sandbox's pages show it. */
import { mkdir, writeFile } from "node:fs/promises";
import { createBook, createGovernance } from "../sandbox/demo/governance.ts";
import { demoClock } from "../sandbox/demo/clock.ts";
import { openIssue } from "../sandbox/demo/issue-story.ts";
import { mergeChapter, nameOutcome, proposeChapter } from "../sandbox/demo/outcome-story.ts";
import { followGoals, startPeriod } from "../sandbox/demo/progress-story.ts";
import { proposeGoal } from "../sandbox/demo/pull-request-story.ts";
import { printedSteps } from "../sandbox/demo/steps.ts";
import { startServer } from "../sandbox/goalkeeper-process.ts";
import { startSandboxWithPages } from "../sandbox/with-pages.ts";
import { closeBrowser, screenshot, type ScreenshotOptions } from "../test/support/browser.ts";

const FOLDER = "docs/images";

const clock = demoClock();
const github = await startSandboxWithPages({ now: clock.now });
const server = await startServer(github, { environment: { PATIENCE_SECONDS: "0" } });
const steps = printedSteps(
  (line) => process.stdout.write(`${line}\n`),
  () => performance.now(),
);
await mkdir(FOLDER, { recursive: true });

const book = await createBook(github, steps);
const made = await createGovernance(github, clock, steps);
const { repository: governance, issues } = made;
const goalStage = { ...made, github, clock, steps };
await followGoals(goalStage);
const pullRequest = await proposeGoal(github, governance, steps);
await take("check-run", `governance/pull/${pullRequest.number}/checks`);
const issue = await openIssue({ github, server, repository: governance, steps });
await take("pillar-label", `governance/issues/${issue.number}`);
const stage = { github, governance, book, steps };
const chapter = await proposeChapter(stage);
await nameOutcome(stage, chapter);
await take("outcome-link", `ospology/pull/${chapter.number}`, { width: 1012, end: ".comment" });
const record = await mergeChapter(stage, chapter);
await take("record", `governance/pull/${record.number}/files`, { width: 1012 });
await startPeriod(goalStage);
await take("progress", `governance/issues/${issues.tracking}`, { width: 1012, only: ".comment" });

await closeBrowser();
await server.stop();
await github.close();

async function take(name: string, path: string, options: Partial<ScreenshotOptions> = {}): Promise<void> {
  const address = `${github.origin}/todogroup/${path}`;
  const picture = await screenshot(address, { width: 880, colorScheme: "light", ...options });
  await writeFile(`${FOLDER}/${name}.png`, picture);
}
