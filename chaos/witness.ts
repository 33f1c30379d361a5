/** Sees all that the app makes in a world, as it is made: what is made twice and tidied away is seen too. */
import type { Item } from "../sandbox/world/model.ts";
import type { World } from "../sandbox/world/world.ts";
import type { WorldEvent } from "../sandbox/world/events.ts";

/** The external id of a check that could not be carried out. */
const FAILED = /^failed\b/;
const MARK = /<!-- goalkeeper:(.*?) -->/;

export class Witness {
  /** How often each thing of the app's came into being. */
  readonly #made = new Map<string, number>();
  readonly #say: (line: string) => void;

  /** @param say Is told of what is made, as it is. */
  constructor(world: World, say: (line: string) => void) {
    this.#say = say;
    world.listen((event) => this.#see(event));
  }

  /** What came into being more than once. */
  doubled(): readonly string[] {
    return [...this.#made].flatMap(([what, count]) => (count > 1 ? [`${count} times: ${what}`] : []));
  }

  #see(event: WorldEvent): void {
    // The rest shows nothing of the app's that could be there twice.
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check
    switch (event.kind) {
      case "comment":
        if (event.action === "created" && event.sender.type === "Bot") {
          this.#count(`comment ${markOf(event.comment.body)} on ${placeOf(event.comment.item)}`);
        }
        return;
      case "issue":
        if (event.action.name === "opened" && event.sender.type === "Bot") {
          this.#count(`issue ${markOf(event.issue.body ?? "")} in repository ${event.issue.repository.id}`);
        }
        return;
      case "pull-request":
        this.#seePullRequest(event);
        return;
      case "check-run": {
        const { run } = event;
        if (event.action !== "created") return;
        const place = `check run ${run.name} on ${run.suite.headSha}`;
        // One that could not be carried out is followed by one that is, which may say what stood there before.
        if (FAILED.test(run.externalId ?? "")) this.#forget(place);
        // What somebody asks for again has its request in the external id.
        this.#count(`${place} with ${run.externalId}`);
        return;
      }
      default:
    }
  }

  /** Of the same branch, another is right only when the one before is no longer open. */
  #seePullRequest(event: Extract<WorldEvent, { kind: "pull-request" }>): void {
    const { pullRequest, sender } = event;
    if (event.action.name !== "opened" || sender.type !== "Bot") return;
    const { items, id } = pullRequest.repository;
    const others = [...items.values()].filter(
      (item) =>
        item.kind === "pull-request" &&
        item !== pullRequest &&
        item.state === "open" &&
        item.head.branch === pullRequest.head.branch &&
        item.author === pullRequest.author,
    );
    const what = `open pull request from ${pullRequest.head.branch} in repository ${id}`;
    this.#say(`made: ${what}`);
    if (others.length > 0) this.#made.set(what, others.length + 1);
  }

  #forget(place: string): void {
    for (const what of this.#made.keys()) {
      // What came twice by then stays.
      if (what.startsWith(`${place} `) && this.#made.get(what) === 1) this.#made.delete(what);
    }
  }

  #count(what: string): void {
    this.#say(`made: ${what}`);
    this.#made.set(what, (this.#made.get(what) ?? 0) + 1);
  }
}

function markOf(body: string): string {
  return MARK.exec(body)?.[1] ?? `without a mark: ${body.slice(0, 80)}`;
}

function placeOf({ repository, number }: Item): string {
  return `#${number} of repository ${repository.id}`;
}
