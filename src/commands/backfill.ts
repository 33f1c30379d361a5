/** `goalkeeper triage --repo`: looks at all that is open in a repository, and labels it if it is told to. A composition root. */
import { pino } from "pino";
import { goThrough, type Outcome } from "../backfill/go-through.ts";
import { Pacer, secondsFor, type Clock } from "../backfill/pacer.ts";
import { Patience } from "../backfill/patience.ts";
import { readConfig, type Environment } from "../config.ts";
import { TransientError, UserError } from "../engine/errors.ts";
import { LocalMemory } from "../engine/local-memory.ts";
import type { Trigger } from "../engine/trigger.ts";
import type { GitHubApi } from "../github/api.ts";
import { AppApi } from "../github/app-api.ts";
import { applyEffect } from "../github/apply.ts";
import { keyOf } from "../github/governors.ts";
import { NOBODY } from "../github/identity.ts";
import { RecentWrites } from "../github/recent-writes.ts";
import { rememberingEvents } from "../github/remembered-events.ts";
import { readInstallationOn } from "../github/reading/installation-on.ts";
import { readOpenItems } from "../github/reading/open-items.ts";
import { progressBar } from "../local/output/progress-bar.ts";
import { asTriageReport } from "../local/output/triage-report.ts";
import type { TriageEntry } from "../local/output/triage-table.ts";
import type { Terminal } from "../local/terminal.ts";
import { readersOf, type AppAccess } from "../work/readers.ts";
import { surveyor } from "../workflows/label-pillars/survey.ts";
import { NAME } from "../workflows/label-pillars/triggers.ts";

export interface BackfillOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly isApplied: boolean;
  /** From 1 to 80. */
  readonly writesPerMinute: number;
}

export interface BackfillSurroundings {
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** Aborted when a person wants it to stop. */
  readonly signal: AbortSignal;
  /** Called before anything is looked at; it may throw. */
  readonly onReached?: () => void;
}

/** What is logged elsewhere is either said here, or of no use to a person at a terminal. */
const logger = pino({ level: "silent" });

/** The app, by the settings of the server. Throws a UserError where there are none, or wrong ones. */
export function appOf(environment: Environment): { readonly app: AppAccess; readonly appId: number } {
  const { apiUrl, credentials } = readConfig(environment);
  if (credentials === undefined) {
    throw new UserError(
      "There are no credentials. Set APP_ID, and PRIVATE_KEY or PRIVATE_KEY_PATH, as for the server; it is its labels that are set.",
    );
  }
  const { appId, privateKey } = credentials;
  return { app: new AppApi({ appId, privateKey, apiUrl, logger }), appId };
}

/**
 * Goes through a repository; 0 where everything is done, 1 where something failed or was broken off. Throws a UserError
 * where nothing can be done.
 */
export async function backfill(
  { app, appId }: ReturnType<typeof appOf>,
  { repository, isApplied, writesPerMinute }: BackfillOptions,
  { terminal, clock, signal, onReached }: BackfillSurroundings,
): Promise<0 | 1> {
  const bar = await progressBar(terminal, { doing: isApplied ? "Labelling" : "Looking at", unit: "items" });
  const patience = new Patience({
    clock,
    onAskedWait: (until) => bar.note(`GitHub asks to wait: until ${timeOf(until)}.`),
  });
  const pacer = new Pacer({
    writesPerMinute,
    clock,
    onFullHour: (until) => bar.note(`GitHub takes no more writes within the hour: waiting until ${timeOf(until)}.`),
  });
  try {
    const target = await reach({ app: remembering(app, clock), appId }, repository, isApplied, patience, signal);
    onReached?.();
    const numbers = await answered(patience.overcome(() => readOpenItems(target.api, repository)));
    const survey = surveyor();
    const recent = new RecentWrites({ memory: new LocalMemory(), appId, now: clock.now }, repository);
    const { outcomes, end } = await goThrough({
      numbers,
      survey: async (number) => survey(target.triggerFor(number), target.reader),
      apply: isApplied
        ? (effect) => applyEffect(paced(target.api, pacer), repository, effect, NOBODY, recent)
        : undefined,
      pacer,
      patience,
      clock,
      signal,
      onDone: (done) => bar.update(done, numbers.length),
    });
    bar.stop();
    const entries = outcomes.map(entryOf);
    assertPillars(entries, target.governor);
    const report = { entries, total: numbers.length, end, isApplied };
    const told = asTriageReport({ ...report, secondsFor: (writes) => secondsFor(writes, writesPerMinute) }, terminal);
    terminal.out([...told].join(""));
    return end === "done" && outcomes.every(({ kind }) => kind !== "failed") ? 0 : 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    bar.note("Stopped before anything was looked at.");
    return 1;
  } finally {
    bar.stop();
  }
}

/** Finds the installation, and makes sure that somebody governs the repository. */
async function reach(
  { app, appId }: ReturnType<typeof appOf>,
  repository: string,
  isApplied: boolean,
  patience: Patience,
  signal: AbortSignal,
) {
  // Without patience: where settings are wrong, nothing passes by itself.
  const installationId = await answered(readInstallationOn(await app.ofApp(signal), repository, isApplied));
  const { directories, readerFor } = readersOf(app, appId, logger);
  const governors = await answered(patience.overcome(() => directories.of(installationId).read()));
  const governor = governors.get(keyOf(repository))?.triage;
  if (governor === undefined) {
    throw new UserError(
      `No configuration governs ${repository}. Add .github/goalkeeper.yml to it, or name it under triage.repositories in the configuration of another repository where the app is installed.`,
    );
  }
  return {
    governor,
    api: await app.ofInstallation(installationId, signal),
    reader: await readerFor(installationId, repository, signal),
    triggerFor: (number: number): Trigger => ({
      workflow: NAME,
      installationId,
      repository,
      subject: { kind: "item", number },
    }),
  };
}

/** Its readers ask once for what many items need. */
function remembering(app: AppAccess, clock: Clock): AppAccess {
  return {
    ofApp: (signal) => app.ofApp(signal),
    ofInstallation: async (id, signal, access) =>
      rememberingEvents(await app.ofInstallation(id, signal, access), clock.now),
  };
}

/** What does not pass before anything is begun is told as what it is, and not as a mistake of this program. */
async function answered<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
  } catch (cause) {
    if (!(cause instanceof TransientError)) throw cause;
    const reason =
      cause.cause instanceof Error && cause.cause.cause instanceof Error ? ` (${cause.cause.cause.message})` : "";
    throw new UserError(`${cause.message}${reason}. See whether GitHub can be reached, and try again.`, { cause });
  }
}

/** Each request that writes waits for its turn. */
function paced(api: GitHubApi, pacer: Pacer): GitHubApi {
  return {
    ...api,
    async request(route, parameters) {
      if (!route.startsWith("GET ")) await pacer.take();
      return api.request(route, parameters);
    },
  };
}

function assertPillars(entries: readonly TriageEntry[], governor: string): void {
  const surveys = entries.flatMap((entry) => (entry.kind === "failed" ? [] : [entry.survey]));
  if (surveys.length === 0 || surveys.some(({ pillars }) => pillars.length > 0)) return;
  throw new UserError(
    `The configuration of ${governor} has no pillars that can be used. \`goalkeeper check\` in a checkout says what is wrong with it.`,
  );
}

function entryOf(outcome: Outcome): TriageEntry {
  if (outcome.kind !== "failed") return outcome;
  const { number, error } = outcome;
  return { kind: "failed", number, reason: error instanceof Error ? error.message : String(error) };
}

/** `14:32:05`, in the time zone of the machine. */
function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toTimeString().slice(0, 8);
}
