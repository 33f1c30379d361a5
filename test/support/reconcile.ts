/** A story that is told to Goalkeeper, and the same with every delivery lost: what comes of it must be the same after a look. */
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Item } from "../../sandbox/world/model.ts";
import { sceneForTest, type Scene } from "./goalkeeper.ts";

export interface Told {
  readonly scene: Scene;
  /** Comes between the acts of a story: all that a delivery leads to has happened then, where deliveries arrive. */
  readonly heard: () => Promise<void>;
}

/** What people do. `begin` makes what is there before anything is lost. */
export interface Story<World> {
  readonly begin: (scene: Scene) => World;
  readonly tell: (world: World, told: Told) => Promise<void>;
}

export async function heardStory<World>(story: Story<World>): Promise<Scene> {
  const scene = await sceneForTest();
  const world = story.begin(scene);
  await reconciled(scene);
  await story.tell(world, { scene, heard: scene.settled });
  await reconciled(scene);
  return scene;
}

export async function unheardStory<World>(story: Story<World>): Promise<Scene> {
  const scene = await sceneForTest();
  const world = story.begin(scene);
  await reconciled(scene);
  const lost: { event?: string } = {};
  scene.github.deliveries.drop(lost, Number.POSITIVE_INFINITY);
  await story.tell(world, { scene, heard: () => Promise.resolve() });
  lost.event = "none any more";
  await reconciled(scene);
  return scene;
}

/** Looks at everything now. Throws where a trigger failed for good. */
export async function reconciled(scene: Scene): Promise<void> {
  await scene.look({ everything: true });
  await scene.settled();
  if (scene.deadLetters.length > 0) throw new Error(`A trigger failed for good. The log:\n${scene.log.join("")}`);
}

/** What another look costs: the operations that write, and those that read. */
export async function costOfAnother(scene: Scene): Promise<{ readonly writes: string[]; readonly reads: string[] }> {
  scene.github.requests.clear();
  await reconciled(scene);
  return requestsTo(scene.github);
}

/** The operations so far that write, and those that read. */
export function requestsTo(github: Sandbox): { readonly writes: string[]; readonly reads: string[] } {
  const made = github.requests.list().filter(({ kind }) => kind !== "token");
  const isWrite = (one: (typeof made)[number]): boolean => one.kind === "rest" && one.method !== "GET";
  const names = (some: typeof made): string[] => some.map(({ operation }) => operation ?? "?");
  return { writes: names(made.filter(isWrite)), reads: names(made.filter((one) => !isWrite(one))) };
}

/** All that people see, by repository and title: numbers go by the order of things, which need not be the same. */
export function stateOf({ world }: Sandbox): Readonly<Record<string, unknown>> {
  const items = [...world.repositories.values()].flatMap((repository) =>
    [...repository.items.values()].map((item) => [`${repository.name}: ${item.title}`, lookOf(item)] as const),
  );
  return Object.fromEntries(items.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function lookOf(item: Item): unknown {
  const { state, body, labels, comments, repository } = item;
  const head = item.kind === "pull-request" ? item.head.sha : undefined;
  const runs = repository.suites.filter(({ headSha }) => headSha === head).flatMap((suite) => suite.runs);
  const latest = runs.toSorted((a, b) => b.id - a.id)[0];
  return {
    state,
    body: withoutChance(body ?? ""),
    labels: labels.map(({ name }) => name).toSorted(),
    // Of two workflows that answer the same person, either may be faster.
    comments: comments
      .map((one) => ({
        author: one.author.login,
        body: withoutChance(one.body),
        reactions: one.reactions.map(({ content }) => content),
      }))
      .toSorted((a, b) => (`${a.author} ${a.body}` < `${b.author} ${b.body}` ? -1 : 1)),
    check: latest && { conclusion: latest.conclusion, title: latest.title, annotations: latest.annotations.length },
  };
}

/** Times, the names of commits, and the numbers and ids that GitHub gives. */
function withoutChance(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{40}\b/g, "sha")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "time")
    .replaceAll(/#(?:issuecomment-)?[^\w\s]*\d+|\/(?:issues|pull)\/\d+/g, "#n")
    .replaceAll(/127\.0\.0\.1:\d+/g, "github");
}
