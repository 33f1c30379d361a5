/** A Postgres that several servers share. */
import { UserError } from "../engine/errors.ts";
import type { Database } from "./database.ts";
import type { QueueOptions } from "./queue.ts";

/**
 * Past this, a connection is given up. Without it, one that was cut without a word (a failover, a firewall) keeps
 * a worker waiting until the system gives up, after a quarter of an hour.
 */
const QUERY_TIMEOUT_MS = 30_000;
/** Below the time that `enqueue` has. */
const CONNECT_TIMEOUT_MS = 4_000;

/**
 * Throws a UserError for an address that cannot be one, and for what only speaks like a Postgres: pg-boss knows more of
 * those, but CockroachDB wakes no workers and no test has seen our own statements work on any. The address holds a password,
 * so no message repeats it.
 */
export function postgresAt(databaseUrl: string, backend: QueueOptions["backend"] = "postgres"): Database {
  if (!/^postgres(?:ql)?:$/.test(URL.parse(databaseUrl)?.protocol ?? "")) {
    throw new UserError(
      "DATABASE_URL is no address of a Postgres. Write it as postgres://user:password@host:5432/name.",
    );
  }
  if (backend !== "postgres") {
    throw new UserError(
      `DATABASE_BACKEND=${backend} is not supported: the queue is known to work on Postgres alone. ` +
        "Leave DATABASE_BACKEND out, and let DATABASE_URL name a Postgres.",
    );
  }
  const timeout = `query_timeout=${QUERY_TIMEOUT_MS}`;
  return {
    connection: {
      // pg takes this setting from the address; pg-boss has no option for it. A setting of the user's comes last and wins.
      connectionString: databaseUrl.replace(/\?|$/, (mark) => (mark === "?" ? `?${timeout}&` : `?${timeout}`)),
      backend,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    },
    isOurs: false,
    close: () => Promise.resolve(),
  };
}
