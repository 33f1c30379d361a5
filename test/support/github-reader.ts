/** The reading port and the effects beside a sandbox, over real HTTP, without a queue and without workflows. */
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { startSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/sandbox.ts";
import type { WritingEffect } from "../../src/engine/effect.ts";
import type { GovernedItem } from "../../src/engine/item.ts";
import type { Reader } from "../../src/engine/reader.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { GitHubApi } from "../../src/github/api.ts";
import { AppApi } from "../../src/github/app-api.ts";
import { applyEffect } from "../../src/github/apply.ts";
import { Directories } from "../../src/github/governance.ts";
import { OctokitReader, objectCache } from "../../src/github/octokit-reader.ts";
import { RecentWrites } from "../../src/github/recent-writes.ts";

export interface ReadingScene {
  readonly github: Sandbox;
  readonly directories: Directories;
  /** What was logged, a line each. */
  readonly log: readonly string[];
  /** A clock that stands still until it is put forward. */
  readonly clock: { milliseconds: number };
  /** `through` may come between, to fail at a certain request. */
  readonly readerOf: (repository: string, through?: (api: GitHubApi) => GitHubApi) => Promise<Reader>;
  readonly apply: (repository: string, effect: WritingEffect, through?: (api: GitHubApi) => GitHubApi) => Promise<void>;
  /** What was asked since the last time, those for tokens left out: `POST graphql`, or the method and the path. */
  readonly requests: () => string[];
}

export async function readingScene(options: SandboxOptions = {}): Promise<ReadingScene> {
  const github = await startSandbox({ isAnswerChecked: true, ...options });
  onTestFinished(() => github.close());
  const log: string[] = [];
  const logger = pino({}, { write: (line) => log.push(line) });
  const { app, privateKey, apiUrl } = github;
  const appApi = new AppApi({ appId: app.id, privateKey, apiUrl, logger });
  const clock = { milliseconds: 1_000 };
  const { signal } = new AbortController();
  const apiFor = (installationId: number) => appApi.ofInstallation(installationId, signal);
  const directories = new Directories({ apiFor, logger, now: () => clock.milliseconds });
  const cache = objectCache();
  const now = (): number => clock.milliseconds;
  const memory = new LocalMemory(now);
  // What people did at GitHub's time is held against it.
  const notes = { memory, appId: app.id, now: () => github.world.now().getTime(), listLagSeconds: 0 };
  const installationOf = (repository: string): number => github.installationOf(repository.split("/")[0] ?? "")?.id ?? 0;
  // As `readIdentity` finds it, without its requests.
  const { id: botId, login } = app.bot;
  const identity = { name: login, email: `${botId}+${login}@users.noreply.${new URL(github.origin).host}` };
  return {
    github,
    directories,
    log,
    clock,
    async readerOf(repository, through = (api) => api) {
      const id = installationOf(repository);
      const ours = { appId: app.id, checkName: "Goalkeeper" };
      return new OctokitReader(repository, through(await apiFor(id)), ours, cache, directories.of(id));
    },
    async apply(repository, effect, through = (api) => api) {
      const api = through(await apiFor(installationOf(repository)));
      await applyEffect(api, repository, effect, identity, new RecentWrites(notes, repository));
    },
    requests() {
      const made = github.requests.list().filter(({ kind }) => kind !== "token");
      github.requests.clear();
      return made.map(({ kind, method, path }) => (kind === "graphql" ? "graphql" : `${method} ${path.split("?")[0]}`));
    },
  };
}

/** A configuration that names further repositories. */
export function speakingFor(...repositories: readonly string[]) {
  const named = repositories.length === 0 ? "" : `triage: { repositories: [${repositories.join(", ")}] }\n`;
  const label = `label: { name: "pillar: engagement", color: "1f6feb" }`;
  const text = `pillars:\n  - { id: engagement, title: Engagement, ${label} }\n${named}`;
  return { ".github/goalkeeper.yml": text };
}

/** A configuration that names repositories where outcomes are carried out. */
export function takingFrom(...repositories: readonly string[]) {
  const places = repositories.map((repository) => `  - { destination: book, repository: ${repository} }`);
  const text = `${speakingFor()[".github/goalkeeper.yml"]}contributions:\n${places.join("\n")}\n`;
  return { ".github/goalkeeper.yml": text };
}

/** What was read of an item; `undefined` where there is nothing to read, for whichever reason. */
export async function foundBy(reading: ReturnType<Reader["governedItem"]>): Promise<GovernedItem | undefined> {
  const read = await reading;
  return read === "not-there" ? undefined : read;
}

/** What must be there for a test to go on. */
export function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("What the test is about is not there.");
  return value;
}
