/** The frame of a benchmark of servers: a folder that is removed afterwards, and a status that tells how it ended. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../src/engine/errors.ts";

/** The status of the benchmark, or 2 where nothing can be measured, which is said. */
export async function inScratchFolder(name: string, bench: (scratch: string) => Promise<0 | 1>): Promise<0 | 1 | 2> {
  const scratch = mkdtempSync(join(tmpdir(), `goalkeeper-${name}-`));
  // A Postgres that root starts runs as another user, and has its files there.
  chmodSync(scratch, 0o755);
  try {
    return await bench(scratch);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
