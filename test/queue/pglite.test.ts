/** The queue in a folder: what it promises like every queue, and what comes of having the folder to itself. */
import { PGlite } from "@electric-sql/pglite";
import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TransientError, UserError } from "../../src/engine/errors.ts";
import { LEASE_PREFIX, takeLease } from "../../src/engine/leases.ts";
import { tidyUp } from "../../src/queue/pglite-upkeep.ts";
import { itIsAQueue } from "../support/queue-promises.ts";
import { controlledRuns, pgliteDatabases, placesFor, pullRequest, startServer, type Place } from "../support/queues.ts";

describe("a queue in a folder", () => {
  itIsAQueue(pgliteDatabases);
});

describe("a server with a queue in a folder", () => {
  const here = placesFor(pgliteDatabases);

  it("runs at once what a killed server was running, and what waited", async () => {
    const queue = await here.open();
    await queue.enqueue(pullRequest(1));
    await queue.enqueue(pullRequest(2, { intent: { action: "apply-fixes", id: "1" } }));
    await queue.stop();
    const server = startServer("hang", here.place);
    expect(await server.line()).toBe("open");
    await server.line();
    await server.line();
    await server.kill();

    const { run, next, count } = controlledRuns();
    const again = await here.open();
    const openedAt = performance.now();
    await again.work(run);
    const runs = [await next(), await next()];
    // Neither the heartbeat, which is 10 seconds, nor the time between attempts, which is 60, has passed.
    expect(performance.now() - openedAt).toBeLessThan(5_000);
    expect(runs.map(({ attempt }) => attempt.number)).toEqual([2, 2]);
    for (const { succeed } of runs) succeed();
    await again.idle();
    expect(count()).toBe(2);
  });

  it("takes over at once what a killed server alone might do", async () => {
    const killed = await here.open();
    await killed.memory.write(`${LEASE_PREFIX}sweep`, "whoever was killed", 30);
    await killed.memory.write("swept", { at: 1 }, 30);
    await killed.stop();
    const again = await here.open();
    const lease = await takeLease(again.memory, "sweep");
    expect(lease).toBeDefined();
    expect(await again.memory.read("swept")).toEqual({ at: 1 });
    await lease?.release();
  });

  it("gives up on a job that always brings it down, and has that shown", async () => {
    const bounded = { ...here.place, attempts: 2 };
    const queue = await here.openAt(bounded);
    await queue.enqueue(pullRequest(1));
    await queue.stop();
    await killDuringRun(bounded);
    await killDuringRun(bounded);
    const again = await here.openAt(bounded);
    const { run, next, count } = controlledRuns();
    await again.work(run);
    const { trigger, attempt, fail } = await next();
    expect(attempt).toMatchObject({ number: 3, isLast: true, isSpent: true });
    fail(new TransientError("too often"));
    await again.idle();
    expect(count()).toBe(1);
    expect(await again.deadLetters()).toMatchObject([{ trigger, error: { message: "too often" } }]);
  });

  it("refuses a folder that another process has, until that one is killed", async () => {
    const server = startServer("hold", here.place);
    await server.line();
    const refused = here.open();
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      `${here.place.folder} is in use by another Goalkeeper (process ${server.pid}).`,
    );
    await expect(refused).rejects.toThrow("DATABASE_URL");
    await server.kill();
    await here.open();
  });

  it("refuses a folder that is in use under another name, also in the same process", async () => {
    const queue = await here.open();
    const alias = `${here.place.folder}-alias`;
    await symlink(await realpath(here.place.folder), alias);
    await expect(here.openAt({ folder: alias })).rejects.toThrow("is in use");
    // A refused attempt must not have taken anything from the one that works.
    await expect(here.open()).rejects.toThrow("is in use");
    await queue.stop();
    await here.openAt({ folder: alias });
  });

  it("says which folder cannot be used", async () => {
    const file = `${here.place.folder}-file`;
    await writeFile(file, "");
    const refused = here.openAt({ folder: join(file, "below") });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`${join(file, "below")} cannot be used`);
  });

  it("says what to do about a broken database, and frees the folder", async () => {
    const folder = `${here.place.folder}-broken`;
    await mkdir(join(folder, "database"), { recursive: true });
    await writeFile(join(folder, "database", "PG_VERSION"), "7\n");
    await expect(here.openAt({ folder })).rejects.toThrow(`${join(folder, "database")} cannot be opened`);
    await expect(here.openAt({ folder })).rejects.toThrow("move the folder away");
  });

  it("gets back the room of what is deleted, and checkpoints", async () => {
    const pglite = await PGlite.create(join(here.place.folder, "database"));
    await pglite.exec("CREATE TABLE log (text text); INSERT INTO log SELECT 'x' FROM generate_series(1, 9999)");
    await pglite.exec("DELETE FROM log");
    const measure = async () => {
      const { rows } = await pglite.query<{ bytes: number; checkpoint: string }>(
        "SELECT pg_relation_size('log') AS bytes, checkpoint_lsn::text AS checkpoint FROM pg_control_checkpoint()",
      );
      return rows[0];
    };
    const before = await measure();
    await tidyUp(pglite);
    const after = await measure();
    await pglite.close();
    expect(before?.bytes).toBeGreaterThan(0);
    expect(after?.bytes).toBe(0);
    expect(after?.checkpoint).not.toBe(before?.checkpoint);
  });

  it("lets its process end by itself once it has stopped", async () => {
    const server = startServer("finish", here.place);
    expect([await server.line(), await server.line(), await server.line()]).toEqual([
      "open",
      "runs check-goals todogroup/governance#1",
      "stopped",
    ]);
    expect(await server.ended()).toBe(0);
  });
});

async function killDuringRun(where: Place) {
  const server = startServer("hang", where);
  expect(await server.line()).toBe("open");
  expect(await server.line()).toBe("runs check-goals todogroup/governance#1");
  await server.kill();
}
