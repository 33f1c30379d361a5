/** Labels of a repository, and of its issues and pull requests. */
import { presentLabel } from "../../present/item.ts";
import { addLabels, createLabel, deleteLabel, removeLabel, renameLabel, setLabels } from "../../world/labels.ts";
import type { Item, Label, Repository } from "../../world/model.ts";
import { ApiError, notFound, validationFailed } from "../answer.ts";
import type { RawCall } from "../call.ts";
import { repositoryOperation } from "../operation.ts";
import { pageOf } from "../pagination.ts";
import { charactersOf } from "./text-limits.ts";
import { namesOf } from "./issues.ts";
import { itemOf, READS_ITEMS, WRITES_ITEMS } from "./items.ts";

/** https://docs.github.com/en/rest/issues/labels#create-a-label */
const MAX_DESCRIPTION_CHARACTERS = 100;
const MAX_NAME_CHARACTERS = 50;

export const labels = [
  repositoryOperation("issues/list-labels-for-repo", READS_ITEMS, ({ addresses, query, url }, { repository }) => {
    const { items, headers } = pageOf([...repository.labels.values()], query, url);
    return { status: 200, body: items.map((label) => presentLabel(addresses, repository, label)), headers };
  }),

  repositoryOperation("issues/get-label", READS_ITEMS, ({ addresses, path }, { repository }) => ({
    status: 200,
    body: presentLabel(addresses, repository, labelOf(repository, path.name)),
  })),

  repositoryOperation("issues/create-label", WRITES_ITEMS, ({ addresses, world, body }, { repository }) => {
    assertLabel(body.name, body.color, body.description);
    assertFree(repository, body.name);
    const label = createLabel(world, repository, body);
    return { status: 201, body: presentLabel(addresses, repository, label) };
  }),

  repositoryOperation("issues/update-label", WRITES_ITEMS, ({ addresses, path, body }, { repository }) => {
    const label = labelOf(repository, path.name);
    const { new_name: name, color, description } = body ?? {};
    assertLabel(name ?? label.name, color, description);
    if (name !== undefined) {
      assertFree(repository, name, label);
      renameLabel(repository, label, name);
    }
    label.color = color ?? label.color;
    label.description = description ?? label.description;
    return { status: 200, body: presentLabel(addresses, repository, label) };
  }),

  repositoryOperation("issues/delete-label", WRITES_ITEMS, ({ world, path }, { repository, actor, app }) => {
    deleteLabel(world, repository, labelOf(repository, path.name), { account: actor, app });
    return { status: 204 };
  }),

  repositoryOperation("issues/list-labels-on-issue", READS_ITEMS, ({ addresses, path, query, url }, { repository }) => {
    const { items, headers } = pageOf(itemOf(repository, path.issue_number).labels, query, url);
    return { status: 200, body: items.map((label) => presentLabel(addresses, repository, label)), headers };
  }),

  repositoryOperation("issues/add-labels", WRITES_ITEMS, (call, { repository, actor, app }) => {
    const item = itemOf(repository, call.path.issue_number);
    addLabels(call.world, item, givenNames(call.body), actor, app);
    return labelsAnswer(call, item);
  }),

  repositoryOperation("issues/set-labels", WRITES_ITEMS, (call, { repository, actor, app }) => {
    const item = itemOf(repository, call.path.issue_number);
    setLabels(call.world, item, givenNames(call.body), actor, app);
    return labelsAnswer(call, item);
  }),

  repositoryOperation("issues/remove-label", WRITES_ITEMS, (call, { repository, actor, app }) => {
    const item = itemOf(repository, call.path.issue_number);
    const { name } = call.path;
    if (!item.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())) {
      throw new ApiError(404, "Label does not exist");
    }
    removeLabel(call.world, item, name, actor, app);
    return labelsAnswer(call, item);
  }),
];

function labelOf(repository: Repository, name: string): Label {
  const label = repository.labels.get(name.toLowerCase());
  if (label === undefined) throw notFound();
  return label;
}

/** Names are unique whatever their letter case. */
function assertFree({ labels: known }: Repository, name: string, except?: Label): void {
  const taken = known.get(name.toLowerCase());
  if (taken === undefined || taken === except) return;
  throw new ApiError(422, "Validation Failed", {
    errors: [{ resource: "Label", code: "already_exists", field: "name" }],
  });
}

function labelsAnswer({ addresses }: RawCall, { repository, labels: put }: Item) {
  return { status: 200, body: put.map((label) => presentLabel(addresses, repository, label)) };
}

type Given = string | { readonly name: string };

/** The description has several forms for a list of labels, and Octokit's types have more. */
function givenNames(body: { readonly labels?: readonly Given[] } | readonly Given[] | string | undefined): string[] {
  if (body === undefined) return [];
  const given = typeof body === "string" ? [body] : "labels" in body ? body.labels : Array.isArray(body) ? body : [];
  const names = namesOf(given);
  for (const name of names) assertLabel(name, undefined, undefined);
  return names;
}

function assertLabel(name: string, color: string | undefined, description: string | undefined): void {
  if (name.trim() === "" || charactersOf(name) > MAX_NAME_CHARACTERS) {
    throw validationFailed("Label", "name", `name is blank or too long (maximum is ${MAX_NAME_CHARACTERS} characters)`);
  }
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) {
    throw validationFailed("Label", "color", "color must be six hexadecimal digits without #");
  }
  if (charactersOf(description) > MAX_DESCRIPTION_CHARACTERS) {
    throw validationFailed(
      "Label",
      "description",
      `description is too long (maximum is ${MAX_DESCRIPTION_CHARACTERS} characters)`,
    );
  }
}
