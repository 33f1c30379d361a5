/** Turns events of the world into deliveries, sends them, and remembers what came of each. */
import { setTimeout as wait } from "node:timers/promises";
import { installationsOn } from "../world/accounts.ts";
import type { WorldEvent } from "../world/events.ts";
import type { App, Installation } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { Addresses } from "../present/addresses.ts";
import { matches, type Delivery, type DeliveryFilter, type Letter } from "./delivery.ts";
import { messageOf, subjectOf } from "./payload.ts";
import { headersOf, send, type Receiver } from "./send.ts";

/** Deliveries leave side by side and so arrive in any order, as GitHub's do; a machine has only so many sockets. */
const MAX_AT_ONCE = 32;

/** A delivery that is held back goes after the next one, or by itself where none follows in this time. */
const HELD_BACK_MS = 1_000;

/**
 * What goes wrong with a delivery: it is never made; it gets lost, or its answer does, and the log shows it as timed out; it
 * arrives twice with one id; it waits; the next one goes before it.
 */
export type DeliveryFault =
  | { readonly kind: "drop" | "lose" | "lose-answer" | "double" | "hold-back" }
  | { readonly kind: "delay"; readonly ms: number };

interface PlannedFault {
  readonly fault: DeliveryFault;
  readonly filter: DeliveryFilter;
  left: number;
}

const TIMED_OUT = { status: "timed out", statusCode: 0, headers: {}, body: "" };

export interface PostOfficeOptions {
  readonly addresses: Addresses;
  readonly newGuid: () => string;
  /** Called after each attempt. */
  readonly onAttempt: () => void;
}

export class PostOffice {
  /** What was attempted, the newest last. */
  readonly log: Delivery[] = [];
  /** How long an attempt takes until the list of deliveries shows it. It can be set. */
  logLagMs = 0;
  /** Decides about each delivery for which no fault was planned. */
  drawn: (letter: Letter) => DeliveryFault | undefined = () => undefined;
  readonly #world: World;
  readonly #options: PostOfficeOptions;
  readonly #receivers = new Map<number, Receiver>();
  readonly #faults: PlannedFault[] = [];
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #heldBack: (() => void)[] = [];
  #underway = 0;
  #late = 0;

  constructor(world: World, options: PostOfficeOptions) {
    this.#world = world;
    this.#options = options;
    world.listen((event) => this.#take(event));
  }

  /** Where an app's deliveries go. Without a receiver they go nowhere and leave no trace. */
  deliverTo(app: App, url: string, secret: string): void {
    this.#receivers.set(app.id, { url, secret, appId: app.id });
  }

  /** How many are neither answered nor given up. */
  get pending(): number {
    return this.#underway + this.#waiting.length + this.#late;
  }

  /** The next matching deliveries get lost on the way; the log shows them as timed out. */
  lose(filter: DeliveryFilter = {}, times = 1): void {
    this.#faults.push({ fault: { kind: "lose" }, filter, left: times });
  }

  /** The next matching deliveries are never made: the log knows nothing of them. */
  drop(filter: DeliveryFilter = {}, times = 1): void {
    this.#faults.push({ fault: { kind: "drop" }, filter, left: times });
  }

  /** The next matching deliveries arrive twice, with one id. */
  double(filter: DeliveryFilter = {}, times = 1): void {
    this.#faults.push({ fault: { kind: "double" }, filter, left: times });
  }

  /** Sends a delivery of the log again, with the same id. */
  redeliver(delivery: Delivery): void {
    const { guid, event, action, appId, installationId, repositoryId, body } = delivery;
    this.#enqueue({ guid, event, action, appId, installationId, repositoryId, body }, true);
  }

  #take(event: WorldEvent): void {
    for (const installation of this.#addressees(event)) {
      if (!this.#receivers.has(installation.app.id)) continue;
      const { event: name, action, payload } = messageOf(this.#world, this.#options.addresses, event, installation);
      this.#post({
        guid: this.#options.newGuid(),
        event: name,
        action,
        appId: installation.app.id,
        installationId: installation.id,
        repositoryId: subjectOf(event)?.id ?? null,
        body: JSON.stringify(payload),
      });
    }
  }

  #addressees(event: WorldEvent): Installation[] {
    if (event.kind === "installation" || event.kind === "installation-repositories") return [event.installation];
    const repository = subjectOf(event);
    const installations = repository === undefined ? [] : installationsOn(this.#world, repository);
    return installations.filter((installation) => hears(installation, event));
  }

  #post(letter: Letter): void {
    const fault = this.#faultFor(letter);
    switch (fault?.kind) {
      case "drop":
        return;
      case "lose":
        this.#remember(letter, false, {}, this.#world.now(), TIMED_OUT);
        return;
      case "hold-back":
        void this.#enqueueLater(letter, Promise.race([this.#nextSent(), wait(HELD_BACK_MS)]));
        return;
      case "delay":
        void this.#enqueueLater(letter, wait(fault.ms));
        return;
      case "lose-answer":
      case "double":
      case undefined:
        this.#enqueue(letter, false, fault?.kind === "lose-answer");
        if (fault?.kind === "double") this.#enqueue(letter, false);
        return;
      default:
        fault satisfies never;
    }
  }

  #faultFor(letter: Letter): DeliveryFault | undefined {
    const planned = this.#faults.find(({ filter, left }) => left > 0 && matches(filter, letter));
    if (planned === undefined) return this.drawn(letter);
    planned.left -= 1;
    return planned.fault;
  }

  async #enqueueLater(letter: Letter, until: Promise<unknown>): Promise<void> {
    this.#late += 1;
    await until;
    this.#late -= 1;
    this.#enqueue(letter, false);
  }

  #nextSent(): Promise<void> {
    return new Promise((resolve) => this.#heldBack.push(resolve));
  }

  #enqueue(letter: Letter, isRedelivery: boolean, losesAnswer = false): void {
    this.#waiting.push(() => this.#attempt(letter, isRedelivery, losesAnswer));
    this.#start();
  }

  #start(): void {
    while (this.#underway < MAX_AT_ONCE) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#underway += 1;
      // An attempt never fails: what went wrong stands in the log.
      void next().finally(() => {
        this.#underway -= 1;
        for (const release of this.#heldBack.splice(0)) release();
        this.#start();
        this.#options.onAttempt();
      });
    }
  }

  async #attempt(letter: Letter, isRedelivery: boolean, losesAnswer: boolean): Promise<void> {
    const receiver = this.#receivers.get(letter.appId);
    if (receiver === undefined) return;
    const headers = headersOf(letter, receiver);
    const start = this.#world.now();
    const answer = await send(letter.body, headers, receiver.url);
    this.#remember(letter, isRedelivery, headers, start, losesAnswer ? TIMED_OUT : answer);
  }

  #remember(
    letter: Letter,
    isRedelivery: boolean,
    requestHeaders: Readonly<Record<string, string>>,
    deliveredAt: Date,
    answer: Awaited<ReturnType<typeof send>>,
  ): void {
    this.log.push({
      id: this.#world.nextId(),
      ...letter,
      isRedelivery,
      deliveredAt,
      durationSeconds: (this.#world.now().getTime() - deliveredAt.getTime()) / 1000,
      status: answer.status,
      statusCode: answer.statusCode,
      requestHeaders,
      responseHeaders: answer.headers,
      responseBody: answer.body,
    });
  }
}

/** Whether an app asked for such an event. Requests to a check reach only the app that made it, whatever it asked for. */
function hears({ app, permissions }: Installation, event: WorldEvent): boolean {
  switch (event.kind) {
    case "push":
      return app.events.includes("push");
    case "pull-request":
      return app.events.includes("pull_request");
    case "merge-group":
      return app.events.includes("merge_group");
    case "issue":
      return app.events.includes("issues");
    case "comment":
      return app.events.includes("issue_comment");
    case "check-suite":
      if (event.action === "completed") return app.events.includes("check_suite");
      return event.suite.app === app && permissions.checks === "write";
    case "check-run":
      if (event.action === "created" || event.action === "completed") return app.events.includes("check_run");
      return event.run.suite.app === app && permissions.checks === "write";
    case "installation":
    case "installation-repositories":
      return true;
    default:
      return event satisfies never;
  }
}
