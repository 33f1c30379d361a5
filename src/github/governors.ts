/** Who governs what, worked out from the configurations of an installation. */
import type { Logger } from "pino";
import { inspectConfiguration, type Content } from "../domain/inspect.ts";
import type { Purpose } from "../engine/reader.ts";
import type { ConfiguredRepository } from "./reading/installation.ts";

/** The repositories that a configuration names for each purpose, by `keyOf`. */
export type Claims = Readonly<Record<Purpose, readonly string[]>>;

/** Who governs a repository for which purpose: itself, another, or nobody (`undefined`). */
export interface Governed extends Readonly<Record<Purpose, string | undefined>> {
  /** Whether the installation has it; one that has it not may be named all the same. */
  readonly isInstalled: boolean;
}

/** The keys are from `keyOf`; a repository that is not among them is not known. */
export type Governors = ReadonlyMap<string, Governed>;

/** A repository with a configuration, and when reports on its goals come. */
export interface ScheduledRepository {
  /** `owner/name`, as GitHub spells it. */
  readonly name: string;
  /** As cron has it, in the time zone. */
  readonly schedule: string;
  readonly timeZone: string;
  /** `22:00-07:00`, in the time zone. */
  readonly quietHours?: string | undefined;
}

/** All that the configurations of an installation say. */
export interface Known {
  readonly governors: Governors;
  /** By `keyOf`; none of those without a configuration. */
  readonly claims: ReadonlyMap<string, Claims>;
  /** Without forks, which have the goals of their parent. */
  readonly scheduled: readonly ScheduledRepository[];
}

/**
 * Whoever has a configuration governs itself in triage; another is governed by the one that speaks for it. Where two do,
 * neither does: else whoever may write to one of them could take over what the other governs.
 */
export function knownFrom(repositories: readonly ConfiguredRepository[], logger: Logger): Known {
  const configured = repositories.flatMap(({ name, isFork, content }) =>
    content === undefined ? [] : [{ name, isFork, ...toldBy(name, content) }],
  );
  const [triage, contributions] = [
    governorsFor("triage", configured, logger),
    governorsFor("contributions", configured, logger),
  ];
  const installed = new Set(repositories.map(({ name }) => keyOf(name)));
  const names = new Set([...installed, ...triage.keys(), ...contributions.keys()]);
  return {
    governors: new Map(
      [...names].map((name) => [
        name,
        { triage: triage.get(name), contributions: contributions.get(name), isInstalled: installed.has(name) },
      ]),
    ),
    claims: new Map(configured.map(({ name, claims }) => [keyOf(name), claims])),
    scheduled: configured
      .filter(({ isFork }) => !isFork)
      .toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1))
      .map(({ name, schedule, timeZone, quietHours }) => ({ name, schedule, timeZone, quietHours })),
  };
}

interface Speaker {
  readonly name: string;
  readonly isFork: boolean;
  readonly claims: Claims;
}

/** By `keyOf`; whoever speaks for itself governs itself, whatever others say. */
function governorsFor(purpose: Purpose, speakers: readonly Speaker[], logger: Logger): ReadonlyMap<string, string> {
  const own = speakers.filter(({ name, claims }) => claims[purpose].includes(keyOf(name)));
  const governors = new Map(own.map(({ name }) => [keyOf(name), name]));
  const spokenFor = new Map<string, readonly string[]>();
  // A fork has the file of its parent without being what it speaks of.
  for (const { name, claims } of speakers.filter(({ isFork }) => !isFork)) {
    for (const one of claims[purpose].filter((claimed) => !governors.has(claimed))) {
      spokenFor.set(one, [...(spokenFor.get(one) ?? []), name]);
    }
  }
  for (const [repository, namedBy] of spokenFor) {
    const [first] = namedBy;
    if (first !== undefined && namedBy.length === 1) governors.set(repository, first);
    else {
      const names = namedBy.join(" and ");
      const message = `${names} name ${repository} in their configurations, so that neither governs it. Name it in one.`;
      logger.warn({ repository, purpose, namedBy }, message);
    }
  }
  return governors;
}

/** The repositories that a configuration speaks for: every list of repositories in it belongs here. */
export function claimsIn(repository: string, configuration: Content): Claims {
  return toldBy(repository, configuration).claims;
}

function toldBy(repository: string, content: Content): { readonly claims: Claims } & Omit<ScheduledRepository, "name"> {
  const { triage, contributions, progress } = inspectConfiguration(content).configuration;
  const claims = {
    triage: keysOf([repository, ...triage.repositories]),
    contributions: keysOf(contributions.map((place) => place.repository)),
  };
  const { schedule, timeZone, quietHours } = progress;
  return { claims, schedule, timeZone, quietHours };
}

function keysOf(repositories: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(repositories.flatMap((one) => (one === undefined ? [] : keyOf(one))))].toSorted();
}

/** GitHub does not tell names apart by letter case. */
export function keyOf(repository: string): string {
  return repository.toLowerCase();
}

export function isSame(repository: string, other: string): boolean {
  return keyOf(repository) === keyOf(other);
}
