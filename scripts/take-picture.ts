/** Takes the picture of the README: the first check run of the demo, as the sandbox's pages show it. */
import { mkdir, writeFile } from "node:fs/promises";
import { proposeGoal } from "../sandbox/demo/story.ts";
import { printedSteps } from "../sandbox/demo/steps.ts";
import { startServer } from "../sandbox/goalkeeper-process.ts";
import { startSandboxWithPages } from "../sandbox/with-pages.ts";
import { closeBrowser, screenshot } from "../test/support/browser.ts";

const FOLDER = "docs/images";

const github = await startSandboxWithPages();
const server = await startServer(github);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const pullRequest = await proposeGoal(
  github,
  printedSteps(print, () => performance.now()),
);
const address = `${github.origin}/todogroup/governance/pull/${pullRequest.number}/checks`;
await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/check-run.png`, await screenshot(address, { width: 1000, colorScheme: "light" }));
await closeBrowser();
await server.stop();
await github.close();
