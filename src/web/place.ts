/** Where nobody can listen: what the system says of it, as an operator can mend it. */
import type { Config } from "../config.ts";
import { UserError } from "../engine/errors.ts";

/** The place is taken, not allowed, or not one of this machine; or nothing has that name, or nobody tells now. */
const CODES: ReadonlySet<unknown> = new Set(["EADDRINUSE", "EACCES", "EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"]);

/** What `started` gives. Throws a UserError where it fails since it is not possible to listen there. */
export async function listeningAt<T>({ host, port }: Pick<Config, "host" | "port">, started: Promise<T>): Promise<T> {
  try {
    return await started;
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (!CODES.has(code)) throw cause;
    const place = `${host}:${port} (${String(code)})`;
    throw new UserError(`It is not possible to listen at ${place}. Set another PORT or HOST.`, { cause });
  }
}
