/** Reads a trigger back from the database, where an older version or a person may have put anything. */
import type { Intent, Subject, Trigger } from "../engine/trigger.ts";

/** The trigger in a job's data. Throws a TypeError that says what is wrong with it. */
export function readTrigger(data: unknown): Trigger {
  const { workflow, installationId, repository, repositoryId, subject, intent, delivery } = fields(data, "The job");
  return {
    workflow: text(workflow, "workflow"),
    installationId: count(installationId, "installationId"),
    repository: text(repository, "repository"),
    ...(repositoryId === undefined ? {} : { repositoryId: count(repositoryId, "repositoryId") }),
    subject: readSubject(subject),
    ...(intent === undefined ? {} : { intent: readIntent(intent) }),
    ...(delivery === undefined ? {} : { delivery: text(delivery, "delivery") }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** A table, so that a new kind of subject without a reader does not compile. */
const READERS: { readonly [Kind in Subject["kind"]]: (subject: Fields) => Extract<Subject, { kind: Kind }> } = {
  "pull-request": ({ number }) => ({ kind: "pull-request", number: count(number, "subject.number") }),
  item: ({ number }) => ({ kind: "item", number: count(number, "subject.number") }),
  "merge-group": ({ headSha, baseSha }) => ({
    kind: "merge-group",
    headSha: text(headSha, "subject.headSha"),
    baseSha: text(baseSha, "subject.baseSha"),
  }),
  commit: ({ headSha }) => ({ kind: "commit", headSha: text(headSha, "subject.headSha") }),
  repository: () => ({ kind: "repository" }),
  changes: ({ since }) => ({ kind: "changes", since: text(since, "subject.since") }),
  branch: ({ name }) => ({ kind: "branch", name: text(name, "subject.name") }),
};

const readerOf = new Map<unknown, (subject: Fields) => Subject>(Object.entries(READERS));

function readSubject(data: unknown): Subject {
  const subject = fields(data, "subject");
  const read = readerOf.get(subject["kind"]);
  if (read === undefined)
    throw new TypeError(`subject.kind is none that is known: ${JSON.stringify(subject["kind"])}.`);
  return read(subject);
}

function readIntent(data: unknown): Intent {
  const { action, id } = fields(data, "intent");
  return { action: text(action, "intent.action"), id: text(id, "intent.id") };
}

function fields(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError(`${name} is no object.`);
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown, name: string): string {
  if (typeof value !== "string" || value === "") throw new TypeError(`${name} is no text.`);
  return value;
}

function count(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1) {
    throw new TypeError(`${name} is no positive whole number.`);
  }
  return value;
}
