/** A governance repository and the places of contributions in memory: people act, triggers run, and effects come about. */
import type { Effect } from "../../src/engine/effect.ts";
import type { Delivery } from "../../src/engine/delivery.ts";
import type { Item, ItemComment } from "../../src/engine/item.ts";
import type { Reader } from "../../src/engine/reader.ts";
import type { ItemReference, RollingPullRequest } from "../../src/engine/record.ts";
import { keyOf, type Trigger } from "../../src/engine/trigger.ts";
import type { Workflow } from "../../src/engine/workflow.ts";
import { keepRecord } from "../../src/workflows/keep-record/index.ts";
import { linkOutcomes } from "../../src/workflows/link-outcomes/index.ts";
import { applyTo } from "./record-world-effects.ts";
import { GOVERNANCE, RECORD_BRANCH, WorldReader, commitOf, type Commit, type Texts } from "./record-world-reader.ts";

const RECORDING: readonly Workflow[] = [linkOutcomes, keepRecord];
const INSTALLATION = 1;

/** An item in the world, with when it changed last. */
export type WorldItem = Item & { readonly updatedAt: string; readonly createdAt?: string; readonly milestone?: number };

export interface RollingWorldPullRequest extends RollingPullRequest {
  /** What the files were that its branch started from. */
  readonly start: Texts;
}

export class RecordWorld {
  /** By `owner/name` in lower case. */
  readonly items = new Map<string, Map<number, WorldItem>>();
  readonly privateRepositories = new Set<string>();
  /** Where items went that are no longer where they were. */
  readonly moves = new Map<string, ItemReference>();
  readonly triagers = new Set<string>();
  /** Whatever was written to GitHub, in order: `comment todogroup/ospology#1`, `branch`, `open`, `text`, `close`. */
  readonly writes: string[] = [];
  readonly observed: Effect[] = [];
  readonly triggersRun: string[] = [];
  /** What people did, as GitHub would deliver it. */
  readonly deliveries: Delivery[] = [];
  main: Commit;
  branch: { commit: Commit; isOursAlone: boolean } | undefined;
  /** The commits at which pull requests ended. */
  readonly heads = new Set<string>();
  pullRequests: RollingWorldPullRequest[] = [];
  #clock = Date.UTC(2024, 4, 1);
  #queue: Trigger[] = [];
  #lastId = 100;

  readonly #workflows: readonly Workflow[];

  constructor(files: Texts, workflows = RECORDING) {
    this.main = commitOf(files);
    this.#workflows = workflows;
  }

  now(): string {
    return new Date(this.#clock).toISOString();
  }

  /** Far more than lists lag behind, unless said otherwise. */
  pass(minutes = 60): void {
    this.#clock += minutes * 60_000;
  }

  item(number: number, repository = PLACE): WorldItem {
    const found = this.items.get(repository.toLowerCase())?.get(number);
    if (found === undefined) throw new Error(`There is no ${repository}#${number}.`);
    return found;
  }

  /** The body of our comment without its hidden lines; `undefined` where there is none. */
  said(number: number, repository = PLACE): string | undefined {
    const ours = this.item(number, repository).comments.filter(({ isOurs }) => isOurs);
    if (ours.length > 1) throw new Error("There is more than one comment of ours.");
    return ours[0]?.body.replaceAll(/<!--.*?-->\s*/gs, "");
  }

  open(item: Partial<Item> & { readonly number: number }): this {
    const repository = item.repository ?? PLACE;
    this.pass(1);
    this.keep({
      kind: "pull-request",
      title: "Add some pages",
      body: "",
      isOpen: true,
      ending: undefined,
      isLocked: false,
      author: { login: "mona", isBot: false },
      labels: [],
      labelEvents: [],
      comments: [],
      change: item.kind === "issue" ? undefined : { headSha: "e".repeat(40), paths: [] },
      ...item,
      repository,
      isPrivate: this.privateRepositories.has(repository.toLowerCase()),
      updatedAt: this.now(),
    });
    return this.#deliver(repository, item.number, "opened");
  }

  edit(number: number, change: Partial<Item>, repository = PLACE): this {
    this.change(repository, number, change);
    return this.#deliver(repository, number, "edited");
  }

  label(number: number, ...labels: readonly string[]): this {
    this.change(PLACE, number, { labels });
    return this.#deliver(PLACE, number, "labeled");
  }

  end(number: number, ending: Exclude<Item["ending"], undefined>, repository = PLACE): this {
    this.change(repository, number, { isOpen: false, ending });
    return this.#deliver(repository, number, "closed");
  }

  reopen(number: number): this {
    this.change(PLACE, number, { isOpen: true, ending: undefined });
    return this.#deliver(PLACE, number, "reopened");
  }

  comment(number: number, body: string, login = "mona", more: Partial<ItemComment> = {}): this {
    const id = this.nextId();
    const comment = {
      id,
      at: this.now(),
      body,
      author: { login, isBot: false },
      isOurs: false,
      ourReactions: [],
      ...more,
    };
    this.change(PLACE, number, { comments: [...this.item(number).comments, comment] });
    const delivery = { name: "issue_comment.created", comment: { id, body, isByBot: more.author?.isBot === true } };
    return this.#delivered(PLACE, { ...delivery, item: { number } });
  }

  uncomment(number: number, text: string): this {
    const { comments } = this.item(number);
    const gone = comments.find(({ body }) => body === text);
    this.change(PLACE, number, { comments: comments.filter((one) => one !== gone) });
    const comment = { id: gone?.id ?? 0, body: text, isByBot: false };
    return this.#delivered(PLACE, { name: "issue_comment.deleted", comment, item: { number } });
  }

  remove(number: number): this {
    this.items.get(PLACE)?.delete(number);
    return this.#delivered(PLACE, { name: "issues.deleted", item: { number } });
  }

  /** To where the app has no sight of it, without a number there. */
  move(number: number, to: ItemReference | "out of sight"): this {
    const item = this.item(number);
    this.items.get(PLACE)?.delete(number);
    if (to === "out of sight") return this.#delivered(PLACE, { name: "issues.transferred", item: { number } });
    this.moves.set(`${PLACE}#${number}`, to);
    this.keep({ ...item, ...to, updatedAt: this.now() });
    return this.#delivered(PLACE, { name: "issues.transferred", item: { number }, movedTo: to });
  }

  /** To the default branch; `undefined` takes a file away. */
  push(files: Readonly<Record<string, string | undefined>>): this {
    const all: Record<string, string | undefined> = { ...this.main.files, ...files };
    const texts = Object.entries(all).flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]));
    this.main = commitOf(Object.fromEntries(texts));
    const push = { branch: "main", isDefaultBranch: true, paths: Object.keys(files) };
    return this.#delivered(GOVERNANCE, { name: "push", push });
  }

  /** The open rolling pull request. */
  get proposal(): RollingWorldPullRequest | undefined {
    return this.pullRequests.find(({ state }) => state === "open");
  }

  mergeProposal(): this {
    const { start } = this.#endProposal("merged");
    const changed = Object.entries(this.branch?.commit.files ?? {}).filter(([path, text]) => start[path] !== text);
    return this.push(Object.fromEntries(changed));
  }

  closeProposal(): this {
    this.#endProposal("closed");
    return this;
  }

  /** A person's commit. */
  commitToBranch(files: Texts): this {
    const before = this.branch?.commit.files ?? this.main.files;
    this.branch = { commit: commitOf({ ...before, ...files }), isOursAlone: false };
    return this;
  }

  /** Works through what was delivered, in some order, then through all that follows. Gives how many writes that took. */
  async settle(order: (deliveries: readonly Delivery[]) => readonly Delivery[] = (all) => all): Promise<number> {
    const before = this.writes.length;
    const due = order(this.deliveries.splice(0));
    for (const delivery of due) {
      this.enqueue(this.#workflows.flatMap(({ triggersOf }) => triggersOf(delivery)));
      // oxlint-disable-next-line no-await-in-loop
      await this.#work();
    }
    return this.writes.length - before;
  }

  /** All at once: triggers wait for one another, as in a rush. */
  async settleRush(): Promise<number> {
    const before = this.writes.length;
    this.enqueue(
      this.deliveries.splice(0).flatMap((one) => this.#workflows.flatMap(({ triggersOf }) => triggersOf(one))),
    );
    await this.#work();
    return this.writes.length - before;
  }

  /** Looks at the record, and at every item, again. */
  async lookAgain(): Promise<number> {
    for (const [repository, items] of this.items) {
      for (const number of items.keys()) this.#deliver(repository, number, "edited");
    }
    this.#delivered(GOVERNANCE, { name: "push", push: { branch: "main", isDefaultBranch: true, paths: [] } });
    return this.settle();
  }

  enqueue(triggers: readonly Trigger[]): void {
    for (const trigger of triggers) {
      if (!this.#queue.some((one) => keyOf(one) === keyOf(trigger))) this.#queue.push(trigger);
    }
  }

  /** Gives how many writes a trigger took, and all that follows from it. */
  async run(trigger: Trigger): Promise<number> {
    const before = this.writes.length;
    this.enqueue([trigger]);
    await this.#work();
    return this.writes.length - before;
  }

  async #work(): Promise<void> {
    for (let runs = 0; this.#queue.length > 0; runs += 1) {
      if (runs > 500) throw new Error("Triggers follow one another for ever.");
      // The record is patient: what else waits goes first.
      const next = this.#queue.findIndex(({ workflow }) => workflow !== keepRecord.name);
      const [trigger] = this.#queue.splice(Math.max(0, next), 1);
      // oxlint-disable-next-line no-await-in-loop
      if (trigger !== undefined) await this.#run(trigger);
    }
  }

  async #run(trigger: Trigger): Promise<void> {
    const workflow = this.#workflows.find(({ name }) => name === trigger.workflow);
    const reader = this.readerOf(trigger.repository);
    this.triggersRun.push(keyOf(trigger));
    for (const effect of (await workflow?.effectsOf(trigger, reader, this.now())) ?? []) this.apply(trigger, effect);
  }

  readerOf(repository: string): Reader {
    return new WorldReader(this, repository);
  }

  apply({ repository }: Trigger, effect: Effect): void {
    applyTo(this, repository, effect);
  }

  #endProposal(state: "merged" | "closed"): RollingWorldPullRequest {
    const open = this.proposal;
    if (open === undefined) throw new Error("No pull request of ours is open.");
    this.pullRequests = this.pullRequests.map((one) => (one === open ? { ...one, state } : one));
    if (this.branch !== undefined) this.heads.add(this.branch.commit.sha);
    this.#delivered(GOVERNANCE, {
      name: "pull_request.closed",
      pullRequest: { number: open.number, isBaseChanged: false, headBranch: RECORD_BRANCH },
    });
    return open;
  }

  keep(item: WorldItem): void {
    const key = item.repository.toLowerCase();
    this.items.set(key, (this.items.get(key) ?? new Map<number, WorldItem>()).set(item.number, item));
  }

  change(repository: string, number: number, change: Partial<Item>, minutes = 1): void {
    this.pass(minutes);
    this.keep({ ...this.item(number, repository), ...change, updatedAt: this.now() });
  }

  #deliver(repository: string, number: number, action: string): this {
    const event = this.item(number, repository).kind === "issue" ? "issues" : "pull_request";
    return this.#delivered(repository, { name: `${event}.${action}`, item: { number } });
  }

  #delivered(repository: string, delivery: Omit<Delivery, "id" | "installationId" | "repository">): this {
    this.deliveries.push({ id: String(this.nextId()), installationId: INSTALLATION, repository, ...delivery });
    return this;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

/** Where the contributions of the tests are made, unless said otherwise. */
export const PLACE = "todogroup/ospology";
