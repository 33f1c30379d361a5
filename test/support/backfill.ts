/** A repository with many open issues on a sandbox, and the backfill beside it, with a clock that turns by being waited for. */
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import type { Files } from "../../sandbox/world/git/files.ts";
import { backfill, type BackfillOptions } from "../../src/commands/backfill.ts";
import type { GitHubApi } from "../../src/github/api.ts";
import { AppApi, PlainOctokit } from "../../src/github/app-api.ts";
import { CONFIGURATION, CONFIGURATION_PATH, goal, pathOf } from "./goals.ts";
import { TurnedClock } from "./turned-clock.ts";

export const REPOSITORY = "todogroup/governance";

export interface BackfillRun {
  readonly status: number;
  readonly out: string;
  readonly notes: string;
}

export interface RunSettings extends Partial<BackfillOptions> {
  /** The number of the request that writes after which a person wants it to stop. */
  readonly stopAfterWrite?: number;
  /** Whether that person wanted so before it could do anything. */
  readonly isStopped?: boolean;
}

export interface BackfillScene {
  readonly github: Sandbox;
  readonly repository: RepositoryDriver;
  readonly clock: TurnedClock;
  readonly run: (settings?: RunSettings) => Promise<BackfillRun>;
  /** The requests that wrote, since the last time that anybody asked: method and path. */
  readonly writes: () => string[];
  /** Each item with its labels and who put them there, and the labels of the repository. */
  readonly state: () => unknown;
}

type References = readonly (number | string)[];

/** A governance repository whose goals say which issue serves what, so that no judgement is in doubt. */
export function governing(issues: { community?: References; education?: References }, more = ""): Files {
  const goalOf = (pillar: string, numbers: References = []): Files => ({
    [pathOf(pillar)]: goal(pillar, {
      pillar,
      initiatives: `[{ id: all, title: All of it, status: doing, issues: ${JSON.stringify(numbers)} }]`,
    }),
  });
  return {
    [CONFIGURATION_PATH]: `${CONFIGURATION}${more}`,
    ...(issues.community === undefined ? {} : goalOf("community", issues.community)),
    ...(issues.education === undefined ? {} : goalOf("education", issues.education)),
  };
}

export async function backfillScene(files: Files): Promise<BackfillScene> {
  const clock = new TurnedClock(Date.now());
  const github = await startSandbox({ now: () => new Date(clock.now()) });
  onTestFinished(() => github.close());
  const repository = github.createRepository(REPOSITORY, files);
  return {
    github,
    repository,
    clock,
    run: (settings = {}) => runBackfill(github, clock, settings),
    writes() {
      const made = github.requests.list().filter(({ kind, method }) => kind === "rest" && method !== "GET");
      github.requests.clear();
      return made.map(({ method, path }) => `${method} ${path.replace(/^.*\/repos\/[^/]+\/[^/]+/, "")}`);
    },
    state: () => ({
      items: [...repository.model.items.values()].map(({ number, labels, labelEvents }) => ({
        number,
        labels: labels.map(({ name }) => name),
        events: labelEvents.map(({ name, label, actor }) => `${name} ${label.name} by ${actor.login}`),
      })),
      labels: [...repository.model.labels.values()].map(({ name, color, description }) => ({
        name,
        color,
        description,
      })),
    }),
  };
}

async function runBackfill(github: Sandbox, clock: TurnedClock, settings: RunSettings): Promise<BackfillRun> {
  const { stopAfterWrite = 0, isStopped = false, ...options } = settings;
  const stop = new AbortController();
  if (isStopped) stop.abort();
  const said = { out: "", notes: "" };
  let writes = 0;
  const countingWrites = (api: GitHubApi): GitHubApi => ({
    ...api,
    async request(route, parameters) {
      if (!route.startsWith("GET ") && (writes += 1) === stopAfterWrite) {
        const answer = await api.request(route, parameters);
        stop.abort();
        return answer;
      }
      return api.request(route, parameters);
    },
  });
  const status = await backfill(
    { app: accessTo(github, countingWrites), appId: github.app.id },
    { repository: REPOSITORY, isApplied: true, writesPerMinute: 60, ...options },
    {
      terminal: {
        folder: "/",
        colors: false,
        columns: 80,
        watched: false,
        out: (text) => (said.out += text),
        note: (text) => (said.notes += text),
      },
      clock,
      signal: stop.signal,
    },
  );
  return { status, ...said };
}

/** With a token that outlives the hour: only the clock of the test is turned, and not that by which Octokit renews it. */
function accessTo(github: Sandbox, through: (api: GitHubApi) => GitHubApi) {
  const { app, privateKey, apiUrl } = github;
  const logger = pino({ level: "silent" });
  const appApi = new AppApi({ appId: app.id, privateKey, apiUrl, logger });
  return {
    ofApp: (signal: AbortSignal) => appApi.ofApp(signal),
    async ofInstallation(_: number, signal: AbortSignal): Promise<GitHubApi> {
      const auth = github.installationToken("todogroup");
      const octokit = new PlainOctokit({ auth: { token: auth }, baseUrl: apiUrl, log: logger });
      return through({
        request: (route, parameters) => octokit.request(route, { ...parameters, request: { signal } }),
        graphql: (query, variables) => octokit.graphql(query, { ...variables, request: { signal } }),
      });
    },
  };
}
