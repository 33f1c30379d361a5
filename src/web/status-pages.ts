/** The pages for operators beside `/healthz`: `/readyz`, and `/metrics`. They name no repository, and hold no secret. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Metrics } from "./metrics.ts";
import type { Standing, Stands } from "./standing.ts";
import type { Time } from "../time.ts";
import { JSON_TYPE, type Page, type Pages } from "./listen.ts";

const MINUTE_MS = 60_000;
/** A sweep is due each minute, a recovery every five. */
const SWEEP_MINUTES = 15;
const RECOVERY_MINUTES = 30;
/** After a start, a first sweep and a first recovery may still be under way. */
const GRACE_MINUTES = 10;

export interface StatusPagesOptions {
  readonly standing: Pick<Standing, "read">;
  readonly metrics: Pick<Metrics, "text" | "contentType">;
  /** Who asks for `/metrics` has to know it, where there is one. */
  readonly metricsToken: string | undefined;
  readonly time: Pick<Time, "now" | "elapsed">;
}

/** To be called at the start. */
export function statusPages({ standing, metrics, metricsToken, time }: StatusPagesOptions): Pages {
  const startedAt = time.elapsed();
  return new Map([
    [
      "/readyz",
      async () => {
        const isJustStarted = time.elapsed() - startedAt < GRACE_MINUTES * MINUTE_MS;
        return readyPage(whatIsMissing(await standing.read(), time.now(), isJustStarted));
      },
    ],
    [
      "/metrics",
      async (request: IncomingMessage) => {
        if (metricsToken !== undefined && !mayRead(request, metricsToken)) return REFUSED;
        return { status: 200, type: metrics.contentType, text: await metrics.text() };
      },
    ],
  ]);
}

function readyPage(missing: readonly string[]): Page {
  const said = missing.length === 0 ? { status: "ready" } : { status: "not ready", missing };
  return { status: missing.length === 0 ? 200 : 503, type: JSON_TYPE, text: `${JSON.stringify(said)}\n` };
}

function whatIsMissing(stands: Stands | undefined, now: number, isJustStarted: boolean): readonly string[] {
  if (stands === undefined) return ["The database does not answer within two seconds."];
  if (isJustStarted) return [];
  return [
    ...late("sweep over all repositories", stands.sweptAt, SWEEP_MINUTES, now),
    ...late("recovery of failed deliveries", stands.recovered?.at, RECOVERY_MINUTES, now),
  ];
}

function late(what: string, at: number | undefined, minutes: number, now: number): readonly string[] {
  if (at !== undefined && now - at <= minutes * MINUTE_MS) return [];
  const last = at === undefined ? "none is known" : `the last one ended at ${new Date(at).toISOString()}`;
  return [`No ${what} has ended for ${minutes} minutes: ${last}.`];
}

const REFUSED: Page = {
  status: 401,
  type: JSON_TYPE,
  text: `${JSON.stringify({ error: "This page takes the token of METRICS_TOKEN, as a bearer token." })}\n`,
  headers: { "www-authenticate": "Bearer" },
};

/** In constant time, also where the lengths differ. */
function mayRead({ headers }: IncomingMessage, token: string): boolean {
  const [, given = ""] = /^Bearer (.+)$/i.exec(headers.authorization ?? "") ?? [];
  return timingSafeEqual(digestOf(given), digestOf(token));
}

function digestOf(value: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(value).digest());
}
