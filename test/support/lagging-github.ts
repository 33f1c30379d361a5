/** A GitHub whose lists lag behind, and servers that share nothing but a memory. */
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { RepositoryDriver } from "../../sandbox/driver/repository.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import type { WritingEffect } from "../../src/engine/effect.ts";
import { LocalMemory } from "../../src/engine/local-memory.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import type { GitHubApi } from "../../src/github/api.ts";
import { AppApi } from "../../src/github/app-api.ts";
import { applyEffect } from "../../src/github/apply.ts";
import { RecentWrites } from "../../src/github/recent-writes.ts";
import { speakingFor } from "./github-reader.ts";

const GOVERNANCE = "todogroup/governance";
/** How far lists lag, and how long the servers believe that they may. */
export const LAG_MS = 20_000;
export const LAG_SECONDS = 25;
const BEGINNING = Date.parse("2024-05-20T12:00:00Z");

export type Through = (api: GitHubApi) => GitHubApi;

export interface Server {
  readonly apply: (effect: WritingEffect, through?: Through) => Promise<void>;
}

export interface LagScene {
  readonly github: Sandbox;
  readonly repository: RepositoryDriver;
  readonly memory: SharedMemory;
  readonly clock: { milliseconds: number };
  /** Resolved when a server is killed. */
  readonly killed: PromiseWithResolvers<void>;
  /** Another process: it shares the memory, and knows nothing else. */
  readonly server: (memory?: SharedMemory) => Server;
}

/** The clock stands still until it is put forward. */
export async function sceneOfLag(): Promise<LagScene> {
  const clock = { milliseconds: BEGINNING };
  const now = (): number => clock.milliseconds;
  const github = await startSandbox({ isAnswerChecked: true, now: () => new Date(now()) });
  onTestFinished(() => github.close());
  const repository = github.createRepository(GOVERNANCE, speakingFor());
  github.world.listLagMs = LAG_MS;
  const shared = new LocalMemory(now);
  const { app, privateKey, apiUrl } = github;
  const appApi = new AppApi({ appId: app.id, privateKey, apiUrl, logger: pino({ level: "silent" }) });
  const installation = github.installationOf("todogroup")?.id ?? 0;
  const { id, login } = app.bot;
  const identity = { name: login, email: `${id}+${login}@users.noreply.${new URL(github.origin).host}` };
  const server = (memory: SharedMemory = shared): Server => {
    const recent = new RecentWrites({ memory, appId: app.id, now, listLagSeconds: LAG_SECONDS }, GOVERNANCE);
    return {
      async apply(effect, through = (api) => api) {
        const api = await appApi.ofInstallation(installation, new AbortController().signal);
        await applyEffect(through(api), GOVERNANCE, effect, identity, recent);
      },
    };
  };
  return { github, repository, memory: shared, clock, killed: Promise.withResolvers<void>(), server };
}
