/** The demo: a GitHub on this machine, the real server beside it, and a pull request that gets checked. */
import { startServer } from "./goalkeeper-process.ts";
import { mendGoal, proposeGoal } from "./demo/story.ts";
import { printedSteps } from "./demo/steps.ts";
import { startSandboxWithPages } from "./with-pages.ts";

const ends = process.argv.includes("--exit");
const steps = printedSteps(
  (line) => console.log(line),
  () => performance.now(),
);

const github = await steps.step("A GitHub on this machine", startSandboxWithPages);
const server = await steps.step("Goalkeeper's server, connected to it", () => startServer(github));
try {
  const pullRequest = await proposeGoal(github, steps);
  await mendGoal(github, pullRequest, steps);
  if (!ends) {
    console.log(`\nLook at it: ${github.origin}/todogroup/governance/pull/${pullRequest.number}`);
    console.log("It stays up until you press Ctrl+C.");
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
