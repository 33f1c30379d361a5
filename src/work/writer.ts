/** Puts together what effects are brought about with: the limits of an installation's writes, and whose commits they are. */
import type { WritingEffect } from "../engine/effect.ts";
import type { Trigger } from "../engine/trigger.ts";
import type { GitHubApi } from "../github/api.ts";
import type { AppApi } from "../github/app-api.ts";
import { applyEffect } from "../github/apply.ts";
import type { Identity } from "../github/applying/new-commit.ts";
import { NOBODY, readIdentity } from "../github/identity.ts";
import type { RecentWrites } from "../github/recent-writes.ts";
import type { JobWrites } from "../github/write-limits.ts";
import { rightsFor } from "./rights.ts";

export interface WriterParts {
  readonly app: AppApi;
  readonly writesOf: (trigger: Trigger) => JobWrites;
  readonly recent: RecentWrites;
  readonly webHost: string;
}

/** Brings one effect about. Requests end when the signal is aborted. */
export type Apply = (trigger: Trigger, effect: WritingEffect, signal: AbortSignal) => Promise<void>;

export function writerFor({ app, writesOf, recent, webHost }: WriterParts): Apply {
  let identity: Identity | undefined;
  const identityFor = async (effect: WritingEffect, api: GitHubApi, signal: AbortSignal): Promise<Identity> => {
    // Two more requests, which the first commit is early enough for: a check needs no name.
    if (effect.kind === "commit" || effect.kind === "rolling-pull-request") {
      identity ??= await readIdentity(await app.ofApp(signal), api, webHost);
    }
    return identity ?? NOBODY;
  };
  return async (trigger, effect, signal) => {
    const { writing } = rightsFor(trigger);
    const api = writesOf(trigger).through(await app.ofInstallation(trigger.installationId, signal, writing), signal);
    await applyEffect(api, trigger.repository, effect, await identityFor(effect, api, signal), recent);
  };
}
