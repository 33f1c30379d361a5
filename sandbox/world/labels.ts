/** Labels of a repository, and what is remembered of who put them on an item or took them off. */
import type { Account, App, Item, Label, LabelEvent, Repository } from "./model.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** What GitHub gives a label that comes into being by being put on something. */
const DEFAULT_COLOUR = "ededed";

/** GitHub refuses more. */
const MAX_LABELS_AN_ITEM = 100;

/** Who acts: an account, and the app that acts in its name. */
export interface LabelActor {
  readonly account: Account;
  readonly app?: App | undefined;
}

/** The label of that name, whatever its case; GitHub makes one that is missing when it is put on something. */
function labelNamed(world: World, repository: Repository, name: string): Label {
  return repository.labels.get(name.toLowerCase()) ?? createLabel(world, repository, { name });
}

export interface NewLabel {
  readonly name: string;
  readonly color?: string | undefined;
  readonly description?: string | null | undefined;
}

/** Makes a label. Throws a Refusal where there is one of that name, in whatever letter case. */
export function createLabel(world: World, repository: Repository, { name, color, description }: NewLabel): Label {
  assertFree(repository, name);
  const label: Label = {
    id: world.nextId(),
    name,
    color: color ?? DEFAULT_COLOUR,
    description: description ?? null,
    createdAt: world.now(),
  };
  repository.labels.set(name.toLowerCase(), label);
  return label;
}

/** Gives a label another name; it stays on everything. Throws a Refusal where another label has that name. */
export function renameLabel(repository: Repository, label: Label, name: string): void {
  assertFree(repository, name, label);
  repository.labels.delete(label.name.toLowerCase());
  label.name = name;
  repository.labels.set(name.toLowerCase(), label);
}

function assertFree({ labels }: Repository, name: string, except?: Label): void {
  const known = labels.get(name.toLowerCase());
  if (known !== undefined && known !== except) throw new Refusal(`There is a label ${known.name} already`);
}

/**
 * Deletes a label of a repository: it goes from every item, and a new one of that name is another.
 * The deliveries of its going name no label: https://github.com/octokit/webhooks/issues/639
 */
export function deleteLabel(world: World, repository: Repository, label: Label, by: LabelActor): void {
  repository.labels.delete(label.name.toLowerCase());
  for (const item of repository.items.values()) {
    if (!item.labels.includes(label)) continue;
    item.labels = item.labels.filter((one) => one !== label);
    remember(world, item, "unlabeled", label, by);
    tell(world, item, "unlabeled", undefined, by.account);
  }
}

/** Puts exactly these labels on an item, and tells of each that came or went. */
export function setLabels(world: World, item: Item, names: readonly string[], sender: Account, app?: App): void {
  changeLabels(world, item, names, { account: sender, app })();
}

/** Puts exactly these labels on an item. What it gives tells of them, for who has something to tell before. */
export function changeLabels(world: World, item: Item, names: readonly string[], by: LabelActor): () => void {
  if (new Set(names.map((name) => name.toLowerCase())).size > MAX_LABELS_AN_ITEM) {
    throw new Refusal(`Issue cannot have more than ${MAX_LABELS_AN_ITEM} labels`);
  }
  const wanted = new Set(names.map((name) => labelNamed(world, item.repository, name)));
  const added = [...wanted].filter((label) => !item.labels.includes(label));
  const removed = item.labels.filter((label) => !wanted.has(label));
  item.labels = [...item.labels.filter((label) => wanted.has(label)), ...added];
  for (const label of added) remember(world, item, "labeled", label, by);
  for (const label of removed) remember(world, item, "unlabeled", label, by);
  return () => {
    for (const label of added) tell(world, item, "labeled", label, by.account);
    for (const label of removed) tell(world, item, "unlabeled", label, by.account);
  };
}

/** Adds labels to those that are there. */
export function addLabels(world: World, item: Item, names: readonly string[], sender: Account, app?: App): void {
  setLabels(world, item, [...item.labels.map(({ name }) => name), ...names], sender, app);
}

/** Takes a label off an item, whatever the case of its name. Throws a Refusal where it is not on it. */
export function removeLabel(world: World, item: Item, name: string, sender: Account, app?: App): void {
  const rest = item.labels.filter((label) => label.name.toLowerCase() !== name.toLowerCase());
  if (rest.length === item.labels.length) throw new Refusal("Label does not exist");
  setLabels(
    world,
    item,
    rest.map((label) => label.name),
    sender,
    app,
  );
}

function remember(
  world: World,
  item: Item,
  name: LabelEvent["name"],
  label: Label,
  { account, app }: LabelActor,
): void {
  const createdAt = world.now();
  item.labelEvents.push({ id: world.nextId(), name, label, actor: account, app, createdAt });
  item.updatedAt = createdAt;
}

function tell(world: World, item: Item, name: LabelEvent["name"], label: Label | undefined, sender: Account): void {
  const action = { name, label } as const;
  if (item.kind === "issue") world.tell({ kind: "issue", issue: item, action, sender });
  else world.tell({ kind: "pull-request", pullRequest: item, action, sender });
}
