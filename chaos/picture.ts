/** A world as text: all that people see in it, and nothing that has to differ between two runs. */
import { latestRuns } from "../sandbox/world/checks.ts";
import { walk } from "../sandbox/world/git/files.ts";
import { treeIn } from "../sandbox/world/git/object-store.ts";
import type { CheckRun, Comment, Item, PullRequest, Repository } from "../sandbox/world/model.ts";
import { branchOf } from "../sandbox/world/names.ts";
import { fullNameOf, type World } from "../sandbox/world/world.ts";

const RECORD_BRANCH = "goalkeeper/record";

/** The same for two worlds where people see the same in them: lines, by repository and item. */
export function pictureOf(world: World, origin: string): string {
  const names = new Names(world, origin);
  const repositories = [...world.repositories.values()].toSorted((one, other) => one.id - other.id);
  return repositories.flatMap((repository) => pictureOfRepository(repository, names)).join("\n");
}

function pictureOfRepository(repository: Repository, names: Names): readonly string[] {
  const lines = [`repository ${fullNameOf(repository)}`];
  const labels = [...repository.labels.values()].map(
    ({ name, color, description }) => `label ${name} ${color} ${description ?? ""}`,
  );
  const milestones = [...repository.milestones.values()].map(({ title, state }) => `milestone ${title} ${state}`);
  lines.push(...indented([...labels, ...milestones].toSorted()));
  for (const [ref, sha] of [...repository.refs].toSorted(([one], [other]) => one.localeCompare(other))) {
    // Where its pull request is over, it is left until there is something to propose again.
    if (branchOf(ref) === undefined || (branchOf(ref) === RECORD_BRANCH && !hasOpenRecord(repository))) continue;
    lines.push(`  branch ${branchOf(ref)}`, ...indented(filesOf(repository, sha, names), 4));
  }
  const items = [...repository.items.values()].map((item) => [names.of(item), item] as const);
  for (const [name, item] of items.toSorted(([one], [other]) => one.localeCompare(other))) {
    lines.push(`  ${name}`, ...indented(pictureOfItem(item, names), 4));
  }
  return lines;
}

function hasOpenRecord({ items }: Repository): boolean {
  return [...items.values()].some(
    (item) => item.kind === "pull-request" && item.state === "open" && item.head.branch === RECORD_BRANCH,
  );
}

/** Each file with its text: the names of their contents would hold numbers of issues, and tell nothing in a diff. */
function filesOf(repository: Repository, sha: string, names: Names): readonly string[] {
  const { objects } = repository;
  return [...walk(objects, treeIn(objects, sha))].flatMap(({ path, sha: blob, mode }) => {
    const text = Buffer.from(objects.blob(blob)?.bytes ?? []).toString("utf8");
    return [`file ${path} ${mode}`, ...indented(names.withoutNumbers(text, repository).split("\n"))];
  });
}

function pictureOfItem(item: Item, names: Names): readonly string[] {
  const text = (value: string | null): readonly string[] =>
    indented(names.withoutNumbers(value ?? "", item.repository).split("\n"));
  const lines = [
    `by ${item.author.login}, ${item.state}${item.isLocked ? ", locked" : ""}`,
    `title ${names.withoutNumbers(item.title, item.repository)}`,
    ...text(item.body),
    `labels ${item.labels
      .map(({ name }) => name)
      .toSorted()
      .join(", ")}`,
    `milestone ${item.milestone?.title ?? "none"}`,
  ];
  if (item.kind === "issue") {
    // To be open again is a reason only for who looks at the history.
    lines.push(`reason ${item.state === "open" ? "" : item.stateReason}`);
    lines.push(...item.subIssues.map((one) => `has ${names.of(one)}`));
  } else lines.push(...pictureOfPullRequest(item, names));
  const comments = item.comments.map((comment) => pictureOfComment(comment, names)).toSorted();
  return [...lines, ...comments.flatMap((comment) => comment.split("\n"))];
}

function pictureOfPullRequest(item: PullRequest, names: Names): readonly string[] {
  const { head, base, isDraft, merged, repository } = item;
  const runs = repository.suites.filter(({ headSha }) => headSha === head.sha).flatMap((suite) => suite.runs);
  const tree = head.repository === undefined ? [] : filesOf(head.repository, head.sha, names);
  return [
    `from ${head.owner.login}:${head.branch} into ${base.branch}${isDraft ? ", draft" : ""}${merged === undefined ? "" : ", merged"}`,
    ...(merged === undefined ? tree : []),
    ...latestRuns(runs).flatMap((run) => pictureOfRun(run, repository, names)),
  ];
}

function pictureOfRun(run: CheckRun, repository: Repository, names: Names): readonly string[] {
  const text = (value: string | null): readonly string[] =>
    indented(names.withoutNumbers(value ?? "", repository).split("\n"));
  return [
    `check ${run.name} ${run.status} ${run.conclusion}: ${run.title ?? ""}`,
    ...text(run.summary),
    ...text(run.text),
    ...run.annotations.map(
      ({ path, startLine, endLine, startColumn, level, title, message }) =>
        `  ${level} ${path} ${startLine}-${endLine} ${startColumn ?? ""} ${title}: ${message}`,
    ),
    ...run.actions.map(({ identifier }) => `  button ${identifier}`),
  ];
}

/** As one text, so that those of an item can be ordered by what they say: two at once have no order of their own. */
function pictureOfComment({ author, body, reactions, item }: Comment, names: Names): string {
  const all = reactions.map(({ content, user }) => `${content} by ${user.login}`).toSorted();
  const text = names.withoutNumbers(body, item.repository).split("\n");
  return [`comment by ${author.login} [${all.join(", ")}]`, ...indented(text)].join("\n");
}

function indented(lines: readonly string[], spaces = 2): readonly string[] {
  return lines.map((line) => `${" ".repeat(spaces)}${line}`.trimEnd());
}

/**
 * What differs between two runs that end the same: which number the app's issues and pull requests got, since they are
 * opened side by side; the names of commits, and times of a day, since they follow the clock; ids; the port of the sandbox.
 */
class Names {
  readonly #world: World;
  readonly #origin: string;
  readonly #names = new Map<Item, string>();

  constructor(world: World, origin: string) {
    this.#world = world;
    this.#origin = origin;
    for (const { items } of world.repositories.values()) {
      let records = 0;
      for (const item of items.values()) {
        const isRecord = item.kind === "pull-request" && item.head.branch === RECORD_BRANCH;
        if (isRecord) records += 1;
        const mark = /<!-- goalkeeper:((?:tracking-issue|dashboard) [^ ]+)/.exec(item.body ?? "")?.[1];
        this.#names.set(item, isRecord ? `record ${records}` : (mark ?? `${item.kind} ${item.title}`));
      }
    }
  }

  of(item: Item): string {
    return this.#names.get(item) ?? "?";
  }

  withoutNumbers(text: string, repository: Repository): string {
    return (
      text
        .replaceAll(this.#origin, "http://github")
        .replaceAll(new URL(this.#origin).host, "github")
        .replaceAll(
          /([\w.-]+)\/([\w.-]+)(\\?#\u200B?|\/(?:issues|pull)\/)(\d+)\b/g,
          (all, owner: string, name: string, sign: string, number: string) => {
            const other = this.#repository(owner, name);
            return other === undefined ? all : `${fullNameOf(other)}${sign}${this.#at(other, number)}`;
          },
        )
        .replaceAll(
          /(^|[^\w/&])#(\d+)\b/g,
          (_, before: string, number: string) => `${before}#${this.#at(repository, number)}`,
        )
        .replaceAll(
          /^tracking_issue: (\d+)$/gm,
          (_, number: string) => `tracking_issue: ${this.#at(repository, number)}`,
        )
        // In the table of what a proposal changes.
        .replaceAll(
          /(tracking issue\\: none → )(\d+)/g,
          (_, before: string, number: string) => `${before}${this.#at(repository, number)}`,
        )
        // A repository that was renamed is the same.
        .replaceAll(/todogroup\/governance\b/g, "todogroup/strategy")
        .replaceAll(/\b[\da-f]{40}\b/g, "<sha>")
        .replaceAll(/\b(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z/g, "$1T<time>")
    );
  }

  #repository(owner: string, name: string): Repository | undefined {
    return this.#world.repository(owner, name) ?? this.#world.formerly(owner, name);
  }

  #at({ items }: Repository, number: string): string {
    const item = items.get(Number(number));
    return item === undefined ? number : `(${this.of(item)})`;
  }
}
