/** A governance repository whose goals are reported on, in memory: periods pass in milliseconds. */
import { CONFIGURATION_PATH } from "../../src/domain/configuration.ts";
import type { Effect, IssueEffect } from "../../src/engine/effect.ts";
import type { GovernedItem, Item, ItemComment } from "../../src/engine/item.ts";
import type { Reader } from "../../src/engine/reader.ts";
import type { ItemReference } from "../../src/engine/record.ts";
import type { Milestone, OpenIssue, RepositoryFacts, TrackingIssue } from "../../src/engine/tracking.ts";
import type { Trigger } from "../../src/engine/trigger.ts";
import { keepRecord } from "../../src/workflows/keep-record/index.ts";
import { reportProgress } from "../../src/workflows/report-progress/index.ts";
import { progressTrigger } from "../../src/workflows/report-progress/triggers.ts";
import { APP, GOVERNANCE, WorldReader, type Texts } from "./record-world-reader.ts";
import { RecordWorld, type WorldItem } from "./record-world.ts";

export class ProgressWorld extends RecordWorld {
  milestones: readonly Milestone[] = [];
  /** Logins that nobody has. */
  strangers: readonly string[] = [];
  /** Those of commits to files, by their paths; other files are as old as the world. */
  readonly commits = new Map<string, string>();
  /** How many writes still come about before everything is cut off. */
  writesLeft = Infinity;
  /** Whether lists do not show what was opened since. */
  isLagging = false;
  /** The methods that were called: each costs a request or more. */
  readonly calls: string[] = [];
  readonly effects: Effect[] = [];
  #lastNumber = 400;

  constructor(files: Texts) {
    super(files, [keepRecord, reportProgress]);
    this.items.set(GOVERNANCE, new Map());
    this.at("2024-04-10T12:00:00Z");
  }

  /** Turns the clock, back as well. */
  at(time: string): this {
    this.pass((Date.parse(time) - Date.parse(this.now())) / 60_000);
    return this;
  }

  /** An issue of a person. */
  issue(number: number, more: Partial<WorldItem> = {}): this {
    const repository = more.repository ?? GOVERNANCE;
    const items = this.items.get(repository.toLowerCase()) ?? new Map<number, WorldItem>();
    this.items.set(repository.toLowerCase(), items.set(number, { ...this.#newItem(number), ...more }));
    return this;
  }

  alter(number: number, change: Partial<WorldItem>): this {
    return this.issue(number, { ...this.item(number, GOVERNANCE), updatedAt: this.now(), ...change });
  }

  says(number: number, body: string, login = "mona"): this {
    const before = this.item(number, GOVERNANCE);
    const id = 9000 + before.comments.length + number * 100;
    const author = { login, isBot: false };
    const comment: ItemComment = { id, at: this.now(), body, author, isOurs: false, ourReactions: [] };
    this.alter(number, { comments: [...before.comments, comment] });
    this.deliveries.push({
      name: "issue_comment.created",
      id: String(id),
      installationId: 1,
      repository: GOVERNANCE,
      item: { number },
      comment: { id, body, isByBot: false },
    });
    return this;
  }

  /** Goes to where the app can see it. */
  transfer(number: number, to: ItemReference): this {
    const item = this.item(number, GOVERNANCE);
    this.items.get(GOVERNANCE)?.delete(number);
    this.moves.set(`${GOVERNANCE}#${number}`, to);
    return this.issue(to.number, { ...item, ...to });
  }

  override push(files: Readonly<Record<string, string | undefined>>): this {
    for (const path of Object.keys(files)) this.commits.set(path, this.now());
    return super.push(files);
  }

  /** What the clock asks for; gives how many writes that took. */
  tick(): Promise<number> {
    return this.run(progressTrigger(1, GOVERNANCE));
  }

  /** Our comments on an issue, as people read them. */
  reports(number: number): readonly string[] {
    const ours = this.item(number, GOVERNANCE).comments.filter(({ isOurs }) => isOurs);
    return ours.map(({ body }) => body.replaceAll(/<!--.*?-->\s*/gs, ""));
  }

  /** The markers of our comments on an issue. */
  markers(number: number): readonly string[] {
    const bodies = this.item(number, GOVERNANCE).comments.map(({ body }) => body);
    return bodies.flatMap((body) => /^<!-- goalkeeper:(.*?) -->/.exec(body)?.[1] ?? []);
  }

  /** The issue that has a hidden mark. */
  marked(marker: string): WorldItem | undefined {
    const items = [...(this.items.get(GOVERNANCE)?.values() ?? [])];
    return items.find(({ body }) => body.includes(`<!-- goalkeeper:${marker} -->`));
  }

  override readerOf(repository: string): Reader {
    return new ProgressReader(this, repository);
  }

  override apply(trigger: Trigger, effect: Effect): void {
    this.effects.push(effect);
    if (effect.kind !== "follow-up" && effect.kind !== "observation") {
      if (this.writesLeft === 0) throw new Error("Cut off.");
      this.writesLeft -= 1;
    }
    if (effect.kind === "issue") this.#applyIssue(effect);
    else super.apply(trigger, effect);
  }

  #applyIssue(effect: IssueEffect): void {
    const { title, body, state, milestone, marker } = effect;
    // What was just opened is known by its marker, also where no list shows it yet.
    const number = effect.number ?? this.marked(marker)?.number;
    const before = number === undefined ? undefined : this.item(number, GOVERNANCE);
    this.#lastNumber += number === undefined ? 1 : 0;
    const labels = [...(before?.labels ?? []), ...effect.addLabels];
    const own = number ?? this.#lastNumber;
    const item = before ?? { ...this.#newItem(own), author: { login: APP, isBot: true } };
    const ending = state === "open" ? undefined : state === "completed" ? "completed" : "dropped";
    const isMoved = milestone !== undefined && milestone !== item.milestone;
    const change = {
      title,
      body,
      labels,
      isOpen: state === "open",
      ending,
      ...(isMoved ? { milestone } : {}),
    } as const;
    this.issue(own, { ...item, ...change, updatedAt: this.now() });
    this.writes.push(`${number === undefined ? "open" : "keep"} ${marker}`);
  }

  #newItem(number: number): WorldItem {
    return {
      kind: "issue",
      repository: GOVERNANCE,
      number,
      title: "An issue",
      body: "",
      isOpen: true,
      ending: undefined,
      isPrivate: false,
      isLocked: false,
      author: { login: "mona", isBot: false },
      labels: [],
      labelEvents: [],
      comments: [],
      change: undefined,
      createdAt: this.now(),
      updatedAt: this.now(),
    };
  }
}

class ProgressReader extends WorldReader {
  readonly #world: ProgressWorld;

  constructor(world: ProgressWorld, repository: string) {
    super(world, repository);
    this.#world = world;
  }

  override elsewhere(repository: string): Reader {
    return new ProgressReader(this.#world, repository);
  }

  override async ourIssues(): Promise<readonly TrackingIssue[]> {
    this.#world.calls.push("ourIssues");
    return this.#world.isLagging ? [] : super.ourIssues();
  }

  override async trackingIssues(references: readonly ItemReference[]): ReturnType<Reader["trackingIssues"]> {
    this.#world.calls.push(`trackingIssues ${references.length}`);
    return super.trackingIssues(references);
  }

  override async issueStates(references: readonly ItemReference[]): ReturnType<Reader["issueStates"]> {
    this.#world.calls.push(`issueStates ${references.length}`);
    return super.issueStates(references);
  }

  override async openIssues(): Promise<readonly OpenIssue[]> {
    this.#world.calls.push("openIssues");
    const issues = await super.openIssues();
    return this.#world.isLagging ? issues.filter(({ isOurs }) => !isOurs) : issues;
  }

  override async repositoryFacts(paths: readonly string[], logins: readonly string[]): Promise<RepositoryFacts> {
    this.#world.calls.push("repositoryFacts");
    const { milestones, commits, strangers } = this.#world;
    return {
      milestones,
      lastCommitAt: new Map(paths.map((path) => [path, commits.get(path) ?? "2024-01-10T12:00:00Z"])),
      unknownLogins: new Set(logins.filter((login) => strangers.includes(login))),
    };
  }

  override async recordState(): ReturnType<Reader["recordState"]> {
    this.#world.calls.push("recordState");
    return super.recordState();
  }

  override async entries(...parameters: Parameters<Reader["entries"]>): ReturnType<Reader["entries"]> {
    this.#world.calls.push("entries");
    return super.entries(...parameters);
  }

  /** Whoever has the configuration is governed by it. */
  override async governedItem(number: number): Promise<GovernedItem | undefined> {
    const item = this.#world.items.get(this.repository.toLowerCase())?.get(number);
    const governance = (await super.recordState())?.governance;
    if (item === undefined || governance === undefined) return undefined;
    const { updatedAt: _1, createdAt: _2, milestone: _3, ...rest } = item;
    return { item: rest satisfies Item, repositoryLabels: [], governance };
  }
}

const CONFIGURATION = `pillars:
  - id: cross-community-collaboration
    title: Cross-community Collaboration
    label: { name: "pillar: cross-community", color: "1f6feb" }
  - id: community-engagement
    title: Community Engagement
    label: { name: "pillar: engagement", color: "2da44e" }
`;

export const OPENSSF = "goals/2024/openssf-practices.yml";
export const FEEDBACK = "goals/2024/call-feedback.yml";

/** The text of a goal file: one that is active, with what is laid over it. */
export function goalText(id: string, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const lines = {
    id,
    title: `Reach ${id.replaceAll("-", " ")}`,
    pillar: "cross-community-collaboration",
    cycle: '"2024"',
    status: "active",
    owners: "[octocat]",
    ...changes,
  };
  return Object.entries(lines)
    .flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${value}\n`))
    .join("");
}

/** The default branch of the tests; `undefined` takes a file away. */
export function goalsWorld(
  changes: Readonly<Record<string, string | undefined>> = { [OPENSSF]: goalText("openssf-practices") },
  progress = "",
): ProgressWorld {
  const configuration = progress === "" ? CONFIGURATION : `${CONFIGURATION}progress: { ${progress} }\n`;
  const files = Object.entries({ [CONFIGURATION_PATH]: configuration, ...changes });
  return new ProgressWorld(
    Object.fromEntries(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))),
  );
}
