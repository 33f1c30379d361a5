/** What a write costs, and what those do who find that another may have written. */
import { LocalMemory } from "../../src/engine/local-memory.ts";
import { describe, expect, it } from "vitest";
import { deleteComment } from "../../sandbox/world/comments.ts";
import type { CommentEffect } from "../../src/engine/effect.ts";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import type { SharedMemory } from "../../src/engine/memory.ts";
import { WriteLimits } from "../../src/github/write-limits.ts";
import { given } from "../support/github-reader.ts";
import { LAG_MS, LAG_SECONDS, sceneOfLag, type Through } from "../support/lagging-github.ts";

function written(body: string): string {
  return `<!-- goalkeeper:label-pillars -->\n${body}`;
}

function effect(body: string, present?: CommentEffect["present"]): CommentEffect {
  return { kind: "comment", item: 1, marker: "label-pillars", body, present };
}

async function sceneOfComment() {
  const scene = await sceneOfLag();
  const issue = scene.repository.openIssue("Feedback");
  const bodies = (): string[] => issue.comments().map(({ body }) => body);
  const requests = (): string[] => {
    const made = scene.github.requests.list().filter(({ kind }) => kind !== "token");
    scene.github.requests.clear();
    return made.map(({ operation }) => String(operation));
  };
  return { ...scene, issue, bodies, requests };
}

function away(): Promise<never> {
  return Promise.reject(new TransientError("The database does not answer."));
}

describe("a comment", () => {
  it("costs two statements and one request, and its edit neither", async () => {
    const { server, memory, issue, requests } = await sceneOfComment();
    const statements: string[] = [];
    await server(counting(memory, statements)).apply(effect("Which pillar?"));
    expect(statements).toEqual(["swap", "write"]);
    expect(requests()).toEqual(["issues/create-comment"]);
    const [present] = issue.comments();
    await server(counting(memory, statements)).apply(effect("Community.", present));
    expect(statements).toHaveLength(2);
    expect(requests()).toEqual(["issues/update-comment"]);
  });

  it("that may have been written is waited for as long as lists may lag, and no longer", async () => {
    const { server, github, clock, requests, bodies } = await sceneOfComment();
    github.faults.fail({ operation: "issues/create-comment", status: "cut" });
    await expect(server().apply(effect("Which pillar?"))).rejects.toThrow(TransientError);
    clock.milliseconds += 1_000;
    requests();
    const pause = { isPause: true, retryAfterSeconds: LAG_SECONDS - 1 };
    await expect(server().apply(effect("Which pillar?"))).rejects.toMatchObject(pause);
    expect(requests()).toEqual(["graphql"]);
    clock.milliseconds += (LAG_SECONDS - 1) * 1000;
    await server().apply(effect("Which pillar?"));
    expect(bodies()).toEqual([written("Which pillar?")]);
  });

  it("that was written after all is found as soon as lists show it, and brought up to date", async () => {
    const { server, github, clock, bodies, requests } = await sceneOfComment();
    github.faults.fail({ operation: "issues/create-comment", status: "cut", when: "after" });
    await expect(server().apply(effect("Which pillar?"))).rejects.toThrow(TransientError);
    clock.milliseconds += LAG_MS;
    requests();
    await server().apply(effect("Community."));
    expect(requests()).toEqual(["graphql", "issues/update-comment"]);
    expect(bodies()).toEqual([written("Community.")]);
    await server().apply(effect("Community."));
    expect(requests()).toEqual([]);
  });

  it("of a stranger with the same mark is none of ours, however many come between", async () => {
    const { server, github, clock, issue, bodies } = await sceneOfComment();
    github.faults.fail({ operation: "issues/create-comment", status: "cut", when: "after" });
    await expect(server().apply(effect("Which pillar?"))).rejects.toThrow(TransientError);
    for (let count = 0; count < 150; count += 1) issue.comment(written("Mine."), "mallory");
    clock.milliseconds += LAG_SECONDS * 1000;
    await server().apply(effect("Community."));
    expect(bodies().filter((body) => body !== written("Mine."))).toEqual([written("Community.")]);
  });

  it("that is refused leaves no doubt", async () => {
    const { server, github, bodies } = await sceneOfComment();
    github.faults.fail({ operation: "issues/create-comment", status: 403, message: "You may not." });
    await expect(server().apply(effect("Which pillar?"))).rejects.toThrow("You may not.");
    await server().apply(effect("Which pillar?"));
    expect(bodies()).toHaveLength(1);
  });

  it.each([
    [409, "Conflict", TransientError],
    [422, "was submitted too quickly", TransientError],
    [422, "body is invalid", UserError],
  ] as const)("that is refused with %i, %s, is told as what it is", async (status, message, kind) => {
    const { server, github } = await sceneOfComment();
    github.faults.fail({ operation: "issues/create-comment", status, message });
    const failure = server().apply(effect("Which pillar?"));
    await expect(failure).rejects.toThrow(kind);
    await expect(failure).rejects.toThrow(`todogroup/governance#1 failed`);
    await expect(failure).rejects.toThrow(message);
  });

  it("is not written while the memory is away", async () => {
    const { server, memory, requests } = await sceneOfComment();
    const work = server({ read: away, write: away, swap: away, forget: away }).apply(effect("Which pillar?"));
    await expect(work).rejects.toThrow(TransientError);
    expect(requests()).toEqual([]);
    await server({
      read: (key) => memory.read(key),
      swap: (key, ...values) => memory.swap(key, ...values),
      write: away,
      forget: away,
    }).apply(effect("Which pillar?"));
    expect(requests()).toEqual(["issues/create-comment"]);
  });

  it("that a person deletes is written anew when it is to say something else", async () => {
    const { server, github, repository, issue, bodies } = await sceneOfComment();
    await server().apply(effect("Which pillar?"));
    deleteComment(github.world, given(issue.model.comments[0]), repository.model.owner);
    await server().apply(effect("Which pillar?"));
    expect(bodies()).toEqual([]);
    await server().apply(effect("Community."));
    expect(bodies()).toEqual([written("Community.")]);
  });

  it("that waits for its turn is written then, although the doubt is old", async () => {
    const { server, clock, bodies } = await sceneOfComment();
    await server().apply(
      effect("Which pillar?"),
      turningUp(() => (clock.milliseconds += LAG_SECONDS * 1000)),
    );
    expect(bodies()).toHaveLength(1);
  });

  it("that waits for its turn is left to who was faster", async () => {
    const { server, clock, bodies } = await sceneOfComment();
    const late = turningUp(async () => {
      clock.milliseconds += LAG_SECONDS * 1000;
      await server().apply(effect("Which pillar?"));
    });
    await expect(server().apply(effect("Which pillar?"), late)).rejects.toMatchObject({ isPause: true });
    expect(bodies()).toHaveLength(1);
  });

  it("for which the hour has no room leaves no doubt", async () => {
    const { server, clock, bodies } = await sceneOfComment();
    const full = new WriteLimits({
      key: "writes",
      memory: new LocalMemory(),
      writesAnHour: 1,
      now: () => clock.milliseconds,
      sleep: () => Promise.resolve(),
    });
    await full.ofJob("one").take(new AbortController().signal);
    const through: Through = (api) => full.ofJob("another").through(api, new AbortController().signal);
    await expect(server().apply(effect("Which pillar?"), through)).rejects.toMatchObject({ isPause: true });
    await server().apply(effect("Which pillar?"));
    expect(bodies()).toHaveLength(1);
  });
});

/** Keeps a list of the statements that are made of a memory. */
function counting(memory: SharedMemory, statements: string[]): SharedMemory {
  const counted = <Result>(name: string, result: Promise<Result>): Promise<Result> => {
    statements.push(name);
    return result;
  };
  return {
    read: (key) => counted("read", memory.read(key)),
    write: (...values) => counted("write", memory.write(...values)),
    swap: (...values) => counted("swap", memory.swap(...values)),
    forget: (key) => counted("forget", memory.forget(key)),
  };
}

/** The turn to write comes after something else has happened. */
function turningUp(before: () => unknown): Through {
  return (api) => ({
    ...api,
    async turnFor() {
      await before();
      return api;
    },
  });
}
