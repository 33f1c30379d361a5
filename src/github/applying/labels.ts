/** Labels: made and repaired in the repository, put on an item and taken off it. */
import type { LabelDefinition, LabelsEffect } from "../../engine/effect.ts";
import { UserError } from "../../engine/errors.ts";
import { classified, isAlreadyThere, isNotFound, statusOf, type GitHubApi } from "../api.ts";

/** Brings the labels about. What somebody did meanwhile is left as it is: the delivery of that brings the next run. */
export async function applyLabels(api: GitHubApi, repository: string, effect: LabelsEffect): Promise<void> {
  const [owner, repo] = repository.split("/");
  const { item, create, repair, add, remove } = effect;
  const ask = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<void> => {
    await api.request(route, { owner, repo, ...parameters });
  };
  try {
    // Before they are put on something, since what is missing then comes into being without its colour.
    await createLabels(ask, create);
    for (const label of repair) {
      // oxlint-disable-next-line no-await-in-loop
      await unless(isNotFound, define(ask, "PATCH /repos/{owner}/{repo}/labels/{name}", label));
    }
    const labels = "/repos/{owner}/{repo}/issues/{issue_number}/labels";
    // An item that is not found is gone: nothing is left to label.
    if (add.length > 0) {
      const added = ask(`POST ${labels}`, { issue_number: item, labels: add });
      await unless(isNotFound, refusedForGood(`GitHub puts no further label on ${repository}#${item}`, added));
    }
    for (const name of remove) {
      // oxlint-disable-next-line no-await-in-loop
      await unless(isNotFound, ask(`DELETE ${labels}/{name}`, { issue_number: item, name }));
    }
  } catch (error) {
    throw classified(`Labelling ${repository}#${item}`, error);
  }
}

type Ask = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Makes labels that a repository lacks, one after the other, as GitHub asks of whoever writes. Throws a UserError for one that it refuses. */
export async function createLabels(ask: Ask, labels: readonly LabelDefinition[]): Promise<void> {
  for (const label of labels) {
    // oxlint-disable-next-line no-await-in-loop
    await unless(isAlreadyThere, define(ask, "POST /repos/{owner}/{repo}/labels", label));
  }
}

async function define(ask: Ask, route: string, { name, color, description }: LabelDefinition): Promise<void> {
  const defined = ask(route, { name, color, description });
  await refusedForGood(`GitHub does not take the label "${name}" of the configuration`, defined);
}

/** What GitHub finds wrong with a request, it finds wrong again: a hundred labels on an item, for one. */
async function refusedForGood(what: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    if (statusOf(cause) !== 422 || isAlreadyThere(cause) || !(cause instanceof Error)) throw cause;
    throw new UserError(`${what}: ${cause.message}`, { cause });
  }
}

async function unless(isFine: (error: unknown) => boolean, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isFine(error)) throw error;
  }
}
