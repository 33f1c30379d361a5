/** The pages of a world behind a real server. */
import { createServer } from "node:http";
import type { World } from "../../sandbox/world/world.ts";
import { servePages, type PagesOptions } from "../../sandbox/pages/serve.ts";

export interface PageServer extends AsyncDisposable {
  readonly origin: string;
}

export async function startPages(world: World, onPress: PagesOptions["onPress"] = () => {}): Promise<PageServer> {
  const serve = servePages({ world, onPress });
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
