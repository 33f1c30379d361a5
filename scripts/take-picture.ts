/** Takes the pictures of the README: what the demo leaves behind, as the sandbox's pages show it. */
import { mkdir, writeFile } from "node:fs/promises";
import { createGovernance } from "../sandbox/demo/governance.ts";
import { openIssue } from "../sandbox/demo/issue-story.ts";
import { proposeGoal } from "../sandbox/demo/pull-request-story.ts";
import { printedSteps } from "../sandbox/demo/steps.ts";
import { startServer } from "../sandbox/goalkeeper-process.ts";
import { startSandboxWithPages } from "../sandbox/with-pages.ts";
import { closeBrowser, screenshot } from "../test/support/browser.ts";

const FOLDER = "docs/images";

const github = await startSandboxWithPages();
const server = await startServer(github);
const steps = printedSteps(
  (line) => process.stdout.write(`${line}\n`),
  () => performance.now(),
);
const repository = await createGovernance(github, steps);
const pullRequest = await proposeGoal(github, repository, steps);
const issue = await openIssue({ github, server, repository, steps });
const pages = {
  "check-run": `pull/${pullRequest.number}/checks`,
  "pillar-label": `issues/${issue.number}`,
};
await mkdir(FOLDER, { recursive: true });
for (const [name, path] of Object.entries(pages)) {
  const address = `${github.origin}/todogroup/governance/${path}`;
  // oxlint-disable-next-line no-await-in-loop -- One browser takes them, one after the other.
  await writeFile(`${FOLDER}/${name}.png`, await screenshot(address, { width: 880, colorScheme: "light" }));
}
await closeBrowser();
await server.stop();
await github.close();
