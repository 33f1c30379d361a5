/** The queue on Postgres: what it promises like every queue, and what comes of a network and of other servers. */
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { keyOf } from "../../src/engine/trigger.ts";
import { itIsAQueue } from "../support/queue-promises.ts";
import {
  controlledRuns,
  placesFor,
  postgresDatabases,
  pullRequest,
  startServer,
  type Place,
} from "../support/queues.ts";
import { startProxy, type TcpProxy } from "../support/tcp-proxy.ts";

describe("a queue on Postgres", () => {
  itIsAQueue(postgresDatabases);
});

describe("servers with a queue on Postgres", () => {
  const here = placesFor(postgresDatabases);

  it("may start at the same time on an empty database", async () => {
    const queues = await Promise.all([1, 2, 3].map(() => here.open()));
    await Promise.all(queues.map((queue) => queue.enqueue(pullRequest(1))));
    const { run, next, count } = controlledRuns();
    await Promise.all(queues.map((queue) => queue.work(run)));
    (await next()).succeed();
    await Promise.all(queues.map((queue) => queue.idle()));
    expect(count()).toBe(1);
  });

  it("keep one of each key, told the same at once in whatever order", async () => {
    const first = await here.open();
    const queues = [first, await here.open(), await here.open()];
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    for (const order of [numbers, numbers.toReversed()]) {
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(
        queues.flatMap((queue, index) =>
          (index % 2 === 0 ? order : order.toReversed()).map((number) => queue.enqueue(pullRequest(number))),
        ),
      );
    }
    const seen: string[] = [];
    await first.work((trigger) => {
      seen.push(keyOf(trigger));
      return Promise.resolve();
    });
    await first.idle();
    expect(seen.toSorted()).toEqual(numbers.map((number) => keyOf(pullRequest(number))).toSorted());
  });

  it("wake each other's workers", async () => {
    const taking = await here.open();
    const working = await here.open({ concurrency: 1 });
    const { run, next } = controlledRuns();
    await working.work(run);
    const startedAt = performance.now();
    for (let number = 1; number <= 8; number++) {
      // oxlint-disable-next-line no-await-in-loop
      await taking.enqueue(pullRequest(number));
      // oxlint-disable-next-line no-await-in-loop
      (await next()).succeed();
    }
    // Eight polls would take eight seconds.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await working.idle();
  });

  it("share the work, and never run two of a key", async () => {
    const queues = await Promise.all([1, 2, 3].map(() => here.open({ concurrency: 4 })));
    const running = new Set<string>();
    const workers = new Set<number>();
    let isDoubled = false;
    await Promise.all(
      queues.map((queue, index) =>
        queue.work(async (trigger) => {
          workers.add(index);
          isDoubled ||= running.has(keyOf(trigger));
          running.add(keyOf(trigger));
          await setImmediate();
          running.delete(keyOf(trigger));
        }),
      ),
    );
    const numbers = Array.from({ length: 130 }, (_, index) => (index % 10) + 1);
    await Promise.all(queues.flatMap((queue) => numbers.map((number) => queue.enqueue(pullRequest(number)))));
    await Promise.all(queues.map((queue) => queue.idle()));
    expect(isDoubled).toBe(false);
    expect(workers.size).toBe(3);
  });

  it("let their process end by itself once they have stopped", async () => {
    const server = startServer("finish", here.place);
    expect([await server.line(), await server.line(), await server.line()]).toEqual([
      "open",
      "runs check-goals todogroup/governance#1",
      "stopped",
    ]);
    expect(await server.ended()).toBe(0);
  });

  describe("behind a network that fails", () => {
    let proxy: TcpProxy;
    let far: Place;
    beforeEach(async () => {
      const url = new URL(here.place.databaseUrl ?? "");
      proxy = await startProxy(Number(url.port));
      url.port = String(proxy.port);
      far = { ...here.place, databaseUrl: url.href };
    });
    afterEach(() => proxy.close());

    it("say in time that a trigger could not be stored, and go on when the network does", async () => {
      const queue = await here.openAt(far, { enqueueTimeoutMs: 300 });
      const { run, next } = controlledRuns();
      await queue.work(run);
      await queue.enqueue(pullRequest(1));
      (await next()).succeed();
      proxy.freeze();
      const askedAt = performance.now();
      await expect(queue.enqueue(pullRequest(2))).rejects.toThrow(TransientError);
      expect(performance.now() - askedAt).toBeLessThan(2_000);
      proxy.thaw();
      await queue.enqueue(pullRequest(3));
      await next();
    });

    it("say at once that the database is gone, and log it once", async () => {
      const queue = await here.openAt(far);
      await queue.work(() => Promise.resolve());
      await proxy.close();
      here.log.length = 0;
      await expect(queue.enqueue(pullRequest(1))).rejects.toThrow(TransientError);
      await expect(queue.enqueue(pullRequest(2))).rejects.toThrow(TransientError);
      expect(here.log.filter((line) => line.includes("database has failed"))).toHaveLength(1);
    });

    it("stop in time", async () => {
      const queue = await here.openAt(far, { stopTimeoutMs: 100 });
      const { run, next } = controlledRuns();
      await queue.work(run);
      await queue.enqueue(pullRequest(1));
      await next();
      proxy.freeze();
      const askedAt = performance.now();
      await queue.stop();
      expect(performance.now() - askedAt).toBeLessThan(10_000);
    });

    it("say that a database does not answer when they start", async () => {
      await proxy.close();
      await expect(here.openAt(far)).rejects.toThrow(TransientError);
    });
  });

  it.each(["cockroachdb", "citus"] as const)("refuse %s, which nobody has tested", async (backend) => {
    const refused = here.open({ backend });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`DATABASE_BACKEND=${backend} is not supported`);
  });

  it.each([
    [
      "a wrong password",
      (address: string) => address.replace("secret", "not-secret"),
      "password authentication failed",
    ],
    ["a missing database", (address: string) => `${address}_missing`, "does not exist"],
    ["another kind of database", () => "mysql://me:secret@localhost/db", "no address of a Postgres"],
    ["no address at all", () => "secret", "no address of a Postgres"],
  ])("say what is wrong with %s, and never repeat the password", async (_name, change, reason) => {
    const refused = here.openAt({ ...here.place, databaseUrl: change(here.place.databaseUrl ?? "") });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.not.toThrow("secret");
  });
});
