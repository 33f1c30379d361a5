/** Puts together what effects are brought about with: the limits of an installation's writes, and whose commits they are. */
import type { WritingEffect } from "../engine/effect.ts";
import { placeOf, type Trigger } from "../engine/trigger.ts";
import type { GitHubApi } from "../github/api.ts";
import type { AppApi } from "../github/app-api.ts";
import { applyEffect } from "../github/apply.ts";
import type { Identity } from "../github/applying/new-commit.ts";
import { NOBODY, readIdentity } from "../github/identity.ts";
import { byItsName } from "../github/reach.ts";
import { RecentWrites, type RecentWritesOptions } from "../github/recent-writes.ts";
import type { JobWrites } from "../github/write-limits.ts";
import { rightsFor } from "./rights.ts";

export interface WriterParts {
  readonly app: AppApi;
  readonly writesOf: (trigger: Trigger) => JobWrites;
  readonly notes: RecentWritesOptions;
  readonly webHost: string;
}

/** Brings one effect about. Requests end when the signal is aborted. */
export type Apply = (trigger: Trigger, effect: WritingEffect, signal: AbortSignal) => Promise<void>;

export function writerFor({ app, writesOf, notes, webHost }: WriterParts): Apply {
  let identity: Identity | undefined;
  const identityFor = async (effect: WritingEffect, api: GitHubApi, signal: AbortSignal): Promise<Identity> => {
    // Two more requests, which the first commit is early enough for: a check needs no name.
    if (effect.kind === "commit" || effect.kind === "rolling-pull-request") {
      identity ??= await readIdentity(await app.ofApp(signal), api, webHost);
    }
    return identity ?? NOBODY;
  };
  return async (trigger, effect, signal) => {
    const { installationId, repository } = trigger;
    const named = byItsName(await app.ofInstallation(installationId, signal, rightsFor(trigger).writing), repository);
    const api = writesOf(trigger).through(named, signal);
    const recent = new RecentWrites(notes, placeOf(trigger));
    await applyEffect(api, repository, effect, await identityFor(effect, api, signal), recent);
  };
}
