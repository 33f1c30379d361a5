/** Effects come about in a world in memory as they do on GitHub, and each write is counted. */
import type { CommentEffect, Effect, ReactionEffect, RollingPullRequestEffect } from "../../src/engine/effect.ts";
import { commitOf } from "./record-world-reader.ts";
import type { RecordWorld } from "./record-world.ts";

export function applyTo(world: RecordWorld, repository: string, effect: Effect): void {
  if (effect.kind === "comment") comment(world, repository, effect);
  else if (effect.kind === "reaction") react(world, repository, effect);
  else if (effect.kind === "follow-up") world.enqueue(effect.triggers);
  else if (effect.kind === "observation") world.observed.push(...effect.effects);
  else if (effect.kind === "rolling-pull-request") propose(world, effect);
  else if (effect.kind === "close-pull-request") {
    world.writes.push("close");
    world.pullRequests = world.pullRequests.map((one) =>
      one.number === effect.number ? { ...one, state: "closed", body: effect.body } : one,
    );
    world.branch = undefined;
  } else throw new Error(`Nothing here applies a ${effect.kind}.`);
}

function comment(
  world: RecordWorld,
  repository: string,
  { item, marker, body: markdown, present }: CommentEffect,
): void {
  const body = `<!-- goalkeeper:${marker} -->\n${markdown}`;
  if (present?.body === body) return;
  const { comments } = world.item(item, repository);
  const author = { login: "goalkeeper[bot]", isBot: true };
  if (present === undefined) {
    const posted = { id: world.nextId(), at: world.now(), author, isOurs: true, body, ourReactions: [] };
    world.change(repository, item, { comments: [...comments, posted] }, 0);
  } else {
    // It is not said anywhere that this changes the item, for GitHub's lists.
    const edited = comments.map((one) => (one.id === present.id ? { ...one, body } : one));
    world.keep({ ...world.item(item, repository), comments: edited });
  }
  world.writes.push(`comment ${repository}#${item}`);
}

function react(world: RecordWorld, repository: string, { comment: id, content }: ReactionEffect): void {
  for (const item of world.items.get(repository.toLowerCase())?.values() ?? []) {
    const comments = item.comments.map((one) =>
      one.id === id ? { ...one, ourReactions: [...new Set([...one.ourReactions, content])] } : one,
    );
    world.keep({ ...item, comments });
  }
  world.writes.push(`${content} ${id}`);
}

function propose(world: RecordWorld, effect: RollingPullRequestEffect): void {
  const { files, isOnTop, title, body, present, parentSha } = effect;
  const parent = isOnTop ? world.branch?.commit : world.main;
  if (parent?.sha !== parentSha) throw new Error("The proposal stands on a commit that is not there.");
  const commit = commitOf({ ...parent.files, ...Object.fromEntries(files.map(({ path, text }) => [path, text])) });
  if (commit.sha !== world.branch?.commit.sha) {
    world.branch = { commit, isOursAlone: !isOnTop };
    world.writes.push("branch");
  }
  const start = isOnTop ? (world.proposal?.start ?? world.main.files) : world.main.files;
  if (present === undefined) {
    world.pullRequests.unshift({ number: world.nextId(), title, body, state: "open", start });
    world.writes.push("open");
    return;
  }
  if (present.body !== body || present.title !== title) world.writes.push("text");
  world.pullRequests = world.pullRequests.map((one) => (one.state === "open" ? { ...one, title, body, start } : one));
}
