/** A sandbox that can be looked at in a browser. */
import { carryOut } from "./pages/press.ts";
import { servePages } from "./pages/serve.ts";
import { startSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";

/** Who presses the buttons of the pages. */
const VISITOR = "mona";

/** Starts a sandbox with pages; their buttons act on its world. */
export function startSandboxWithPages(options: Pick<SandboxOptions, "now"> = {}): Promise<Sandbox> {
  return startSandbox({
    ...options,
    pages: (world) => {
      const serve = servePages({ world, onPress: (press) => carryOut(world, press, world.account(VISITOR)) });
      return async (request, response) => {
        await serve(request, response);
        return true;
      };
    },
  });
}
