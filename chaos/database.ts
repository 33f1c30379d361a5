/** Where the queues of runs live: in folders that are copies of one, or in databases of one server. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startPostgres } from "../test/support/postgres.ts";
import { startProxy, type TcpProxy } from "../test/support/tcp-proxy.ts";
import { pino } from "pino";
import { openQueue } from "../src/queue/open-queue.ts";

export type DatabaseKind = "pglite" | "postgres";

/** What one run has for itself. */
export interface RunDatabase {
  readonly folder: string;
  readonly url: string | undefined;
  /** The network between the server and its database, where there is one. */
  readonly network: TcpProxy | undefined;
  remove(): Promise<void>;
}

export interface Databases {
  readonly forRun: () => Promise<RunDatabase>;
  close(): Promise<void>;
}

export async function databasesOf(kind: DatabaseKind): Promise<Databases> {
  const root = await mkdtemp(join(tmpdir(), "goalkeeper-chaos-"));
  const removed = (): Promise<void> => rm(root, { recursive: true, force: true });
  let count = 0;
  if (kind === "pglite") {
    // To make a database takes seconds; to copy one does not.
    const template = join(root, "template");
    const queue = await openQueue({ folder: template, logger: pino({ level: "silent" }) });
    await queue.stop();
    return {
      async forRun() {
        const folder = join(root, `run-${++count}`);
        await copyFolder(template, folder);
        const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
        return { folder, url: undefined, network: undefined, remove };
      },
      close: removed,
    };
  }
  const postgres = await startPostgres();
  return {
    async forRun() {
      const folder = join(root, `run-${++count}`);
      const network = await startProxy(postgres.port);
      const url = new URL(await postgres.createDatabase());
      url.port = String(network.port);
      return { folder, url: url.href, network, remove: () => network.close() };
    },
    async close() {
      await postgres.stop();
      await removed();
    },
  };
}

/** A database has a thousand files. To copy them takes Node three times as long, and from all runs at once. */
async function copyFolder(from: string, to: string): Promise<void> {
  await (process.platform === "win32"
    ? cp(from, to, { recursive: true })
    : promisify(execFile)("cp", ["-R", from, to]));
}
